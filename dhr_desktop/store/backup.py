"""Backups: whole, encrypted copies of an open vault, each checked before it counts. Nothing readable is ever written.

A backup is a folder that is itself a vault: database, key files, anchor. It says nothing by its name but number and time.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, Self

from dhr_desktop.base.clock import Clock
from dhr_desktop.base.durable import flush, overwrite, sync_folder
from dhr_desktop.base.errors import UserError
from dhr_desktop.base.progress import Progress, Silent
from dhr_desktop.base.words import N_
from dhr_desktop.keys import key_files
from dhr_desktop.keys.vault_key import VaultKey
from dhr_desktop.store import anchor as anchors
from dhr_desktop.store.anchor import Anchor
from dhr_desktop.store.chain import Head
from dhr_desktop.store.database import Database
from dhr_desktop.store.generations import LATEST, to_keep
from dhr_desktop.store.holders import BACKUPS
from dhr_desktop.store.journal import Journal
from dhr_desktop.store.places import require_room

DATABASE: Final = "vault.db"
FILES: Final = (DATABASE, *key_files.NAMES, *anchors.NAMES)
UNFINISHED: Final = "unfinished"
_NAME: Final = re.compile(r"\d{6} \d{4}-\d\d-\d\d \d{4}")


class NotProven(UserError):
    """A copy is not what it should be, so it does not count."""

    def __init__(self) -> None:
        super().__init__(
            N_("This copy did not pass its checks, so it does not count."),
            N_("Check the drive and try again, or use another backup. The vault itself was not touched."),
        )


@dataclass(frozen=True, slots=True)
class Contents:
    """What a database holds, to compare a copy with it.

    Attributes:
        counts: rows by table.
        head: where its journal ends.
    """

    counts: Mapping[str, int]
    head: Head

    @classmethod
    def of(cls, database: Database) -> Self:
        """Count what is in a database, whatever form its tables have."""
        rows = database.direct(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
            " AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name"
        )
        counts = {name: int(database.direct(f'SELECT count(*) FROM "{name}"')[0][0]) for (name,) in rows}  # noqa: S608 - names of our own tables
        with database.transaction() as connection:
            return cls(counts, Journal(connection).head())


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup of a vault.

    Attributes:
        path: its folder.
        at: when it was made, in UTC, to the minute.
        size: bytes on disk.
    """

    path: Path
    at: datetime
    size: int


@dataclass(frozen=True, slots=True, repr=False)
class Begun:
    """A copy that was made and does not count yet.

    Attributes:
        unfinished: its folder.
        finished: the folder that it will be once it counts.
        key: the vault's key.
        contents: what it must hold.
    """

    unfinished: Path
    finished: Path
    key: VaultKey
    contents: Contents


def make(
    database: Database, folder: Path, key: VaultKey, clock: Clock, progress: Progress | None = None
) -> Path:
    """Make a backup of an open vault and return its folder; what `generations` no longer keeps is removed afterwards.

    Raises:
        UserError: there is no room, the disk refused or the copy did not pass its checks; no backup was added and none removed.
        Cancelled: the person asked to stop; likewise.
    """
    return finish(begin(database, folder, key, clock), progress)


def begin(database: Database, folder: Path, key: VaultKey, clock: Clock) -> Begun:
    """Copy an open vault beside it, on the vault's own thread; only `finish` lets the copy count.

    Raises:
        UserError: the disk refused; nothing was added.
    """
    backups = folder / BACKUPS
    unfinished = backups / UNFINISHED
    number = max((int(path.name[:6]) for path in _finished(folder)), default=0) + 1
    require_room(folder, (folder / DATABASE).stat().st_size)
    try:
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.mkdir(mode=0o700, parents=True)
        contents = Contents.of(database)
        database.direct("VACUUM INTO ?", str(unfinished / DATABASE))
        (unfinished / DATABASE).chmod(0o600)
        _flush(unfinished / DATABASE)
        for found in key_files.find(folder):
            if found.is_authentic(key):
                overwrite(unfinished / found.path.name, found.data)
        Anchor(unfinished, key).keep_both(contents.head)
    except BaseException as error:
        shutil.rmtree(unfinished, ignore_errors=True)
        if isinstance(error, OSError):
            raise _not_written() from None
        raise
    return Begun(unfinished, backups / f"{number:06d} {clock.now():%Y-%m-%d %H%M}", key, contents)


def finish(begun: Begun, progress: Progress | None = None) -> Path:
    """Check a copy and let it count, on any thread; errors as `make`."""
    watch = progress or Silent()
    try:
        watch.report(1, 3, N_("Checking"))
        watch.check()
        if prove(begun.unfinished, begun.key, watch) != begun.contents:
            raise NotProven
        begun.unfinished.rename(begun.finished)
        sync_folder(begun.finished.parent)
    except OSError:
        raise _not_written() from None
    finally:
        shutil.rmtree(begun.unfinished, ignore_errors=True)
    _prune(begun.finished.parent.parent, begun.key)
    watch.report(3, 3)
    return begun.finished


def prove(folder: Path, key: VaultKey, progress: Progress | None = None) -> Contents:
    """Check every page of a closed copy, then its structure on a fresh connection, then its history; return its content.

    Raises:
        NotProven: something is wrong with it.
        UserError: it cannot be opened.
    """
    watch = progress or Silent()
    database = Database.encrypted(folder / DATABASE, key.raw)
    try:
        database.direct("PRAGMA wal_checkpoint(TRUNCATE)")
        if database.direct("PRAGMA cipher_integrity_check"):
            raise NotProven
    finally:
        database.close()
    watch.report(2, 3, N_("Checking"))
    watch.check()
    database = Database.encrypted(folder / DATABASE, key.raw)
    try:
        if database.direct("PRAGMA integrity_check") != [("ok",)]:
            raise NotProven
        contents = Contents.of(database)
        with database.transaction() as connection:
            if Journal(connection).verify() is not None or Anchor(folder, key).head != contents.head:
                raise NotProven
        return contents
    finally:
        database.close()


def is_under(backup: Path, key: VaultKey) -> bool:
    """Tell whether a backup stands under this key: one that was made before a vault was encrypted anew does not."""
    found = key_files.find(backup)
    return not found or any(one.is_authentic(key) for one in found)


def of_vault(folder: Path) -> list[Backup]:
    """Return the backups of a vault, the newest first."""
    return in_folder(folder / BACKUPS)


def in_folder(backups: Path) -> list[Backup]:
    """Return the backups that lie in a folder, the newest first; what has another name is none."""
    named = sorted((path for path in backups.glob("*/") if _NAME.fullmatch(path.name)), reverse=True)
    return [
        Backup(
            path,
            datetime.strptime(path.name[7:], "%Y-%m-%d %H%M").replace(tzinfo=UTC),
            sum(file.stat().st_size for file in path.iterdir()),
        )
        for path in named
    ]


def _prune(folder: Path, key: VaultKey) -> None:
    """Remove what is no longer kept. One under a former key goes as soon as some stand under the present one."""
    made = of_vault(folder)
    ours = [one for one in made if is_under(one.path, key)]
    going = [one for one, stays in zip(ours, to_keep([one.at for one in ours]), strict=True) if not stays]
    if len(ours) >= LATEST:
        going += [one for one in made if one not in ours]
    for old in going:
        shutil.rmtree(old.path, ignore_errors=True)


def _not_written() -> UserError:
    return UserError(
        N_("The backup could not be written."),
        N_("See whether the disk is full or read-only, then try again. The vault itself was not touched."),
    )


def keep_only(folder: Path, kept: Path) -> int:
    """Remove every other backup of a vault, and return how many there were.

    Raises:
        UserError: one of them could not be removed.
    """
    others = [path for path in _finished(folder) if path != kept]
    for path in others:
        shutil.rmtree(path, ignore_errors=True)
    if any(path.exists() for path in others):
        raise UserError(
            N_("Some older backups could not be removed; they still hold what was erased."),
            N_(
                "See whether a program has a file in the vault’s backups folder open, then finish the erasure."
            ),
        )
    return len(others)


def _finished(folder: Path) -> list[Path]:
    """Return the folders of the backups that were finished, the oldest first."""
    return sorted(path for path in (folder / BACKUPS).glob("*/") if _NAME.fullmatch(path.name))


def _flush(path: Path) -> None:
    with path.open("r+b") as file:
        flush(file.fileno())
