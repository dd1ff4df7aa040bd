"""Reads the date that a person wrote in a plan ("end of March 2024", "ongoing"): a doubt is told, never guessed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from dhr_desktop.base.words import N_
from dhr_desktop.importers.date_expressions import Expression, expressions, last_day
from dhr_desktop.importers.wording import one_line, quoted
from dhr_desktop.model.partial_date import PartialDate

_PAST: Final = re.compile(r"(?<!be )\b(?:completed|achieved|done|closed)\b", re.IGNORECASE)
_END: Final = re.compile(r"\bend(?:\s+of)?(?:\s+the)?\s*$", re.IGNORECASE)
_HARMLESS: Final = frozenset(
    [
        "by",
        "the",
        "end",
        "of",
        "before",
        "no",
        "not",
        "later",
        "than",
        "latest",
        "due",
        "from",
        "start",
        "starting",
        "begin",
        "beginning",
        "commence",
        "commencing",
        "on",
        "in",
        "at",
        "early",
        "mid",
        "late",
        "target",
        "date",
        "dates",
        "deadline",
        "complete",
        "completed",
        "completion",
        "achieved",
        "done",
        "closed",
        "review",
        "reviewed",
        "revised",
        "extended",
        "new",
        "ongoing",
        "continuing",
        "then",
        "and",
        "to",
        "be",
        "for",
        "planned",
        "expected",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "mon",
        "tue",
        "tues",
        "wed",
        "weds",
        "thu",
        "thur",
        "thurs",
        "fri",
        "sat",
        "sun",
        "fy",
        "financial",
        "year",
        "month",
        "approx",
        "approximately",
        "est",
        "estimated",
        "until",
    ]
)
_NO_DATE: Final = re.compile(
    r"ongoing|on going|continuous(ly)?|continuing|with immediate effect|immediate(ly)?( effect| action)?|asap"
    r"|as soon as possible|n ?a|not applicable|none"
    r"|((this )?(has been |is |was )?(already |now |action |all )?(complete|completed|achieved|done|closed|in place))"
    r"( and (is )?(ongoing|on going))?|business as usual|bau|monthly|quarterly|annual(ly)?|yearly|weekly|termly"
    r"|rolling( programme)?"
)
_TO_AGREE: Final = re.compile(
    r"tbc|tba|tbd|to be (confirmed|agreed|decided|determined|set|advised)|awaited|not (yet )?known"
)
_DURATION: Final = re.compile(
    r"\b(within|every|after|\d+|one|two|three|six|nine|twelve)\b.*\b(day|week|month|year)s?\b|\bpublication\b",
    re.IGNORECASE,
)
_SET: Final = N_("Set the date by hand after the import, or correct it in the file.")
_CHECK: Final = N_("Check it, and change it by hand if it means something else.")


@dataclass(frozen=True, slots=True)
class Understood:
    """What a text says about a date.

    Attributes:
        date: the date with as many parts as are sure, None where there is none.
        doubt: a sentence where the text was not plain, else "".
        remedy: what to do about the doubt.
    """

    date: PartialDate | None = None
    doubt: str = ""
    remedy: str = ""


def understood(text: str) -> Understood:
    """Read one date from a text as people write it; words that mean "no date" are no fault."""
    line = one_line(text).strip(" .;,:")
    words = " ".join(re.findall(r"[a-z0-9]+", line.lower()))
    if _NO_DATE.fullmatch(words) or not line.strip("-–—/"):
        return Understood()
    if _TO_AGREE.fullmatch(words) or not words:
        return Understood(None, N_("The date is still to be agreed."), N_("Set it when it is known."))
    found = expressions(line)
    if not found:
        return _without_date(line)
    if len(found) > 1:
        return Understood(None, f"{quoted(line)} names more than one date.", _SET)
    return _judged(line, found[0])


def _judged(line: str, only: Expression) -> Understood:
    """Take the only date expression of a line, unless the words around it change what it says."""
    before, after = line[: only.start], line[only.end :]
    if only.date is None:
        return Understood(None, only.how, _SET)
    if _PAST.search(before) or _PAST.match(after):
        return Understood(None, f"{quoted(line)} says when it was done, not by when it was to be.", _SET)
    if not (_harmless(before) and _harmless(after)):
        return Understood(None, f"{quoted(line)} says more than a date.", _SET)
    if not 1990 <= only.date.year <= 2099:
        return Understood(None, f"The year in {quoted(line)} cannot be right.", _SET)
    date = last_day(only.date) if _END.search(before) else only.date
    return Understood(date, only.how, _CHECK if only.how else "")


def _without_date(line: str) -> Understood:
    if _harmless(line) and "going" in line.lower():
        return Understood()
    if _DURATION.search(line):
        return Understood(None, f"{quoted(line)} counts from a day that is not named here.", _SET)
    return Understood(None, f"{quoted(line)} could not be read as a date.", _SET)


def _harmless(words: str) -> bool:
    """Say whether words around a date change nothing about it."""
    return all(
        word in _HARMLESS or word in {"on", "going"} for word in re.findall(r"[a-z0-9]+", words.lower())
    )
