"""The window: goes where it is asked, asks before anything is lost, and says nothing of a case in its title."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from dhr_desktop.base.changed import Changed
from ui.platform.memory import ShortMemory
from ui.shell.entry import Entry
from ui.shell.main_window import TITLE, MainWindow
from ui.widgets.page import Page


class NotedPage(Page):
    """A page that takes note of what the window asks of it."""

    def __init__(self, title: str) -> None:
        self.title = title
        super().__init__()
        self.asked: list[object] = []
        self.edited = False
        self.line = QLineEdit()
        self.body.addWidget(self.line)

    def refresh(self, changed: Changed) -> None:
        self.asked.append(changed)

    def save_then(self, onward: Callable[[], None]) -> None:
        self.asked.append("saved")
        self.edited = False
        onward()

    def is_edited(self) -> bool:
        return self.edited

    def discard(self) -> None:
        self.edited = False

    def place(self) -> str:
        return self.line.text()

    def go(self, place: str) -> None:
        self.line.setText(place)

    def drafts(self) -> dict[str, dict[str, Any]]:
        return {"form": {"text": self.line.text()}} if self.edited else {}

    def show_drafts(self, drafts: Mapping[str, dict[str, Any]]) -> None:
        self.line.setText(drafts["form"]["text"])


def answer(page: Page, place: int) -> None:
    """Press a button of the question that a page asks."""
    button = page.header.banner.answers()[place]
    assert isinstance(button, QPushButton)
    button.click()


class Pages:
    """Makes pages and counts them."""

    def __init__(self) -> None:
        self.made: dict[str, NotedPage] = {}

    def make(self, key: str) -> Callable[[], NotedPage]:
        def make() -> NotedPage:
            assert key not in self.made, "a page is made once"
            self.made[key] = NotedPage(key.title())
            return self.made[key]

        return make


@pytest.fixture
def pages() -> Pages:
    return Pages()


@pytest.fixture
def memory() -> ShortMemory:
    return ShortMemory()


def make_window(qtbot: QtBot, pages: Pages, memory: ShortMemory) -> MainWindow:
    window = MainWindow(
        [
            Entry("today", "today", "Today", pages.make("today")),
            Entry("reviews", "reviews", "Reviews", pages.make("reviews")),
            Entry("search", "search", "Search", pages.make("search"), keys="Ctrl+K"),
            Entry("help", "help", "Help", pages.make("help"), at_foot=True),
        ],
        vault="Merefordshire",
        who="Ada Lint",
        memory=memory,
    )

    def close() -> None:
        window.let_close()

    qtbot.addWidget(window, before_close_func=lambda _: close())
    window.show()
    window.go("today")
    return window


@pytest.fixture
def window(qtbot: QtBot, pages: Pages, memory: ShortMemory) -> MainWindow:
    return make_window(qtbot, pages, memory)


def test_pages_are_made_when_they_are_first_shown(window: MainWindow, pages: Pages) -> None:
    assert set(pages.made) == {"today"}
    window.go("reviews/r1/people")
    assert set(pages.made) == {"today", "reviews"}
    assert window.place() == "reviews/r1/people"
    window.go("no such place")
    assert window.place() == "reviews/r1/people"


@pytest.mark.parametrize(
    ("key", "modifier", "place"),
    [
        (Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier, "reviews"),
        (Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier, "reviews"),
        (Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier, "search"),
    ],
)
def test_keys_go_to_pages(
    qtbot: QtBot, window: MainWindow, key: Qt.Key, modifier: Qt.KeyboardModifier, place: str
) -> None:
    qtbot.keyClick(window, key, modifier)
    assert window.place() == place


@pytest.mark.parametrize(
    ("key", "modifier", "signal"),
    [
        (Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier, "lock_asked"),
        (Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier, "undo_asked"),
        (Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier, "help_asked"),
    ],
)
def test_keys_ask(
    qtbot: QtBot, window: MainWindow, key: Qt.Key, modifier: Qt.KeyboardModifier, signal: str
) -> None:
    window.setFocus()
    with qtbot.waitSignal(getattr(window, signal)):
        qtbot.keyClick(window, key, modifier)


def test_undo_in_a_text_field_is_the_field_s_own(qtbot: QtBot, window: MainWindow, pages: Pages) -> None:
    line = pages.made["today"].line
    line.setFocus()
    qtbot.keyClicks(line, "word")
    asked: list[bool] = []
    window.undo_asked.connect(lambda: asked.append(True))
    qtbot.keyClick(line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert line.text() == ""
    assert asked == []


def test_saving_reaches_the_page_that_is_shown(qtbot: QtBot, window: MainWindow, pages: Pages) -> None:
    window.go("reviews")
    qtbot.keyClick(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert pages.made["reviews"].asked == ["saved"]
    assert pages.made["today"].asked == []


def test_leaving_an_edited_page_asks_in_place(window: MainWindow, pages: Pages) -> None:
    today = pages.made["today"]
    today.edited = True
    window.go("reviews")
    assert window.place() == "today"
    assert today.header.banner.isVisible()
    answer(today, 0)
    assert window.place() == "reviews"
    assert today.asked == ["saved"]


def test_discarding_and_staying(window: MainWindow, pages: Pages) -> None:
    today = pages.made["today"]
    today.edited = True
    window.go("reviews")
    answer(today, 2)
    assert window.place() == "today"
    assert today.edited
    window.go("reviews")
    answer(today, 1)
    assert window.place() == "reviews"
    assert today.asked == []


def test_closing_an_edited_page_asks_first(qtbot: QtBot, window: MainWindow, pages: Pages) -> None:
    today = pages.made["today"]
    today.edited = True
    asked: list[bool] = []
    window.close_asked.connect(lambda: asked.append(True))
    window.close()
    assert window.isVisible()
    assert asked == []
    answer(today, 0)
    assert asked == [True]
    window.let_close()
    assert not window.isVisible()


def test_what_changed_reaches_every_page_that_was_made(window: MainWindow, pages: Pages) -> None:
    window.go("reviews")
    changed = Changed(frozenset({("person", "p")}))
    window.refresh(changed)
    assert pages.made["today"].asked == [changed]
    assert pages.made["reviews"].asked == [changed]


def test_drafts_survive_a_lock(qtbot: QtBot, window: MainWindow, pages: Pages, memory: ShortMemory) -> None:
    pages.made["today"].edited = True
    pages.made["today"].line.setText("half a sentence")
    drafts = window.drafts()
    assert drafts == {"today/form": {"text": "half a sentence"}}
    later = Pages()
    again = make_window(qtbot, later, memory)
    again.show_drafts(drafts)
    assert later.made["today"].line.text() == "half a sentence"


def test_the_title_says_nothing_of_a_case(window: MainWindow) -> None:
    window.go("reviews/r1")
    assert window.windowTitle() == TITLE


def test_names_are_switched_everywhere_at_once(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.names_switched) as heard:
        qtbot.keyClick(window, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    assert heard.args == [False]


def test_the_size_is_remembered(qtbot: QtBot, window: MainWindow, memory: ShortMemory) -> None:
    window.resize(777, 555)
    window.let_close()
    assert make_window(qtbot, Pages(), memory).size().width() == 777


def test_the_last_minute_can_be_stayed(qtbot: QtBot, window: MainWindow) -> None:
    window.countdown.count(42)
    assert window.countdown.isVisible()
    button = window.countdown.findChild(QPushButton)
    assert button is not None
    with qtbot.waitSignal(window.stay_asked):
        button.click()
