"""One stretch of text made ready to be read: folded, spaced, and in shapes (a for small letters, A for capitals, 0 for digits)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from dhr_desktop.sanitise.fold import Folded, fold
from dhr_desktop.sanitise.forms import spaced

_SHAPES: Final = bytes(
    97 if 97 <= c < 123 else 65 if 65 <= c < 91 else 48 if 48 <= c < 58 else c for c in range(256)
)


@dataclass(frozen=True, slots=True)
class Page:
    """Four views of one text, place for place; `stream` alone has one more space at either end. `runs` are its distinct runs without a space."""

    folded: Folded
    plain: str
    low: str
    stream: str
    shape: str
    runs: frozenset[str]

    def __repr__(self) -> str:
        """Show the size only: the words of a record never reach a log."""
        return f"Page({len(self.plain)} letters)"


def page(text: str) -> Page:
    """Make a text ready to be read."""
    folded = fold(text)
    shape = folded.plain.encode("ascii", "replace").translate(_SHAPES).decode("ascii")
    runs = frozenset(folded.plain.split())
    return Page(folded, folded.plain, folded.low, f" {spaced(folded.low)} ", shape, runs)
