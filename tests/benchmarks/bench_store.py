"""The program's own verbs on the encrypted vault beside the same verbs on a plain file of the standard sqlite3."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

from dhr_desktop.base.clock import FixedClock
from dhr_desktop.keys.vault_key import VaultKey
from dhr_desktop.model.lifecycle import State
from dhr_desktop.services.actions import Actions, Recommendations
from dhr_desktop.services.invented_cases import InventedCases, invented_cases
from dhr_desktop.services.people import People
from dhr_desktop.services.reviews import Reviews
from dhr_desktop.services.search import Search
from dhr_desktop.services.today import TodayPage
from dhr_desktop.store.database import Database
from dhr_desktop.store.journal import Writer
from dhr_desktop.store.schema import bring_up_to_date
from dhr_desktop.store.store import Store
from tests.benchmarks.ratios import Row, compare, seconds, timed

GOAL = 1.5
REVIEWS = 200
TODAY = date(2026, 3, 2)
CLOCK = FixedClock(datetime(2026, 3, 2, 9, 30, tzinfo=UTC))
WRITER = Writer("6f0c1a52-0b1e-4f1c-9a53-0d6f3f3c1a01", "Priya Okafor")


@dataclass(frozen=True)
class Office:
    """An open store with what people do in it."""

    store: Store
    cases: InventedCases

    def fill(self) -> None:
        """Bring everything in at once, as an import does."""
        with self.store.verb("invented cases") as work:
            work.save_many(list(self.cases.records()))

    def keep(self) -> None:
        """Save one thing after the other, as a person does: each is a transaction with its entry in the journal."""
        reviews, people, actions = Reviews(self.store), People(self.store), Actions(self.store)
        for one in self.cases.reviews[:20]:
            review = reviews.get(one.id)
            reviews.amend(replace(review, key_lines=_more(review.key_lines)))
            after = State.PAUSED if review.state != State.PAUSED else State.CONDUCTING
            reviews.move(review.id, after, on=TODAY, note="A hearing comes first.")
        for person in (people.get(one.id) for one in self.cases.people[:20]):
            people.amend(replace(person, notes=_more(person.notes)))
        for action in (actions.get(one.id) for one in self.cases.actions[:40]):
            actions.amend(replace(action, milestones=_more(action.milestones)))

    def read(self) -> None:
        """Open the pages: Today, the lists, the workspaces of some reviews."""
        TodayPage(self.store).look(TODAY)
        reviews, actions = Reviews(self.store), Actions(self.store)
        reviews.rows(TODAY)
        actions.rows()
        recommendations, people = Recommendations(self.store), People(self.store)
        for review in self.cases.reviews[:30]:
            reviews.get(review.id)
            reviews.moves(review.id)
            people.all(review_id=review.id)
            recommendations.plan(review.id)

    def take_back(self) -> None:
        """Take back what was brought in at once, and bring it in again."""
        self.store.undo_last()
        self.store.redo_last()

    def find(self) -> None:
        """Type some words into Search, letter after letter."""
        search = Search(self.store)
        for word in ("housing officer", "margaret", "risk assessment", "gp"):
            for length in range(2, len(word) + 1):
                search.find(word[:length])


def measure() -> list[Row]:
    """Return a row for each kind of work; the files for all but the first are filled once and stay open."""
    cases = invented_cases(TODAY, REVIEWS)
    rows = [
        compare(
            "bring everything in: vault / plain sqlite3",
            lambda: _filling(_vault, cases),
            lambda: _filling(_plain, cases),
            goal=GOAL,
            rounds=5,
        )
    ]
    with _office(_vault, cases) as ours, _office(_plain, cases) as theirs:
        ours.fill()
        theirs.fill()
        rows += [
            timed(
                "undo and redo it all: vault / plain sqlite3",
                ours.take_back,
                theirs.take_back,
                goal=GOAL,
                rounds=3,
            ),
            compare(
                "undo and redo it all / bring it in, both in the vault",
                lambda: seconds(ours.take_back),
                lambda: _filling(_vault, cases),
                rounds=3,
            ),
            timed("save one thing after the other: vault / plain sqlite3", ours.keep, theirs.keep, goal=GOAL),
            timed("open the pages: vault / plain sqlite3", ours.read, theirs.read, goal=GOAL),
            timed("search while typing: vault / plain sqlite3", ours.find, theirs.find, goal=GOAL),
        ]
    return rows


def _more(text: str) -> str:
    """Return another text of about the same length."""
    return (
        f"{text} Asked again." if not text.endswith(" Asked again.") else text.removesuffix(" Asked again.")
    )


def _filling(opened: Callable[[Path], Database], cases: InventedCases) -> float:
    with _office(opened, cases) as office:
        return seconds(office.fill)


@contextmanager
def _office(opened: Callable[[Path], Database], cases: InventedCases) -> Iterator[Office]:
    with tempfile.TemporaryDirectory() as folder:
        database = opened(Path(folder) / "vault.db")
        try:
            bring_up_to_date(database)
            yield Office(Store(database, CLOCK, WRITER), cases)
        finally:
            database.close()


def _vault(path: Path) -> Database:
    return Database.encrypted(path, VaultKey.generate().raw, create=True)


def _plain(path: Path) -> Database:
    return Database.plain(path)
