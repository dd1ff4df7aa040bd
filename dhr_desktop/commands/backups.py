"""`dhr backup` and `restore`: checked copies of a vault, and the way back."""

from __future__ import annotations

import argparse

from dhr_desktop.base.clock import SystemClock
from dhr_desktop.base.words import counted
from dhr_desktop.commands.asking import secret
from dhr_desktop.commands.vaults import opened
from dhr_desktop.services.backups import bring_back


def backup(arguments: argparse.Namespace) -> int:
    """Make a checked backup and, where asked, a copy elsewhere."""
    with opened(arguments, arguments.folder) as session:
        made = session.backups.back_up()
        print(f"The backup is made and checked: {made.path}")
        if arguments.to is not None:
            print(f"It is copied and compared: {session.backups.copy_to(arguments.to, made.path)}")
        if made.copied is not None:
            print("It is also in the folder for copies off this computer, compared.")
        elif made.trouble:
            print(f"It is not in the folder for copies off this computer: {made.trouble}")
        print(
            f"{counted(len(session.backups.list()), 'backup')} beside the vault; the newest are kept, then one a day for"
            " seven days, one a week for four weeks and one a month for twelve months."
        )
    return 0


def restore(arguments: argparse.Namespace) -> int:
    """Make a new vault from a backup."""
    passphrase = secret(arguments, "The passphrase")
    said = bring_back(arguments.backup, arguments.folder, passphrase, SystemClock())
    print(f"The vault is back: {arguments.folder}\n{said}")
    print("The backup and the vault that it came from are as they were.")
    return 0
