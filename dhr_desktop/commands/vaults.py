"""`dhr new`, `check`, `repair`, `passphrase` and `recover`: a vault as a whole."""

from __future__ import annotations

import argparse
from pathlib import Path

from dhr_desktop.base.clock import SystemClock
from dhr_desktop.base.errors import UserError
from dhr_desktop.base.words import N_
from dhr_desktop.commands.asking import secret
from dhr_desktop.services import damaged, vaults
from dhr_desktop.services.recovery import is_same_code
from dhr_desktop.services.renewal import new_code
from dhr_desktop.services.session import Session


def opened(arguments: argparse.Namespace, folder: Path) -> Session:
    """Open a vault with the passphrase that is handed over or typed; nothing is asked where there is no vault."""
    vaults.require(folder)
    typed = secret(arguments, "The vault's passphrase")
    accept = getattr(arguments, "accept_missing", False)
    return vaults.unlock(folder, typed, SystemClock(), accept_missing=accept)


def new(arguments: argparse.Namespace) -> int:
    """Make a vault and print its recovery code once."""
    passphrase = secret(arguments, "A passphrase for the new vault", twice=True)
    session, code = vaults.create(arguments.folder, passphrase, arguments.name, SystemClock())
    session.close()
    print(f"The vault is made: {arguments.folder}")
    print(
        "This is its recovery code. It is shown once. Write it down and keep it where nobody else finds it:"
    )
    print(f"\n    {code}\n")
    print("Whoever has the code or the passphrase can read the vault; without either, nobody can.")
    return 0


def check(arguments: argparse.Namespace) -> int:
    """Say whether a vault is whole and, where it is damaged, what of it is."""
    vaults.require(arguments.folder)
    typed = secret(arguments, "The vault's passphrase")
    accept = arguments.accept_missing
    try:
        with vaults.unlock(arguments.folder, typed, SystemClock(), accept_missing=accept) as session:
            for fact in session.check():
                print(fact)
    except damaged.Damaged as fault:
        with damaged.look_at(damaged.by_passphrase(arguments.folder, typed), SystemClock()) as session:
            for fact in damaged.condition_words(session):
                print(fact)
        raise fault from None
    return 0


def repair(arguments: argparse.Namespace) -> int:
    """Put a damaged vault together in a new folder, by a passphrase or the recovery code."""
    vaults.require(arguments.folder)
    if arguments.code:
        way = damaged.by_code(arguments.folder, secret(arguments, "The recovery code"))
    else:
        way = damaged.by_passphrase(arguments.folder, secret(arguments, "The vault's passphrase"))
    for sentence in damaged.repair(way, arguments.to, SystemClock()):
        print(sentence)
    print(f"The new vault is whole: {arguments.to}")
    return 0


def passphrase(arguments: argparse.Namespace) -> int:
    """Give the vault another passphrase."""
    vaults.require(arguments.folder)
    old = secret(arguments, "The vault's passphrase")
    with vaults.unlock(arguments.folder, old, SystemClock()) as session:
        session.change_passphrase(old, secret(arguments, "The new passphrase", twice=True))
    print("The passphrase is changed. The recovery code stays the same.")
    return 0


def recover(arguments: argparse.Namespace) -> int:
    """Open a vault by its recovery code and give it a new passphrase."""
    vaults.require(arguments.folder)
    code = secret(arguments, "The recovery code")
    wanted = secret(arguments, "The new passphrase", twice=True)
    vaults.recover(arguments.folder, code, wanted, SystemClock()).close()
    print("The vault opens with the new passphrase. The recovery code stays the same.")
    return 0


def reencrypt(arguments: argparse.Namespace) -> int:
    """Encrypt a vault anew under another key, once its new recovery code was typed back."""
    vaults.require(arguments.folder)
    passphrase = secret(arguments, "The vault's passphrase")
    with vaults.unlock(arguments.folder, passphrase, SystemClock()) as session:
        for sentence in session.renewal.said_before():
            print(sentence)
        code = new_code()
        print(
            "\nThis is the new recovery code. It is shown once. Write it down and keep it where nobody finds it:"
        )
        print(f"\n    {code}\n", flush=True)
        if not is_same_code(code, secret(arguments, "The new code, typed from your paper")):
            raise UserError(
                N_("This is not the new code, so nothing was changed."),
                N_("Start again; another code is made."),
            )
        print(session.renewal.carry_out(passphrase, code))
    return 0
