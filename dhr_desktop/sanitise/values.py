"""One field's value as it may leave: by its kind and its treatment, with the reason wherever it does not."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from dhr_desktop.model.catalogue import BY_NAME
from dhr_desktop.model.entity import describe
from dhr_desktop.model.fields import Choice, Choices, Count, Day, Flag, Kind, Link, Links, PartialDay, Text
from dhr_desktop.model.partial_date import PartialDate
from dhr_desktop.model.terms import Term
from dhr_desktop.sanitise.numbers import shown
from dhr_desktop.sanitise.profile import Treatment
from dhr_desktop.sanitise.safe_document import Blank, SafeCell, SafeText, make_safe

NOT_SHARED = SafeCell(blank=Blank.NOT_SHARED)
NOT_RECORDED = SafeCell(blank=Blank.NOT_RECORDED)


@dataclass(frozen=True, slots=True)
class Ways:
    """What treating a value needs to know beyond the value.

    Attributes:
        outgoing: the reviewed form of a text.
        agency: an agency's name in what leaves, by id; "" where there is none of that id.
        area_shown: True where this recipient may see areas.
        exact: True where this recipient gets exact counts.
    """

    outgoing: Callable[[str], str]
    agency: Callable[[str], str]
    area_shown: bool
    exact: bool


def treated_value(value: Any, kind: Kind, treatment: Treatment, ways: Ways) -> SafeCell:
    """Return what a document may show of a value."""
    if treatment is Treatment.DROP:
        return NOT_SHARED
    if value in (None, "", ()):
        return NOT_RECORDED
    if treatment is Treatment.PSEUDONYMISE:
        raise ValueError("a pseudonym is drawn for a record, never worked out from a value")
    if treatment is Treatment.REVIEW:
        return _text(ways.outgoing(value)) if isinstance(value, str) else NOT_SHARED
    if treatment is Treatment.GENERALISE:
        return _general(value, kind, ways)
    return _kept(value, kind, ways)


def month_of(day: PartialDate | date) -> SafeCell:
    """Return a date as month and year, or as its year where no more is known."""
    partial = day if isinstance(day, PartialDate) else PartialDate.of(day)
    data = f"{partial.year:04d}-{partial.month:02d}" if partial.month else f"{partial.year:04d}"
    return SafeCell(make_safe(partial.month_and_year()), make_safe(data))


def _general(value: Any, kind: Kind, ways: Ways) -> SafeCell:
    match kind:
        case Day() | PartialDay():
            return month_of(value)
        case Count():
            return shown(value, exact=ways.exact)
        case Text():
            return _text(value) if ways.area_shown else SafeCell(blank=Blank.AREA)
        case _:
            return NOT_SHARED


def yes_or_no(*, value: bool) -> SafeCell:
    """Return a flag in words for people and for data."""
    return SafeCell(make_safe("yes" if value else "no"), make_safe("true" if value else "false"))


def _kept(value: Any, kind: Kind, ways: Ways) -> SafeCell:
    """Return a value that needs no treatment; even a kept date loses its day, even a kept agency its unreviewed name."""
    cell = NOT_SHARED
    match kind:
        case Choice() | Choices():
            chosen = (value,) if isinstance(kind, Choice) else value
            cell = _several(_label(one) for one in chosen)
        case Flag():
            cell = yes_or_no(value=value)
        case Day() | PartialDay():
            cell = month_of(value)
        case Link(to="agency") | Links(to="agency"):
            linked = (value,) if isinstance(kind, Link) else value
            cell = _several(filter(None, (ways.agency(one) for one in linked)))
        case Text() | Count():
            cell = _text(str(value))
        case _:
            pass
    return cell


def labels_of(entity: str, field: str) -> tuple[SafeText, ...]:
    """Return every label that a choice field can show: words of the program, so safe."""
    kind = describe(BY_NAME[entity])[field].kind
    assert isinstance(kind, Choice)
    return tuple(make_safe(_label(term)) for term in kind.of)


def _label(value: Any) -> str:
    return value.label if isinstance(value, Term) else str(value)


def _text(text: str) -> SafeCell:
    return SafeCell(make_safe(text)) if text.strip() else NOT_RECORDED


def _several(texts: Iterable[str]) -> SafeCell:
    parts = tuple(dict.fromkeys(texts))
    if not parts:
        return NOT_RECORDED
    return SafeCell(make_safe("; ".join(parts)), parts=tuple(make_safe(part) for part in parts))
