"""Small numbers: which counts may be shown, and that a hidden one cannot be worked out from the shown ones.

The rule is NHS Digital's for sub-national figures: 1 to 7 are hidden, zero stays, all others are rounded to 5.
An overseer under a recorded agreement gets exact counts, because the return asks for them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from dhr_desktop.sanitise.safe_document import Blank, SafeCell, number

SMALLEST_SHOWN: Final = 8
STEP: Final = 5
NARROWEST: Final = 3
"""A hidden count must be able to take at least this many values, whatever else is known."""


def shown(count: int, *, exact: bool) -> SafeCell:
    """Return a count as it may be shown."""
    if count < 0:
        raise ValueError("a count is never below zero")
    if exact or count == 0:
        return SafeCell(number(count))
    if count < SMALLEST_SHOWN:
        return SafeCell(blank=Blank.SMALL)
    return SafeCell(number(rounded(count)))


def rounded(count: int) -> int:
    """Return a count rounded to the nearest 5."""
    return (count + STEP // 2) // STEP * STEP


def percentage(part: SafeCell, whole: SafeCell) -> SafeCell:
    """Return the share of a shown count in a shown total: never from figures that are not shown themselves."""
    if part.blank is not None or whole.blank is not None:
        return SafeCell(blank=Blank.PROTECTS)
    total = int(str(whole.text))
    if total == 0:
        return SafeCell(blank=Blank.NOT_RECORDED)
    return SafeCell(number(round(100 * int(str(part.text)) / total)))


def shown_together(
    counts: Mapping[str, int], *, exact: bool, total_known: bool = True
) -> dict[str, SafeCell]:
    """Return the counts of classes that make up one total, so that no hidden one can be worked out.

    `total_known` says that a reader can count the whole, for example as the rows of a table. Where a hidden count could
    then be worked out too closely, the smallest of the shown ones is hidden with it, and so on.
    """
    cells = {name: shown(count, exact=exact) for name, count in counts.items()}
    if exact or not total_known:
        return cells
    total = sum(counts.values())
    while _recoverable(cells, total):
        open_names = [name for name, cell in cells.items() if cell.blank is None]
        if not open_names:
            return {name: SafeCell(blank=Blank.PROTECTS) for name in cells}
        smallest = min(open_names, key=lambda name: (counts[name], name))
        cells[smallest] = SafeCell(blank=Blank.PROTECTS)
    return cells


def possible(cells: Mapping[str, SafeCell], total: int) -> dict[str, tuple[int, int]]:
    """Return, for each class, the least and the greatest count that fits what is shown and the known total."""
    first = {name: _bounds(cell, total) for name, cell in cells.items()}
    least_sum = sum(low for low, _ in first.values())
    most_sum = sum(high for _, high in first.values())
    return {
        name: (max(low, total - (most_sum - high)), min(high, total - (least_sum - low)))
        for name, (low, high) in first.items()
    }


def _bounds(cell: SafeCell, total: int) -> tuple[int, int]:
    if cell.blank is Blank.SMALL:
        return 1, min(SMALLEST_SHOWN - 1, total)
    if cell.blank is not None:
        return 0, total
    value = int(str(cell.text))
    if value == 0:
        return 0, 0
    return max(SMALLEST_SHOWN, value - STEP // 2), value + STEP // 2


def _recoverable(cells: Mapping[str, SafeCell], total: int) -> bool:
    """True where a count that is hidden because it is small is confined to too few values."""
    ranges = possible(cells, total)
    return any(
        ranges[name][1] - ranges[name][0] + 1 < NARROWEST
        for name, cell in cells.items()
        if cell.blank is Blank.SMALL
    )
