"""Finds exact days in every usual writing and coarsens them to month and year; months and years alone stay."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from dhr_desktop.sanitise.coarse import MONTH_NUMBERS, MONTHS, Birthdays, Coarse, DateForm, full_year, is_day
from dhr_desktop.sanitise.machine_dates import machine_dates
from dhr_desktop.sanitise.named_days import named_days
from dhr_desktop.sanitise.outcome import Finding

__all__ = ["Birthdays", "DateForm", "dates_in_numbers", "dates_in_words"]

_MONTH: Final = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|febuary|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b(?:\.(?=[ \t]*[\d',]))?"
)
_DAY: Final = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR: Final = r"(?P<year>(?:19|20)\d\d|'\d\d|\d\d(?![\d:]))"
_WEEKDAY: Final = (
    r"(?:(?:mon|tue(?:s)?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b[,.]?[ \t]+(?:the[ \t]+)?)?"
)
_ON: Final = r"(?P<on>\bon[ \t]+(?:or[ \t]+(?:about|around)[ \t]+|about[ \t]+|or[ \t]+before[ \t]+)?)?(?P<the>\bthe[ \t]+)?"
_LIST: Final = r"(?:[0-3]?\d(?:st|nd|rd|th)?(?:,[ ]?|[ ]?(?:and|&|to|-|/|or)[ ]?(?:the[ ]+)?))*"
_SPELLED_DAYS: Final = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth",
    "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth", "twenty-first", "twenty-second",
    "twenty-third", "twenty-fourth", "twenty-fifth", "twenty-sixth", "twenty-seventh", "twenty-eighth", "twenty-ninth", "thirtieth",
    "thirty-first",
)  # fmt: skip
_RANGE: Final = r"(?:[ \t]*(?:-|to|and|&|/|or|until)[ \t]*(?:the[ \t]+)?[0-3]?\d(?:st|nd|rd|th)?)?"

_WRITTEN: Final = (
    re.compile(
        rf"{_ON}(?<![\w./]){_WEEKDAY}{_LIST}{_DAY}{_RANGE}[ \t]*(?:day[ \t]+)?(?:of[ \t]+)?[-./ \t]?{_MONTH}(?:[,\-./ \t]{{0,3}}{_YEAR})?(?!\w)",
        re.IGNORECASE,
    ),
    re.compile(
        rf"{_ON}(?<![\w./]){_WEEKDAY}{_MONTH}[ \t]+(?:the[ \t]+)?{_DAY}(?![\d:])(?:[ \t]*-[ \t]*[0-3]?\d)?(?:st|nd|rd|th)?(?!\d|[ \t]*(?:%|people|cases|deaths))(?:,?[ \t]+(?P<year>(?:19|20)\d\d))?(?!\w)",
        re.IGNORECASE,
    ),
)
_SPELLED: Final = re.compile(
    rf"{_ON}{_WEEKDAY}(?P<spelled>"
    + "|".join(sorted((d.replace("-", "[- ]") for d in _SPELLED_DAYS), key=len, reverse=True))
    + rf")[ ](?:day[ ])?(?:of[ ])?{_MONTH}(?:,?[ ]{_YEAR})?(?!\w)",
    re.IGNORECASE,
)
_NUMERIC: Final = re.compile(
    rf"{_ON}{_WEEKDAY}(?<![\w/\-])(?<!\d[.,])(?P<a>\d{{1,4}})(?P<sep>[ \t]?[./\-][ \t]?|[ ])(?P<b>\d{{1,2}})(?P=sep)(?P<c>\d{{4}}|\d{{2}})"
    r"(?:T\d\d:?\d\d(?::?\d\d)?(?:\.\d+)?(?:Z|[+\-]\d\d:?\d\d)?)?(?![\d/]|[.\-]\d|\w)",
    re.IGNORECASE,
)
_ISO_TIME: Final = re.compile(
    r"(?<!\d)(?P<a>\d{4})-(?P<b>\d\d)-(?P<c>\d\d)(?:[T _]\d\d[:.]?\d\d(?:[:.]?\d\d)?(?:\.\d+)?(?:Z|[+\-]\d\d:?\d\d)?)?(?!\d)"
)
_CUE: Final = (
    r"\b(?:on|by|due|until|till|from|since|dated?|w/?e|w/?c|w/ending|week ending|week commencing|wk|of|and|to|between|before|after|at|seen|visit|mtg"
    r"|meeting|rec'?d|log|target|deadline|completed?|done|review|reviewed|update|start(?:s|ed)?|end(?:s|ed)?|arrest(?:ed)?|call|appt|born|dob)[:. \t]{1,3}"
)
_SHORT: Final = re.compile(
    rf"(?:(?P<cue>{_CUE})(?P<d>[0-3]?\d)[/.](?P<m>[01]?\d)"
    rf"|(?<![\w/.,$])(?P<d2>0?[1-9]|[12]\d|3[01])/(?P<m2>0[1-9])|(?<![\w/.,$])(?P<d3>0[1-9])/(?P<m3>0?[1-9]|1[0-2])"
    rf"|^[ \t(\[]*(?P<d4>[0-3]?\d)/(?P<m4>[01]?\d)(?=[ \t]*[-:)\]]))"
    r"(?![\w/%]|\.\d|[ \t]*(?:ago|x\b|score|mg|ml|course|hours|help|weeks|days|months))",
    re.IGNORECASE | re.MULTILINE,
)
_ORDINAL: Final = re.compile(
    r"\b(?P<on>on|since|from|until|by|of)[ \t]+(?P<the>the[ \t]+)(?P<day>[0-3]?\d)(?:st|nd|rd|th)\b(?=[ \t]*(?:[.,;:)\n]|$|and\b|at\b|to\b|she\b|he\b|they\b|when\b|but\b|with\b|i\b|we\b|for\b|by\b|in the\b))",
    re.IGNORECASE,
)


def dates_in_numbers(plain: str, form: DateForm, births: Birthdays) -> Iterator[Finding]:
    """Yield what is to stand in place of every exact day with a digit in it, in a folded text (capitals kept)."""
    if form is DateForm.KEEP and not births.days:
        return
    coarse = Coarse(plain, form, births)
    yield from _written(coarse)
    yield from _numeric(coarse)
    yield from machine_dates(coarse)
    yield from _short(coarse)


def dates_in_words(plain: str, form: DateForm, births: Birthdays) -> Iterator[Finding]:
    """Yield what is to stand in place of days written in words: the fourth of May, Boxing Day."""
    if form is DateForm.KEEP and not births.days:
        return
    coarse = Coarse(plain, form, births)
    yield from _spelled(coarse)
    yield from named_days(coarse)


def _written(coarse: Coarse) -> Iterator[Finding]:
    """Days with the month in letters."""
    for pattern in _WRITTEN:
        for match in pattern.finditer(coarse.plain):
            day, month, year = (
                int(match.group("day")),
                MONTH_NUMBERS[match.group("month")[:3].lower()],
                full_year(match.group("year")),
            )
            if (
                match.group("month") in {"may", "mar", "march"}
                and not match.group("year")
                and not re.search(r"\d(?:st|nd|rd|th)|of", match.group())
            ):
                continue
            if is_day(day, month, year):
                found = coarse.finding(match, day, month, year)
                if found:
                    yield found


def _spelled(coarse: Coarse) -> Iterator[Finding]:
    for match in _SPELLED.finditer(coarse.plain):
        day = _SPELLED_DAYS.index(match.group("spelled").lower().replace(" ", "-")) + 1
        month, year = MONTH_NUMBERS[match.group("month")[:3].lower()], full_year(match.group("year"))
        if is_day(day, month, year):
            found = coarse.finding(match, day, month, year)
            if found:
                yield found


def _numeric(coarse: Coarse) -> Iterator[Finding]:
    """Days in three numbers, in British, American or year-first order."""
    for pattern in (_NUMERIC, _ISO_TIME):
        for match in pattern.finditer(coarse.plain):
            a, b, c = match.group("a"), match.group("b"), match.group("c")
            if len(a) == 3 or (match.groupdict().get("sep") == " " and len(c) == 2 and len(a) != 4):
                continue
            best = coarse.read(a, b, c)
            if best:
                found = coarse.finding(match, *best)
                if found:
                    yield found


def _short(coarse: Coarse) -> Iterator[Finding]:
    """Day and month in two numbers, and a day of the month alone, after a word that asks for a date."""
    if coarse.form is DateForm.KEEP:
        return
    for match in _SHORT.finditer(coarse.plain):
        which = next(n for n in ("", "2", "3", "4") if match.group(f"d{n}"))
        day, month = int(match.group(f"d{which}")), int(match.group(f"m{which}"))
        if is_day(day, month, None):
            words, start, cue = MONTHS[month - 1], match.start(f"d{which}"), match.group("cue") or ""
            if cue.strip().lower() == "on":
                start, words = match.start(), ("In " if cue[0] == "O" else "in ") + words
            yield Finding(start, match.end(), words, "exact date")
    for match in _ORDINAL.finditer(coarse.plain):
        if int(match.group("day")) <= 31:
            on = match.group("on")
            words = "that month" if on == "on" else ("That month" if on == "On" else f"{on} that month")
            yield Finding(match.start(), match.end(), words, "exact date")
