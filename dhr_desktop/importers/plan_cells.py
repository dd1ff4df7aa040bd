"""Reads one row of a plan's table by its columns: a text for each field, and what the cells themselves give away."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from dhr_desktop.base.words import N_
from dhr_desktop.importers.faults import Fault
from dhr_desktop.importers.plan_columns import HEADINGS, Columns
from dhr_desktop.importers.wording import quoted, tidy, whole_words
from dhr_desktop.model.partial_date import PartialDate
from dhr_desktop.readers.content import Cell, Row

_NAMES: Final[Mapping[str, str]] = HEADINGS | {"number": "Number"}
_COMPARE: Final = N_("Compare this row with the file and complete it by hand.")


@dataclass(frozen=True, slots=True)
class PlanRow:
    """The texts of one row by field.

    Attributes:
        place: where the row stands.
        texts: the tidy text of each field; a cell merged with the one above has that one's text.
        own: the fields whose text stands in this very row.
        dates: the fields that Excel itself held as a date.
        figures: the fields that Excel held as a bare number.
        doubts: what is wrong with the cells.
        beside: (heading, text) of what stands in columns that are none of the plan's.
    """

    place: str
    texts: Mapping[str, str] = field(repr=False)
    own: frozenset[str]
    dates: Mapping[str, PartialDate] = field(repr=False)
    figures: frozenset[str] = frozenset()
    doubts: tuple[Fault, ...] = field(default=(), repr=False)
    beside: tuple[tuple[str, str], ...] = field(default=(), repr=False)


def fits(row: Row, columns: Columns) -> bool:
    """Say whether a row of a Word table has as many cells as the headings."""
    return len(_begun(row)) == len(columns.cells)


def banner_of(row: Row) -> str:
    """Return the text of a row that is one single cell across the whole table, "" for any other row."""
    first, *rest = row.cells or (Cell(),)
    if len(rest) >= 2 and all(cell.joined == "left" for cell in rest) and not first.joined:
        return tidy(first.full_text)
    return ""


def plan_row(place: str, row: Row, columns: Columns, above: PlanRow | None, *, ruled: bool) -> PlanRow:
    """Read one row; `ruled` says that its table has as many cells in every row (Word), so that others are a fault."""
    texts: dict[str, str] = {}
    own: set[str] = set()
    dates: dict[str, PartialDate] = {}
    figures: set[str] = set()
    picked = _by_order(row, columns) if ruled else row.cells
    doubts = list(_width_doubts(place, row, columns, picked, ruled=ruled))
    for name, places in columns.of.items():
        cells = [picked[column] for column in places if column < len(picked)]
        if cells and all(cell.joined == "above" for cell in cells):
            texts[name] = above.texts.get(name, "") if above else ""
            continue
        pieces: list[str] = []
        for cell in cells:
            date = _held_date(cell)
            if cell.kind == "error":
                sentence = f"Excel shows an error under “{_NAMES[name]}”."
                doubts.append(Fault(place, sentence, _COMPARE, (cell.text,)))
            elif date:
                dates[name] = date
                pieces.append(_words(cell, date))
            elif cell.full_text.strip():
                pieces.append(whole_words(tidy(cell.full_text)))
                if cell.kind == "number":
                    figures.add(name)
        texts[name] = "\n".join(pieces)
        if texts[name]:
            own.add(name)
    beside = tuple(
        (heading, tidy(picked[column].full_text))
        for column, heading in columns.strange.items()
        if column < len(picked) and picked[column].full_text.strip()
    )
    return PlanRow(place, texts, frozenset(own), dates, frozenset(figures), tuple(doubts), beside)


def _begun(row: Row) -> list[Cell]:
    return [cell for cell in row.cells if cell.joined != "left"]


def _by_order(row: Row, columns: Columns) -> tuple[Cell, ...]:
    """Lay the cells of a row under the headings one by one: Word's columns rarely line up from row to row."""
    begun = _begun(row)
    if len(begun) != len(columns.cells):
        return row.cells
    laid = [Cell()] * columns.width
    for column, cell in zip(columns.cells, begun, strict=True):
        laid[column] = cell
    return tuple(laid)


def _width_doubts(
    place: str, row: Row, columns: Columns, picked: Sequence[Cell], *, ruled: bool
) -> Iterator[Fault]:
    used = {column for places in columns.of.values() for column in places} | columns.strange.keys()
    left = [
        tidy(cell.full_text)
        for column, cell in enumerate(picked)
        if column not in used and cell.full_text.strip()
    ]
    count, expected = len(_begun(row)), len(columns.cells)
    if ruled and count != expected:
        sentence = f"This row has {count} columns, its headings {expected}."
        yield Fault(place, sentence, _COMPARE, tuple(left))
    elif left:
        sentence = f"{quoted(left[0])} stands beside the table and was left out."
        yield Fault(place, sentence, _COMPARE, tuple(left))


def _held_date(cell: Cell) -> PartialDate | None:
    """Return the date of a cell that Excel held as one; None for a time of day and for anything else."""
    if cell.kind != "date":
        return None
    try:
        return PartialDate.parse(cell.text.partition(" ")[0])
    except ValueError:
        return None


def _words(cell: Cell, date: PartialDate) -> str:
    time = cell.text.partition(" ")[2]
    return f"{date.words()} {time}".strip()
