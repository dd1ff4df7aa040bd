"""Proposes which column of a list of past reviews holds which field of a review."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from dhr_desktop.importers.review_terms import TAG_WORDS, yes_or_not_said
from dhr_desktop.importers.wording import plain
from dhr_desktop.model.partial_date import PartialDate
from dhr_desktop.model.terms import CaseTag

TAG_FIELD: Final = "tags."
"""Before the value of a tag: the field of a column that says yes or not tagged for that one tag."""
SEVERAL_VICTIMS: Final = "victims.several"
"""The field of a column that says whether there were two victims rather than one."""
FIELDS: Final[dict[str, str]] = {
    "reference": "Local reference",
    "partnership": "Community safety partnership",
    "district": "Region, area or district",
    "died_on": "Date of death",
    "kinds": "Kind of case",
    "method": "Cause of death",
    "victims": "Number of victims",
    SEVERAL_VICTIMS: "More than one victim (yes or no)",
    "place": "Place of death",
    "tags": "Tags, listed in one column",
} | {f"{TAG_FIELD}{tag.value}": f"Tag: {tag.label}" for tag in CaseTag}
"""What a column can hold, with the words in which a person chooses it; most are named as the review's own fields."""

_PATTERNS: Final[tuple[tuple[str, re.Pattern[str]], ...]] = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        (
            "reference",
            r"(?:.* )?(?:reference|ref|ref no)|(?:incident|review|case|dhr|record) (?:id|no|number)|id|dhr|ref .*",
        ),
        (
            "died_on",
            r"death date|(?:date|month|year)(?: and \w+)? of (?:the )?(?:death|incident|homicide)|(?:date )?died(?: on)?|dod|date",
        ),
        ("partnership", r"csp(?: name)?|(?:.* )?community safety partnership|partnership|commissioning body"),
        ("district", r"region|area|district|borough|locality|local authority|county"),
        (SEVERAL_VICTIMS, r"multiple victims?|more than one victim|several victims|second victim"),
        ("victims", r"(?:number|no|count) of victims|victims?(?: count| number)?|victim s"),
        ("method", r"(?:cause|method|mode|manner)(?: of (?:death|killing|homicide))?"),
        ("place", r"(?:location|place|scene)(?: of (?:death|incident|homicide))?|where"),
        (
            "kinds",
            r"(?:type|kind|category)(?: of (?:review|case|homicide|death))?|(?:review|case|homicide) (?:type|kind|category)",
        ),
        ("tags", r"tags?|flags?|features|home office tags"),
    )
)


def propose_mapping(header: Sequence[str], sample: Sequence[Sequence[str]]) -> dict[str, str | None]:
    """Return, for each heading in order, the field of `FIELDS` that its column seems to hold, or None.

    A field is proposed once. The sample is a few rows below the headings; it decides where a heading alone does not.
    """
    mapping: dict[str, str | None] = {}
    for column, heading in enumerate(header):
        values = [row[column] for row in sample if column < len(row) and row[column].strip()]
        name = _proposed(plain(heading), values)
        mapping[heading] = name if name not in mapping.values() else None
    if "died_on" not in mapping.values():
        for column, heading in enumerate(header):
            values = [row[column] for row in sample if column < len(row) and row[column].strip()]
            if mapping[heading] is None and values and all(_is_date(value) for value in values):
                mapping[heading] = "died_on"
                break
    return mapping


def _proposed(words: str, values: Sequence[str]) -> str | None:
    says_yes = all(yes_or_not_said(value) is not None for value in values)
    if words in TAG_WORDS and says_yes:
        return TAG_FIELD + TAG_WORDS[words].value
    for name, pattern in _PATTERNS:
        if pattern.fullmatch(words):
            return SEVERAL_VICTIMS if name == "victims" and values and _all_words(values) else name
    return None


def _all_words(values: Sequence[str]) -> bool:
    """Say whether a column of victims says yes or no rather than how many."""
    return all(yes_or_not_said(value) is not None and not value.strip().isdecimal() for value in values)


def _is_date(value: str) -> bool:
    try:
        return PartialDate.parse(value) is not None and not value.strip().isdecimal()
    except ValueError:
        return False
