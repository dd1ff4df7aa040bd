"""Whatever a hand does in the window: no defect, nothing of a record in title or log, and the keys always lead somewhere."""

from __future__ import annotations

import logging
import shutil
import sys
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QPushButton, QTabBar, QWidget

from dhr_desktop.base.clock import FixedClock
from dhr_desktop.services.settings import Settings
from tests.fakes.desks import TestDesk, new_session, reopened_session
from ui.opened import entries
from ui.shell.main_window import TITLE, MainWindow

CLOCK = FixedClock(datetime(2026, 3, 2, 9, 30, tzinfo=UTC))
TYPED = "Quillon Ashgrove"
PLACES = ("today", "reviews/", "reviews/new", "actions", "releases/", "releases/new", "releases/recipients")
PLACES += ("reports", "search", "settings", "help")
KEYS = (Qt.Key.Key_Tab, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Space)
LEAVES_THE_WINDOW = ("Lock", "…", "file", "folder")
"""What a button's word ends with, or holds, that opens a window of the system or ends the vault."""


class Lines(logging.Handler):
    """Keeps what is logged."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record.getMessage())


class AnyHand(RuleBasedStateMachine):
    """A hand that knows nothing of the program."""

    made: Path

    @initialize()
    def open_window(self) -> None:
        self.folder = TemporaryDirectory(prefix="dhr-hand-")
        copy = shutil.copytree(self.made, Path(self.folder.name) / "vault")
        self.desk = TestDesk(reopened_session(Path(copy), CLOCK))
        self.names = [person.real_name for person in self.desk.session.people.all()]
        self.defects: list[str] = []
        self.log = Lines()
        logging.getLogger().addHandler(self.log)
        self.hook, sys.excepthook = sys.excepthook, self._note
        self.window = MainWindow(
            entries(self.desk, Settings(), lambda _: None), vault="Trial", who="Ada", memory=self.desk.memory
        )
        self.desk.changed.connect(self.window.refresh)
        self.desk.wanted.connect(self.window.go)
        self.window.names_switched.connect(lambda real: self.desk.switch_names(real=real))
        self.window.show()
        self.window.activateWindow()
        self.window.go("today")

    def _note(self, kind: type[BaseException], fault: BaseException, _: object) -> None:
        self.defects.append(f"{kind.__name__}: {fault}")

    @rule(place=st.sampled_from(PLACES))
    def go(self, place: str) -> None:
        self.window.go(place)

    @rule(place=st.integers(0, 50))
    def open_review(self, place: int) -> None:
        reviews = self.desk.session.reviews.all()
        if reviews:
            self.window.go(f"reviews/{reviews[place % len(reviews)].id}")

    @rule(place=st.integers(0, 50))
    def turn_tab(self, place: int) -> None:
        bars = [bar for bar in self.window.findChildren(QTabBar) if bar.isVisible()]
        if bars:
            bars[0].setCurrentIndex(place % bars[0].count())

    @rule(place=st.integers(0, 50))
    def type_words(self, place: int) -> None:
        fields = [*self.window.findChildren(QLineEdit), *self.window.findChildren(QPlainTextEdit)]
        usable: list[QWidget] = [field for field in fields if field.isVisible() and field.isEnabled()]
        if usable:
            usable[place % len(usable)].setFocus()
            QTest.keyClicks(usable[place % len(usable)], TYPED)

    @rule(place=st.integers(0, 50))
    def press(self, place: int) -> None:
        buttons = [
            button
            for button in self.window.findChildren(QPushButton)
            if button.isVisible()
            and button.isEnabled()
            and not any(word in button.text() for word in LEAVES_THE_WINDOW)
        ]
        if buttons:
            buttons[place % len(buttons)].click()

    @rule(key=st.sampled_from(KEYS))
    def press_key(self, key: Qt.Key) -> None:
        QTest.keyClick(QApplication.activePopupWidget() or self.window.focusWidget() or self.window, key)

    @rule()
    def save(self) -> None:
        QTest.keyClick(self.window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)

    @rule()
    def undo(self) -> None:
        self.desk.change(self.desk.session.history.undo, None, self.window.banner.refuse)

    @rule()
    def switch_names(self) -> None:
        self.window.sidebar.switch_names()

    @rule()
    def search(self) -> None:
        self.window.go(f"search/{TYPED}")

    @invariant()
    def holds(self) -> None:
        if not hasattr(self, "window"):
            return
        QCoreApplication.processEvents()
        if popup := QApplication.activePopupWidget():
            popup.close()
        assert self.defects == []
        assert self.window.windowTitle() == TITLE
        assert not [line for line in self.log.said for name in (TYPED, *self.names) if name in line]
        here = self.window.focusWidget()
        assert here is not None, f"no focus at {self.window.place().partition('/')[0]}"

    def teardown(self) -> None:
        if hasattr(self, "window"):
            sys.excepthook = self.hook
            logging.getLogger().removeHandler(self.log)
            self.window.hide()
            self.window.deleteLater()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
            self.desk.session.close()
            self.folder.cleanup()


@pytest.mark.usefixtures("qapp")
def test_whatever_a_hand_does_the_window_stands(tmp_path: Path) -> None:
    made = tmp_path / "made"
    new_session(made, CLOCK, reviews=4).close()
    machine = type("AnyHandAtOne", (AnyHand,), {"made": made})
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=8,
            stateful_step_count=20,
            deadline=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        ),
    )
