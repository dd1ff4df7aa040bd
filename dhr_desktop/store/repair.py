"""From a damaged vault to a whole one in a new folder: newest whole backup, then the history, then what could be read.

The damaged vault and its backups stay as they are; nothing here offers to remove them.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from dhr_desktop.base.clock import Clock
from dhr_desktop.base.durable import overwrite
from dhr_desktop.base.errors import UserError
from dhr_desktop.base.progress import Progress, Silent
from dhr_desktop.base.words import N_
from dhr_desktop.keys import key_files
from dhr_desktop.keys.signing import SigningKey
from dhr_desktop.keys.slots import Holder
from dhr_desktop.keys.vault_key import VaultKey
from dhr_desktop.store import backup as backups
from dhr_desktop.store import copies, mending
from dhr_desktop.store.anchor import Anchor
from dhr_desktop.store.backup import DATABASE, FILES, Backup, Contents
from dhr_desktop.store.database import Database
from dhr_desktop.store.drawer import Drawer
from dhr_desktop.store.holders import BACKUPS, Holders
from dhr_desktop.store.journal import Journal, Writer
from dhr_desktop.store.opening import closed_on_failure
from dhr_desktop.store.places import new_folder, refuse_unsuitable
from dhr_desktop.store.restore import last_change
from dhr_desktop.store.salvage import Salvaged, let_go, salvage
from dhr_desktop.store.schema import bring_up_to_date
from dhr_desktop.store.tables import DRAWER
from dhr_desktop.store.vault import SIGNING_KEY

VERB: Final = "repaired into a new vault"


@dataclass(frozen=True, slots=True)
class Repaired:
    """What a repair brought back.

    Attributes:
        backup: when the backup was made that it began from; None where there was no whole one.
        spoilt: how many newer backups did not pass their checks.
        replayed: entries of the history that followed, were read and verify.
        missing: entries that the anchor knows of and that are not there; None where it cannot be told.
        taken: records that were taken over as they were read, beyond what the history tells.
        damaged: pages of the damaged file that could not be read.
        pages: pages that it has.
        contents: what the new vault holds.
        last: when the last entry was made that was brought back, or None.
    """

    backup: datetime | None
    spoilt: int
    replayed: int
    missing: int | None
    taken: int
    damaged: int
    pages: int
    contents: Contents
    last: datetime | None


def repair(
    folder: Path,
    target: Path,
    key: VaultKey,
    holder: Holder,
    clock: Clock,
    *,
    progress: Progress | None = None,
) -> Repaired:
    """Make a whole vault in a new folder out of a damaged one.

    Raises:
        UserError: the folder cannot be used, or the disk refused; nothing was made.
        Cancelled: the person asked to stop; likewise.
    """
    watch = progress or Silent()
    refuse_unsuitable(target)
    if target.resolve().is_relative_to(folder.resolve()):
        raise UserError(N_("This folder is inside the damaged vault."), N_("Choose one beside it."))
    anchored = Anchor(folder, key).head
    found = salvage(folder, key, progress)
    try:
        with new_folder(target, (*FILES, f"{DATABASE}-wal", f"{DATABASE}-journal")):
            base, spoilt = _begun_from(folder, target, key)
            watch.check()
            _give_keys(folder, target, key)
            database = Database.encrypted(target / DATABASE, key.raw)
            with closed_on_failure(database):
                writer = Writer(holder.id, holder.name)
                done = _put_together(found, database, anchored.count if anchored else None, writer, clock)
                _sign(database, writer, clock, base, done)
                Holders(target, database, key).mend()
                Anchor(target, key).keep_both(Contents.of(database).head)
            database.close()
            (target / BACKUPS).mkdir(mode=0o700)
            contents = backups.prove(target, key, progress)
    finally:
        found.close()
    reached = done.reached
    return Repaired(
        backup=base.at if base else None,
        spoilt=spoilt,
        replayed=done.replayed,
        missing=None if anchored is None else max(0, anchored.count - reached),
        taken=done.taken,
        damaged=found.damaged,
        pages=found.pages,
        contents=contents,
        last=done.last,
    )


@dataclass(frozen=True, slots=True)
class _Done:
    replayed: int
    taken: int
    reached: int
    last: datetime | None


def _begun_from(folder: Path, target: Path, key: VaultKey) -> tuple[Backup | None, int]:
    """Copy the newest whole backup into the new folder, or make an empty database there."""
    spoilt = 0
    for one in _ours(folder, key):
        try:
            copies.copy(one.path, target)
            backups.prove(target, key)
        except UserError:
            spoilt += 1
            for name in (*FILES, f"{DATABASE}-wal"):
                with suppress(OSError):
                    (target / name).unlink()
            continue
        return one, spoilt
    database = Database.encrypted(target / DATABASE, key.raw, create=True)
    with closed_on_failure(database):
        bring_up_to_date(database)
    database.close()
    return None, spoilt


def _ours(folder: Path, key: VaultKey) -> Iterator[Backup]:
    return (one for one in backups.of_vault(folder) if backups.is_under(one.path, key))


def _give_keys(folder: Path, target: Path, key: VaultKey) -> None:
    """Let the people who could open the damaged vault open the new one: its key files, rather than the backup's."""
    for found in key_files.find(folder):
        if found.is_authentic(key):
            overwrite(target / found.path.name, found.data)


def _put_together(
    found: Salvaged, database: Database, anchored: int | None, writer: Writer, clock: Clock
) -> _Done:
    bring_up_to_date(database)
    replayed = mending.replay(found.database, database)
    mending.let_go_of(found, database, replayed.erased)
    reached = Contents.of(database).head.count
    last = last_change(database)
    taken = 0
    if anchored is None or reached < anchored:
        taken = mending.take_over(found, database, replayed.erased, writer, clock.now())
    with found.database.transaction() as read:
        drawn = [(row.key, bytes(row.value)) for row in read.execute(DRAWER.select())]
    with database.transaction() as connection:
        drawer = Drawer(connection)
        for key, value in drawn:
            drawer.put(key, value)
        if drawer.get(SIGNING_KEY) is None:
            drawer.put(SIGNING_KEY, SigningKey.generate().to_bytes())
    return _Done(replayed.entries, taken, reached, last)


def _sign(database: Database, writer: Writer, clock: Clock, base: Backup | None, done: _Done) -> None:
    """Tell the new vault's history what was done."""
    with database.transaction() as connection:
        let_go(connection)
        came = f"backup of {base.at:%Y-%m-%d %H:%M}" if base else "no backup"
        said = f"{VERB}: {came}, {done.replayed} entries followed, {done.taken} records as they were read"
        Journal(connection).append(writer, clock.now(), said, (), undoable=False)
