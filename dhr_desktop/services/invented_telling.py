"""Reads one hand-written case of the demo: its ids, its dates, its agencies and its fixed words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final, TypeVar
from uuid import UUID, uuid5

from dhr_desktop.model.terms import Term
from dhr_desktop.services.invented_days import CaseCalendar, birth

Facts = Mapping[str, Any]
"""One table of a case file."""

T = TypeVar("T", bound=Term)

_NAMESPACE: Final = UUID("6f0d7f5e-4a6b-5a3c-9a55-0c3e5d1b7a10")


@dataclass(frozen=True, slots=True)
class Roster:
    """Who sits on panels: agencies' ids, and the table of each representative by key."""

    agencies: Mapping[str, str]
    members: Mapping[str, Facts]

    def ids(self, keys: list[str]) -> tuple[str, ...]:
        """Return the ids of agencies by their keys."""
        return tuple(self.agencies[key] for key in keys)

    def name(self, author: str) -> str:
        """Return the name of a representative, or the words themselves where they are no key."""
        return str(self.members[author]["name"]) if author in self.members else author


def invented_id(seed: int, *path: object) -> str:
    """Return the UUID that stands for a place in the invented world; the same for the same seed."""
    return str(uuid5(_NAMESPACE, "/".join(map(str, (seed, *path)))))


class CaseFile:
    """A case as written, with what every record of it needs."""

    def __init__(self, facts: Facts, roster: Roster, today: date, seed: int) -> None:
        died = today - timedelta(days=facts["died"])
        people: list[Facts] = facts["people"]
        births = {p["key"]: birth(died, p["born"])[0] for p in people if "key" in p}
        self.facts, self.roster, self._seed = facts, roster, seed
        self.calendar = CaseCalendar(died, births)
        self.review_id = self.id("review")

    def id(self, *path: object) -> str:
        """Return the id of something of this case."""
        return invented_id(self._seed, self.facts["key"], *path)

    def day(self, told: Facts, name: str) -> date | None:
        """Return the working day that a table tells, or None."""
        return self.calendar.working_day(told[name]) if name in told else None

    def prose(self, told: Facts, name: str) -> str:
        """Return the prose that a table tells, with its dates filled in, or ""."""
        return self.calendar.told(told.get(name, ""))


def term(kind: type[T], told: Facts, name: str) -> T | None:
    """Return the fixed word that a table tells, or None."""
    return kind(told[name]) if name in told else None


def terms(kind: type[T], told: Facts, name: str) -> tuple[T, ...]:
    """Return the chosen words in the order of their list."""
    chosen = {kind(value) for value in told.get(name, ())}
    return tuple(word for word in kind if word in chosen)
