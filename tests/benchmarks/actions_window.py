"""The program's own window, unlocked and at its list of actions; it ends once the list has been painted.

The vault's folder is the only argument; the passphrase comes as a line of standard input.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from dhr_desktop.base import paths
from ui.app import App
from ui.screens.actions.screen import ActionsScreen
from ui.shell.lock_screen import LockScreen


class Showing(QObject):
    """Unlocks, goes to the actions and closes the window when they stand there."""

    def __init__(self, app: App, passphrase: str) -> None:
        super().__init__()
        self._app = app
        self._look = QTimer(self)
        self._look.setInterval(20)
        self._look.timeout.connect(self._close_at_actions)
        assert isinstance(app.screen, LockScreen)
        app.screen.unlock_asked.emit(passphrase)
        self._look.start()

    def _close_at_actions(self) -> None:
        opened = self._app.opened
        if opened is None:
            return
        window = opened.window
        if not window.place().startswith("actions"):
            window.go("actions")
            return
        actions = window.page("actions")
        assert isinstance(actions, ActionsScreen)
        if not actions.listing.model.rows:
            return
        window.repaint()
        self._look.stop()
        print(len(actions.listing.model.rows), flush=True)
        opened.closed.connect(lambda _: QApplication.exit(0))
        window.close()


def main(folder: str, passphrase: str) -> int:
    """Show the actions of a vault."""
    qt = QApplication(sys.argv[:1])
    app = App(qt, paths.settings_folder(), paths.vaults_folder())
    app.start(Path(folder))
    showing = Showing(app, passphrase)
    code = qt.exec()
    app.close()
    del showing
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.stdin.readline().rstrip("\n")))
