"""The rows of a list and what was worked out about them, step by step: keys to sort by, texts to search, the order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import chain, compress, repeat
from typing import Any, Final, Generic

from ui.tables.column import Column, Row, folded
from ui.tables.steps import AT_ONCE, Steps, slices

_RUN: Final = 12_500
"""How many rows are sorted in one step."""
_MERGED: Final = 4
"""How many sorted runs are merged in one step."""

Order = tuple[int, bool]
"""A column, and whether its greatest value comes first."""
_Keys = tuple[list[Any], list[int]]


class RowSet(Generic[Row]):
    """Rows as they were given. What was worked out once is kept for the next time."""

    def __init__(self, rows: Sequence[Row], columns: Sequence[Column[Row]]) -> None:
        self.rows = tuple(rows)
        self._columns = columns
        self._keys: dict[int, _Keys] = {}
        self._texts: list[str] = []
        self._order: tuple[Order | None, Sequence[int]] = (None, range(len(self.rows)))

    def arranged(
        self, order: Order | None, accepts: Callable[[Row], bool] | None, words: Sequence[str]
    ) -> Steps[list[Row]]:
        """Return the rows that are accepted and hold every word, in order."""
        if self._order[0] != order:
            self._order = (order, (yield from self._ordered(order)))
        if words:
            yield from self.prepare()
        found: list[Row] = []
        rows, texts = self.rows, self._texts
        for places in slices(self._order[1]):
            here = [rows[place] for place in places]
            if words:
                here = list(compress(here, _holds([texts[place] for place in places], words)))
            found += here if accepts is None else filter(accepts, here)
            yield
        return found

    def prepare(self) -> Steps[None]:
        """Make ready what is searched of the rows; it may be left and gone on with at any step."""
        shown = [column.text for column in self._columns if column.searched]
        while len(self._texts) < len(self.rows):
            done = len(self._texts)
            some = self.rows[done : done + AT_ONCE]
            self._texts += _folded_all(["\n".join(row) for row in _cells(shown, some)])
            yield

    def _ordered(self, order: Order | None) -> Steps[Sequence[int]]:
        """Return the places of the rows in order; equal ones stay as they were given, blank ones come last."""
        if order is None:
            return range(len(self.rows))
        column, descending = order
        if column not in self._keys:
            self._keys[column] = yield from self._worked_out(self._columns[column])
        keys, blank = self._keys[column]
        before, places = self._order
        if before is not None and before[0] == column:  # turned around: one pass over what is in order
            filled = places[: len(places) - len(blank)]
            return sorted(filled, key=keys.__getitem__, reverse=descending) + blank
        runs: list[list[int]] = []
        for some in slices(range(len(self.rows)), _RUN):
            filled = [place for place in some if keys[place] is not None] if blank else some
            runs.append(sorted(filled, key=keys.__getitem__, reverse=descending))
            yield
        while len(runs) > 1:
            merged: list[list[int]] = []
            for group in _groups(runs):
                merged.append(sorted(chain.from_iterable(group), key=keys.__getitem__, reverse=descending))
                yield
            runs = merged
        return [*chain.from_iterable(runs), *blank]

    def _worked_out(self, column: Column[Row]) -> Steps[_Keys]:
        """Return what each row is sorted by, None where it is blank, and the places of those."""
        keys: list[Any] = []
        for some in slices(self.rows):
            if column.sort is not None:
                keys += map(column.sort, some)
            else:
                keys += [text or None for text in _folded_all(list(map(column.text, some)))]
            yield
        return keys, [place for place, key in enumerate(keys) if key is None]


def _cells(shown: Sequence[Callable[[Row], str]], rows: Sequence[Row]) -> Iterator[tuple[str, ...]]:
    """Yield the texts of each row."""
    return zip(*[map(text, rows) for text in shown], strict=True) if shown else repeat((), len(rows))


def _folded_all(texts: list[str]) -> list[str]:
    """Return the texts folded: all in one go where no letter has an accent, which is much the faster way."""
    together = "\0".join(texts)
    parts = folded(together).split("\0") if together.isascii() else []
    return parts if len(parts) == len(texts) else [folded(text) for text in texts]


def _holds(texts: list[str], words: Sequence[str]) -> list[bool]:
    """Say of each text whether it holds every word."""
    held = [words[0] in text for text in texts]
    for word in words[1:]:
        held = [known and word in text for known, text in zip(held, texts, strict=True)]
    return held


def _groups(runs: list[list[int]]) -> Iterator[list[list[int]]]:
    return (runs[start : start + _MERGED] for start in range(0, len(runs), _MERGED))
