"""Dates as people know them: a day, a month, or only a year, sometimes "early", "about" or uncertain."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from typing import Final

MONTHS: Final = tuple(calendar.month_name[1:])
_MONTH_NUMBERS: Final = (
    {name.lower(): i for i, name in enumerate(MONTHS, 1)}
    | {name[:3].lower(): i for i, name in enumerate(MONTHS, 1)}
    | {"sept": 9}
)
_PARTS: Final = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}
_NUMERIC: Final = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4}|\d{2})")
_MONTH_YEAR: Final = re.compile(r"(\d{1,2})[/.\-](\d{4})")
_ISO: Final = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_DAY_MONTH: Final = re.compile(r"(?:(\d{1,2})(?:st|nd|rd|th)?\s+)?([a-z]+)\.?,?\s+(\d{4})")
_LEADING: Final = re.compile(
    r"(?:(about|around|circa|c\.?|approx\.?|approximately|\?)\s*)?(?:(early|mid|late)[\s-]+)?(.*)"
)


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A date whose month or day may be unknown.

    Attributes:
        year: four digits, 1850 to 2199.
        month: 1 to 12, or None where only the year is known.
        day: 1 to 31, or None where it is unknown.
        part: "early", "mid" or "late" in the year, where that is all that is known; else "".
        about: True where whoever said it was not sure.
    """

    year: int
    month: int | None = None
    day: int | None = None
    part: str = ""
    about: bool = False

    def __post_init__(self) -> None:
        """Refuse what is no date, with ValueError."""
        if not 1850 <= self.year <= 2199:
            raise ValueError("year out of range")
        if self.day is not None and self.month is None:
            raise ValueError("a day needs its month")
        if self.part and (self.part not in _PARTS or self.month is not None):
            raise ValueError("a part of the year stands with a year alone")
        date(self.year, self.month or 1, self.day or 1)

    @property
    def earliest(self) -> date:
        """The first day that it can mean."""
        month = self.month or (_PARTS[self.part][0] if self.part else 1)
        return date(self.year, month, self.day or 1)

    @property
    def latest(self) -> date:
        """The last day that it can mean."""
        month = self.month or (_PARTS[self.part][1] if self.part else 12)
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def iso(self) -> str:
        """Return the stored form: "2019-03", "2021~early", "?2018"; `parse` reads it back."""
        text = f"{self.year:04d}"
        if self.month:
            text += f"-{self.month:02d}"
        if self.day:
            text += f"-{self.day:02d}"
        return ("?" if self.about else "") + text + (f"~{self.part}" if self.part else "")

    def words(self) -> str:
        """Return it as a person writes it: "14 March 2019", "March 2019", "early 2021", "about 2018"."""
        words = [str(self.year)]
        if self.month:
            words.insert(0, MONTHS[self.month - 1])
        if self.day:
            words.insert(0, str(self.day))
        if self.part:
            words.insert(0, self.part)
        if self.about:
            words.insert(0, "about")
        return " ".join(words)

    def month_and_year(self) -> str:
        """Return the coarsened form used in exports: "March 2019", or the year alone."""
        return f"{MONTHS[self.month - 1]} {self.year}" if self.month else str(self.year)

    @classmethod
    def of(cls, day: date) -> PartialDate:
        """Return the partial date of a full one."""
        return cls(day.year, day.month, day.day)

    @classmethod
    def parse(cls, text: str) -> PartialDate | None:
        """Read what people type; None for nothing.

        Raises:
            ValueError: the text is not a date that can be understood.
        """
        plain = " ".join(text.lower().split())
        if not plain:
            return None
        year_first, tilde, stored_part = plain.partition("~")
        match = _LEADING.fullmatch(year_first)
        assert match is not None
        about, part, rest = (
            bool(match[1]),
            match[2] or (stored_part if tilde else ""),
            match[3].removeprefix("of "),
        )
        return cls(*_numbers(rest), part=part, about=about)


def _numbers(text: str) -> tuple[int, int | None, int | None]:
    """Return year, month and day of a text without its qualifiers; ValueError where it has none."""
    if match := _ISO.fullmatch(text):
        return int(match[1]), _number(match[2]), _number(match[3])
    if match := _NUMERIC.fullmatch(text):
        return _full_year(match[3]), int(match[2]), int(match[1])
    if match := _MONTH_YEAR.fullmatch(text):
        return int(match[2]), int(match[1]), None
    if (match := _DAY_MONTH.fullmatch(text)) and match[2] in _MONTH_NUMBERS:
        return int(match[3]), _MONTH_NUMBERS[match[2]], _number(match[1])
    raise ValueError("not a date")


def _number(text: str | None) -> int | None:
    return int(text) if text else None


def _full_year(text: str) -> int:
    """Two-digit years: up to 49 means this century."""
    year = int(text)
    return year if year > 99 else year + (2000 if year < 50 else 1900)
