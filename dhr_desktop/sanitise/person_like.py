"""Which findings look like a person, or point straight at one: to keep such a string takes two people.

A finding of a kind that is not listed here counts as a person, so that a new recogniser is never let through by mistake.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from dhr_desktop.sanitise.engine import sanitise
from dhr_desktop.sanitise.fold import fold_name
from dhr_desktop.sanitise.matcher import Matcher

_NO_PERSON: Final = (
    "exact date",
    "exact age",
    "named day",
    "small count",
    "singles somebody out",
    "quotation that can be looked up",
    "An area that",
    "postcode area",
    "named school",
    "name of a street",
    "describes where somebody lives",
)
"""How the reasons of those findings begin that tell when, where, how many or what kind of person, but not who."""


def is_person_like(reason: str) -> bool:
    """Say whether a finding, by the reason that is given for it, looks like a person or points at one."""
    return not reason.startswith(_NO_PERSON)


def still_says(replacement: str, string: str) -> bool:
    """Say whether words that stand for a string still hold it, so that to replace is only another word for to keep."""
    return f" {fold_name(string)} " in f" {fold_name(replacement)} "


_CODE: Final = re.compile(r"\b(?:Adult|Child|Professional) (?:[A-Z]{1,4}|\d{1,2})\b")
"""A role code, as pseudonyms are made."""


def brings_name(replacement: str, shown: Iterable[str], matcher: Matcher) -> bool:
    """Say whether typed words hold what looks like a person: then they need the same care as a name that is kept.

    Args:
        replacement: the words that would stand for a string.
        shown: the pseudonyms and agreed names of this release, which may stand.
        matcher: a matcher that knows nobody.
    """
    rest = _CODE.sub(" ", replacement)
    for name in sorted(filter(None, shown), key=len, reverse=True):
        rest = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", " ", rest)
    if not rest.strip():
        return False
    found = sanitise(rest, matcher)
    return any(is_person_like(one.reason) for one in found.flags) or any(
        is_person_like(one.reason) for one in found.changes
    )
