"""A backup as people see it: copied on the vault's thread, checked and copied away beside it, with a bar and Cancel."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from dhr_desktop.base.errors import UserError
from dhr_desktop.services.backups import BackupRules, Begun, Made
from dhr_desktop.services.session import Session
from ui.platform.desk import Desk
from ui.platform.tasks import Tasks

_FIRST_LOOK: Final = 20_000
_EACH_LOOK: Final = 3_600_000
"""Milliseconds after unlocking, and between two looks, whether a backup is due."""


def back_up(
    session: Session,
    tasks: Tasks,
    then: Callable[[Made], None],
    failed: Callable[[UserError], None],
    *,
    asker: QObject,
) -> None:
    """Make a backup; nobody has to wait but for the copying itself."""
    backups = session.backups

    def begin() -> tuple[Begun, BackupRules]:
        return backups.begin(), backups.rules()

    def check(begun: tuple[Begun, BackupRules]) -> None:
        tasks.run_long(
            lambda progress: backups.finish(*begun, progress),
            keep,
            failed,
            words="Checking the backup",
            asker=asker,
        )

    def keep(made: Made) -> None:
        tasks.ask(lambda: backups.keep(made), then, failed, asker=asker)

    tasks.ask(begin, check, failed, asker=asker)


class BackupClock(QObject):
    """Looks now and then whether a backup is due, and has it made.

    Signals:
        made: one was made.
    """

    made = Signal()

    def __init__(self, desk: Desk, failed: Callable[[UserError], None], parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._failed = failed
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Begin after a while, so that whoever has just come in is not in its way."""
        self._timer.start(_FIRST_LOOK)

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    def look(self) -> None:
        """Ask whether a backup is due."""
        self._timer.setInterval(_EACH_LOOK)
        self._desk.ask(self._desk.session.backups.is_due, self._go_on, self._failed, asker=self)

    def _go_on(self, due: bool) -> None:
        if due:
            back_up(self._desk.session, self._desk.tasks, self._tell, self._failed, asker=self)

    def _tell(self, made: Made) -> None:
        self._desk.said.emit("Backed up, but not copied off this computer" if made.trouble else "Backed up")
        self.made.emit()
