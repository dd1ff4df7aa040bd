"""From a backup back to a vault, always into a new folder; the backup and the vault it came from stay as they are."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from dhr_desktop.base.clock import Clock
from dhr_desktop.base.errors import UserError
from dhr_desktop.base.progress import Progress
from dhr_desktop.base.words import N_
from dhr_desktop.keys import key_files
from dhr_desktop.keys.unlocking import Unlocked, unlock
from dhr_desktop.store import backup as backups
from dhr_desktop.store import copies, vault
from dhr_desktop.store.backup import FILES, Contents
from dhr_desktop.store.check import unlike_the_journal
from dhr_desktop.store.database import Database
from dhr_desktop.store.holders import BACKUPS
from dhr_desktop.store.journal import Journal
from dhr_desktop.store.places import new_folder, refuse_unsuitable
from dhr_desktop.store.schema import bring_up_to_date
from dhr_desktop.store.vault import OpenVault, Prepare, up_to_date
from dhr_desktop.store.work import Reading

_TRIAL: Final = "trial"


@dataclass(frozen=True, slots=True)
class Proof:
    """What was found of a backup that was brought back.

    Attributes:
        contents: what it holds; the same as when it was made.
        unlike: how many records differ from what the history says of them; 0 where all is well.
        last: when its last change was made, or None.
    """

    contents: Contents
    unlike: int
    last: datetime | None = None


def restore(
    backup: Path,
    folder: Path,
    passphrase: str,
    clock: Clock,
    *,
    prepare: Prepare = up_to_date,
    unlocking: Callable[[Path, str], Unlocked] = unlock,
) -> Proof:
    """Make a new vault from a backup, compare the two, and close it again; its history says so.

    Raises:
        UserError: the backup is damaged, the passphrase is wrong or the folder cannot be used; nothing was made.
    """
    refuse_unsuitable(folder)
    if not (backup / backups.DATABASE).is_file():
        raise UserError(N_("There is no backup in this folder."), N_("Choose one that holds vault.db."))
    key = unlocking(backup, passphrase).key
    with new_folder(folder, (*FILES, f"{backups.DATABASE}-wal")):
        copies.copy(backup, folder)
        contents = backups.prove(folder, key)
        (folder / BACKUPS).mkdir(mode=0o700)
        opened = vault.open(folder, passphrase, prepare=prepare, clock=clock, unlocking=unlocking)
        try:
            unlike, last = _unlike(opened.database), last_change(opened.database)
            opened.note("restored from a backup", clock)
        finally:
            opened.close()
    return Proof(contents, unlike, last)


def try_restoring(opened: OpenVault, progress: Progress | None = None) -> Proof | None:
    """Bring the newest backup back beside itself, check everything in it, and take it away again; None without one.

    It asks nothing of the open database, so any thread may do it.

    Raises:
        UserError: it did not come back whole.
    """
    made = [one for one in backups.of_vault(opened.folder) if backups.is_under(one.path, opened.key)]
    if not made:
        return None
    trial = made[0].path.parent / _TRIAL
    shutil.rmtree(trial, ignore_errors=True)
    try:
        trial.mkdir(mode=0o700)
        copies.copy(made[0].path, trial)
        contents = backups.prove(trial, opened.key, progress)
        database = Database.encrypted(trial / backups.DATABASE, opened.key.raw)
        try:
            bring_up_to_date(database)
            return Proof(contents, _unlike(database))
        finally:
            database.close()
    except OSError:
        raise UserError(
            N_("The backup could not be brought back for trial."), N_("See whether the disk is full.")
        ) from None
    finally:
        shutil.rmtree(trial, ignore_errors=True)


def unlocked_by(opened: OpenVault) -> Callable[[Path, str], Unlocked]:
    """Return what opens a backup of a vault that is open, by its own key: nothing has to be typed again."""

    def unlocking(folder: Path, _: str) -> Unlocked:
        for found in key_files.find(folder):
            slots = [slot for slot in found.content.slots if slot.writer_id == opened.writer.id]
            if found.is_authentic(opened.key) and (slots or found.content.slots):
                return Unlocked(
                    key=opened.key, content=found.content, slot=(slots or list(found.content.slots))[0]
                )
        raise UserError(
            N_("This backup does not open with this vault’s key."),
            N_("Bring it back in a terminal with the passphrase of its time: dhr restore."),
        )

    return unlocking


def last_change(database: Database) -> datetime | None:
    """Return when the last change was made that a database knows of."""
    with database.transaction() as connection:
        entry = next(Journal(connection).entries(limit=1), None)
    return entry.at if entry else None


def _unlike(database: Database) -> int:
    with database.transaction() as connection:
        return len(unlike_the_journal(Reading(connection)))
