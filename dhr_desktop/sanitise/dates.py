"""Finds exact days in every usual writing and coarsens them to month and year; months and years alone stay."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from dhr_desktop.sanitise.coarse import MONTH_NUMBERS, MONTHS, Birthdays, Coarse, DateForm, full_year, is_day
from dhr_desktop.sanitise.machine_dates import machine_dates
from dhr_desktop.sanitise.outcome import Finding

__all__ = ["Birthdays", "DateForm", "dates_beside_months", "dates_in_numbers"]

_MONTH: Final = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|febuary|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)(?![a-z])(?:\.(?=[ \t]*[\d',]))?"
)
_DAY: Final = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR: Final = r"(?P<year>(?:19|20)\d\d|'\d\d|\d\d(?![\d:]))"
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
        rf"(?<![\w./]){_LIST}{_DAY}{_RANGE}[ \t]*(?:day[ \t]+)?(?:of[ \t]+)?[-./ \t]?{_MONTH}(?:[,\-./ \t]{{0,3}}{_YEAR})?(?!\w)",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?<![\w./]){_MONTH}[ \t]+(?:the[ \t]+)?{_DAY}(?![\d:])(?:[ \t]*-[ \t]*[0-3]?\d)?(?:st|nd|rd|th)?(?!\d|[ \t]*(?:%|people|cases|deaths))(?:,?[ \t]+(?P<year>(?:19|20)\d\d))?(?!\w)",
        re.IGNORECASE,
    ),
)
_SPELLED: Final = re.compile(
    r"\b(?P<spelled>"
    + "|".join(sorted((d.replace("-", "[- ]") for d in _SPELLED_DAYS), key=len, reverse=True))
    + rf")[ ](?:day[ ])?(?:of[ ])?{_MONTH}(?:,?[ ]{_YEAR})?(?!\w)",
    re.IGNORECASE,
)
_DAY_IN_WORDS: Final = re.compile(
    r"\b(?P<on>on|by|since|until|from|before|after)[ ]the[ ](?:"
    + "|".join(sorted((d.replace("-", "[- ]") for d in _SPELLED_DAYS[12:]), key=len, reverse=True))
    + r")(?=[ ](?:she|he|they|it|i|we|and|when|of that|but)\b|[.,;:)\n]|$)",
    re.IGNORECASE,
)
_RUN: Final = re.compile(r"\d+")
_RANGE_LEFT: Final = re.compile(r"\b(?:between|from)[ ](?:the[ ])?\Z", re.IGNORECASE)
_TWO_DAYS: Final = re.compile(r"[0-3]?\d(?:st|nd|rd|th)?[ ]?(?:and|to|-|until)[ ]?(?:the[ ])?[0-3]?\d")
_ORDINAL_WORD: Final = re.compile(
    r"(?:irst|econd|hird|[ehnr]th)[ ](?:day[ ])?(?:of[ ])?[A-Za-z]", re.IGNORECASE
)
_NUMERIC: Final = re.compile(
    r"(?P<a>\d{1,4})(?P<sep>[ \t]?[./\-][ \t]?|[ ])(?P<b>\d{1,2})(?P=sep)(?P<c>\d{4}|\d{2})"
    r"(?:[Tt]\d\d:?\d\d(?::?\d\d)?(?:\.\d+)?(?:[Zz]|[+\-]\d\d:?\d\d)?)?(?![\d/]|[.\-]\d|\w)"
)
_BEFORE_NUMBER: Final = re.compile(r"[\w/\-]$|\d[.,]$")
_ISO_TIME: Final = re.compile(
    r"(?<!\d)(?P<a>\d{4})-(?P<b>\d\d)-(?P<c>\d\d)(?:[T _]\d\d[:.]?\d\d(?:[:.]?\d\d)?(?:\.\d+)?(?:Z|[+\-]\d\d:?\d\d)?)?(?!\d)"
)
_BORN: Final = re.compile(
    rf"\b(?:born|birth|dob|d\.o\.b\.?|yob|b\.)(?:[ ](?:in|on|date|year))*[ :]*(?:{_MONTH}[ ]?)?{_YEAR}(?!\w)",
    re.IGNORECASE,
)
_CUE: Final = re.compile(
    r"\b(?P<cue>on|by|due|until|till|from|since|dated?|w/?e|w/?c|w/ending|week ending|week commencing|wk|of|and|to|between|before|after|at|seen|visit|mtg"
    r"|meeting|rec'?d|log|target|deadline|completed?|done|review|reviewed|update|start(?:s|ed)?|end(?:s|ed)?|arrest(?:ed)?|call|appt|born|dob)[:. \t]{1,3}$",
    re.IGNORECASE,
)
_SHORT: Final = re.compile(
    r"(?P<day>[0-3]?\d)(?P<sep>[/.])(?P<month>[01]?\d)(?![\w/%]|\.\d|[ \t]*(?:ago|x\b|score|mg|ml|course|hours|help|weeks|days|months))"
)
_LINE_START: Final = re.compile(r"(?:^|\n)[ \t(\[]*$")
_LINE_MARK: Final = re.compile(r"[ \t]*[-:)\]]")
_WEEKDAY: Final = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?"
_MONTH_PLAIN: Final = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
_COUNTED: Final = re.compile(r"\d(?:st|nd|rd|th)\b", re.IGNORECASE)
_ORDINAL: Final = re.compile(
    rf"\b(?:(?P<on>on|since|from|until|by|of)[ \t]+)?(?P<lead>the[ \t]+|{_WEEKDAY}[ \t]+(?:the[ \t]+)?)?(?P<day>[0-3]?\d)(?:st|nd|rd|th)\b(?:,?[ ](?:and|or|to|until)[ ](?:the[ ])?[0-3]?\d(?:st|nd|rd|th)\b(?![ ](?:of[ ])?{_MONTH_PLAIN}))*"
    r"(?=[ \t]*(?:[.,;:)\n\x00]|$|and\b|at\b|to\b|she\b|he\b|they\b|when\b|but\b|with\b|i\b|we\b|for\b|by\b|in the\b|was\b|were\b|is\b|had\b|only\b))"
    rf"(?![ ]?(?:and|&|to|-|or|,)[ ](?:the[ ])?\d{{1,2}}(?:st|nd|rd|th)?[ ](?:of[ ])?{_MONTH_PLAIN})",
    re.IGNORECASE,
)


def dates_in_numbers(plain: str, form: DateForm, births: Birthdays) -> Iterator[Finding]:
    """Yield what is to stand in place of every exact day written in numbers, in a folded text (capitals kept)."""
    if form is DateForm.KEEP and not births.days:
        return
    coarse = Coarse(plain, form, births)
    yield from _numeric(coarse)
    yield from machine_dates(coarse)
    yield from _short(coarse)
    if births.days:
        yield from births_in_part(plain, births)


def dates_beside_months(plain: str, form: DateForm, births: Birthdays) -> Iterator[Finding]:
    """Yield what is to stand in place of days beside the name of a month: 4 May 2021, May 4, the fourth of May."""
    if form is DateForm.KEEP and not births.days:
        return
    coarse = Coarse(plain, form, births)
    yield from _written(coarse)
    if _ORDINAL_WORD.search(plain):
        yield from _spelled(coarse)


def _written(coarse: Coarse) -> Iterator[Finding]:
    for pattern, places in zip(_WRITTEN, (_digits(coarse.plain), _months(coarse.plain)), strict=True):
        done = 0
        for place in places:
            match = pattern.match(coarse.plain, place) if place >= done else None
            if match is None:
                continue
            done = match.end()
            month, year = match.group("month"), full_year(match.group("year"))
            word = (
                month in {"may", "mar", "march"}
                and not year
                and not re.search(r"\d(?:st|nd|rd|th)|of", match.group())
            )
            day, number = int(match.group("day")), MONTH_NUMBERS[month[:3].lower()]
            found = (
                coarse.finding(match.span(), day, number, year)
                if is_day(day, number, year) and not word
                else None
            )
            if found:
                yield _without_range(coarse.plain, match, found)


def _digits(plain: str) -> Iterator[int]:
    """Yield where runs of digits start."""
    return (match.start() for match in _RUN.finditer(plain))


def _months(plain: str) -> list[int]:
    """Return where the beginnings of months' names stand, in order."""
    low = plain.lower()
    places: list[int] = []
    for stem in MONTH_NUMBERS:
        place = low.find(stem)
        while place >= 0:
            places.append(place)
            place = low.find(stem, place + 1)
    return sorted(places)


def _without_range(plain: str, match: re.Match[str], found: Finding) -> Finding:
    """Return a day that ended a range within one month with the word that opened it (between 3 and 9 May: in May)."""
    lead = _RANGE_LEFT.search(plain, max(0, found.start - 10), found.start)
    if not lead or not _TWO_DAYS.match(match.group()) or not (found.replacement or "").startswith(MONTHS):
        return found
    words = f"{'In' if lead.group()[0].isupper() else 'in'} {found.replacement}"
    return found._replace(start=lead.start(), replacement=words)


def _spelled(coarse: Coarse) -> Iterator[Finding]:
    for match in _SPELLED.finditer(coarse.plain):
        day = _SPELLED_DAYS.index(match.group("spelled").lower().replace(" ", "-")) + 1
        month, year = MONTH_NUMBERS[match.group("month")[:3].lower()], full_year(match.group("year"))
        found = coarse.finding(match.span(), day, month, year) if is_day(day, month, year) else None
        if found:
            yield found


def _numeric(coarse: Coarse) -> Iterator[Finding]:
    for match in _NUMERIC.finditer(coarse.plain):
        a, sep, b, c = match.group("a", "sep", "b", "c")
        blank = sep == " " and len(c) == 2 and len(a) != 4
        if (
            len(a) == 3
            or blank
            or _BEFORE_NUMBER.search(coarse.plain, max(0, match.start() - 2), match.start())
        ):
            continue
        yield from _read(coarse, match, (a, b, c))
    for match in _ISO_TIME.finditer(coarse.plain):
        yield from _read(coarse, match, (match.group("a"), match.group("b"), match.group("c")))


def _read(coarse: Coarse, match: re.Match[str], parts: tuple[str, str, str]) -> Iterator[Finding]:
    best = coarse.read(*parts)
    found = coarse.finding(match.span(), *best) if best else None
    if found:
        yield found


def _short(coarse: Coarse) -> Iterator[Finding]:
    """Yield day and month in two numbers, and a day of the month alone, where something says that they are a date."""
    if coarse.form is DateForm.KEEP:
        return
    for match in _SHORT.finditer(coarse.plain):
        day, month = int(match.group("day")), int(match.group("month"))
        if is_day(day, month, None) and _is_date(coarse.plain, match):
            found = coarse.finding(match.span(), day, month, None)
            if found:
                yield found
    if not _COUNTED.search(coarse.plain):
        return
    for match in _ORDINAL.finditer(coarse.plain):
        on = match.group("on") or ""
        if int(match.group("day")) <= 31 and (on or (match.group("lead") or "the")[:3].lower() != "the"):
            words = (
                f"{on} that month"
                if on.lower() not in {"on", ""}
                else "That month"
                if on == "On"
                else "that month"
            )
            yield Finding(match.start(), match.end(), words, "exact date")


def days_in_words(plain: str) -> Iterator[Finding]:
    """Yield a day of the month in words that names no month (by the twenty-second)."""
    for match in _DAY_IN_WORDS.finditer(plain):
        words = f"{match.group('on')} that month" if match.group("on").lower() != "on" else "that month"
        yield Finding(match.start(), match.end(), words, "exact date")


def births_in_part(plain: str, births: Birthdays) -> Iterator[Finding]:
    """Yield the month and year, or the year alone, of a known birth where the text speaks of a birth."""
    for match in _BORN.finditer(plain):
        month, year = match.group("month"), full_year(match.group("year"))
        number = MONTH_NUMBERS[month[:3].lower()] if month else None
        if any(d.year == year and number in (None, d.month) for d in births.days):
            start = match.start("month") if month else match.start("year")
            yield Finding(start, match.end(), "[date of birth]", "month or year of birth")


def _is_date(plain: str, match: re.Match[str]) -> bool:
    """Say whether two numbers with a stroke or a dot are a date: a cue before them, a nought in them, a line of a log."""
    start = match.start()
    before = plain[max(0, start - 1) : start]
    if before.isalnum() or before in {"/", "."} or (before in {",", "$"} and before):
        return False
    if _CUE.search(plain, max(0, start - 20), start):
        return True
    if match.group("sep") != "/":
        return False
    if int(match.group("day")) > 12 and int(match.group("month")) not in (7, 10, 12):
        return True
    if "0" in (match.group("day")[0], match.group("month")[0]):
        return True
    return (
        _LINE_START.search(plain, max(0, start - 6), start) is not None
        and _LINE_MARK.match(plain, match.end()) is not None
    )
