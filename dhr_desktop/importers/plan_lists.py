"""Takes apart a text that is a list: "1) Police 2) ICB", "a. … b. …", "• … • …"; anything else stays whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

_MARK: Final = re.compile(
    r"(?P<line>(?:^|\n)\s*)?(?:(?<=\s)|(?<![^\n]))\(?(?P<number>\d{1,2}|[A-Za-z]|[ivx]{1,5})(?P<sign>[.)])(?=\s)"
)
_BULLET: Final = re.compile(r"(?:^|\n)[ \t]*[•·▪●◦‣*–—-][ \t]+")
_ROMAN: Final = (
    "i",
    "ii",
    "iii",
    "iv",
    "v",
    "vi",
    "vii",
    "viii",
    "ix",
    "x",
    "xi",
    "xii",
    "xiii",
    "xiv",
    "xv",
)
_FIRST: Final = frozenset({"1", "a", "i"})
_LONGEST: Final = 20_000
"""Characters beyond which a text is a chapter and not looked through for a list."""


@dataclass(frozen=True, slots=True)
class Listed:
    """The items of a list in order.

    Attributes:
        items: their texts without the marks.
        marks: "1", "2" or "a", "b" before each; empty for bullets, which say nothing about order.
        before: what stands above the first item, "" for nothing.
        by_lines: whether every item begins on a line of its own.
    """

    items: tuple[str, ...] = field(repr=False)
    marks: tuple[str, ...]
    before: str = field(repr=False)
    by_lines: bool


def listed_in(text: str) -> Listed | None:
    """Return the list that a tidy text is, None where it has no two items whose marks follow each other."""
    if len(text) > _LONGEST:
        return None
    marks = list(_in_order(text))
    if len(marks) >= 2:
        names = tuple(mark["number"].lower() for mark in marks)
        by_lines = all(mark["line"] is not None for mark in marks)
        return _cut(text, marks, names, by_lines=by_lines)
    bullets = list(_BULLET.finditer(text))
    return _cut(text, bullets, (), by_lines=True) if len(bullets) >= 2 else None


def _in_order(text: str) -> Iterator[re.Match[str]]:
    """Yield the marks that count on from the first of their kind; others are words of the text."""
    wanted: str | None = None
    sign = ""
    for mark in _MARK.finditer(text):
        name = mark["number"].lower()
        if (wanted is None and name in _FIRST) or (name == wanted and mark["sign"] == sign):
            wanted, sign = _next(name, roman=name == "i" or wanted in _ROMAN), mark["sign"]
            yield mark


def _next(name: str, *, roman: bool) -> str:
    if name.isdigit():
        return str(int(name) + 1)
    if roman and name in _ROMAN[:-1]:
        return _ROMAN[_ROMAN.index(name) + 1]
    return chr(ord(name[0]) + 1)


def _cut(text: str, marks: list[re.Match[str]], names: tuple[str, ...], *, by_lines: bool) -> Listed | None:
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    items = tuple(text[mark.end() : end].strip() for mark, end in zip(marks, ends, strict=True))
    return Listed(items, names, text[: marks[0].start()].strip(), by_lines) if all(items) else None
