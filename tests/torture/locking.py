"""Locking ends the process within two seconds and keeps what was being written; started by itself for each lock.

The ways: the key (Ctrl+L), the idle clock, and what the system says when the session is locked or the computer sleeps.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

from PySide6.QtWidgets import QApplication, QPlainTextEdit

from dhr_desktop.base.clock import SystemClock
from dhr_desktop.base.locking import LOCKED
from tests.fakes.desks import new_session, reopened_session
from tests.torture.rows import Row
from tests.torture.tour import PASSPHRASE, Tour
from ui.shell.lock_screen import LockScreen

_ROOT = Path(__file__).parents[2]
_LONGEST = 2.0
_WORDS = "begun before the lock"
WAYS = ("key", "idle", "left")


def _lock_by(tour: Tour, way: str) -> None:
    assert tour.app.opened is not None
    opened = tour.app.opened
    if way == "key":
        opened.window.lock_asked.emit()
    elif way == "idle":
        opened._idle.passed.emit()
    else:
        opened.lock()


def main(folder: Path, way: str) -> None:
    """Open the vault, begin to write, say "now", lock, and end as the program does."""
    qt = QApplication(["locking"])
    tour = Tour(qt, folder, 1)
    lock = tour.app.screen
    assert isinstance(lock, LockScreen)
    lock.unlock_asked.emit(PASSPHRASE)
    tour.until(lambda: tour.app.opened is not None and tour.app.opened.window.place())
    tour.app.left.connect(lambda lock: os._exit(LOCKED if lock else 1))
    tour.first_review()
    assert tour.app.opened is not None
    texts = [
        one
        for one in tour.app.opened.window.findChildren(QPlainTextEdit)
        if one.isVisible() and not one.isReadOnly()
    ]
    texts[0].insertPlainText(_WORDS)
    tour.settle()
    print("now", flush=True)
    _lock_by(tour, way)
    tour.until(lambda: False)


def by_every_way(folder: Path, rounds: int) -> Row:
    """Lock in each way in turn; count processes that stay too long, and words that are gone."""
    new_session(folder / "vault", SystemClock(), 3).close()
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(_ROOT)}
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "TMPDIR"):
        environment[name] = str(folder / "home")
    (folder / "home").mkdir(mode=0o700)
    lost = late = 0
    longest = 0.0
    for number in range(rounds):
        command = [
            sys.executable,
            "-m",
            "tests.torture.locking",
            str(folder / "vault"),
            WAYS[number % len(WAYS)],
        ]
        with subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment, text=True
        ) as process:
            assert process.stdout is not None
            while process.stdout.readline().strip() not in {"now", ""}:
                continue
            began = time.monotonic()
            code = process.wait(60)
        took = time.monotonic() - began
        longest = max(longest, took)
        late += took > _LONGEST or code != LOCKED
        session = reopened_session(folder / "vault", SystemClock())
        place = session.places.take()
        lost += place is None or _WORDS not in str(place.drafts)
        session.close()
    return Row(rounds, lost, late, f"{longest:.2f} s the longest")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
