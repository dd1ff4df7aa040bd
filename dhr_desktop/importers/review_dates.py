"""Reads the date of death in a list: with as many parts as are written, and never with a guess at day and month."""

from __future__ import annotations

import re
from typing import Final

from dhr_desktop.base.words import N_
from dhr_desktop.importers.date_expressions import expressions
from dhr_desktop.importers.wording import one_line, quoted
from dhr_desktop.model.partial_date import PartialDate

_LONGEST: Final = 100
_FIGURES: Final = re.compile(r"(\d\d?)\s?[/.\-]\s?(\d\d?)\s?[/.\-]\s?(?:\d{4}|\d\d)")
_YEAR_FIRST: Final = re.compile(r"((?:19|20)\d\d)[/.](\d\d?)[/.](\d\d?)")
_COUNTED: Final = re.compile(r"[2-5]\d{4}(?:\.\d+)?")
FILL_IN: Final = N_("Fill it in after the import, or correct it in the file.")
_AS_DATE: Final = N_("Show the column as dates in Excel, save the file and import it again.")


def month_first(text: str) -> bool:
    """Say whether a date in figures surely has the month before the day ("03/14/2019")."""
    match = _FIGURES.fullmatch(one_line(text)[:_LONGEST])
    return match is not None and int(match[1]) <= 12 < int(match[2]) <= 31


def date_of_death(text: str, *, mixed: bool) -> tuple[PartialDate | None, tuple[str, str] | None]:
    """Return the date, and (sentence, remedy) where there is a doubt; `mixed` says that other rows have the month first."""
    line = one_line(text)[:_LONGEST].partition(" 00:00")[0]
    figures = _FIGURES.fullmatch(line)
    if month_first(line):
        return None, (f"Day and month of {quoted(line)} seem to have changed places.", FILL_IN)
    if mixed and figures and int(figures[1]) != int(figures[2]) and int(figures[1]) <= 12:
        sentence = f"{quoted(line)} does not show which is the day: other rows have the month first."
        return None, (sentence, FILL_IN)
    if _COUNTED.fullmatch(line):
        return None, (f"{quoted(line)} seems to be Excel's own count of days.", _AS_DATE)
    if year_first := _YEAR_FIRST.fullmatch(line):
        line = "-".join(part.zfill(2) for part in year_first.groups())
    try:
        return PartialDate.parse(line), None
    except ValueError:
        found = expressions(line)
    if len(found) == 1 and found[0].date and not found[0].how and found[0].end - found[0].start == len(line):
        return found[0].date, None
    return None, (f"{quoted(text)} could not be read as a date of death.", FILL_IN)
