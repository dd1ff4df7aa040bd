"""The window from the first run to the next day: a vault is made, a review begun, locked in the middle of a word, and found again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from dhr_desktop.base import paths
from ui.app import App
from ui.opened import OpenedVault
from ui.screens.reviews.screen import ReviewsScreen
from ui.shell.first_run import FirstRun
from ui.shell.lock_screen import LockScreen
from ui.shell.main_window import TITLE
from ui.widgets.card_button import CardButton

W = TypeVar("W", bound=QWidget)
WAIT = 20_000
SECRET = "Quillon Ashgrove of Lantern Row"
"""What is being written when the program locks."""
REFERENCE = "Local reference (needed)"


class Day:
    """One run of the program, which ends when it locks."""

    def __init__(self, qapp: QApplication, home: Path) -> None:
        self.locked: list[bool] = []
        self._is_over = False
        self.app = App(qapp, home / "settings", home / "vaults")
        self.app.left.connect(self.locked.append)
        self.app.start()

    @property
    def opened(self) -> OpenedVault:
        assert self.app.opened is not None
        return self.app.opened

    def close(self) -> None:
        """Take away what would go with the process."""
        if not self._is_over:
            self._is_over = True
            self.app.close()
            for window in (self.app.screen, self.app.opened and self.app.opened.window):
                if window:
                    window.hide()
                    window.deleteLater()
            if self.app.opened is not None:
                self.app.opened.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def begin(qapp: QApplication, tmp_path: Path) -> Iterator[Callable[[], Day]]:
    """Starts the program, on the same computer each time."""
    days: list[Day] = []

    def start() -> Day:
        days.append(Day(qapp, tmp_path))
        return days[-1]

    yield start
    for day in days:
        day.close()


def found(page: QWidget, kind: type[W], name: str) -> W:
    """Return the one thing of a kind that is shown under a name."""
    fitting = [
        widget
        for widget in page.findChildren(kind)
        if widget.isVisible() and name in (widget.accessibleName(), getattr(widget, "text", str)())
    ]
    assert len(fitting) == 1, f"{len(fitting)} times {name}"
    return fitting[0]


def press(page: QWidget, name: str) -> None:
    found(page, QAbstractButton, name).click()


def make_vault(day: Day, qtbot: QtBot) -> str:
    """Go through the first run and return the passphrase."""
    first = day.app.screen
    assert isinstance(first, FirstRun)
    found(first, CardButton, "Make a new vault").click()
    QTest.keyClicks(found(first, QLineEdit, "Your name"), "Rosalind Fenwick")
    passphrase = first.new_vault.passphrase()
    press(first, "Make the vault")
    qtbot.waitUntil(lambda: first.recovery is not None, timeout=WAIT)
    sheet = first.recovery
    assert sheet is not None
    groups = [label.text() for label in sheet.findChildren(QLabel) if label.property("role") == "code"]
    assert len(groups) == 11
    typed = found(sheet, QLineEdit, "Recovery code, typed from the sheet")
    QTest.keyClicks(typed, " ".join(groups[:-1]).lower())
    QTest.keyClick(typed, Qt.Key.Key_Return)
    assert "not the code yet" in sheet.banner.sentence
    assert day.app.opened is None, "work begins only once all of the code was typed back"
    QTest.keyClicks(typed, groups[-1].lower())
    QTest.keyClick(typed, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: day.app.opened is not None and bool(day.opened.window.place()), timeout=WAIT)
    return passphrase


def begin_review(day: Day, qtbot: QtBot) -> tuple[str, str]:
    """Add a review, begin its summary, and return the place and the review's reference."""
    window = day.opened.window
    window.go("reviews")
    reviews = window.page("reviews")
    assert isinstance(reviews, ReviewsScreen)
    press(reviews.header, "Add a review")
    qtbot.waitUntil(lambda: window.place().endswith("/overview"), timeout=WAIT)
    qtbot.waitUntil(lambda: reviews.listing.model.total == 1, timeout=WAIT)
    reference = reviews.listing.model.rows[0].reference
    qtbot.waitUntil(lambda: found(window, QLineEdit, REFERENCE).text() == reference, timeout=WAIT)
    QTest.keyClicks(summary(window), SECRET)
    return window.place(), reference


def summary(window: QWidget) -> QPlainTextEdit:
    return found(window, QPlainTextEdit, "What happened")


def control(day: Day, qtbot: QtBot, key: Qt.Key) -> None:
    """Press a key together with Ctrl in the window."""
    window = day.opened.window
    with qtbot.waitActive(window):
        window.activateWindow()
    QTest.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)


def locked(day: Day, qtbot: QtBot) -> None:
    control(day, qtbot, Qt.Key.Key_L)
    assert not day.opened.window.isVisible(), "nothing is to be seen from the moment on"
    qtbot.waitUntil(lambda: bool(day.locked), timeout=WAIT)


def unlocked(day: Day, qtbot: QtBot, passphrase: str) -> None:
    lock = day.app.screen
    assert isinstance(lock, LockScreen)
    line = found(lock, QLineEdit, "Passphrase")
    QTest.keyClicks(line, passphrase)
    QTest.keyClick(line, Qt.Key.Key_Return)


def test_from_the_first_run_over_a_lock_back_to_the_same_word(
    begin: Callable[[], Day], qtbot: QtBot, tmp_path: Path, own_home: Path
) -> None:
    first = begin()
    passphrase = make_vault(first, qtbot)
    assert first.opened.window.place() == "today"
    place, reference = begin_review(first, qtbot)

    locked(first, qtbot)
    assert first.locked == [True], "the process ends, and the supervisor opens another"
    first.close()
    kept = [file.read_bytes() for root in (tmp_path, own_home) for file in root.rglob("*") if file.is_file()]
    assert kept
    assert not [content for content in kept if b"Ashgrove" in content or passphrase.encode() in content]

    second = begin()
    unlocked(second, qtbot, "quite another passphrase than it was")
    lock = second.app.screen
    assert isinstance(lock, LockScreen)
    qtbot.waitUntil(lambda: bool(lock.banner.sentence), timeout=WAIT)
    assert second.app.opened is None
    unlocked(second, qtbot, passphrase)
    qtbot.waitUntil(lambda: second.app.opened is not None, timeout=WAIT)
    window = second.opened.window
    qtbot.waitUntil(lambda: window.place() == place, timeout=WAIT)
    qtbot.waitUntil(lambda: summary(window).toPlainText() == SECRET, timeout=WAIT)
    assert window.windowTitle() == TITLE

    control(second, qtbot, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: not window.drafts(), timeout=WAIT)
    assert any(label.text().startswith("Saved") for label in window.strip.findChildren(QLabel))
    window.close()
    qtbot.waitUntil(lambda: second.locked == [False], timeout=WAIT)
    second.close()

    third = begin()
    unlocked(third, qtbot, passphrase)
    qtbot.waitUntil(lambda: third.app.opened is not None and bool(third.opened.window.place()), timeout=WAIT)
    assert third.opened.window.place() == "today", "a place is kept for a lock, not for the next day"
    third.opened.window.go(place)
    qtbot.waitUntil(lambda: summary(third.opened.window).toPlainText() == SECRET, timeout=WAIT)
    assert found(third.opened.window, QLineEdit, REFERENCE).text() == reference
    assert not third.opened.window.drafts()
    locked(third, qtbot)
    assert not list(paths.log_folder().glob("*")), "no defect was reported on the way"
