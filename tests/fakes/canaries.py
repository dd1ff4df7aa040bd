"""Records in which every field holds something that stands nowhere else, so that its way out can be watched."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from dhr_desktop.model.catalogue import ENTITIES
from dhr_desktop.model.entity import FieldDescription, Record, describe
from dhr_desktop.model.fields import (
    Choice,
    Choices,
    Count,
    Day,
    Flag,
    Lines,
    Link,
    Links,
    Moment,
    Money,
    PartialDay,
    Prose,
    Text,
)
from dhr_desktop.model.partial_date import PartialDate

FIRST_YEAR = 1850
_LETTERS = "bdfgklmnprtvz"
_SQUEEZE = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Canary:
    """What one field of one entity holds: strings of which none may be found where the field does not go."""

    entity: str
    field: str
    exact: tuple[str, ...]
    coarse: tuple[str, ...] = ()

    @property
    def name(self) -> tuple[str, str]:
        """Entity and field."""
        return self.entity, self.field


@dataclass(frozen=True, slots=True)
class Aviary:
    """One record of every entity, linked to one another, and the canary of every field."""

    records: dict[str, Record]
    canaries: tuple[Canary, ...]

    def __getitem__(self, entity: str) -> Any:
        return self.records[entity]


def squeezed(text: str) -> str:
    """Return a text's letters and digits alone, small."""
    return _SQUEEZE.sub("", text.lower())


def word(number: int) -> str:
    """Return a word that is in no language and in no other canary."""
    letters = ""
    for _ in range(4):
        number, place = divmod(number, len(_LETTERS))
        letters += _LETTERS[place] + "oaeu"[place % 4]
    return f"quzz{letters}ix"


def filled(changes: dict[tuple[str, str], Any] | None = None) -> Aviary:
    """Return one record of each entity with a canary in every field; `changes` put something else in some."""
    records: dict[str, Record] = {}
    canaries: list[Canary] = []
    number = 0
    for entity in ENTITIES:
        values: dict[str, Any] = {"id": f"id-{entity.NAME}"}
        for field in describe(entity):
            number += 1
            value, exact, coarse = _value(field, number)
            value = (changes or {}).get((entity.NAME, field.name), value)
            values[field.name] = value
            if exact:
                canaries.append(Canary(entity.NAME, field.name, exact, coarse))
        records[entity.NAME] = entity(**values)
    return Aviary(records, tuple(canaries))


def _value(field: FieldDescription, number: int) -> tuple[Any, tuple[str, ...], tuple[str, ...]]:
    """Return a value of the field's kind, the strings that give it away, and those that stay when it is coarsened."""
    kind, token = field.kind, word(number)
    day = date(FIRST_YEAR + number, 3, 14)
    if isinstance(kind, Text | Prose | Lines):
        values = {Text: token, Prose: f"It was said that {token} was so.", Lines: (token,)}
        return values[type(kind)], (token,), ()
    if isinstance(kind, Day | PartialDay | Moment):
        moment = datetime(day.year, 3, 14, 9, 26, tzinfo=UTC)
        dates = {Day: day, PartialDay: PartialDate.of(day), Moment: moment}
        return dates[type(kind)], _days(day), _months(day)
    if isinstance(kind, Choice | Choices):
        last = list(kind.of)[-1]
        return (last if isinstance(kind, Choice) else (last,)), (), ()
    if isinstance(kind, Link | Links):
        other = f"id-{kind.to}"
        return (other if isinstance(kind, Link) else (other,)), (), ()
    return {Count: 0, Flag: True, Money: Decimal("0.00")}[type(kind)], (), ()


def _days(day: date) -> tuple[str, ...]:
    return (day.isoformat(), f"14 March {day.year}", f"14/03/{day.year}", f"14.03.{day.year}")


def _months(day: date) -> tuple[str, ...]:
    return (f"March {day.year}", f"{day.year}-03")


def seen(canaries: Iterable[Canary], texts: Iterable[str]) -> dict[tuple[str, str], set[str]]:
    """Return, for each canary that shows in the texts, which of its strings do."""
    whole = "\n".join(texts)
    heap, tight = whole.lower(), squeezed(whole)
    found: dict[tuple[str, str], set[str]] = {}
    for canary in canaries:
        for string in (*canary.exact, *canary.coarse):
            if string.lower() in heap or (string.isalpha() and squeezed(string) in tight):
                found.setdefault(canary.name, set()).add(string)
    return found
