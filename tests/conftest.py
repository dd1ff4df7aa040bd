"""What holds for every test: no screen, no network, no traces in the home folder, and nothing left running."""

from __future__ import annotations

import gc
import itertools
import logging
import os
import re
import socket
import threading
import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import hypothesis
import pytest

from dhr_desktop.base.clock import FixedClock

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# A shared or slow computer must not fail a property; how long a test may take is said by `timeout`.
hypothesis.settings.register_profile("dhr", deadline=None)
hypothesis.settings.load_profile("dhr")

HOMES = (
    "HOME",
    "USERPROFILE",
    "APPDATA",
    "LOCALAPPDATA",
    "XDG_DATA_HOME",
    "XDG_CONFIG_HOME",
    "XDG_STATE_HOME",
    "XDG_CACHE_HOME",
)


@pytest.fixture
def clock() -> FixedClock:
    """Stand still on a Monday morning: 2 March 2026, 09:30 UTC."""
    return FixedClock(datetime(2026, 3, 2, 9, 30, tzinfo=UTC))


@pytest.fixture(scope="session")
def _homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Hand out new, empty folders: cheaper than a numbered folder from pytest for each of thousands of tests."""
    street = tmp_path_factory.mktemp("homes")
    return (street / str(number) for number in itertools.count(1))


@pytest.fixture(autouse=True)
def own_home(_homes: Iterator[Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the test a home of its own, so that it neither reads nor leaves anything in the person's."""
    home = next(_homes)
    home.mkdir()
    for name in HOMES:
        monkeypatch.setenv(name, str(home if name in {"HOME", "USERPROFILE"} else home / name.lower()))
    return home


@pytest.fixture(autouse=True)
def _no_names_from_the_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse to look names up; pytest-socket refuses to connect."""

    def refuse(*_: object, **__: object) -> None:
        raise RuntimeError("A test tried to look up a name on the network.")

    for name in ("getaddrinfo", "gethostbyname", "gethostbyname_ex", "gethostbyaddr"):
        monkeypatch.setattr(socket, name, refuse)


class _Lines(logging.Handler):
    """Keeps every log line from WARNING upwards."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.levelname} {record.name}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def _no_unexpected_log_lines(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail on a log line at WARNING or above that no `@pytest.mark.logs("pattern")` announced."""
    handler = _Lines()
    logging.getLogger().addHandler(handler)
    yield
    logging.getLogger().removeHandler(handler)
    expected = [pattern for marker in request.node.iter_markers("logs") for pattern in marker.args]
    unexpected = [line for line in handler.lines if not any(re.search(pattern, line) for pattern in expected)]
    if unexpected:
        pytest.fail("Unexpected log lines:\n" + "\n".join(unexpected), pytrace=False)


@pytest.fixture(autouse=True)
def _nothing_left_running(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail when a test leaves a thread, a ticking timer or an open window behind."""
    before = set(threading.enumerate())
    uses_qt = bool({"qtbot", "qapp"} & set(request.fixturenames))
    if uses_qt:
        gc.freeze()  # what exists by now is not looked through again: that would take longer than most tests
    yield
    left = _threads_left(before)
    if uses_qt:
        left += _qt_left()
        gc.unfreeze()
    if left:
        pytest.fail("The test left behind: " + ", ".join(left), pytrace=False)


def _threads_left(before: set[threading.Thread]) -> list[str]:
    """Return the names of new threads that are still running after half a second of patience."""
    patience = time.monotonic() + 0.5
    while True:
        new = {thread for thread in threading.enumerate() if thread.is_alive()} - before
        # A thread of Qt's pool shows itself as a dummy and goes by itself; `_qt_left` looks at the pool.
        left = [thread.name for thread in new if not isinstance(thread, threading._DummyThread)]
        if not left or time.monotonic() > patience:
            return left
        time.sleep(0.01)


def _qt_left() -> list[str]:
    """Return what Qt still has at work of what the test made, and end it, so that the next test is not blamed for it."""
    from PySide6.QtCore import QThread, QThreadPool, QTimer
    from PySide6.QtWidgets import QApplication
    from shiboken6 import isValid

    left: list[str] = []
    for window in QApplication.topLevelWidgets():
        if window.isVisible():
            left.append(f"open window {type(window).__name__}")
            window.close()
    for thing in gc.get_objects():
        if issubclass(type(thing), QTimer) and isValid(thing) and thing.isActive():
            left.append(f"ticking timer of {type(thing.parent()).__name__}")
            thing.stop()
        elif issubclass(type(thing), QThread) and isValid(thing) and thing.isRunning():
            left.append(f"running {type(thing).__name__}")
            thing.quit()
            thing.wait(500)
    if not QThreadPool.globalInstance().waitForDone(500):
        left.append("tasks in the thread pool")
        QThreadPool.globalInstance().waitForDone()
    return left
