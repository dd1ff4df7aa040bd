"""What a row of the torture says, and the vaults that are tortured."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from dhr_desktop.base.errors import UserError
from dhr_desktop.keys.recovery import key_from_code
from dhr_desktop.keys.vault_key import VaultKey
from dhr_desktop.model.agency import Agency
from dhr_desktop.model.entity import new_id
from dhr_desktop.store import vault
from dhr_desktop.store.check import unlike_the_journal
from dhr_desktop.store.database import Database
from dhr_desktop.store.journal import Journal
from dhr_desktop.store.store import Store
from dhr_desktop.store.vault import OpenVault
from dhr_desktop.store.work import Reading
from tests.fakes.stores import CLOCK
from tests.fakes.vaults import NAME, PASSPHRASE, QUICK

_BOOKKEEPING = ("sqlite_sequence", "search_text_idx")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the catalogue.

    Attributes:
        tried: how often something was broken.
        lost: how much that had been said to be saved was gone.
        undetected: how often something wrong was taken for right.
        note: what else is worth knowing.
    """

    tried: int
    lost: int = 0
    undetected: int = 0
    note: str = ""

    @property
    def is_good(self) -> bool:
        return self.tried > 0 and self.lost == 0 and self.undetected == 0


Test = Callable[[Path, int], Row | None]
"""Takes an empty folder and how many rounds; None where this system cannot do it."""


def seeded(number: int) -> random.Random:
    """Return a source of chance that another run repeats."""
    return random.Random(number)  # noqa: S311 - a run that can be repeated


def made(folder: Path, agencies: int = 0) -> VaultKey:
    """Make a closed vault with so many agencies, one verb each, and return its key."""
    opened, code = vault.create(folder, PASSPHRASE, NAME, effort=QUICK)
    worked(opened, agencies)
    opened.close()
    return key_from_code(code)


def worked(opened: OpenVault, agencies: int) -> None:
    """Carry out so many verbs."""
    store = store_of(opened)
    for _ in range(agencies):
        add(store)


def store_of(opened: OpenVault) -> Store:
    return Store(opened.database, CLOCK, opened.writer, opened.kept)


def add(store: Store) -> None:
    """Carry out one verb."""
    with store.verb("add agency") as work:
        work.save(Agency(id=new_id(), name="Harrowmere Housing"))


def agencies_in(opened: OpenVault) -> int:
    return int(opened.database.direct("SELECT count(*) FROM agency")[0][0])


def seems_whole(folder: Path, key: VaultKey) -> bool:
    """Open a vault as a person does and make every check that the program has; False where one speaks up."""
    try:
        opened = vault.open(folder, PASSPHRASE)
    except UserError:
        return False
    try:
        opened.database.direct("PRAGMA wal_checkpoint(TRUNCATE)")
        if opened.database.direct("PRAGMA cipher_integrity_check"):
            return False
    except UserError:
        return False
    finally:
        opened.database.close()
    return _agrees(folder, key)


def _agrees(folder: Path, key: VaultKey) -> bool:
    try:
        database = Database.encrypted(folder / "vault.db", key.raw)
    except UserError:
        return False
    try:
        if database.direct("PRAGMA integrity_check") != [("ok",)]:
            return False
        with database.transaction() as connection:
            return Journal(connection).verify() is None and not unlike_the_journal(Reading(connection))
    except UserError:
        return False
    finally:
        database.close()


def dumped(folder: Path, key: VaultKey) -> list[object]:
    """Return everything that stands in a closed vault's tables, SQLite's own bookkeeping aside.

    The two tables left out hold where numbering goes on, which never falls below the largest number that is there, and
    where a search segment begins, which the check of the search and its results have been seen not to depend on.
    """
    database = Database.encrypted(folder / "vault.db", key.raw)
    names = [
        row[0] for row in database.direct("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY 1")
    ]
    kept = [name for name in names if name not in _BOOKKEEPING]
    found: list[object] = [database.direct(f'SELECT * FROM "{name}"') for name in kept]  # noqa: S608 - its own tables
    database.close()
    return found
