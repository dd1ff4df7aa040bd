"""A damaged vault in the window: forms only show, a banner that stays says what is whole and leads to a new vault."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from dhr_desktop.services import damaged
from dhr_desktop.services.session import Session
from ui.forms.form import Form
from ui.platform.dialogs import Dialogs
from ui.platform.tasks import Tasks
from ui.shell.main_window import MainWindow


class ReadingOnly(QObject):
    """Watches over one window as long as the damaged vault is open in it."""

    def __init__(
        self, app: QApplication, session: Session, window: MainWindow, tasks: Tasks, dialogs: Dialogs
    ) -> None:
        super().__init__(window)
        self._app = app
        self._session = session
        self._window = window
        self._tasks = tasks
        self._dialogs = dialogs
        app.installEventFilter(self)
        self._say()

    def close(self) -> None:
        """Watch no more."""
        self._app.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let a form that comes to be seen show only."""
        if event.type() == QEvent.Type.Show and isinstance(watched, Form):
            watched.set_read_only(True)
        return False

    def _say(self) -> None:
        self._window.standing.say(
            "This vault is damaged and open to be read only.",
            " ".join(damaged.condition_words(self._session)),
            (("Put it together in a new vault…", self._ask),),
            kind="warning",
            stays=True,
        )

    def _ask(self) -> None:
        folder = self._session.backups.proposed_folder("repaired")
        self._say()
        self._window.banner.ask(
            f"A whole vault is made in the new folder “{folder.name}” beside this one; this one stays as it is.",
            "It begins from the newest whole backup, takes in the history after it, and what can still be read.",
            (
                ("Put it together there", lambda: self._repair(folder)),
                ("Choose another folder…", self._choose),
                ("Not now", _nothing),
            ),
        )

    def _choose(self) -> None:
        folder = self._dialogs.choose_folder(self._window, "An empty folder for the new vault")
        if folder is not None:
            self._repair(folder)

    def _repair(self, folder: Path) -> None:
        way, clock = damaged.of_session(self._session), self._session.clock
        self._tasks.run_long(
            lambda progress: damaged.repair(way, folder, clock, progress),
            lambda said: self._window.banner.say(
                f"The new vault is whole: {folder}.",
                " ".join([*said, "To open it, lock and choose “Another vault”."]),
                kind="good",
            ),
            self._window.banner.refuse,
            words="Putting the vault together",
            asker=self,
        )


def _nothing(*_: object) -> None:
    """Leave it."""
