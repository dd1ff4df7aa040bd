"""Tasks that run at once, in the test's own thread."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject

from dhr_desktop.base.errors import Cancelled, UserError
from dhr_desktop.base.progress import Progress, Silent

T = TypeVar("T")


class ImmediateTasks:
    """Runs everything at once; `refusals` holds the errors that nobody took."""

    def __init__(self, progress: Progress | None = None) -> None:
        self.refusals: list[UserError] = []
        self.asked: list[str] = []
        self._progress = progress or Silent()

    def ask(
        self,
        verb: Callable[[], T],
        then: Callable[[T], None],
        failed: Callable[[UserError], None] | None = None,
        *,
        words: str = "",
        asker: QObject | None = None,
    ) -> None:
        self.asked.append(words)
        try:
            result = verb()
        except UserError as fault:
            (failed or self.refusals.append)(fault)
        else:
            then(result)

    def run_long(
        self,
        verb: Callable[[Progress], T],
        then: Callable[[T], None],
        failed: Callable[[UserError], None] | None = None,
        *,
        words: str,
        asker: QObject | None = None,
        cancelled: Callable[[], None] | None = None,
    ) -> None:
        try:
            self.ask(lambda: verb(self._progress), then, failed, words=words, asker=asker)
        except Cancelled:
            if cancelled:
                cancelled()
