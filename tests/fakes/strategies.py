"""Hypothesis strategies that follow from the declarations: any value of a kind of field, any record of a noun."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date
from decimal import Decimal
from typing import Any, TypeVar

from hypothesis import strategies as st

from dhr_desktop.model.entity import Record, describe, new_id
from dhr_desktop.model.fields import (
    Choice,
    Choices,
    Count,
    Day,
    Flag,
    Kind,
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

R = TypeVar("R", bound=Record)
Ids = Mapping[str, Sequence[str]]
"""For each noun's name the ids of records that can be pointed at."""

_SHORT = 60

days = st.dates(date(1850, 1, 1), date(2199, 12, 31))


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    """Return dates of every shape: year, part of a year, month or day, sure or not."""
    day = draw(days)
    shape = draw(st.sampled_from(["year", "part", "month", "day"]))
    return PartialDate(
        day.year,
        day.month if shape in ("month", "day") else None,
        day.day if shape == "day" else None,
        draw(st.sampled_from(["early", "mid", "late"])) if shape == "part" else "",
        draw(st.booleans()),
    )


def _line(longest: int, shortest: int = 0) -> st.SearchStrategy[str]:
    characters = st.characters(exclude_categories=("Cs",), exclude_characters="\r\n")
    return st.text(characters, min_size=shortest, max_size=min(longest, _SHORT))


def _prose(longest: int, shortest: int = 0) -> st.SearchStrategy[str]:
    characters = st.characters(exclude_categories=("Cs",))
    return st.text(characters, min_size=shortest, max_size=min(longest, 5 * _SHORT))


def _filled(kind: Any, ids: Ids) -> st.SearchStrategy[Any]:
    """Return values of a kind that are not None."""
    return _OF_KIND[type(kind)](kind, ids)


def _lines(kind: Lines) -> st.SearchStrategy[tuple[str, ...]]:
    line = _line(kind.longest).filter(lambda text: bool(text.strip()))
    return st.lists(line, max_size=4).map(tuple)


def _choices(kind: Choices) -> st.SearchStrategy[tuple[Any, ...]]:
    every = list(kind.of)
    return st.sets(st.sampled_from(every)).map(lambda some: tuple(one for one in every if one in some))


def _links(to: Sequence[str]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(to), unique=True, max_size=3).map(tuple)


_OF_KIND: dict[type[Kind], Callable[[Any, Ids], st.SearchStrategy[Any]]] = {
    Text: lambda kind, _: _line(kind.longest, int(kind.required)),
    Prose: lambda kind, _: _prose(kind.longest, int(kind.required)),
    Lines: lambda kind, _: _lines(kind),
    Day: lambda *_: days,
    PartialDay: lambda *_: partial_dates(),
    Moment: lambda *_: st.datetimes(timezones=st.just(UTC)),
    Choice: lambda kind, _: st.sampled_from(list(kind.of)),
    Choices: lambda kind, _: _choices(kind),
    Flag: lambda *_: st.booleans(),
    Count: lambda kind, _: st.integers(kind.least, kind.most),
    Money: lambda *_: st.decimals(Decimal(0), Decimal(10_000_000), places=2),
    Link: lambda kind, ids: st.sampled_from(ids[kind.to]),
    Links: lambda kind, ids: _links(ids[kind.to]),
}


def values(kind: Kind, ids: Ids) -> st.SearchStrategy[Any]:
    """Return any value of a field that can be saved."""
    if kind.required or isinstance(kind, Text | Prose | Lines | Choices | Links | Flag):
        return _filled(kind, ids)
    blank: Any = "" if isinstance(kind, Link) else None
    return st.just(blank) | _filled(kind, ids)


def records(noun: type[R], ids: Ids, record_id: str = "") -> st.SearchStrategy[R]:
    """Return any record of a noun that can be saved where the given records exist."""
    fields = {field.name: values(field.kind, ids) for field in describe(noun)}
    return st.builds(noun, id=st.just(record_id) if record_id else st.builds(new_id), **fields)
