"""Backups: whole, encrypted copies of an open vault, each checked before it counts. Nothing readable is ever written.

A backup is a folder that is itself a vault: database, key files, anchor. It says nothing by its name but number and time.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
from collections.abc import Mapping
from contextlib import suppress
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
from dhr_desktop.store.holders import BACKUPS
from dhr_desktop.store.journal import Journal
from dhr_desktop.store.places import require_room

GENERATIONS: Final = 10
DATABASE: Final = "vault.db"
FILES: Final = (DATABASE, *key_files.NAMES, *anchors.NAMES)
_UNFINISHED: Final = "unfinished"
_NAME: Final = re.compile(r"\d{6} \d{4}-\d\d-\d\d \d{4}")
_SLICE: Final = 1024 * 1024


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


def make(
    database: Database, folder: Path, key: VaultKey, clock: Clock, progress: Progress | None = None
) -> Path:
    """Make a backup of an open vault and return its folder; the oldest beyond ten are removed afterwards.

    Raises:
        UserError: there is no room, the disk refused or the copy did not pass its checks; no backup was added and none removed.
        Cancelled: the person asked to stop; likewise.
    """
    watch = progress or Silent()
    backups = folder / BACKUPS
    unfinished = backups / _UNFINISHED
    number = max((int(path.name[:6]) for path in _finished(folder)), default=0) + 1
    finished = backups / f"{number:06d} {clock.now():%Y-%m-%d %H%M}"
    require_room(folder, (folder / DATABASE).stat().st_size)
    try:
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.mkdir(mode=0o700, parents=True)
        watch.report(0, 3, N_("Copying"))
        contents = Contents.of(database)
        database.direct("VACUUM INTO ?", str(unfinished / DATABASE))
        (unfinished / DATABASE).chmod(0o600)
        _flush(unfinished / DATABASE)
        for found in key_files.find(folder):
            if found.is_authentic(key):
                overwrite(unfinished / found.path.name, found.data)
        Anchor(unfinished, key).keep_both(contents.head)
        watch.report(1, 3, N_("Checking"))
        watch.check()
        if prove(unfinished, key, watch) != contents:
            raise NotProven
        unfinished.rename(finished)
        sync_folder(backups)
    except OSError:
        raise UserError(
            N_("The backup could not be written."),
            N_(
                "See whether the disk is full or read-only, then try again. The vault itself was not touched."
            ),
        ) from None
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
    for old in _finished(folder)[:-GENERATIONS]:
        shutil.rmtree(old, ignore_errors=True)
    watch.report(3, 3)
    return finished


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
    return [
        Backup(
            path,
            datetime.strptime(path.name[7:], "%Y-%m-%d %H%M").replace(tzinfo=UTC),
            sum(file.stat().st_size for file in path.iterdir()),
        )
        for path in reversed(_finished(folder))
    ]


def copy(source: Path, target: Path) -> None:
    """Copy a closed vault's files into an empty folder and compare what arrived, byte for byte.

    Raises:
        NotProven: what arrived is not what was sent.
        OSError: either side refused.
    """
    for name in FILES:
        if not (source / name).is_file():
            continue
        with (source / name).open("rb") as read, (target / name).open("xb") as written:
            shutil.copyfileobj(read, written, _SLICE)
            written.flush()
            flush(written.fileno())
            _forget(written.fileno())
        with suppress(OSError):  # a share may know no permissions
            (target / name).chmod(0o600)
        if _digest(source / name) != _digest(target / name):
            raise NotProven


def copy_off(backup: Path, target: Path) -> Path:
    """Copy a backup into a folder elsewhere, which may be a share or synchronised, and return what was made there.

    Raises:
        UserError: the folder is not there or refused, or what arrived is not what was sent; nothing is left there.
    """
    final, arriving = target / f"DHR backup {backup.name}", target / f"DHR backup {_UNFINISHED}"
    if not target.is_dir():
        raise UserError(
            N_("The folder for the copy is not there."), N_("Connect the drive or share, then try again.")
        )
    if final.exists():
        raise UserError(
            N_("This backup has been copied there already."),
            N_("Make a new backup, or choose another folder."),
        )
    try:
        shutil.rmtree(arriving, ignore_errors=True)
        arriving.mkdir()
        copy(backup, arriving)
        arriving.rename(final)
        with suppress(OSError):  # a share may not know how
            sync_folder(target)
    except OSError:
        raise UserError(
            N_("The copy could not be written."), N_("See whether there is room and you may write there.")
        ) from None
    finally:
        shutil.rmtree(arriving, ignore_errors=True)
    return final


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


def _forget(handle: int) -> None:
    """Ask the system to forget what it keeps in memory, so that reading shows what the disk has."""
    if hasattr(os, "posix_fadvise"):
        with suppress(OSError):
            os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)


def _digest(path: Path) -> bytes:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").digest()
