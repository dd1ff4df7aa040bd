"""Puts a vault that was made anew beside the old one into its place, so that a kill at any moment leaves one of them whole.

The new files lie in a folder that is unfinished until one rename says that they count. From then on whoever opens the
vault first carries on where the move was cut short; until then the old files are the vault.
"""

from __future__ import annotations

import shutil
from contextlib import suppress
from pathlib import Path
from typing import Final

from dhr_desktop.base.durable import flush, sync_folder
from dhr_desktop.keys import device
from dhr_desktop.store.backup import DATABASE, FILES
from dhr_desktop.store.cipher import refuse_in_use
from dhr_desktop.store.places import require_room, said_plainly

UNFINISHED: Final = "renewing"
_COUNTS: Final = "renewed"
_OF_THE_OLD: Final = (f"{DATABASE}-wal", f"{DATABASE}-journal", device.NAME)


def begin(folder: Path) -> Path:
    """Return the empty folder in which the new files are made.

    Raises:
        UserError: there is no room for a second database.
        OSError: the disk refused.
    """
    clear(folder)
    require_room(folder, (folder / DATABASE).stat().st_size)
    (folder / UNFINISHED).mkdir(mode=0o700)
    return folder / UNFINISHED


def clear(folder: Path) -> None:
    """Take away new files that never came to count; only where nobody else can have the vault open."""
    shutil.rmtree(folder / UNFINISHED, ignore_errors=True)


def let_count(folder: Path) -> None:
    """Let the new files be the vault from now on; they must be closed and checked.

    Raises:
        OSError: the disk refused; the old files are still the vault.
    """
    unfinished = folder / UNFINISHED
    for name in FILES:
        with (unfinished / name).open("r+b") as file:
            flush(file.fileno())
    sync_folder(unfinished)
    unfinished.rename(folder / _COUNTS)
    sync_folder(folder)


def carry_on(folder: Path) -> None:
    """Move new files that count into their place, also after a kill in the middle; nothing is done where there are none.

    Never called while this process has the vault open.

    Raises:
        UserError: another process has the old vault open, or the disk refused; it can be tried again.
    """
    new = folder / _COUNTS
    if not new.is_dir():
        return
    refuse_in_use(folder / DATABASE)
    try:
        if (new / DATABASE).exists():
            for name in _OF_THE_OLD:
                (folder / name).unlink(missing_ok=True)
        for name in reversed(
            FILES
        ):  # the database last: as long as it is there, what is left of the old one goes
            if (new / name).exists():
                (new / name).replace(folder / name)
        sync_folder(folder)
    except OSError as error:
        raise said_plainly(error) from None
    with suppress(OSError):
        shutil.rmtree(new)
