"""How long work reports how far it is and learns that it should stop."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Handed to every long verb."""

    def report(self, done: int, total: int, words: str = "") -> None:
        """Say that `done` of `total` steps are finished; `words` name the step, never a record."""

    def check(self) -> None:
        """Raise `Cancelled` when the person asked to stop."""


class Silent:
    """A progress that nobody watches."""

    def report(self, done: int, total: int, words: str = "") -> None:
        """Ignore the report."""

    def check(self) -> None:
        """Never stop."""
