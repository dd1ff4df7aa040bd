"""Finds days that have a name (Boxing Day, Good Friday) and coarsens them like any other day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from dhr_desktop.sanitise.coarse import MONTHS, NEAR_BIRTH, Birthdays, DateForm, full_year
from dhr_desktop.sanitise.outcome import Finding

_FIXED_DAYS: Final = {
    "christmas day": 12, "christmas eve": 12, "boxing day": 12, "new year's eve": 12, "new years eve": 12, "hogmanay": 12, "nye": 12,
    "new year's day": 1, "new years day": 1, "twelfth night": 1, "burns night": 1, "valentine's day": 2, "valentines day": 2, "valentine's": 2,
    "st david's day": 3, "st patrick's day": 3, "paddy's day": 3, "st george's day": 4, "april fool's day": 4, "april fools' day": 4,
    "april fools day": 4, "may day": 5, "midsummer's day": 6, "halloween": 10, "hallowe'en": 10, "all saints' day": 11, "bonfire night": 11,
    "guy fawkes night": 11, "fireworks night": 11, "remembrance day": 11, "armistice day": 11, "st andrew's day": 11, "leap day": 2,
    "bastille day": 7, "international women's day": 3, "white ribbon day": 11, "ve day": 5, "star wars day": 5, "wigilia": 12,
}  # fmt: skip
_EASTER_DAYS: Final = {
    "good friday": -2, "easter sunday": 0, "easter monday": 1, "easter saturday": -1, "easter day": 0, "maundy thursday": -3, "palm sunday": -7,
    "ash wednesday": -46, "shrove tuesday": -47, "pancake day": -47, "mothering sunday": -21, "mother's day": -21, "mothers' day": -21,
    "mothers day": -21, "whit sunday": 49, "whit monday": 50,
}  # fmt: skip
_MOVING_DAYS: Final = (
    "father's day", "fathers' day", "fathers day", "remembrance sunday", "eid al-fitr", "eid al-adha", "eid", "diwali", "divali",
    "yom kippur", "rosh hashanah", "vaisakhi", "holi", "chinese new year", "lunar new year", "bank holiday monday", "august bank holiday",
    "spring bank holiday", "may bank holiday", "black friday", "grand national day", "cup final day", "a-level results day",
)  # fmt: skip
_NAMED: Final = re.compile(
    r"(?P<on>\bon[ \t]+)?(?:\bthe[ \t]+)?\b(?P<name>"
    + "|".join(sorted(map(re.escape, (*_FIXED_DAYS, *_EASTER_DAYS, *_MOVING_DAYS)), key=len, reverse=True))
    + r")(?!\w|'s day)(?:,?[ \t]+(?:in[ \t]+|of[ \t]+)?(?P<year>(?:19|20)\d\d))?",
    re.IGNORECASE,
)


def named_days(plain: str, form: DateForm, births: Birthdays) -> Iterator[Finding]:
    """Yield what is to stand in place of days that have a name; somebody's day of birth is dropped."""
    for match in _NAMED.finditer(plain):
        name, year = match.group("name").lower(), full_year(match.group("year"))
        lead = match.group("on")
        prefix = ("In " if lead[0] == "O" else "in ") if lead else ""
        month = _FIXED_DAYS.get(name)
        if name in _EASTER_DAYS and year:
            month = (_easter(year) + timedelta(days=_EASTER_DAYS[name])).month
        if name == "nye" and not match.group("name").isupper():
            continue
        birth = year and any(day.year == year and month in (None, day.month) for day in births.days)
        if birth and NEAR_BIRTH.search(plain, max(0, match.start() - 40), match.start()):
            yield Finding(match.start("name"), match.end(), "[date of birth]", "date of birth")
            continue
        if month:
            words = prefix + MONTHS[month - 1] + (f" {year}" if year else "")
        elif name in _EASTER_DAYS:
            words = f"{prefix or ''}the spring".replace("the the", "the")
        else:
            words = (match.group("on") or "") + ("a holiday" if not year else f"a holiday in {year}")
        if form is not DateForm.KEEP:
            yield Finding(match.start(), match.end(), words, "named day")


def _easter(year: int) -> date:
    """Return Easter Sunday (the anonymous Gregorian computus)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)
