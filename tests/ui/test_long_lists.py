"""A list too long to be worked through at once: it goes on step by step, and nothing that a person sees or chose is lost."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from ui.tables import row_set, steps
from ui.tables.column import Column
from ui.tables.filters import ChoiceFilter
from ui.tables.list_view import ListView
from ui.tables.row_set import RowSet
from ui.tables.steps import AT_ONCE, Steps
from ui.widgets.empty_state import EmptyState

MANY = 3 * AT_ONCE


@dataclass(frozen=True, slots=True)
class Line:
    """Something to list."""

    key: int
    name: str
    figure: int | None
    note: str = ""


COLUMNS = [
    Column[Line]("name", "Name", lambda line: line.name, stretch=True),
    Column[Line](
        "figure",
        "Figure",
        lambda line: "" if line.figure is None else str(line.figure),
        lambda line: line.figure,
    ),
]


def lines(number: int = MANY, note: str = "") -> list[Line]:
    chance = random.Random(5)  # noqa: S311 - only to fill a list
    return [
        Line(key, f"Line {chance.randrange(99_999):05d}", chance.choice((None, key % 97)), note)
        for key in range(number)
    ]


@pytest.fixture
def view(qtbot: QtBot) -> Iterator[ListView[Line]]:
    made = ListView(
        "Lines",
        COLUMNS,
        lambda line: line.key,
        empty=EmptyState("address", "No lines yet."),
        filters=[ChoiceFilter[Line]("figure", "Figure", lambda line: [str(line.figure)])],
    )
    tester = QAbstractItemModelTester(made.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    qtbot.addWidget(made)
    made.resize(700, 400)
    made.show()
    made.set_rows(lines())
    qtbot.waitUntil(lambda: not made.is_busy)
    assert tester.model() is made.model
    yield made
    qtbot.waitUntil(lambda: not made.is_busy)


def test_what_was_shown_stays_until_the_new_order_is_ready(qtbot: QtBot, view: ListView[Line]) -> None:
    before = list(view.model.rows)
    view.sort_by("name")
    assert view.model.rows == before
    qtbot.waitUntil(lambda: not view.model.is_arranging)
    assert view.model.rows == sorted(before, key=lambda line: line.name)


def test_only_the_last_wish_is_carried_out(qtbot: QtBot, view: ListView[Line]) -> None:
    resets: list[None] = []
    view.model.modelReset.connect(lambda: resets.append(None))
    view.sort_by("name")
    view.filters.search.setText("line 1")
    view.filters.search.returnPressed.emit()
    view.filters.search.setText("line 12")
    view.filters.search.returnPressed.emit()
    view.sort_by("name", descending=True)
    qtbot.waitUntil(lambda: not view.model.is_arranging)
    wanted = [line for line in lines() if "12" in f"{line.name} {line.figure}"]
    assert view.model.rows == sorted(wanted, key=lambda line: line.name, reverse=True)
    assert len(resets) == 1


def test_the_current_row_stays_current_and_in_sight_through_sorting(
    qtbot: QtBot, view: ListView[Line]
) -> None:
    told: list[Line | None] = []
    view.select(7)
    view.chosen.connect(told.append)
    view.sort_by("figure", descending=True)
    qtbot.waitUntil(lambda: not view.model.is_arranging)
    row = view.current_row()
    assert row is not None
    assert row.key == 7
    assert view.table.viewport().rect().intersects(view.table.visualRect(view.table.currentIndex()))
    assert told == []


def test_the_current_row_is_the_newest_while_the_list_is_on_its_way(
    qtbot: QtBot, view: ListView[Line]
) -> None:
    told: list[Line | None] = []
    view.chosen.connect(told.append)
    view.select(7)
    view.set_rows(lines(note="read anew"))
    row = view.current_row()
    assert row is not None
    assert (row.key, row.note) == (7, "read anew")
    assert view.model.total == MANY
    qtbot.waitUntil(lambda: not view.is_busy)
    assert view.current_row() == row
    assert [line.key if line else None for line in told] == [7]


def test_what_is_chosen_while_the_list_is_on_its_way_is_chosen_when_it_comes(
    qtbot: QtBot, view: ListView[Line]
) -> None:
    told: list[Line | None] = []
    view.chosen.connect(told.append)
    view.set_rows(lines(MANY + 5))
    assert not view.select(MANY + 3)
    qtbot.waitUntil(lambda: not view.model.is_arranging)
    assert [line.key if line else None for line in told] == [MANY + 3]
    view.set_rows(lines())
    view.select_first()
    qtbot.waitUntil(lambda: not view.model.is_arranging)
    assert view.table.currentIndex().row() == 0


def test_a_short_list_takes_the_place_of_a_long_one_on_its_way(qtbot: QtBot, view: ListView[Line]) -> None:
    view.set_rows(lines(note="never shown"))
    view.set_rows(lines(3))
    assert view.model.rows == lines(3)
    qtbot.waitUntil(lambda: not view.is_busy)
    assert view.model.rows == lines(3)
    view.set_rows([])
    assert not view.table.isVisible()


def test_the_filters_offer_what_occurs_in_a_long_list(qtbot: QtBot, view: ListView[Line]) -> None:
    view.filters.choose("figure", "96")
    qtbot.waitUntil(lambda: not view.is_busy)
    assert {line.figure for line in view.model.rows} == {96}
    view.set_rows([Line(1, "One", 4), *lines()])
    qtbot.waitUntil(lambda: not view.is_busy)
    assert {line.figure for line in view.model.rows} == {96}


def done(work: Steps[list[Line]]) -> list[Line]:
    while True:
        try:
            next(work)
        except StopIteration as end:
            result: list[Line] = end.value
            return result


@settings(deadline=None)
@given(
    st.lists(st.integers(0, 9) | st.none(), max_size=60),
    st.booleans(),
    st.integers(1, 7),
    st.integers(2, 4),
    st.sampled_from(["", "ř", "\0", "É"]),
)
def test_any_number_of_steps_gives_the_same_order(
    figures: list[int | None], descending: bool, size: int, merged: int, letter: str
) -> None:
    rows = [Line(place, f"{letter}{figure}", figure) for place, figure in enumerate(figures)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(row_set, "_RUN", size)
        patch.setattr(row_set, "_MERGED", merged)
        patch.setattr(row_set, "AT_ONCE", size)
        patch.setattr(steps, "AT_ONCE", size)
        held = RowSet(rows, COLUMNS)
        found = done(held.arranged((1, descending), None, []))
        named = done(held.arranged((0, descending), lambda line: line.figure != 3, ["1"]))
    filled = [line for line in rows if line.figure is not None]
    blank = [line for line in rows if line.figure is None]
    assert found == [*sorted(filled, key=lambda line: line.figure or 0, reverse=descending), *blank]
    assert named == [line for line in rows if line.figure == 1]


def test_the_order_of_a_column_is_worked_out_once() -> None:
    asked: list[int] = []
    column = Column[Line]("key", "Key", str, lambda line: asked.append(line.key) or line.key)
    held = RowSet(lines(50), [column])
    done(held.arranged((0, False), None, []))
    done(held.arranged((0, True), None, []))
    done(held.arranged((0, False), None, ["1"]))
    assert len(asked) == 50
