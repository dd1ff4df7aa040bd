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
    """Return a year of four digits for one written in two or four; two digits mean 1950 to 2049."""
    if not text:
        return None
    number = int(text.strip("'"))
    if number < 100:
        number += 2000 if number <= 49 else 1900
    return number


def is_day(day: int, month: int, year: int | None) -> bool:
    """Say whether there is such a day; without a year the 29th of February counts."""
    try:
        date(year or 2000, month, day)
    except ValueError:
        return False
    return True


class Coarse:
    """Reads one text for exact days."""

    def __init__(self, plain: str, form: DateForm, births: Birthdays) -> None:
        self.plain, self.form, self.births = plain, form, births

    def finding(
        self, match: re.Match[str], day: int, month: int, year: int | None, start: int | None = None
    ) -> Finding | None:
        """Return what stands in place of one day, or None where it stays; `start` cuts a cue off the match."""
        begin = match.start() if start is None else start
        groups = match.groupdict()
        if self.births.has(day, month, year) and (year is not None or self._near_birth(match)):
            lead = (groups.get("on") or "") + (groups.get("the") or "")
            return Finding(
                begin + (len(lead) if start is None else 0), match.end(), "[date of birth]", "date of birth"
            )
        if self.form is DateForm.KEEP:
            return None
        words = f"{MONTHS[month - 1]} {year}" if year else MONTHS[month - 1]
        if self.form is DateForm.YEAR:
            words = str(year) if year else "that year"
        if start is None and groups.get("on"):
            words = ("In " if match.group("on")[0] == "O" else "in ") + words
        return Finding(begin, match.end(), words, "exact date")

    def _near_birth(self, match: re.Match[str]) -> bool:
        return bool(
            re.search(
                r"\b(?:born|dob|d\.o\.b|birth|birthday)\b",
                self.plain[max(0, match.start() - 40) : match.end() + 20],
                re.IGNORECASE,
            )
        )

    def read(self, a: str, b: str, c: str) -> tuple[int, int, int] | None:
        """Return day, month and year of three written numbers in the likeliest order, or None where no order gives a day."""
        orders = [(a, b, c), (b, a, c), (c, b, a), (b, c, a)]
        if len(a) == 4:
            orders = [(c, b, a), (b, c, a)]
        read = [(int(d), int(m), full_year(y) or 0) for d, m, y in orders if len(d) < 3 and len(y) in (2, 4)]
        valid = [r for r in read if is_day(*r)]
        known = [r for r in valid if self.births.has(*r)]
        return next(iter(known or valid), None)
