"""The clipboard, the idle timer, the error door, one instance, and what the window remembers."""

from __future__ import annotations

import subprocess
import sys
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from ui.platform.clipboard import ClipboardGuard
from ui.platform.error_door import ErrorDoor, Report, report_lines
from ui.platform.idle import IdleTimer
from ui.platform.memory import FileMemory
from ui.platform.single_instance import SingleInstance, name_for

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


class HandClock:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.moment = NOON

    def now(self) -> datetime:
        return self.moment

    def today(self) -> object:
        return self.moment.date()


def test_copied_text_is_taken_back(qapp: QApplication) -> None:
    clipboard = QGuiApplication.clipboard()
    guard = ClipboardGuard(clipboard)
    guard.copy("Published name")
    assert clipboard.text() == "Published name"
    assert bytes(clipboard.mimeData().data("x-kde-passwordManagerHint").data()) == b"secret"
    guard.clear()
    assert clipboard.text() == ""


def test_what_somebody_else_copied_stays(qapp: QApplication) -> None:
    clipboard = QGuiApplication.clipboard()
    guard = ClipboardGuard(clipboard)
    guard.copy("Published name")
    clipboard.setText("another program's text")
    guard.clear()
    assert clipboard.text() == "another program's text"
    clipboard.clear()


def test_idle_time_counts_down_and_then_locks(qapp: QApplication) -> None:
    clock = HandClock()
    idle = IdleTimer(qapp, clock, minutes=5)  # type: ignore[arg-type]
    seconds: list[int] = []
    passed: list[bool] = []
    idle.counted_down.connect(seconds.append)
    idle.passed.connect(lambda: passed.append(True))
    clock.moment = NOON + timedelta(minutes=3)
    idle.look()
    assert seconds == []
    clock.moment = NOON + timedelta(minutes=4, seconds=1)
    idle.look()
    assert seconds == [59]
    clock.moment = NOON + timedelta(minutes=5)
    idle.look()
    assert passed == [True]


def test_a_key_press_during_the_countdown_means_stay(qtbot: QtBot, qapp: QApplication) -> None:
    clock = HandClock()
    idle = IdleTimer(qapp, clock, minutes=1)  # type: ignore[arg-type]
    stayed: list[bool] = []
    idle.stayed.connect(lambda: stayed.append(True))
    clock.moment = NOON + timedelta(seconds=30)
    idle.look()
    line = QLineEdit()
    qtbot.addWidget(line)
    with qtbot.waitActive(line):
        line.show()
    assert stayed == [True]
    clock.moment = NOON + timedelta(seconds=80)
    idle.look()
    QTest.keyClick(line.windowHandle(), Qt.Key.Key_A)
    assert stayed == [True, True]
    assert line.text() == "a"
    clock.moment = NOON + timedelta(seconds=139)
    idle.look()
    idle.close()
    QTest.keyClick(line.windowHandle(), Qt.Key.Key_A)
    assert stayed == [True, True]


def test_waking_from_a_long_sleep_locks_at_once(qapp: QApplication) -> None:
    clock = HandClock()
    idle = IdleTimer(qapp, clock, minutes=10)  # type: ignore[arg-type]
    passed: list[bool] = []
    idle.passed.connect(lambda: passed.append(True))
    clock.moment = NOON + timedelta(hours=9)
    idle.look()
    assert passed == [True]


def fail_with(secret: str) -> None:
    """Raise as a defect does, with a record's words in message and argument."""
    try:
        int(secret)
    except ValueError as fault:
        raise KeyError(secret) from fault


def test_a_report_says_where_and_never_what(qtbot: QtBot, tmp_path: Path) -> None:
    clock = HandClock()
    door = ErrorDoor(tmp_path / "reports", clock)  # type: ignore[arg-type]
    door.install()
    try:
        with qtbot.waitSignal(door.opened) as heard:
            try:
                fail_with("Marta Bellweather")
            except KeyError as fault:
                sys.excepthook(type(fault), fault, fault.__traceback__)
    finally:
        door.remove()
    assert heard.args is not None
    report = heard.args[0]
    assert isinstance(report, Report)
    assert report.file is not None
    written = report.file.read_text("utf-8")
    assert "Bellweather" not in written
    assert "builtins.KeyError" in written
    assert "builtins.ValueError" in written
    assert "fail_with" in written
    assert str(Path.home()) not in written


def test_a_fault_in_a_thread_reaches_the_door(qtbot: QtBot, tmp_path: Path) -> None:
    door = ErrorDoor(tmp_path, HandClock())  # type: ignore[arg-type]
    door.install()
    try:
        with qtbot.waitSignal(door.opened):
            thread = threading.Thread(target=fail_with, args=("x",))
            thread.start()
            thread.join()
    finally:
        door.remove()
    assert sys.excepthook is sys.__excepthook__


def test_a_report_that_cannot_be_written_is_still_told(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    door = ErrorDoor(tmp_path / "file", HandClock())  # type: ignore[arg-type]
    with qtbot.waitSignal(door.opened) as heard:
        door.take(ValueError("secret"))
    assert heard.args is not None
    assert heard.args[0].file is None


def test_a_chain_of_faults_that_bites_its_tail_ends() -> None:
    one, two = ValueError(), KeyError()
    one.__cause__, two.__cause__ = two, one
    assert len(list(report_lines(one))) == 3


def test_a_second_start_calls_the_first_window(qtbot: QtBot, tmp_path: Path) -> None:
    first, second = SingleInstance(tmp_path), SingleInstance(tmp_path)
    assert first.claim()
    first.listen()
    with qtbot.waitSignal(first.called):
        assert not second.claim()
    first.close()
    third = SingleInstance(tmp_path)
    assert third.claim()
    third.close()


def test_a_start_after_one_that_died_is_the_first(tmp_path: Path) -> None:
    code = "import os, sys; from pathlib import Path; from ui.platform.single_instance import SingleInstance as One; "
    code += "one = One(Path(sys.argv[1])); print(one.claim(), flush=True); os._exit(0)"
    died = subprocess.run([sys.executable, "-c", code, tmp_path], capture_output=True, text=True, check=True)
    assert died.stdout == "True\n"
    assert (tmp_path / "running").exists()
    later = SingleInstance(tmp_path)
    assert later.claim()
    later.close()


def test_a_folder_that_cannot_be_written_to_does_not_keep_the_program_from_starting(tmp_path: Path) -> None:
    (tmp_path / "settings").write_text("a file where a folder should be")
    instance = SingleInstance(tmp_path / "settings")
    assert instance.claim()
    instance.close()


def test_the_socket_s_name_says_nothing(tmp_path: Path) -> None:
    assert tmp_path.name not in name_for(tmp_path)
    assert name_for(tmp_path) != name_for(tmp_path / "other")


def test_the_window_s_memory_outlives_the_program(tmp_path: Path) -> None:
    FileMemory(tmp_path).keep("reviews/widths", "10,20")
    assert FileMemory(tmp_path).get("reviews/widths") == "10,20"
    assert FileMemory(tmp_path).get("absent") == ""
