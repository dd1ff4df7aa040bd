"""Searches a text with everything but letters and digits taken out, so that spacing and punctuation hide nothing."""

from __future__ import annotations

import string
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from typing import Any, Final

import ahocorasick

_KEEP: Final = (string.ascii_lowercase + string.digits).encode()
_DROP: Final = bytes(c for c in range(256) if c not in _KEEP)
_SAME: Final = bytes(range(256))
_BLOCK: Final = 32


def squeeze(low: str) -> str:
    """Return the letters and digits of a folded text and nothing else."""
    return low.encode("ascii", "replace").translate(_SAME, _DROP).decode("ascii")


class Squeezed:
    """A squeezed text that knows, when asked, where each of its letters came from."""

    def __init__(self, low: str, without: Sequence[tuple[int, int]] = ()) -> None:
        raw = bytearray(low.encode("ascii", "replace"))
        for start, end in without:
            raw[start:end] = b" " * (end - start)
        self._raw = bytes(raw)
        self.text = self._raw.translate(_SAME, _DROP).decode("ascii")
        self._sums: list[int] = []

    def place(self, index: int) -> int:
        """Return the place in the folded text of one squeezed letter."""
        if not self._sums:
            blocks = (self._raw[i : i + _BLOCK] for i in range(0, len(self._raw), _BLOCK))
            self._sums = list(accumulate((len(block.translate(_SAME, _DROP)) for block in blocks), initial=0))
        block = bisect_right(self._sums, index) - 1
        left = index - self._sums[block]
        place = block * _BLOCK
        while True:
            if self._raw[place] in _KEEP:
                if not left:
                    return place
                left -= 1
            place += 1


def squeezed_automaton(values: Mapping[str, object]) -> Any:
    """Return an automaton over squeezed strings; each comes back with its value."""
    automaton = ahocorasick.Automaton()
    for word, value in values.items():
        automaton.add_word(word, (len(word), value))
    automaton.make_automaton()
    return automaton


def squeezed_hits(automaton: Any, stream: Squeezed) -> Iterator[tuple[int, int, Any]]:
    """Yield the folded start and end of every squeezed string found, with its value."""
    if not len(automaton):
        return
    for last, (length, value) in automaton.iter(stream.text):
        yield stream.place(last - length + 1), stream.place(last) + 1, value
