"""Tasks that are held until the test lets them go, in the order in which they were asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from dhr_desktop.base.errors import Cancelled
from dhr_desktop.base.progress import Progress, Silent
from tests.fakes.tasks import ImmediateTasks


class HeldTasks:
    """`held` are the calls that wait; `progress` is handed to long verbs."""

    def __init__(self) -> None:
        self.held: list[Callable[[], None]] = []
        self.progress: Progress = Silent()
        self._at_once = ImmediateTasks()

    def ask(self, verb: Callable[[], Any], then: Callable[[Any], None], failed: Any = None, **_: Any) -> None:
        self.held.append(lambda: self._at_once.ask(verb, then, failed))

    def run_long(
        self,
        verb: Callable[[Progress], Any],
        then: Callable[[Any], None],
        failed: Any = None,
        *,
        cancelled: Callable[[], None] | None = None,
        **_: Any,
    ) -> None:
        def run() -> None:
            try:
                self._at_once.ask(lambda: verb(self.progress), then, failed)
            except Cancelled:
                if cancelled:
                    cancelled()

        self.held.append(run)

    def let_go(self, number: int = 1) -> None:
        """Run the calls that have waited longest."""
        for _ in range(number):
            self.held.pop(0)()

    def let_all_go(self) -> None:
        """Run everything, and what it asks for in turn."""
        while self.held:
            self.let_go()
