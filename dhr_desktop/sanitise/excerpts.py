"""Cuts out of a text only the neighbourhoods worth reading closely, and leads findings back to where they stand.

Reading every rule over every sentence would be slow: most sentences hold no digit, no title and no street.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from dhr_desktop.sanitise.outcome import Finding

_SEAM: Final = "\x00"
_LONGEST: Final = 2000
Reader = Callable[[str], Iterator[Finding]]


class Excerpts:
    """The neighbourhoods of some places in a text, strung together with a seam that no rule reads across."""

    def __init__(self, plain: str, places: Iterable[int], *, before: int = 64, after: int = 96) -> None:
        windows = _windows(plain, places, before, after)
        if sum(end - start for start, end in windows) * 3 > len(plain) * 2:
            windows = [(0, len(plain))]
        pieces: list[str] = []
        self._at: list[int] = []
        self._source: list[int] = []
        length = 0
        for start, end in windows:
            seam = _SEAM if start else ""
            self._at.append(length + len(seam))
            self._source.append(start)
            pieces += (seam, plain[start:end])
            length += len(seam) + end - start
        self.text = "".join(pieces) + (_SEAM if windows and windows[-1][1] < len(plain) else "")

    def read(self, *readers: Reader) -> Iterator[Finding]:
        """Yield what the readers find in the excerpts, in places of the whole text."""
        if not self._at:
            return
        for reader in readers:
            for finding in reader(self.text):
                k = max(0, bisect_right(self._at, finding.start) - 1)
                shift = self._source[k] - self._at[k]
                start, end, words, reason, weight = finding
                yield Finding(start + shift, end + shift, words, reason, weight)


def _windows(plain: str, places: Iterable[int], before: int, after: int) -> list[tuple[int, int]]:
    """Return merged neighbourhoods, widened to whole words, in order."""
    rough: list[list[int]] = []
    for place in places:
        if rough and place - before <= rough[-1][1]:
            rough[-1][1] = max(rough[-1][1], place + after)
        else:
            rough.append([max(0, place - before), place + after])
    windows: list[tuple[int, int]] = []
    for start, end in rough:
        begin, finish = _word_start(plain, start), _word_end(plain, end)
        if windows and begin <= windows[-1][1]:
            windows[-1] = (windows[-1][0], max(windows[-1][1], finish))
        else:
            windows.append((begin, finish))
    return windows


def _word_start(plain: str, place: int) -> int:
    floor = max(0, place - _LONGEST)
    return max(plain.rfind(" ", floor, place), plain.rfind("\n", floor, place), floor - 1) + 1


def _word_end(plain: str, place: int) -> int:
    ceiling = min(len(plain), place + _LONGEST)
    found = [p for p in (plain.find(" ", place, ceiling), plain.find("\n", place, ceiling)) if p >= 0]
    return min(found, default=ceiling)
