"""What a person does with a list: finds, sorts, narrows, copies, comes back; and Qt's own check of the model."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.platform.memory import ShortMemory
from ui.tables.column import Align, Column, folded
from ui.tables.filters import ChoiceFilter, FlagFilter
from ui.tables.list_model import ListModel
from ui.tables.list_view import ListView
from ui.widgets.empty_state import EmptyState


@dataclass(frozen=True)
class Town:
    """Something to list."""

    key: int
    name: str
    people: int | None = None
    area: str = ""


TOWNS = [
    Town(1, "Thornbeck", 9200, "North"),
    Town(2, "Łaskwith", None, "South"),
    Town(3, "aldersford", 31000, "North"),
    Town(4, "Wexcombe", 120, "West"),
]
COLUMNS = [
    Column[Town]("name", "Town", lambda town: town.name, stretch=True),
    Column[Town](
        "people",
        "People",
        lambda town: "" if town.people is None else f"{town.people:,}",
        lambda town: town.people,
        align=Align.RIGHT,
        tone=lambda town: "warning" if (town.people or 0) < 1000 else "",
        icon=lambda town: "late" if (town.people or 0) < 1000 else "",
    ),
]


def model_of(towns: list[Town]) -> ListModel[Town]:
    model = ListModel(COLUMNS, lambda town: town.key)
    model.set_rows(towns)
    return model


def keys(model: ListModel[Town]) -> list[int]:
    return [town.key for town in model.rows]


@pytest.fixture
def model(qapp: QApplication) -> Iterator[ListModel[Town]]:
    made = model_of(TOWNS)
    tester = QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal)
    yield made
    assert tester.model() is made


def test_words_sort_without_case_and_accents(model: ListModel[Town]) -> None:
    model.sort(0)
    assert keys(model) == [3, 2, 1, 4]
    model.sort(0, Qt.SortOrder.DescendingOrder)
    assert keys(model) == [4, 1, 2, 3]


def test_figures_sort_as_figures_and_blanks_come_last_either_way(model: ListModel[Town]) -> None:
    model.sort(1)
    assert keys(model) == [4, 1, 3, 2]
    model.sort(1, Qt.SortOrder.DescendingOrder)
    assert keys(model) == [3, 1, 4, 2]


def test_searching_needs_every_word_and_no_accents(model: ListModel[Town]) -> None:
    model.set_filter(None, "laSK")
    assert keys(model) == [2]
    model.set_filter(None, "beck 9,2")
    assert keys(model) == [1]
    model.set_filter(None, "beck west")
    assert keys(model) == []
    model.set_filter(None, "  ")
    assert keys(model) == [1, 2, 3, 4]


def test_a_filter_holds_for_rows_that_come_later(model: ListModel[Town]) -> None:
    model.set_filter(lambda town: town.area == "North")
    model.set_rows([*TOWNS, Town(5, "Penvale", 5, "North")])
    assert keys(model) == [1, 3, 5]
    assert model.total == 5


def test_what_is_pointed_at_stays_pointed_at_when_sorted(model: ListModel[Town]) -> None:
    from PySide6.QtCore import QPersistentModelIndex

    pointer = QPersistentModelIndex(model.index(3, 1))
    model.sort(0)
    assert model.rows[pointer.row()].name == "Wexcombe"
    assert pointer.column() == 1


def test_the_cells_say_what_qt_asks(model: ListModel[Town]) -> None:
    assert model.index(2, 1).data() == "31,000"
    assert model.index(0, 1).data(Qt.ItemDataRole.TextAlignmentRole) == Align.RIGHT.value
    assert model.index(3, 1).data(Qt.ItemDataRole.ForegroundRole) is not None
    assert model.index(2, 1).data(Qt.ItemDataRole.ForegroundRole) is None
    assert not model.index(3, 1).data(Qt.ItemDataRole.DecorationRole).isNull()
    assert model.headerData(0, Qt.Orientation.Horizontal) == "Town"
    assert model.rowCount(model.index(0, 0)) == 0
    assert model.data(QModelIndex()) is None


@given(st.lists(st.integers(0, 9) | st.none()), st.booleans())
def test_sorting_keeps_every_row_and_the_order_of_equals(numbers: list[int | None], descending: bool) -> None:
    model = model_of([Town(place, "x", number) for place, number in enumerate(numbers)])
    model.sort(1, Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder)
    assert sorted(keys(model)) == list(range(len(numbers)))
    filled = [town.people for town in model.rows if town.people is not None]
    assert filled == sorted(filled, reverse=descending)
    assert all(town.people is None for town in model.rows[len(filled) :])
    for one, other in zip(model.rows, model.rows[1:], strict=False):
        assert one.people != other.people or one.key < other.key


@pytest.mark.parametrize(
    ("text", "plain"),
    [("ŁUCJA", "lucja"), ("Ø", "o"), ("Straße", "strasse"), ("O’Hare–Ó", "o'hare-o"), ("ŵ", "w")],
)
def test_folding(text: str, plain: str) -> None:
    assert folded(text) == plain


class Copied:
    """Stands for the clipboard guard."""

    text = ""

    def copy(self, text: str) -> None:
        self.text = text


@pytest.fixture
def memory() -> ShortMemory:
    return ShortMemory()


@pytest.fixture
def copied() -> Copied:
    return Copied()


@pytest.fixture
def view(qtbot: QtBot, memory: ShortMemory, copied: Copied) -> ListView[Town]:
    made = make_view(qtbot, memory, copied)
    made.set_rows(TOWNS)
    return made


def make_view(qtbot: QtBot, memory: ShortMemory, copied: Copied) -> ListView[Town]:
    made = ListView(
        "Towns",
        COLUMNS,
        lambda town: town.key,
        empty=EmptyState("address", "No towns yet."),
        nouns=("town", "towns"),
        filters=[
            ChoiceFilter[Town]("area", "Area", lambda town: [town.area], "Every area"),
            FlagFilter[Town]("small", "Small ones only", lambda town: (town.people or 0) < 1000),
        ],
        memory=memory,
        copy=copied.copy,
    )
    qtbot.addWidget(made)
    made.resize(700, 400)
    made.show()
    return made


def test_the_current_row_stays_current_when_rows_are_read_anew(view: ListView[Town]) -> None:
    told: list[Town | None] = []
    view.chosen.connect(told.append)
    view.select(3)
    view.set_rows([Town(3, "Aldersford", 31001), *TOWNS[:2]])
    row = view.current_row()
    assert row is not None
    assert row.people == 31001
    assert told == [TOWNS[2]]
    view.set_rows(TOWNS[:2])
    assert told == [TOWNS[2], None]
    assert view.current_row() is None


def test_enter_opens_and_arrows_choose(qtbot: QtBot, view: ListView[Town]) -> None:
    view.select_first()
    view.table.setFocus()
    qtbot.keyClick(view.table, Qt.Key.Key_Down)
    with qtbot.waitSignal(view.opened) as heard:
        qtbot.keyClick(view.table, Qt.Key.Key_Return)
    assert heard.args == [TOWNS[1]]


def test_tab_leaves_the_table(qtbot: QtBot, view: ListView[Town]) -> None:
    view.select_first()
    view.table.setFocus()
    qtbot.keyClick(view.table, Qt.Key.Key_Tab)
    assert not view.table.hasFocus()


def test_narrowing_shows_how_many_are_left_and_offers_a_way_back(qtbot: QtBot, view: ListView[Town]) -> None:
    view.filters.choose("area", "North")
    assert len(view.model.rows) == 2
    view.filters.choose("small", value=True)
    assert len(view.model.rows) == 0
    assert view.filters.narrows()
    nothing = view._nothing
    assert nothing.isVisible()
    nothing.button.click()
    assert len(view.model.rows) == 4
    assert view.table.isVisible()


def test_typing_into_the_search_box_finds(qtbot: QtBot, view: ListView[Town]) -> None:
    qtbot.keyClicks(view.filters.search, "wex")
    qtbot.waitUntil(lambda: len(view.model.rows) == 1)
    qtbot.keyClick(view.filters.search, Qt.Key.Key_Escape)
    assert len(view.model.rows) == 4


def test_an_empty_list_says_what_belongs_there(view: ListView[Town]) -> None:
    view.set_rows([])
    assert view._empty.isVisible()
    assert not view.table.isVisible()


def test_copying_gives_cells_with_tabs_and_runs_no_formula(
    qtbot: QtBot, view: ListView[Town], copied: Copied
) -> None:
    view.set_rows([Town(1, "=cmd\n|x", 5)])
    view.select_first()
    view.table.setFocus()
    qtbot.keyClick(view.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert copied.text == "'=cmd |x\t5"


def test_widths_and_order_are_remembered(
    qtbot: QtBot, view: ListView[Town], memory: ShortMemory, copied: Copied
) -> None:
    view.table.horizontalHeader().resizeSection(1, 173)
    view.sort_by("people", descending=True)
    assert keys(view.model) == [3, 1, 4, 2]
    again = make_view(qtbot, memory, copied)
    again.set_rows(TOWNS)
    assert again.table.columnWidth(1) == 173
    assert keys(again.model) == [3, 1, 4, 2]


def test_a_click_on_a_heading_sorts(qtbot: QtBot, view: ListView[Town]) -> None:
    header = view.table.horizontalHeader()
    from PySide6.QtCore import QPoint

    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(10, 8))
    assert keys(view.model) == [3, 2, 1, 4]
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(10, 8))
    assert keys(view.model) == [4, 1, 2, 3]


def test_rows_are_of_one_height_and_no_model_row_is_measured(view: ListView[Town]) -> None:
    heights = {view.table.rowHeight(row) for row in range(4)}
    assert len(heights) == 1
    assert heights.pop() >= 24


def test_columns_widen_once_where_words_are_cut_off_and_there_is_room(
    qtbot: QtBot, memory: ShortMemory, copied: Copied
) -> None:
    long = [Town(1, "Thornbeck", 10**18, "North")]
    view = make_view(qtbot, memory, copied)
    before = view.table.columnWidth(1)
    view.set_rows(long)
    assert view.table.columnWidth(1) > before
    assert memory.get("list/towns/widths") == ""
    memory.keep("list/towns/widths", "people=90")
    kept = make_view(qtbot, memory, copied)
    kept.set_rows(long)
    assert kept.table.columnWidth(1) == 90
