"""Finds the date expressions in a line of text, each with its date or with a sentence about why it has none."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from dhr_desktop.importers.wording import quoted
from dhr_desktop.model.partial_date import MONTHS, PartialDate

_MONTH_NUMBERS: Final = (
    {name.lower(): i for i, name in enumerate(MONTHS, 1)}
    | {name[:3].lower(): i for i, name in enumerate(MONTHS, 1)}
    | {"sept": 9}
)
_MONTH: Final = r"(?:" + "|".join(sorted(_MONTH_NUMBERS, key=len, reverse=True)) + r")\b\.?"
_DAY: Final = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_YEAR: Final = r"(?:20\d\d|19\d\d)"
_SHORT: Final = r"[’'‘]?\d\d(?!\d|[:.]\d)"
_TO: Final = r"\s?[/\-–]\s?"
_NEXT: Final = rf"{_TO}\d\d\b"
_OF_YEAR: Final = r"(?:of\s)?(?:the\s)?(?:fy|financial\s?year|year)?[\s:]*"
_ORDINALS: Final = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
_PATTERN: Final = re.compile(
    rf"""
    (?P<iso>\b{_YEAR}-\d\d-\d\d\b(?:[ T]\d\d:\d\d(?::\d\d)?)?)
    |(?P<quarter>(?:\bq(?:uarter\s?)?(?P<q>[1-4])|\b(?P<qo>first|second|third|fourth|1st|2nd|3rd|4th)\s+(?:quarter|qtr|q)\b)
        [\s,/\-(]*{_OF_YEAR}(?P<qy>{_YEAR}|\d\d(?={_NEXT}))(?:{_TO}(?P<qn>(?:20)?\d\d)\b)?\)?)
    |(?P<yearquarter>(?:\bfy\s?|\b)(?P<yy>{_YEAR}|\d\d){_TO}(?P<yn>(?:20)?\d\d)\b[\s,\-]*\(?q(?:uarter\s?)?(?P<yq>[1-4])\b\)?)
    |(?P<numeric>\b(?P<nd>\d\d?)\s?[/.\-]\s?(?P<nm>\d\d?)\s?[/.\-]\s?(?P<ny>\d{{4}}|\d\d)\b)
    |(?P<financial>(?:(?P<fnamed>\b(?:fy|financial\syear|f/y)\s?:?\s?)|\b)(?P<fy>{_YEAR}|(?(fnamed)\d\d|(?:1[3-9]|[2-9]\d)))
        \s?(?P<fsign>[/–\-])\s?(?P<fn>(?:20)?\d\d)\b(?!\s?[/.\-]\s?\d))
    |(?P<numbers>\b(?P<mm>\d\d?)\s?[/.\-]\s?(?P<my>{_YEAR}|(?<=/)\d\d)\b)
    |(?P<daymonth>\b(?P<dd>{_DAY})\s?(?:of\s)?[\-/ ]?(?P<dm>{_MONTH})(?:[\s,\-/]*(?P<dy>{_YEAR}|{_SHORT}))?)
    |(?P<monthday>\b(?P<am>{_MONTH})\s+(?P<ad>{_DAY}),?\s+(?P<ay>{_YEAR})\b)
    |(?P<month>\b(?P<om>{_MONTH})(?:(?P<gap>[\s,\-/]*)(?P<oy>{_YEAR}|{_SHORT}))?)
    |(?P<season>\b(?:spring|summer|autumn|winter)\s+(?:of\s)?(?P<sy>{_YEAR})(?P<sn>\s?[/\-–]\s?\d\d)?\b)
    |(?P<year>\b{_YEAR}\b)
    """,
    re.IGNORECASE | re.VERBOSE,
)
_PERIOD: Final = re.compile(r"\s*(?:-|–|—|to|until)\s*(?:(?:the\s)?end\s+of\s)?", re.IGNORECASE)
_MONTHS_TOGETHER: Final = re.compile(r"\s*(?:-|–|—|to|until|and|or|&|/)\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Expression:
    """One date expression: where it stands and what it says.

    Attributes:
        start: where it begins in the line.
        end: where it ends.
        date: the date, None where it is no sure one.
        how: how it was read, or why it has no date; "" where that is plain.
        bare_month: True for a month without a year, which a following expression may complete.
    """

    start: int
    end: int
    date: PartialDate | None
    how: str = ""
    bare_month: bool = False


def expressions(line: str) -> list[Expression]:
    """Return the date expressions of a line from left to right, a period as one with its end as the date."""
    joined: list[Expression] = []
    for match in _PATTERN.finditer(line):
        found = _read(match)
        before = joined[-1] if joined else None
        if before and found.date and _belongs(before, line[before.end : found.start]):
            whole = line[before.start : found.end]
            how = f"{quoted(whole)} is a period; its end was taken as the date."
            joined[-1] = Expression(before.start, found.end, found.date, how)
        else:
            joined.append(found)
    return joined


def last_day(date: PartialDate) -> PartialDate:
    """Return the last day that a date can mean."""
    return PartialDate.of(date.latest)


def _belongs(before: Expression, between: str) -> bool:
    """Say whether two neighbours are the ends of one period."""
    if before.bare_month:
        return _MONTHS_TOGETHER.fullmatch(between) is not None
    return before.date is not None and _PERIOD.fullmatch(between) is not None


def _read(match: re.Match[str]) -> Expression:
    kind = match.lastgroup
    assert kind is not None
    try:
        date, how = _READERS[kind](match)
    except ValueError:
        date, how = None, f"{quoted(match[0])} is not a day of the calendar."
    return Expression(*match.span(), date, how, bare_month=kind == "month" and match["oy"] is None)


_Read = tuple[PartialDate | None, str]


def _iso(match: re.Match[str]) -> _Read:
    year, month, day = (int(part) for part in match[0][:10].split("-"))
    return PartialDate(year, month, day), ""


def _quarter(match: re.Match[str]) -> _Read:
    number = int(match["q"]) if match["q"] else _ORDINALS[match["qo"].lower()]
    return _quarter_of(match[0], number, _full(match["qy"]), match["qn"])


def _year_quarter(match: re.Match[str]) -> _Read:
    return _quarter_of(match[0], int(match["yq"]), _full(match["yy"]), match["yn"])


def _quarter_of(words: str, number: int, year: int, second: str | None) -> _Read:
    """Q1 begins in April where a financial year is named, else in January."""
    if second is not None and not _follows(year, second):
        return None, f"{quoted(words)} is not a financial year."
    if second is not None:
        first = 3 * number + 1
        year, first = (year + 1, first - 12) if first > 12 else (year, first)
    else:
        first = 3 * number - 2
    period = f"{MONTHS[first - 1]} to {MONTHS[first + 1]} {year}"
    kind = "calendar" if second is None else "financial"
    how = f"{quoted(words)} was read as {period}, a quarter of the {kind} year; its last month was taken."
    return PartialDate(year, first + 2), how


def _numeric(match: re.Match[str]) -> _Read:
    day, month, year = int(match["nd"]), int(match["nm"]), _full(match["ny"])
    if month > 12 >= day:
        return None, f"Day and month of {quoted(match[0])} seem to have changed places."
    return PartialDate(year, month, day), ""


def _financial(match: re.Match[str]) -> _Read:
    """A financial year, April to March; without "FY" before it "2011-12" may be a month."""
    year, second = _full(match["fy"]), match["fn"]
    is_month = len(match["fy"]) == 4 and len(second) == 2 and 1 <= int(second) <= 12 and not match["fnamed"]
    if _follows(year, second):
        if is_month and match["fsign"] == "-":
            return None, f"{quoted(match[0])} can be a month or a financial year."
        how = f"{quoted(match[0])} was read as a financial year; its last month was taken."
        return PartialDate(year + 1, 3), how
    if is_month:
        return PartialDate(year, int(second)), ""
    if len(match["fy"]) == 2 and not match["fnamed"]:
        return None, f"{quoted(match[0])} does not show which is the day, the month and the year."
    return None, f"{quoted(match[0])} is not a financial year."


def _numbers(match: re.Match[str]) -> _Read:
    """A month and a year in figures, or a day and a month without a year."""
    first, second = int(match["mm"]), match["my"]
    if len(second) == 4:
        return PartialDate(int(second), first), ""
    if first > 12 or int(second) <= 12:
        return None, f"{quoted(match[0])} does not show which is the day, the month and the year."
    return PartialDate(_full(second), first), ""


def _day_month(match: re.Match[str]) -> _Read:
    if match["dy"] is None:
        return None, f"{quoted(match[0])} names no year."
    return PartialDate(_full(match["dy"]), _month_number(match["dm"]), _digits(match["dd"])), ""


def _month_day(match: re.Match[str]) -> _Read:
    return PartialDate(int(match["ay"]), _month_number(match["am"]), _digits(match["ad"])), ""


def _month(match: re.Match[str]) -> _Read:
    """A month and a year; "March 24" could be a day, "Mar-24" and "March '24" could not."""
    year = match["oy"]
    if year is None:
        return None, f"{quoted(match[0])} names no year."
    plainly_a_year = len(year) == 4 or not year.isdigit() or "-" in match["gap"] or "/" in match["gap"]
    if not plainly_a_year and 1 <= int(year) <= 31:
        return None, f"{quoted(match[0])} can mean a day of the month or a year."
    return PartialDate(_full(year), _month_number(match["om"])), ""


def _season(match: re.Match[str]) -> _Read:
    if match["sn"]:
        return None, f"{quoted(match[0])} reaches over two years."
    return PartialDate(int(match["sy"])), f"{quoted(match[0])} names no month; the year was kept."


def _year(match: re.Match[str]) -> _Read:
    return PartialDate(int(match[0])), ""


_READERS: Final[Mapping[str, Callable[[re.Match[str]], _Read]]] = {
    "iso": _iso,
    "quarter": _quarter,
    "yearquarter": _year_quarter,
    "numeric": _numeric,
    "financial": _financial,
    "numbers": _numbers,
    "daymonth": _day_month,
    "monthday": _month_day,
    "month": _month,
    "season": _season,
    "year": _year,
}


def _month_number(name: str) -> int:
    return _MONTH_NUMBERS[name.lower().rstrip(".")]


def _digits(text: str) -> int:
    return int("".join(c for c in text if c.isdigit()))


def _full(year: str) -> int:
    """Two figures mean this century: a plan has no dates in the last one."""
    number = _digits(year)
    return number if number > 99 else 2000 + number


def _follows(year: int, second: str) -> bool:
    """Say whether a second year, in two figures or four, is the one after."""
    return int(second) in {year + 1, (year + 1) % 100}
