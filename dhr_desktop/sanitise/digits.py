"""Tells the digits that may belong to a code, a phone number or a written date from plain small numbers, by their shape."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from dhr_desktop.sanitise.page import Page

_RUN: Final = re.compile("0+")
_UNITS: Final = re.compile(r" A{1,3}(?![Aa])")
_LINKS: Final = frozenset("-.:/_+#@")
_CUE_REACH: Final = 26
_OTHER: Final = ("@", "://", "www.", ".com/", ".org/", ".net/", ".uk/", ".io/", ".example/", "__")


def digit_runs(page: Page) -> list[tuple[int, int]]:
    """Return where the runs of digits of a text start and end."""
    return [m.span() for m in _RUN.finditer(page.shape)]


def telling_places(page: Page, runs: Sequence[tuple[int, int]], cues: Sequence[int]) -> list[int]:
    """Return the places worth reading for codes: digits that are no plain number or follow a cue word, and signs of an address."""
    shape = page.shape
    places = [start for start, end in runs if _is_telling(shape, start, end, cues)]
    for sign in _OTHER:
        place = page.low.find(sign)
        while place >= 0:
            places.append(place)
            place = page.low.find(sign, place + 1)
    places.sort()
    return places


def _is_telling(shape: str, start: int, end: int, cues: Sequence[int]) -> bool:
    if end - start > 4:
        return True
    before, after = shape[start - 1 : start], shape[end : end + 1]
    if (before and before in "Aa") or (after and after in "Aa"):
        return True
    if (before in _LINKS and before) or (
        after in _LINKS and after and shape[end + 1 : end + 2] not in ("", " ", "\n")
    ):
        return True
    if (before == " " and shape[start - 2 : start - 1] in ("0", "A", ")")) or (
        after == " " and shape[end + 1 : end + 2] == "0"
    ):
        return True
    if after == " " and _UNITS.match(shape, end):
        return True
    k = bisect_left(cues, start - _CUE_REACH)
    return k < len(cues) and cues[k] < start


def small_numbers(page: Page, runs: Sequence[tuple[int, int]]) -> list[int]:
    """Return the places of lone digits from one to four, which may count people."""
    plain, shape = page.plain, page.shape
    return [
        start
        for start, end in runs
        if end - start == 1 and plain[start] in "1234" and shape[end : end + 2] == " a"
    ]
