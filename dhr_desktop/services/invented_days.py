"""The calendar of an invented case: each date is told as days from the death, so that the demo never grows old."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from dhr_desktop.model.partial_date import MONTHS, PartialDate
from dhr_desktop.model.terms import AgeBand

_DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_BIRTH: Final = re.compile(r"(\d+)y(\d+)d(?: (month|year|about))?")
_OFFSET: Final = re.compile(r"\{([+-]\d+)(w?)([dmbyns]?)\}")
_BIRTHDAY: Final = re.compile(r"\{([a-z]+):(\d*)([dmbyns]?)\}")
_BANDS: Final = (
    (4, AgeBand.INFANT),
    (11, AgeBand.PRIMARY),
    (16, AgeBand.SECONDARY),
    (20, AgeBand.A16_19),
    (25, AgeBand.A20_24),
    (35, AgeBand.A25_34),
    (45, AgeBand.A35_44),
    (55, AgeBand.A45_54),
    (65, AgeBand.A55_64),
)


@dataclass(frozen=True, slots=True)
class CaseCalendar:
    """Turns "so many days after the death" into dates and words.

    Attributes:
        died: the day from which everything is counted.
        births: full dates of birth by the short key of a person, for birthdays told in prose.
    """

    died: date
    births: Mapping[str, date]

    def day(self, offset: int) -> date:
        """Return the day so many days after the death."""
        return self.died + timedelta(days=offset)

    def working_day(self, offset: int) -> date:
        """Return that day, or the Friday before where it falls on a weekend."""
        day = self.day(offset)
        return day - timedelta(days=max(0, day.weekday() - 4))

    def partial(self, told: str | int) -> PartialDate:
        """Return a date told as "12", "-40 month", "-400 year", "-400 part" or "about -400 year"."""
        words = str(told).split()
        about = words[0] == "about"
        offset, *precision = words[about:]
        return _coarsened(self.day(int(offset)), precision[0] if precision else "day", about=about)

    def told(self, prose: str) -> str:
        """Return prose with its dates filled in.

        `{+12}` is a day, `{+12w}` the working day; a last letter asks for d "14 March", m "March 2024",
        b "March", y "2024", n "Tuesday 14 March", s "14/03/2024". `{ewa:}` is a date of birth, `{ewa:30d}` a birthday.
        """

        def offset(match: re.Match[str]) -> str:
            days = int(match[1])
            return _written(self.working_day(days) if match[2] else self.day(days), match[3])

        def birthday(match: re.Match[str]) -> str:
            return _written(_years_after(self.births[match[1]], int(match[2] or 0)), match[3])

        return _BIRTHDAY.sub(birthday, _OFFSET.sub(offset, prose)).strip()


def birth(died: date, told: str) -> tuple[date, PartialDate]:
    """Return the full and the recorded date of birth told as "34y120d", with "month", "year" or "about" after it."""
    match = _BIRTH.fullmatch(told)
    assert match is not None, "a birth is told as years and days before the death"
    day = _years_after(died, -int(match[1])) - timedelta(days=int(match[2]))
    precision = match[3] or "day"
    about = precision == "about"
    return day, _coarsened(day, "year" if about else precision, about=about)


def age_band(born: date, died: date) -> AgeBand:
    """Return the band of an age on the day of the death."""
    age = died.year - born.year - ((died.month, died.day) < (born.month, born.day))
    return next((band for limit, band in _BANDS if age < limit), AgeBand.A65_PLUS)


def _coarsened(day: date, precision: str, *, about: bool) -> PartialDate:
    if precision == "day":
        return PartialDate(day.year, day.month, day.day, about=about)
    if precision == "month":
        return PartialDate(day.year, day.month, about=about)
    if precision == "part":
        return PartialDate(day.year, part=("early", "mid", "late")[(day.month - 1) // 4], about=about)
    assert precision == "year", "a precision is day, month, part or year"
    return PartialDate(day.year, about=about)


def _years_after(day: date, years: int) -> date:
    last = 28 if (day.month, day.day) == (2, 29) else day.day
    return day.replace(year=day.year + years, day=last)


def _written(day: date, form: str) -> str:
    month = MONTHS[day.month - 1]
    return {
        "": f"{day.day} {month} {day.year}",
        "d": f"{day.day} {month}",
        "m": f"{month} {day.year}",
        "b": month,
        "y": str(day.year),
        "n": f"{_DAYS[day.weekday()]} {day.day} {month}",
        "s": f"{day:%d/%m/%Y}",
    }[form]
