"""One unlocking in a process of its own: from the passphrase to a painted Today. Writes both figures, in seconds, and ends.

The vault's folder is the only argument; the passphrase comes as a line of standard input.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from dhr_desktop.base import paths
from dhr_desktop.keys.derivation import DEFAULT_EFFORT, SALT_BYTES, derive
from tests.benchmarks.ratios import seconds
from ui.app import App
from ui.screens.today.screen import TodayScreen
from ui.shell.lock_screen import LockScreen


class Unlocking(QObject):
    """Unlocks once everything that is imported while somebody types is there, and stops the clock at Today."""

    def __init__(self, app: App, passphrase: str) -> None:
        super().__init__()
        self._app = app
        self._passphrase = passphrase
        self._start = 0.0
        self._look = QTimer(self)
        self._look.timeout.connect(self._stop_at_today)
        assert app.first_paint is not None
        app.first_paint.painted.connect(lambda: app.tasks.ask(_nothing, self._unlock, asker=self))

    def _unlock(self, _: object) -> None:
        lock = self._app.screen
        assert isinstance(lock, LockScreen)
        self._look.start(2)
        self._start = perf_counter()
        lock.unlock_asked.emit(self._passphrase)

    def _stop_at_today(self) -> None:
        opened = self._app.opened
        if opened is None:
            return
        today = opened.window.page("today")
        assert isinstance(today, TodayScreen)
        if not today.listing.model.rows:
            return
        opened.window.repaint()
        print(perf_counter() - self._start, flush=True)
        self._look.stop()
        opened.closed.connect(lambda _: QApplication.exit(0))
        opened.window.close()


def _nothing() -> None:
    """Only wait for one's turn."""


def main(folder: str, passphrase: str) -> int:
    """Measure the derivation alone, then the unlocking."""
    derivation: Callable[[], object] = lambda: derive(passphrase, bytes(SALT_BYTES), DEFAULT_EFFORT)  # noqa: E731 - timed
    print(median(seconds(derivation) for _ in range(3)), flush=True)
    qt = QApplication(sys.argv[:1])
    app = App(qt, paths.settings_folder(), paths.vaults_folder())
    app.start(Path(folder))
    unlocking = Unlocking(app, passphrase)
    code = qt.exec()
    app.close()
    del unlocking
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.stdin.readline().rstrip("\n")))
