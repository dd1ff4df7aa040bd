"""The kinds of field: facts about a value, and how it is checked. No layout, no callbacks, no Qt.

A new kind needs a decision record.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any, ClassVar, Final

from dhr_desktop.model.partial_date import PartialDate
from dhr_desktop.model.sensitivity import Sensitivity


@dataclass(frozen=True, kw_only=True)
class Kind:
    """What is the same for every kind of field.

    Attributes:
        label: what stands beside the field, in sentence case.
        sensitivity: the harm that it could do outside; has no default on purpose.
        help: one line below the label; empty where the label says it all.
        required: True where a record cannot be saved without it.
        identifies: which part of an identity the value is ("name", "born", "address", "phone", "reference"), or "".
    """

    label: str
    sensitivity: Sensitivity
    help: str = ""
    required: bool = False
    identifies: str = ""

    value_type: ClassVar[type] = str

    def problem(self, value: Any) -> str:
        """Return a sentence about what is wrong with a value of the right type, or ""."""
        if self.required and value in (None, "", ()):
            return f"{self.label} is needed."
        return ""


@dataclass(frozen=True, kw_only=True)
class Text(Kind):
    """One line of text; "" where blank."""

    longest: int = 200

    def problem(self, value: Any) -> str:
        """Refuse line breaks and too long texts."""
        if len(value) > self.longest:
            return f"{self.label} can be at most {self.longest} characters long; this has {len(value)}."
        if "\n" in value or "\r" in value:
            return f"{self.label} must stand on one line."
        return super().problem(value)


@dataclass(frozen=True, kw_only=True)
class Prose(Kind):
    """Free text of any number of paragraphs; "" where blank."""

    longest: int = 200_000

    def problem(self, value: Any) -> str:
        """Refuse too long texts."""
        if len(value) > self.longest:
            return f"{self.label} can be at most {self.longest:,} characters long; this has {len(value):,}."
        return super().problem(value)


@dataclass(frozen=True, kw_only=True)
class Lines(Kind):
    """Several short texts, one a line: aliases, addresses; an empty tuple where blank."""

    longest: int = 300
    value_type: ClassVar[type] = tuple

    def problem(self, value: Any) -> str:
        """Refuse blank or too long lines."""
        if any(not line.strip() for line in value):
            return f"{self.label}: a line is blank; remove it."
        if any(len(line) > self.longest for line in value):
            return f"{self.label}: each line can be at most {self.longest} characters long."
        return super().problem(value)


@dataclass(frozen=True, kw_only=True)
class Day(Kind):
    """A full calendar date; None where blank."""

    value_type: ClassVar[type] = date

    def problem(self, value: Any) -> str:
        """Refuse years that can only be slips of the pen."""
        if value is not None and not 1850 <= value.year <= 2199:
            return f"{self.label}: check the year."
        return super().problem(value)


@dataclass(frozen=True, kw_only=True)
class PartialDay(Kind):
    """A date whose day or month may be unknown; None where blank."""

    value_type: ClassVar[type] = PartialDate


@dataclass(frozen=True, kw_only=True)
class Moment(Kind):
    """A moment, stored in UTC; set by the program, never typed."""

    value_type: ClassVar[type] = datetime


@dataclass(frozen=True, kw_only=True)
class Choice(Kind):
    """One of a fixed list; None where blank."""

    of: type[StrEnum]
    value_type: ClassVar[type] = StrEnum


@dataclass(frozen=True, kw_only=True)
class Choices(Kind):
    """Any number of a fixed list, in the list's order; an empty tuple where none."""

    of: type[StrEnum]
    value_type: ClassVar[type] = tuple


@dataclass(frozen=True, kw_only=True)
class Flag(Kind):
    """Yes or no, where "unknown" cannot occur."""

    value_type: ClassVar[type] = bool


@dataclass(frozen=True, kw_only=True)
class Count(Kind):
    """A whole number; None where blank."""

    least: int = 0
    most: int = 1_000_000
    value_type: ClassVar[type] = int

    def problem(self, value: Any) -> str:
        """Refuse numbers out of range."""
        if value is not None and not self.least <= value <= self.most:
            return f"{self.label} must be between {self.least:,} and {self.most:,}."
        return super().problem(value)


@dataclass(frozen=True, kw_only=True)
class Money(Kind):
    """An amount in pounds with two decimals; None where blank."""

    value_type: ClassVar[type] = Decimal


@dataclass(frozen=True, kw_only=True)
class Link(Kind):
    """The id of one other record; "" where blank. `to` is the other entity's name."""

    to: str
    owner: bool = False
    """True where this record belongs to the other one and goes with it."""


@dataclass(frozen=True, kw_only=True)
class Links(Kind):
    """The ids of several other records, in order."""

    to: str
    value_type: ClassVar[type] = tuple


KINDS: Final = (Text, Prose, Lines, Day, PartialDay, Moment, Choice, Choices, Flag, Count, Money, Link, Links)
