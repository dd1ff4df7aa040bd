"""Shows an Excel number as the sheet shows it: a date with no more parts than were shown, "1.10" not "1.1"."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from math import isfinite
from typing import Final

from dhr_desktop.readers.content import Cell
from dhr_desktop.readers.package import Element

_DAY_FORMATS: Final = {14: "d/m/yyyy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 22: "d/m/yyyy h:mm"}
_TIME_FORMATS: Final = dict.fromkeys((18, 19, 20, 21, 45, 46, 47), "h:mm")
_NUMBER_FORMATS: Final = {1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%"}
BUILT_IN: Final = _DAY_FORMATS | _TIME_FORMATS | _NUMBER_FORMATS
_SILENT: Final = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h|m|s)[^\]]*\]', re.IGNORECASE)
_LETTERS: Final = re.compile(r"[ymdhs]", re.IGNORECASE)
_PLAIN: Final = re.compile(r"#?,?#*0(?:\.(0+))?(%?)")
_SHORT_DATE: Final = "d/m/yyyy"
_LAST_DAY: Final = 2_957_000
"""A little before the last day of the year 9999, from whichever day it is counted."""


def formats_of(styles: Element) -> tuple[str, ...]:
    """Return the number format of each cell style, in the order in which cells refer to them.

    Only its first section, in small letters, without what is shown as it stands.
    """
    own: dict[str, str] = {}
    chosen: list[str] = []
    for element in styles.iter():
        name = str(element.tag).rpartition("}")[2]
        if name == "numFmt":
            own[element.get("numFmtId", "")] = element.get("formatCode", "")
        elif name == "cellXfs":
            chosen = [xf.get("numFmtId", "0") for xf in element]
    formats = (own.get(n) or _built_in(n) for n in chosen)
    return tuple(_SILENT.sub("", written.split(";", 1)[0]).lower() for written in formats)


def shown(value: str, meaning: str, *, since_1904: bool) -> Cell:
    """Return a stored number as the sheet shows it under a format of `formats_of`.

    A date is ISO with the parts that its format shows: "2024-03-31", "2024-03", "2024"; a time is "14:30".
    """
    try:
        number = float(value)
    except ValueError:
        return Cell(value)
    if not isfinite(number):
        return Cell(value)
    if meaning and _LETTERS.search(meaning) and "general" not in meaning and abs(number) < _LAST_DAY:
        date = _date(number, meaning, since_1904=since_1904)
        if date:
            return Cell(date, "date")
    return Cell(_figures(number, meaning), "number")


def _date(number: float, meaning: str, *, since_1904: bool) -> str:
    """Return the date and time that a serial number means, "" for none (negative, or the day that never was)."""
    has_day, has_year, has_time = "d" in meaning, "y" in meaning, "h" in meaning or "s" in meaning
    if number < 0 or (number == 60 and not since_1904):
        return ""
    days, fraction = divmod(number, 1)
    moment = _epoch(days, since_1904=since_1904) + timedelta(days=days, seconds=round(fraction * 86_400))
    if not has_day and not has_year:
        return f"{moment:%H:%M}" if has_time else f"{moment:%Y-%m}"
    if has_day:
        return f"{moment:%Y-%m-%d} {moment:%H:%M}" if has_time and fraction else f"{moment:%Y-%m-%d}"
    return f"{moment:%Y-%m}" if "m" in meaning else f"{moment:%Y}"


def _epoch(days: float, *, since_1904: bool) -> datetime:
    """Excel counts from 1904, or from 1900 with a 29 February 1900 that never was."""
    if since_1904:
        return datetime(1904, 1, 1)  # noqa: DTZ001 - a calendar date without a zone
    return datetime(1899, 12, 30 if days > 60 else 31)  # noqa: DTZ001 - likewise


def _figures(number: float, meaning: str) -> str:
    plain = _PLAIN.fullmatch(meaning)
    if plain and abs(number) < 1e15:
        places = len(plain[1] or "")
        if plain[2]:
            return f"{number * 100:.{places}f}%"
        return f"{number:.{places}f}"
    if number == int(number) and abs(number) < 1e15:
        return str(int(number))
    return f"{number:.15g}"


def _built_in(number: str) -> str:
    """Return a format that every Excel knows without its being written in the file."""
    if not number.isdigit() or len(number) > 4:
        return ""
    known = BUILT_IN.get(int(number))
    if (known is None and 27 <= int(number) <= 36) or 50 <= int(number) <= 58:
        return _SHORT_DATE
    return known or ""
