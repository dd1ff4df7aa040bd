"""Differencing: what somebody can work out who lays the counts of a release beside those of an earlier one. Pure.

It reckons with a reader who knows which reviews are new and takes it that nothing else changed; it warns and decides nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from dhr_desktop.base.words import N_, counted
from dhr_desktop.sanitise.numbers import NARROWEST, SMALLEST_SHOWN, STEP
from dhr_desktop.sanitise.safe_document import Blank, SafeCell

_PUBLIC: Final = "published"
"""The class that is public and counted as it is."""
_BETWEEN: Final = "\t"
_Range = tuple[int, int]


@dataclass(frozen=True, slots=True, repr=False)
class Earlier:
    """What an earlier release showed: its number, its reviews, and its counts by class as they were shown."""

    number: int
    reviews: frozenset[str]
    cells: Mapping[str, str]


def kept_cells(counts: Mapping[str, SafeCell]) -> tuple[str, ...]:
    """Return the counts as the register keeps them: never more than was shown."""
    return tuple(f"{name}{_BETWEEN}{cell.plain}" for name, cell in counts.items())


def read_cells(lines: Iterable[str]) -> dict[str, str]:
    """Return the counts by class from the register's lines."""
    return {name: shown for name, _, shown in (line.partition(_BETWEEN) for line in lines) if shown}


def subtractable(
    counts: Mapping[str, SafeCell], reviews: Collection[str], earlier: Iterable[Earlier], *, exact: bool
) -> tuple[str, ...]:
    """Return in sentences which counts could be worked out by subtracting; none where counts are exact by agreement."""
    if exact:
        return ()
    now = {name: cell.plain for name, cell in counts.items()}
    return tuple(words for one in earlier for words in _against(now, frozenset(reviews), one))


def _against(now: Mapping[str, str], reviews: frozenset[str], one: Earlier) -> Iterator[str]:
    """Yield what this release and one earlier tell together."""
    more, fewer = len(reviews - one.reviews), len(one.reviews - reviews)
    for name, shown in now.items():
        before = one.cells.get(name)
        if before is None or name == _PUBLIC:
            continue
        new, old = _range(shown, len(reviews)), _range(before, len(one.reviews))
        change = max(-fewer, new[0] - old[1]), min(more, new[1] - old[0])
        if change[0] > change[1]:
            continue
        newer = max(new[0], old[0] + change[0]), min(new[1], old[1] + change[1])
        older = max(old[0], new[0] - change[1]), min(old[1], new[1] - change[0])
        hidden = [
            found
            for cell, found in ((shown, newer), (before, older))
            if cell == str(Blank.SMALL) and found[1] - found[0] + 1 < NARROWEST
        ]
        if hidden or _is_small(change):
            yield _sentence(name, one.number, (*hidden, change)[0], more, fewer)


def _range(shown: str, total: int) -> _Range:
    """Return the least and the greatest count that fits what was shown; one that is not rounded fits itself alone."""
    if shown == str(Blank.SMALL):
        return 1, min(SMALLEST_SHOWN - 1, total)
    if not shown.isdigit():
        return 0, total
    value = int(shown)
    if value % STEP or value < SMALLEST_SHOWN:
        return value, value
    return max(SMALLEST_SHOWN, value - STEP // 2), value + STEP // 2


def _is_small(change: _Range) -> bool:
    """Say whether there was a change for certain, of a small number that is known too closely."""
    least, most = sorted(map(abs, change))
    return (change[0] > 0 or change[1] < 0) and least < SMALLEST_SHOWN and most - least + 1 < NARROWEST


def _sentence(name: str, number: int, found: _Range, more: int, fewer: int) -> str:
    least, most = sorted(map(abs, found))
    reviews = [counted(more, "review") + " more"] if more else []
    reviews += [counted(fewer, "review") + " fewer"] if fewer else []
    return N_(
        "Beside release {number} ({differ}), the count of reviews that are {name} would show a small number: {size}."
    ).format(
        number=number,
        differ=" and ".join(reviews) or N_("the same reviews"),
        name=name,
        size=str(least) if least == most else f"{least} or {most}",
    )
