"""The guards of tests/conftest.py catch what they are there for: each fault below is made on purpose in a run of its own."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.source import ROOT

FAULTS = """
import logging, os, socket, threading, time, warnings
from pathlib import Path
import pytest
from PySide6.QtCore import QThread, QThreadPool, QTimer
from PySide6.QtWidgets import QWidget

kept = []

def test_log_line():
    logging.getLogger("somewhere").warning("something odd")

def test_thread():
    thread = threading.Thread(target=time.sleep, args=(1,), name="forgotten")
    thread.start()

def test_timer(qtbot):
    timer = QTimer()
    timer.start(60_000)
    kept.append(timer)

def test_window(qtbot):
    window = QWidget()
    window.show()
    kept.append(window)

def test_qt_thread(qtbot):
    thread = QThread()
    thread.start()
    kept.append(thread)

def test_pool(qtbot):
    QThreadPool.globalInstance().start(lambda: time.sleep(1))

def test_warning():
    warnings.warn("soon to go", DeprecationWarning)

def test_socket():
    with warnings.catch_warnings(action="ignore"):
        socket.socket()

@pytest.mark.logs("something odd")
def test_fine_announced_line():
    logging.getLogger("somewhere").warning("something odd")

def test_fine_thread_that_ends():
    threading.Thread(target=time.sleep, args=(0.05,)).start()

def test_fine_window_that_is_closed(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()

def test_fine_timer_that_stops(qtbot):
    timer = QTimer()
    timer.start(60_000)
    timer.stop()

def test_fine_home():
    assert Path.home() != Path(os.environ["THE_REAL_HOME"])
    assert list(Path.home().iterdir()) == []
    (Path.home() / "trace").touch()

def test_fine_home_of_the_next():
    assert list(Path.home().iterdir()) == []
    (Path.home() / "trace").touch()
"""


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Run the faults under the project's own rules and return how each ended, without "test_"."""
    folder: Path = tmp_path_factory.mktemp("faults")
    (folder / "tests").mkdir()
    shutil.copy(ROOT / "pyproject.toml", folder)
    shutil.copy(ROOT / "tests" / "conftest.py", folder / "tests")
    (folder / "tests" / "test_faults.py").write_text(FAULTS, "utf-8")
    environment = os.environ | {
        "PYTHONPATH": str(ROOT),
        "THE_REAL_HOME": str(Path.home()),
        "COLUMNS": "200",
    }
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-v",
        "-v",
        "-p",
        "no:randomly",
        "-p",
        "no:cacheprovider",
        "-rA",
    ]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    ended = re.findall(r"^(PASSED|FAILED|ERROR) \S+::test_(\w+)", done.stdout, re.MULTILINE)
    worst: dict[str, str] = {}
    for how, name in ended:
        worst[name] = how if how != "PASSED" else worst.get(name, how)
    assert len(worst) == FAULTS.count("\ndef test_"), done.stdout
    return worst


def test_every_fault_is_caught(outcomes: dict[str, str]) -> None:
    assert {
        name for name, how in outcomes.items() if how == "PASSED" and not name.startswith("fine")
    } == set()


def test_what_is_fine_is_left_alone(outcomes: dict[str, str]) -> None:
    assert {name for name, how in outcomes.items() if how != "PASSED" and name.startswith("fine")} == set()
