"""Which backups stay when new ones come: the newest few, then one a day, a week and a month. Pure; it removes nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Final

LATEST: Final = 3
"""So many of the newest stay whatever their day."""
DAYS: Final = 7
WEEKS: Final = 4
MONTHS: Final = 12

_SPANS: Final[tuple[tuple[int, Callable[[datetime], tuple[int, ...]]], ...]] = (
    (DAYS, lambda at: (at.year, at.month, at.day)),
    (WEEKS, lambda at: at.isocalendar()[:2]),
    (MONTHS, lambda at: (at.year, at.month)),
)


def to_keep(moments: Sequence[datetime]) -> list[bool]:
    """Return for each backup, the newest first, whether it stays.

    Of each of the last seven days, four weeks and twelve months *that have a backup* the newest one stays, so that a vault
    that nobody opened for a year loses nothing. The clock of today has no say, and the newest always stays.
    """
    kept = [place < LATEST for place in range(len(moments))]
    for most, span_of in _SPANS:
        seen: set[tuple[int, ...]] = set()
        for place, at in enumerate(moments):
            span = span_of(at)
            if span in seen:
                continue
            if len(seen) == most:
                break
            seen.add(span)
            kept[place] = True
    return kept
