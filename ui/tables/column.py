"""One column of a list: what it shows of a row, and by what it sorts."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Any, Generic, TypeVar

from PySide6.QtCore import Qt

Row = TypeVar("Row")


class Align(Enum):
    """On which side a column's words stand."""

    LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True)
class Column(Generic[Row]):
    """A column.

    Attributes:
        key: a stable word for it, under which its width is remembered.
        heading: what stands above it.
        text: the words shown of a row.
        sort: the value to sort by, None where blank (blank ones come last); without it, the words are.
        width: at 100 % text, in pixels.
        stretch: True where it takes the room that is left.
        align: RIGHT for figures.
        tone: the role of the words' colour, "" for the usual one: "warning" for late, "quiet" for second-rank.
        icon: the purpose of an icon before the words, or "".
        searched: False where the search box leaves it out.
    """

    key: str
    heading: str
    text: Callable[[Row], str]
    sort: Callable[[Row], Any] | None = None
    width: int = 120
    stretch: bool = False
    align: Align = Align.LEFT
    tone: Callable[[Row], str] | None = None
    icon: Callable[[Row], str] | None = None
    searched: bool = True


def folded(text: str) -> str:
    """Return a text as searching and sorting compare it: without case, accents and curled quotation marks."""
    if text.isascii():
        return text.lower()
    text = text.translate(_STROKES)
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).casefold()


_STROKES = str.maketrans("łŁøØđĐıİ’‘“”–—", "lLoOdDii''\"\"--")
