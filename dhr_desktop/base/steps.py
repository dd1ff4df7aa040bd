"""Long work on the vault cut into short steps, since the vault has one thread and nobody is to wait for it."""

from __future__ import annotations

from collections.abc import Generator
from typing import TypeVar

from dhr_desktop.base.progress import Progress, Silent

R = TypeVar("R")

Steps = Generator[tuple[int, int], None, R]
"""Yields after each step how many are done of how many, and returns the result; each step is a transaction of its own."""


def carried_out(steps: Steps[R], progress: Progress | None = None) -> R:
    """Carry out all steps here and now; `Cancelled` between two of them closes what was begun."""
    watch = progress or Silent()
    while True:
        try:
            watch.report(*next(steps))
            watch.check()
        except StopIteration as ended:
            result: R = ended.value
            return result
        except BaseException:
            steps.close()
            raise
