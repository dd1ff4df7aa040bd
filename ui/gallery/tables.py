"""Lists: filled, narrowed to nothing, and empty."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtWidgets import QWidget

from ui.gallery.entry import Entry, sheet
from ui.tables.column import Align, Column
from ui.tables.filters import ChoiceFilter, FlagFilter
from ui.tables.list_view import ListView
from ui.widgets.empty_state import EmptyState
from ui.widgets.page_header import PageHeader


@dataclass(frozen=True, slots=True)
class _Row:
    key: str
    reference: str
    state: str
    area: str
    year: str
    open_actions: int
    late: int


_STATES: Final = ("Under way", "Drafted", "Published", "Implemented", "Notified")
_AREAS: Final = ("Aldersford", "Thornbeck", "Wexcombe", "Harrowmere", "Penvale")
_ROWS: Final = tuple(
    _Row(
        str(n),
        f"DHR-{2019 + n % 6}-{n:02d}",
        _STATES[n % 5],
        _AREAS[n * 3 % 5],
        str(2019 + n % 6),
        n * 7 % 23,
        12 * (n % 7 == 3),
    )
    for n in range(1, 25)
)
_COLUMNS: Final = (
    Column[_Row]("reference", "Reference", lambda row: row.reference, width=140),
    Column[_Row]("state", "State", lambda row: row.state, width=150),
    Column[_Row]("area", "Area", lambda row: row.area, stretch=True),
    Column[_Row]("year", "Year", lambda row: row.year, width=90, align=Align.RIGHT),
    Column[_Row](
        "open",
        "Open actions",
        lambda row: str(row.open_actions),
        lambda row: row.open_actions,
        130,
        align=Align.RIGHT,
    ),
    Column[_Row](
        "late",
        "Late by",
        lambda row: f"{row.late} days" if row.late else "",
        lambda row: row.late or None,
        width=120,
        tone=lambda row: "warning" if row.late else "",
        icon=lambda row: "late" if row.late else "",
    ),
)


def _list() -> ListView[_Row]:
    return ListView(
        "Reviews",
        _COLUMNS,
        lambda row: row.key,
        nouns=("review", "reviews"),
        filters=[
            ChoiceFilter[_Row]("state", "State", lambda row: [row.state]),
            ChoiceFilter[_Row]("area", "Area", lambda row: [row.area]),
            FlagFilter[_Row]("late", "Late ones only", lambda row: row.late > 0),
        ],
        empty=EmptyState(
            "reviews",
            "No reviews yet.",
            "Begin with one, or bring in a list of past reviews.",
            "Add a review",
            list,
        ),
    )


def _filled() -> QWidget:
    view = _list()
    view.set_rows(_ROWS)
    view.sort_by("reference")
    view.select("3")
    return sheet(PageHeader("Reviews"), view, stretch=False)


def _nothing() -> QWidget:
    view = _list()
    view.set_rows(_ROWS)
    view.filters.search.setText("no such place")
    view.filters.search.returnPressed.emit()
    return sheet(PageHeader("Reviews"), view, stretch=False)


def _empty() -> QWidget:
    return sheet(PageHeader("Reviews"), _list(), stretch=False)


ENTRIES: Final = (
    Entry("list", _filled, (1100, 620), large=True),
    Entry("list-nothing", _nothing, (900, 420)),
    Entry("list-empty", _empty, (900, 420)),
)
