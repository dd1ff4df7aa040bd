"""A vault of very many records: how long unlocking, saving and searching take, beside the goals of a person's patience.

The number of records is ten thousand times the rounds: `--rounds 100` or more makes the million of the catalogue, which takes
minutes. Late is what took longer than its goal.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from dhr_desktop.keys.derivation import DEFAULT_EFFORT
from dhr_desktop.model.agency import Agency
from dhr_desktop.model.entity import new_id
from dhr_desktop.services.search import Search
from dhr_desktop.store import vault
from dhr_desktop.store.store import Store
from tests.fakes.vaults import NAME, PASSPHRASE
from tests.torture.rows import Row, seeded, store_of

_A_ROUND = 10_000
_MOST_ROUNDS = 100
_TRIES = 60
_UNLOCK, _SAVE, _SEARCH = 1.5, 0.1, 0.3
"""Seconds: the goals for the median unlocking, and for nineteen in twenty of the saves and the searches."""
_WORDS = (
    "housing",
    "police",
    "health",
    "refuge",
    "probation",
    "school",
    "coroner",
    "council",
    "safeguarding",
    "advocacy",
)


def _agency(number: int, chance: random.Random) -> Agency:
    return Agency(
        id=new_id(), name=f"{' '.join(chance.choices(_WORDS, k=3))} of district {number}".capitalize()
    )


def _fill(store: Store, rounds: int, chance: random.Random) -> None:
    for number in range(rounds):
        with store.verb("import agencies") as work:
            work.save_many([_agency(number * _A_ROUND + one, chance) for one in range(_A_ROUND)])


def _times(act: Callable[[int], object]) -> list[float]:
    """Return how many seconds each of some tries took, the shortest first."""
    found = []
    for number in range(_TRIES):
        began = time.perf_counter()
        act(number)
        found.append(time.perf_counter() - began)
    return sorted(found)


def _p95(times: list[float]) -> float:
    return times[int(len(times) * 0.95)]


def of_many_rows(folder: Path, rounds: int) -> Row:
    """Unlock at the default effort, save one record, and search for two words, many times each."""
    opened, _ = vault.create(folder / "vault", PASSPHRASE, NAME, effort=DEFAULT_EFFORT)
    chance = seeded(71)
    rounds = min(rounds, _MOST_ROUNDS)
    _fill(store_of(opened), rounds, chance)
    opened.close()
    unlocks = []
    for _ in range(5):
        began = time.perf_counter()
        opened = vault.open(folder / "vault", PASSPHRASE)
        unlocks.append(time.perf_counter() - began)
        opened.close()
    opened = vault.open(folder / "vault", PASSPHRASE)
    store = store_of(opened)

    def save(number: int) -> None:
        with store.verb("add agency") as work:
            work.save(_agency(number, chance))

    saves = _times(save)
    search = Search(store)
    searches = _times(lambda _: search.find(" ".join(chance.sample(_WORDS, 2))))
    opened.close()
    unlock, save95, search95 = median(unlocks), _p95(saves), _p95(searches)
    late = (unlock > _UNLOCK) + (save95 > _SAVE) + (search95 > _SEARCH)
    size = (folder / "vault" / "vault.db").stat().st_size / 1_000_000
    note = f"{rounds * _A_ROUND:,} records, {size:,.0f} MB: unlock {unlock:.2f} s, save {save95 * 1000:.0f} ms, search {search95 * 1000:.0f} ms; {late} late"
    return Row(5 + 2 * _TRIES, note=note)
