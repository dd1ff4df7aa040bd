"""Work in small steps on the interface thread, between events: nothing waits longer than for one step."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sequence
from typing import Any, Final, TypeVar

from PySide6.QtCore import QObject, QTimer

T = TypeVar("T")
Steps = Generator[None, None, T]
"""Work that yields between its steps and returns its result."""

AT_ONCE: Final = 4_000
"""How many rows one step goes through; a list of so many is done at once."""


class Stepper(QObject):
    """Does one piece of work at a time, a step whenever no event waits. Newer work takes the place of older."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._work: Steps[Any] | None = None
        self._then: Callable[[Any], object] = _nothing
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._step)

    @property
    def is_busy(self) -> bool:
        """True while there is work left."""
        return self._work is not None

    def start(self, work: Steps[T], then: Callable[[T], object], *, at_once: bool = False) -> None:
        """Begin work and call `then` with its result; `at_once` does all of it before this returns."""
        self._work, self._then = work, then
        if not at_once:
            self._timer.start()
            return
        while self._work is work:
            self._step()

    def stop(self) -> None:
        """Leave undone what is left."""
        self._timer.stop()
        self._work = None

    def _step(self) -> None:
        if self._work is None:
            return
        try:
            next(self._work)
        except StopIteration as end:
            self.stop()
            self._then(end.value)


def slices(rows: Sequence[T], size: int = AT_ONCE) -> Iterator[Sequence[T]]:
    """Yield the rows in pieces, one for each step."""
    return (rows[start : start + size] for start in range(0, len(rows), size))


def _nothing(_: object) -> None:
    """Wait for no result."""
