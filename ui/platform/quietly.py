"""Work on the vault that nobody waits for: one short step, then a pause in which everything else comes first."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer

from dhr_desktop.base.errors import UserError
from dhr_desktop.base.steps import Steps
from ui.platform.tasks import Tasks

_BEFORE: Final = 3_000
_BETWEEN: Final = 40
"""Milliseconds before the first step and between two steps."""


class Quietly(QObject):
    """Takes steps until they end or `stop` is called; `failed` hears what was found wrong."""

    def __init__(
        self, tasks: Tasks, steps: Steps[None], failed: Callable[[UserError], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._steps = steps
        self._failed = failed
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._step)

    def start(self) -> None:
        """Begin after a while."""
        self._timer.start(_BEFORE)

    def stop(self) -> None:
        """Take no further step."""
        self._timer.stop()

    def _step(self) -> None:
        self._tasks.ask(lambda: next(self._steps, None), self._go_on, self._failed, asker=self)

    def _go_on(self, told: tuple[int, int] | None) -> None:
        if told is not None:
            self._timer.start(_BETWEEN)
