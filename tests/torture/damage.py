"""Damaged vaults put together again: several bits flipped, or the end cut off, with a whole backup and without one."""

from __future__ import annotations

import shutil
from pathlib import Path

from dhr_desktop.base.errors import UserError
from dhr_desktop.keys.slots import Holder
from dhr_desktop.keys.vault_key import VaultKey
from dhr_desktop.store import vault
from dhr_desktop.store.check import unlike_the_journal
from dhr_desktop.store.database import Database
from dhr_desktop.store.repair import Repaired, repair
from dhr_desktop.store.work import Reading
from tests.fakes.desks import new_session
from tests.fakes.stores import CLOCK
from tests.fakes.vaults import PASSPHRASE
from tests.torture.flips import flipped
from tests.torture.rows import Row, add, seeded


def repaired(folder: Path, rounds: int) -> Row:
    """One to eight bits of vault.db, or its end: said on opening; put together, nothing is lost unsaid or made up."""
    session = new_session(folder / "vault", CLOCK, 3)
    session.backups.back_up()
    for _ in range(12):
        add(session.store)
    opened = session.vault
    key, holder, head = opened.key, opened.people()[0], session.store.head()
    whole_ids = _ids(session.store.database)
    session.close()
    path, chance = folder / "vault" / "vault.db", seeded(26)
    whole, lost, undetected, complete = path.read_bytes(), 0, 0, 0
    backups, aside = folder / "vault" / "backups", folder / "aside"
    for number in range(rounds):
        data = whole
        for _ in range(1 + number % 8):
            data = flipped(data, chance)
        if number % 10 == 9:
            data = data[: chance.randrange(4096, len(data)) // 4096 * 4096]
        path.write_bytes(data)
        if number % 4 == 3:
            backups.rename(aside)
        try:
            vault.open(folder / "vault", PASSPHRASE).close()
            undetected += 1
        except UserError:
            pass
        done = _put_together(folder, Holder(id=holder.id, name=holder.name), key)
        found, unlike = _found(folder / "new")
        undetected += unlike > 0 or not found <= whole_ids
        said = done.missing == 0
        lost += said and found != whole_ids
        lost += done.backup is not None and done.replayed + (done.missing or 0) != head.count - 1
        complete += found == whole_ids
        shutil.rmtree(folder / "new")
        if aside.exists():
            aside.rename(backups)
    return Row(
        rounds, lost, undetected, note=f"{complete} came back complete; each other said what is missing"
    )


def _put_together(folder: Path, holder: Holder, key: VaultKey) -> Repaired:
    return repair(folder / "vault", folder / "new", key, holder, CLOCK)


def _found(folder: Path) -> tuple[set[str], int]:
    opened = vault.open(folder, PASSPHRASE)
    try:
        with opened.database.transaction() as connection:
            unlike = len(unlike_the_journal(Reading(connection)))
        return _ids(opened.database), unlike
    finally:
        opened.close()


def _ids(database: Database) -> set[str]:
    return {row[0] for row in database.direct("SELECT id FROM agency UNION SELECT id FROM case_review")}
