"""Measures two things side by side in one run; a ratio says more than seconds, which differ from computer to computer."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Row:
    """One measured ratio: "ours / theirs", and the limit that it should not exceed (none: only to be known)."""

    what: str
    ratio: float
    goal: float | None = None

    def __str__(self) -> str:
        """Return the row as a line, for example "start to lock screen / Fusion window: 1.32 (goal <= 1.6)"."""
        if self.goal is None:
            return f"{self.what}: {self.ratio:.2f}"
        return f"{self.what}: {self.ratio:.2f} (goal <= {self.goal:g}{'' if self.ratio <= self.goal else '; above it'})"


def compare(
    what: str,
    ours: Callable[[], float],
    theirs: Callable[[], float],
    *,
    goal: float | None = None,
    rounds: int = 7,
) -> Row:
    """Return the median of the ratios of figures that both measure themselves (seconds, bytes), taking turns.

    Both go once before it counts. Which of the two goes first changes from round to round, so that neither gains by it.
    """
    ours()
    theirs()
    ratios: list[float] = []
    for number in range(rounds):
        if number % 2:
            below, above = theirs(), ours()
        else:
            above, below = ours(), theirs()
        ratios.append(above / below)
    return Row(what, median(ratios), goal)


def timed(
    what: str,
    ours: Callable[[], object],
    theirs: Callable[[], object],
    *,
    goal: float | None = None,
    rounds: int = 7,
) -> Row:
    """Return the median ratio of how long both take, taking turns."""
    return compare(what, lambda: seconds(ours), lambda: seconds(theirs), goal=goal, rounds=rounds)


def seconds(work: Callable[[], object]) -> float:
    """Return how many seconds some work takes, without earlier rubbish being swept up inside it."""
    gc.collect()
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def table(rows: Iterable[Row]) -> str:
    """Return the rows below one another with their figures in line."""
    lines = [str(row).rsplit(": ", 1) for row in rows]
    width = max((len(what) for what, _ in lines), default=0)
    return "\n".join(f"{what:<{width}}  {figures}" for what, figures in lines)
