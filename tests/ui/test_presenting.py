"""Presenting shows published names only, allows capture for a while, and refuses it again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.fakes.desks import TestDesk, new_session
from ui.platform.capture import Capture
from ui.platform.memory import ShortMemory
from ui.shell.main_window import MainWindow
from ui.shell.presenting import LONGEST, Presenting

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


class HandClock:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.moment = NOON

    def now(self) -> datetime:
        return self.moment

    def today(self) -> object:
        return self.moment.date()


class Told:
    """What windows were told about capture, the last word of each."""

    def __init__(self) -> None:
        self.refused: dict[QWindow, bool] = {}

    def __call__(self, window: QWindow, refused: bool) -> None:
        self.refused[window] = refused


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def desk(tmp_path: Path, clock: HandClock) -> Iterator[TestDesk]:
    session = new_session(tmp_path / "vault", clock)  # type: ignore[arg-type]  # what it needs of a clock
    yield TestDesk(session)
    session.close()


@pytest.fixture
def window(qapp: QApplication, desk: TestDesk) -> Iterator[MainWindow]:
    made = MainWindow([], vault="Merefordshire", who="Ada Lint", memory=ShortMemory())
    made.names_switched.connect(lambda real: desk.switch_names(real=real))
    made.show()
    yield made
    made.let_close()
    made.deleteLater()


@pytest.fixture
def presenting(qapp: QApplication, desk: TestDesk, window: MainWindow, told: Told) -> Iterator[Presenting]:
    made = Presenting(desk, window, Capture(qapp, told, window))
    yield made
    made.stop()


def test_windows_are_kept_out_of_pictures_from_the_start(
    qtbot: QtBot, presenting: Presenting, window: MainWindow, told: Told
) -> None:
    assert told.refused[window.windowHandle()] is True
    other = QWidget()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    qtbot.waitUntil(lambda: told.refused.get(other.windowHandle()) is True)
    assert not presenting.on


def test_presenting_hides_real_names_and_holds_them(
    qtbot: QtBot, presenting: Presenting, window: MainWindow, desk: TestDesk, told: Told
) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F5)
    assert presenting.on
    assert not desk.real_names
    assert told.refused[window.windowHandle()] is False
    assert "real names are hidden" in window.presenting.words
    qtbot.keyClick(window, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    desk.switch_names(real=True)
    assert not desk.real_names


def test_it_ends_by_itself_and_names_stay_published(
    presenting: Presenting, window: MainWindow, desk: TestDesk, clock: HandClock, told: Told
) -> None:
    presenting.start()
    clock.moment += LONGEST - timedelta(seconds=1)
    presenting.look()
    assert presenting.on
    clock.moment += timedelta(seconds=1)
    presenting.look()
    assert not presenting.on
    assert told.refused[window.windowHandle()] is True
    assert not window.presenting.isVisible()
    assert not desk.real_names


def test_after_stopping_names_can_be_switched(
    qtbot: QtBot, presenting: Presenting, window: MainWindow, desk: TestDesk
) -> None:
    presenting.start()
    window.presenting.ended.emit()
    assert not presenting.on
    qtbot.keyClick(window, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    assert desk.real_names


def test_this_system_says_whether_it_can_refuse(qapp: QApplication) -> None:
    refusing = Capture(qapp, lambda window, refused: None)
    assert refusing.can_refuse
    refusing.setParent(None)
    refusing.deleteLater()
