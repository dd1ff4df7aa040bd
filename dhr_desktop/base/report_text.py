"""One text of a report that is checked before publication: what stands where, as the readers hand it to the sanitiser."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class TextKind(StrEnum):
    """What sort of text it is, and so how it is looked at."""

    WORDS = "words"
    """Text that somebody wrote: everything in it is looked at."""
    STAMP = "stamp"
    """The name of whoever wrote, changed or owns the file: a finding whatever it says."""
    TRACE = "trace"
    """What only programs read: looked through for known people alone."""


@dataclass(frozen=True, slots=True, repr=False)
class ReportText:
    """One text.

    Attributes:
        number: its place among all texts of the file, by which a change finds it again.
        part: which part of the file it is, in words: "Body", "Comments".
        place: where in the part: "page 3, paragraph 12".
        text: the words.
        kind: what sort of text it is.
        goes: True where a cleaned copy leaves it out altogether.
    """

    number: int
    part: str
    place: str
    text: str
    kind: TextKind = TextKind.WORDS
    goes: bool = False

    @property
    def where(self) -> str:
        """Part and place in one line."""
        return f"{self.part}, {self.place}" if self.place else self.part


class Unread(StrEnum):
    """What a report holds that no program can look through."""

    PICTURE = "picture"
    OTHER_PICTURE = "other picture"
    PREVIEW = "preview"
    EMBEDDED = "embedded"
    CHART = "chart"
    INCLUDED = "included"
    MACROS = "macros"
    UNKNOWN = "unknown"
    NO_TEXT = "no text"
    EARLIER = "earlier"
    CHANGES = "changes"


@dataclass(frozen=True, slots=True, repr=False)
class UnreadPart:
    """One thing that a person has to look at; `number` tells pictures of one file apart."""

    number: int
    what: Unread
    place: str


@dataclass(frozen=True, slots=True, repr=False)
class ReportParts:
    """Everything that was read of a report; `is_word` is False for a PDF."""

    is_word: bool
    texts: tuple[ReportText, ...]
    unread: tuple[UnreadPart, ...]
