"""Cuts a long text into stretches that are read one after the other, so that memory stays flat; nothing is lost at the cuts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_SIZE: Final = 120_000
_MARGIN: Final = 400
_BREAKS: Final = ("\n\n", "\n", ". ", " ")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Places in a text: what is read (`begin` to `end`), and where findings of this stretch start (`first` up to `last`)."""

    begin: int
    end: int
    first: int
    last: int


def stretches(text: str, size: int = _SIZE) -> Iterator[Stretch]:
    """Yield stretches that follow one another without a gap, each read with some of its neighbours' text."""
    first = 0
    while True:
        last = (
            len(text) if len(text) - first <= size * 3 // 2 else _cut(text, first + size // 2, first + size)
        )
        yield Stretch(_word_start(text, max(0, first - _MARGIN)), min(len(text), last + _MARGIN), first, last)
        if last >= len(text):
            return
        first = last


def _cut(text: str, floor: int, ceiling: int) -> int:
    """Return a place to cut: after a paragraph if there is one, else a line, a sentence, a word."""
    for sign in _BREAKS:
        place = text.rfind(sign, floor, ceiling)
        if place >= 0:
            return place + len(sign)
    return ceiling


def _word_start(text: str, place: int) -> int:
    space = text.rfind(" ", max(0, place - 100), place)
    return space + 1 if space >= 0 else place
