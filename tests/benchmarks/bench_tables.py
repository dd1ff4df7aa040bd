"""A list of 100,000 rows in a shown window beside Python's own `sorted()` of the same rows."""

from __future__ import annotations

import gc
import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import count, pairwise
from statistics import median
from time import thread_time

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication

from tests.benchmarks.ratios import Row, timed
from ui.tables.column import Align, Column
from ui.tables.filters import ChoiceFilter
from ui.tables.list_view import ListView
from ui.theme.look import apply
from ui.theme.tokens import Theme
from ui.widgets.empty_state import EmptyState

ROWS = 100_000
GOAL = 3.0
MOST_MS = 50.0
_TICKS_BEFORE = 5
_AREAS = ("Aldersford", "Thornbeck", "Wexcombe", "Harrowmere", "Penvale")
_STATES = ("Notified", "Under way", "Drafted", "Published", "Implemented")


@dataclass(frozen=True, slots=True)
class Line:
    """A row of invented figures."""

    key: int
    reference: str
    area: str
    state: str
    actions: int
    name: str


def lines(number: int = ROWS) -> list[Line]:
    """Return the same rows every time, in no order."""
    chance = random.Random(7)  # noqa: S311 - only to fill a list
    return [
        Line(
            key,
            f"DHR-{chance.randrange(2011, 2027)}-{chance.randrange(100_000):05d}",
            chance.choice(_AREAS),
            chance.choice(_STATES),
            chance.randrange(300),
            f"Recommendation {chance.randrange(10_000)} of the panel",
        )
        for key in range(number)
    ]


def shown_list() -> ListView[Line]:
    """Return an empty list of six columns, shown."""
    view = ListView(
        "Benchmark",
        [
            Column[Line]("reference", "Reference", lambda row: row.reference, lambda row: row.reference),
            Column[Line]("area", "Area", lambda row: row.area, lambda row: row.area),
            Column[Line]("state", "State", lambda row: row.state, lambda row: row.state),
            Column[Line](
                "actions", "Actions", lambda row: str(row.actions), lambda row: row.actions, align=Align.RIGHT
            ),
            Column[Line]("name", "Name", lambda row: row.name, stretch=True),
            Column[Line]("key", "Key", lambda row: str(row.key), lambda row: row.key, searched=False),
        ],
        lambda row: row.key,
        filters=[ChoiceFilter[Line]("area", "Area", lambda row: (row.area,))],
        empty=EmptyState("empty", "Nothing."),
    )
    view.resize(1100, 700)
    view.show()
    return view


def measure() -> Iterable[Row]:
    """Measure what a hand does with a long list, each until it is painted."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    apply(app, Theme.load("light"))
    rows = lines()
    view = shown_list()
    view.set_rows(rows)

    def painted(do: Callable[[], object]) -> Callable[[], None]:
        def work() -> None:
            do()
            while view.model.is_arranging:
                app.processEvents()
            view.table.viewport().repaint()

        return work

    def python_sorts() -> None:
        sorted(rows, key=lambda row: row.reference)

    for what, do in deeds(view, rows).items():
        yield timed(f"{what} / sorted()", painted(do), python_sorts, goal=GOAL)
    for what, do in deeds(view, rows).items():
        held = median(longest_stretch(view, do) for _ in range(7))
        yield Row(f"longest stretch that the window is held, in ms: {what}", held, MOST_MS)
    view.close()


def longest_stretch(view: ListView[Line], do: Callable[[], object]) -> float:
    """Return the most milliseconds between two looks at waiting events, from a deed until all of it is painted.

    The processor's time of this thread is measured, so that other programs do not count.
    """
    told = [thread_time()]
    clock, loop = QTimer(), QEventLoop()
    clock.setTimerType(Qt.TimerType.PreciseTimer)

    def tick() -> None:
        told.append(thread_time())
        if len(told) == _TICKS_BEFORE:
            do()
        elif len(told) > _TICKS_BEFORE and not view.is_busy:
            rest.append(None)
            if len(rest) > _TICKS_BEFORE:
                loop.quit()

    rest: list[None] = []
    clock.timeout.connect(tick)
    gc.collect()
    clock.start(5)
    loop.exec()
    clock.stop()
    return 1000 * max(after - before for before, after in pairwise(told[_TICKS_BEFORE - 1 :]))


def deeds(view: ListView[Line], rows: list[Line]) -> dict[str, Callable[[], object]]:
    """Return what is measured; each does something else every time."""
    turns = count()

    def odd() -> bool:
        return next(turns) % 2 == 1

    def search() -> None:
        view.filters.search.setText("panel 77" if odd() else "panel 7")
        view.filters.search.returnPressed.emit()

    def search_first() -> None:
        view.set_rows(rows)
        search()

    return {
        "reset, unsorted": lambda: view.set_rows(rows),
        "sort by reference": lambda: view.sort_by("reference", descending=odd()),
        "sort by name, without case": lambda: view.sort_by("name", descending=odd()),
        "sort by a figure": lambda: view.sort_by("actions", descending=odd()),
        "reset, sorted": lambda: view.set_rows(rows),
        "filter by area": lambda: view.filters.choose("area", _AREAS[next(turns) % 5]),
        "search again": search,
        "reset and first search": search_first,
        "jump to a far row": lambda: view.table.scrollTo(
            view.model.index(len(view.model.rows) - 1 if odd() else 0, 0)
        ),
    }
