"""What it means to coarsen a day: the forms in which dates leave, known birthdays, and one finding made from one day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Final

from dhr_desktop.sanitise.outcome import Finding

MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
MONTH_NUMBERS: Final = {name[:3].lower(): i for i, name in enumerate(MONTHS, 1)}


class DateForm(Enum):
    """How exact days leave; months and years alone always stay."""

    MONTH_YEAR = "month and year"
    YEAR = "year"
    KEEP = "as written"


@dataclass(frozen=True, slots=True)
class Birthdays:
    """The known dates of birth, which are dropped rather than coarsened."""

    days: frozenset[date]

    def has(self, day: int, month: int, year: int | None) -> bool:
        """Say whether a day is somebody's date of birth; without a year the day and month decide."""
        return any(d.day == day and d.month == month and (year is None or d.year == year) for d in self.days)


def full_year(text: str | None) -> int | None:
    """Return a year of four digits for one written in two or four; two digits mean 1936 to 2035."""
    if not text:
        return None
    number = int(text.strip("'"))
    if number < 100:
        number += 2000 if number <= 35 else 1900
    return number


def is_day(day: int, month: int, year: int | None) -> bool:
    """Say whether there is such a day; without a year the 29th of February counts."""
    try:
        date(year or 2000, month, day)
    except ValueError:
        return False
    return True


_LEAD: Final = re.compile(
    r"(?P<on>\bon[ \t]+(?:or[ \t]+(?:about|around)[ \t]+|about[ \t]+|or[ \t]+before[ \t]+)?)?(?P<the>\bthe[ \t]+)?"
    r"(?:\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?[,.]?[ \t]+(?:the[ \t]+)?)?$",
    re.IGNORECASE,
)
_LEADING: Final = frozenset(
    ["on", "the", "abo", "aro", "bef", "mon", "tue", "wed", "thu", "fri", "sat", "sun"]
)
NEAR_BIRTH: Final = re.compile(r"\b(?:born|dob|d\.o\.b|birth|birthday)\b", re.IGNORECASE)


class Coarse:
    """Reads one text for exact days."""

    def __init__(self, plain: str, form: DateForm, births: Birthdays) -> None:
        self.plain, self.form, self.births = plain, form, births

    def finding(
        self, place: tuple[int, int], day: int, month: int, year: int | None, *, led: bool = True
    ) -> Finding | None:
        """Return what stands in place of one day, or None where it stays.

        Args:
            place: where the day stands in the text.
            day: day of the month.
            month: month of the year.
            year: year in four digits, or None where the text gives none.
            led: whether the words before it (on, the, Sunday) belong to it.
        """
        start, end = place
        if self.births.has(day, month, year) and (year is not None or self._near_birth(start, end)):
            return Finding(start, end, "[date of birth]", "date of birth")
        if self.form is DateForm.KEEP:
            return None
        words = f"{MONTHS[month - 1]} {year}" if year else MONTHS[month - 1]
        if self.form is DateForm.YEAR:
            words = str(year) if year else "that year"
        last = self.plain[max(0, start - 12) : start].rsplit(None, 1) if led else []
        may_lead = bool(last) and last[-1].strip(",. ").lower()[:3] in _LEADING
        lead = _LEAD.search(self.plain, max(0, start - 34), start) if may_lead else None
        if lead:
            start = lead.start()
            if lead.group("on"):
                words = ("In " if lead.group("on")[0] == "O" else "in ") + words
        return Finding(start, end, words, "exact date")

    def _near_birth(self, start: int, end: int) -> bool:
        return NEAR_BIRTH.search(self.plain, max(0, start - 40), end + 20) is not None

    def read(self, a: str, b: str, c: str) -> tuple[int, int, int] | None:
        """Return day, month and year of three written numbers in the likeliest order, or None where no order gives a day."""
        orders = [(a, b, c), (b, a, c), (c, b, a), (b, c, a)]
        if len(a) == 4:
            orders = [(c, b, a), (b, c, a)]
        read = [(int(d), int(m), full_year(y) or 0) for d, m, y in orders if len(d) < 3 and len(y) in (2, 4)]
        valid = [r for r in read if is_day(*r)]
        known = [r for r in valid if self.births.has(*r)]
        return next(iter(known or valid), None)
