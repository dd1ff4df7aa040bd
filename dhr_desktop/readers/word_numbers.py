"""The numbers that Word shows before paragraphs but never stores in their text ("1.", "2.1", "(b)")."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from dhr_desktop.readers.package import Element, Package

BULLET: Final = "•"
_LEVELS: Final = 9
_ROMAN: Final = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


@dataclass(slots=True)
class _Level:
    """One level of a list: where it starts, how it counts, how it is written ("%1.%2")."""

    start: int = 1
    shape: str = "decimal"
    pattern: str = "%1."


@dataclass(slots=True)
class _List:
    """A list and how far it has counted; several numbering ids may share it."""

    levels: dict[int, _Level] = field(default_factory=dict[int, _Level])
    counted: list[int | None] = field(default_factory=lambda: [None] * _LEVELS)


class Numbers:
    """Counts along while the paragraphs are read in order."""

    def __init__(self, package: Package) -> None:
        self._lists: dict[str, _List] = {}
        self._by_style: dict[str, tuple[str, int]] = {}
        for kind, name in package.related(package.main).values():
            if kind == "numbering" and package.has(name):
                self._read_lists(package.tree(name))
            elif kind == "styles" and package.has(name):
                self._read_styles(package.tree(name))

    def label(self, paragraph: Element) -> str:
        """Return what Word shows before the paragraph, "" for nothing; a bullet is "•"."""
        number_id, depth = self._place(paragraph)
        counted = self._lists.get(number_id)
        if counted is None or not 0 <= depth < _LEVELS:
            return ""
        level = counted.levels.get(depth, _Level())
        before = counted.counted[depth]
        counted.counted[depth] = level.start if before is None else before + 1
        counted.counted[depth + 1 :] = [None] * (_LEVELS - depth - 1)
        if level.shape == "bullet":
            return BULLET
        if level.shape == "none":
            return ""
        text = level.pattern
        for i in range(depth + 1):
            other = counted.levels.get(i, _Level())
            number = counted.counted[i]
            shape = other.shape if other.shape != "bullet" else "decimal"
            text = text.replace(f"%{i + 1}", _written(other.start if number is None else number, shape))
        return text.strip()

    def _place(self, paragraph: Element) -> tuple[str, int]:
        """Return the numbering id and the depth of a paragraph, from itself or from its style."""
        ns = _ns(paragraph)
        own = paragraph.find(f"{ns}pPr/{ns}numPr")
        style = _value(paragraph.find(f"{ns}pPr/{ns}pStyle"), "")
        number_id, depth = self._by_style.get(style, ("", 0))
        if own is not None:
            number_id = _value(own.find(f"{ns}numId"), number_id)
            depth = _whole(_value(own.find(f"{ns}ilvl"), str(depth)), 0)
        return number_id, depth

    def _read_lists(self, root: Element) -> None:
        ns = _ns(root)
        abstract = {
            element.get(f"{ns}abstractNumId", ""): _List(_levels(element))
            for element in root.iter(f"{ns}abstractNum")
        }
        for element in root.iter(f"{ns}num"):
            shared = abstract.get(_value(element.find(f"{ns}abstractNumId"), ""))
            if shared is None:
                continue
            overrides = list(element.iter(f"{ns}lvlOverride"))
            own = _List(dict(shared.levels)) if overrides else shared
            for override in overrides:
                depth = _whole(override.get(f"{ns}ilvl", ""), 0)
                own.levels.update(_levels(override))
                start = _value(override.find(f"{ns}startOverride"), "")
                if start:
                    level = own.levels.get(depth, _Level())
                    own.levels[depth] = _Level(_whole(start, 1), level.shape, level.pattern)
            self._lists[element.get(f"{ns}numId", "")] = own

    def _read_styles(self, root: Element) -> None:
        ns = _ns(root)
        parents: dict[str, str] = {}
        for style in root.iter(f"{ns}style"):
            name = style.get(f"{ns}styleId", "")
            parents[name] = _value(style.find(f"{ns}basedOn"), "")
            numbered = style.find(f"{ns}pPr/{ns}numPr")
            if numbered is not None:
                depth = _whole(_value(numbered.find(f"{ns}ilvl"), "0"), 0)
                self._by_style[name] = (_value(numbered.find(f"{ns}numId"), ""), depth)
        for name in parents:
            ancestor, steps = name, 0
            while ancestor and ancestor not in self._by_style and steps < 20:
                ancestor, steps = parents.get(ancestor, ""), steps + 1
            if ancestor in self._by_style:
                self._by_style.setdefault(name, self._by_style[ancestor])


def _levels(element: Element) -> dict[int, _Level]:
    ns = _ns(element)
    return {
        _whole(level.get(f"{ns}ilvl", ""), 0): _Level(
            _whole(_value(level.find(f"{ns}start"), "1"), 1),
            _value(level.find(f"{ns}numFmt"), "decimal"),
            _value(level.find(f"{ns}lvlText"), ""),
        )
        for level in element.iter(f"{ns}lvl")
    }


def _written(number: int, shape: str) -> str:
    """Write a number as the list does; what is not known is written in figures."""
    if shape in {"lowerLetter", "upperLetter"} and 1 <= number <= 26 * 20:
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter if shape == "lowerLetter" else letter.upper()
    if shape in {"lowerRoman", "upperRoman"} and 1 <= number < 4000:
        roman = _roman(number)
        return roman if shape == "lowerRoman" else roman.upper()
    if shape == "decimalZero":
        return f"{number:02d}"
    return str(number)


def _roman(number: int) -> str:
    written = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        written += letters * count
    return written


def _ns(element: Element) -> str:
    return f"{element.tag.rpartition('}')[0]}}}"


def _value(element: Element | None, otherwise: str) -> str:
    """Return the element's `val`, which is how Word writes a single setting."""
    if element is None:
        return otherwise
    value: str | None = element.get(f"{_ns(element)}val")
    return otherwise if value is None else value


def _whole(text: str, otherwise: int) -> int:
    """Return a small whole number; anything else counts as not said."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else otherwise
