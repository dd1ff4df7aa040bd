"""The only form in which anything leaves: text that the sanitiser made safe, arranged as a document. It imports base alone.

`SafeText` and `SafeDocument` cannot be made from outside: their constructors ask for a seal that this module keeps, and
only the sanitiser may call `make_safe` and `make_document` (tests/sweep/test_export_policy.py watches). Everything else
can only be put together from safe parts and from the program's own words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import InitVar, dataclass
from enum import StrEnum
from typing import Final, Literal, LiteralString, Self

ColumnKind = Literal["text", "choice", "month", "count", "flag", "code"]
"""What a column holds; a month is "2024-03" or, where no more is known, "2024"."""

_KEY: Final = re.compile(r"[a-z][a-z0-9_]{0,40}")


class _Seal:
    """The right to make safe text."""


_SEAL: Final = _Seal()


class SafeText:
    """Text that may leave. Its repr never shows it, so that it does not reach a log by accident."""

    __slots__ = ("_text",)

    def __init__(self, text: str, seal: _Seal) -> None:
        if seal is not _SEAL:
            raise TypeError("safe text is made by the sanitiser alone")
        self._text = text

    def __str__(self) -> str:
        return self._text

    def __repr__(self) -> str:
        return f"<SafeText of {len(self._text)}>"

    def __bool__(self) -> bool:
        return bool(self._text)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, SafeText) and other._text == self._text

    def __hash__(self) -> int:
        return hash(self._text)

    def __reduce__(self) -> str:
        raise TypeError("safe text is made by the sanitiser alone")

    def filled(self, *parts: SafeText) -> SafeText:
        """Put safe parts, in order, where this text has "{}"; ValueError where the numbers differ."""
        pieces = self._text.split("{}")
        if len(pieces) != len(parts) + 1:
            raise ValueError("the parts do not match the places")
        woven = [pieces[0]]
        for part, piece in zip(parts, pieces[1:], strict=True):
            woven += [str(part), piece]
        return SafeText("".join(woven), _SEAL)


EMPTY: Final = SafeText("", _SEAL)


def fixed(words: LiteralString) -> SafeText:
    """Make safe text of the program's own words: a literal in the source, never a value."""
    return SafeText(words, _SEAL)


def joined(separator: LiteralString, parts: Iterable[SafeText]) -> SafeText:
    """Join safe texts; blank ones are left out."""
    return SafeText(separator.join(str(part) for part in parts if part), _SEAL)


def number(value: int) -> SafeText:
    """Make safe text of a number that the program made itself: a release number, a count of files."""
    return SafeText(str(int(value)), _SEAL)


def make_safe(text: str) -> SafeText:
    """Declare a text safe. Only modules of the sanitiser may call this."""
    return SafeText(text, _SEAL)


class Blank(StrEnum):
    """Why a cell is blank: `value` stands in data, `words` in documents."""

    words: str

    NOT_RECORDED = "", "not recorded"
    NOT_SHARED = "[not shared]", "not shared under this profile"
    AREA = "[area withheld]", "area not agreed with this recipient"
    SMALL = "[1 to 7]", "from 1 to 7"
    PROTECTS = "[withheld]", "withheld because a small number could be worked out from it"
    UNPUBLISHED = "[not published]", "the review is not published"

    def __new__(cls, value: str, words: str = "") -> Self:
        """Make a member with its words."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.words = words
        return member

    @property
    def told(self) -> tuple[SafeText, SafeText]:
        """Code and words as safe text."""
        return SafeText(self.value, _SEAL), SafeText(self.words, _SEAL)


@dataclass(frozen=True, slots=True)
class SafeCell:
    """One value of a table.

    Attributes:
        text: what people read; blank where `blank` says why.
        data: what stands in a data file where that differs (a month as "2024-03").
        blank: the reason, where there is no value.
        parts: the single values, where the text joins several.
    """

    text: SafeText = EMPTY
    data: SafeText = EMPTY
    blank: Blank | None = None
    parts: tuple[SafeText, ...] = ()

    def __post_init__(self) -> None:
        """Refuse text that is not safe, and a blank without its reason."""
        _all_safe(self.text, self.data, *self.parts)
        if bool(self.text) == (self.blank is not None):
            raise ValueError("a cell has either a text or a reason why it has none")

    @property
    def plain(self) -> str:
        """The value for a data file."""
        return self.blank.value if self.blank is not None else str(self.data or self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class SafeColumn:
    """One column of a table.

    Attributes:
        key: the column's name in data files: small ASCII letters.
        heading: what people read.
        kind: what it holds.
        description: one sentence for the data dictionary.
        choices: every value that a "choice" column can hold.
        share: its part of the page's width.
        unique: True where the value names the row.
        points_to: table and column whose values this one repeats, or None.
    """

    key: str
    heading: SafeText
    kind: ColumnKind = "text"
    description: SafeText = EMPTY
    choices: tuple[SafeText, ...] = ()
    share: int = 1
    unique: bool = False
    points_to: tuple[str, str] | None = None

    def __post_init__(self) -> None:
        """Refuse keys that are no plain words."""
        _all_safe(self.heading, self.description, *self.choices)
        for key in (self.key, *(self.points_to or ())):
            if not _KEY.fullmatch(key):
                raise ValueError("a column's key is small ASCII letters")


@dataclass(frozen=True, slots=True, kw_only=True)
class SafeTable:
    """Rows of cells under columns; `name` is the data file's name without its ending."""

    name: str
    columns: tuple[SafeColumn, ...]
    rows: tuple[tuple[SafeCell, ...], ...]
    empty: SafeText = EMPTY
    """What stands in place of the rows where there is none."""

    def __post_init__(self) -> None:
        """Refuse rows that do not fit their columns."""
        if not _KEY.fullmatch(self.name):
            raise ValueError("a table's name is small ASCII letters")
        if any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError("each row has one cell for each column")


@dataclass(frozen=True, slots=True)
class SafeList:
    """Points under one another; numbered where their order matters."""

    points: tuple[SafeText, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class SafeFacts:
    """Labels with their values, as stand at the head of a form."""

    pairs: tuple[tuple[SafeText, SafeText], ...]


Block = SafeText | SafeList | SafeFacts | SafeTable


@dataclass(frozen=True, slots=True, kw_only=True)
class SafeSection:
    """A part of a document: a heading (may be blank) and its blocks in reading order."""

    heading: SafeText = EMPTY
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SafeDocument:
    """What a renderer is handed, and the only thing that it accepts.

    Attributes:
        title: what the document is.
        subtitle: one line below it.
        marking: the protective marking, for the head and foot of each page.
        recipient: whom this copy was made for; stands on each page.
        sections: the parts in reading order.
        wide: True where the page lies on its side.
    """

    title: SafeText
    subtitle: SafeText
    marking: SafeText
    recipient: SafeText
    sections: tuple[SafeSection, ...]
    wide: bool = False
    seal: InitVar[_Seal | None] = None

    def __post_init__(self, seal: _Seal | None) -> None:
        """Refuse documents that the sanitiser did not make."""
        if seal is not _SEAL:
            raise TypeError("a safe document is made by the sanitiser alone")
        _all_safe(self.title, self.subtitle, self.marking, self.recipient)
        for section in self.sections:
            _check_section(section)

    @property
    def tables(self) -> tuple[SafeTable, ...]:
        """Every table in reading order."""
        return tuple(
            block for section in self.sections for block in section.blocks if isinstance(block, SafeTable)
        )


def make_document(
    *,
    title: SafeText,
    subtitle: SafeText,
    marking: SafeText,
    recipient: SafeText,
    sections: tuple[SafeSection, ...],
    wide: bool,
) -> SafeDocument:
    """Make a document. Only modules of the sanitiser may call this."""
    return SafeDocument(
        title=title,
        subtitle=subtitle,
        marking=marking,
        recipient=recipient,
        sections=sections,
        wide=wide,
        seal=_SEAL,
    )


def _all_safe(*parts: object, kind: type = SafeText) -> None:
    if not all(isinstance(part, kind) for part in parts):
        raise TypeError("only what is safe goes into a document")


def _check_section(section: SafeSection) -> None:
    """Check by hand what types alone cannot promise at run time."""
    _all_safe(section.heading)
    for block in section.blocks:
        match block:
            case SafeText():
                continue
            case SafeList(points=points):
                _all_safe(*points)
            case SafeFacts(pairs=pairs):
                _all_safe(*(part for pair in pairs for part in pair))
            case SafeTable(columns=columns, rows=rows, empty=empty):
                _all_safe(empty)
                _all_safe(*columns, kind=SafeColumn)
                _all_safe(*(cell for row in rows for cell in row), kind=SafeCell)
            case _:
                raise TypeError("only safe blocks go into a document")
