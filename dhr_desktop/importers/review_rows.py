"""Turns one row of a list, by field, into a past review; what is not plain becomes a fault, never a guess."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from dhr_desktop.base.words import N_
from dhr_desktop.importers.faults import Fault
from dhr_desktop.importers.review_columns import FIELDS, SEVERAL_VICTIMS, TAG_FIELD
from dhr_desktop.importers.review_dates import FILL_IN, date_of_death
from dhr_desktop.importers.review_terms import (
    kinds_of,
    kinds_of_tags,
    method_of,
    place_of,
    tags_in,
    yes_or_not_said,
)
from dhr_desktop.importers.wording import one_line, quoted
from dhr_desktop.model.partial_date import PartialDate
from dhr_desktop.model.terms import CaseTag, DeathPlace, Method, ReviewKind

_LONGEST: Final = {"reference": 40, "partnership": 120, "district": 120}
_TOTAL: Final = re.compile(r"(?:grand |sub-?)?totals?\b.{0,30}", re.IGNORECASE)
_CHOOSE: Final = N_("Choose the right word after the import.")


@dataclass(frozen=True, slots=True)
class PastReview:
    """One row of the list, in the terms of a review.

    Attributes:
        row: its number in the file.
        reference: the reference, "" where it has none.
        partnership: the community safety partnership.
        district: the region, area or district.
        died_on: the date of death with as many parts as were written; None where there is none.
        kinds: the kinds of case, from their own column and from the tags.
        method: the cause of death.
        victims: how many victims; None where the list does not say.
        place: the place of death.
        tags: the tags that are set. A tag that is not here was not tagged; it may have been there all the same.
    """

    row: int
    reference: str = field(default="", repr=False)
    partnership: str = field(default="", repr=False)
    district: str = field(default="", repr=False)
    died_on: PartialDate | None = field(default=None, repr=False)
    kinds: tuple[ReviewKind, ...] = field(default=(), repr=False)
    method: Method | None = field(default=None, repr=False)
    victims: int | None = field(default=None, repr=False)
    place: DeathPlace | None = field(default=None, repr=False)
    tags: tuple[CaseTag, ...] = field(default=(), repr=False)


class _Row:
    """The values of one row while it is read, and the faults found in it."""

    def __init__(self, place: str, values: Mapping[str, str]) -> None:
        self._place = place
        self._values = values
        self.faults: list[Fault] = []

    def text(self, name: str) -> str:
        """Return a text on one line, cut to what its field can hold."""
        text = one_line(self._values.get(name, ""))
        longest = _LONGEST[name]
        if len(text) > longest:
            self.fault(f"{FIELDS[name]} was too long and was cut after {longest} characters.", FILL_IN)
        return text[:longest]

    def fault(self, sentence: str, remedy: str) -> None:
        """Add a fault of this row."""
        self.faults.append(Fault(self._place, sentence, remedy))

    def died_on(self, *, mixed: bool) -> PartialDate | None:
        """Return the date of death with as many parts as are written."""
        date, doubt = date_of_death(self._values.get("died_on", ""), mixed=mixed)
        if doubt:
            self.fault(*doubt)
        return date

    def method(self) -> Method | None:
        """Return the cause of death; one without a word of ours is told and counts as other."""
        text = one_line(self._values.get("method", ""))
        method = method_of(text) if text else None
        if text and method is None:
            self.fault(f"The cause of death {quoted(text)} has no word here; it was read as Other.", _CHOOSE)
            return Method.OTHER
        return method

    def place(self) -> DeathPlace | None:
        """Return the place of death; one without a word of ours is told and counts as other."""
        text = one_line(self._values.get("place", ""))
        place = place_of(text) if text else None
        if text and place is None:
            self.fault(f"The place of death {quoted(text)} has no word here; it was read as Other.", _CHOOSE)
            return DeathPlace.OTHER
        return place

    def victims(self) -> int | None:
        """Return the number of victims: a count, or two where there were several."""
        text = one_line(self._values.get("victims", "")).partition(".0")[0]
        if text:
            if text.isdecimal() and 1 <= int(text[:4]) <= 50:
                return int(text)
            self.fault(f"{quoted(text)} could not be read as a number of victims.", FILL_IN)
            return None
        several = self._values.get(SEVERAL_VICTIMS, "").strip()
        if not several:
            return None
        answer = yes_or_not_said(several)
        if answer is None:
            self.fault(f"{quoted(several)} does not say whether there were several victims.", FILL_IN)
            return None
        return 2 if answer else 1

    def tags(self) -> tuple[CaseTag, ...]:
        """Return the tags that are set, from their own columns and from a list of words."""
        found, strange = tags_in(self._values.get("tags", ""))
        for word in strange[:1]:
            more = f" (and {len(strange) - 1} more)" if len(strange) > 1 else ""
            self.fault(
                f"The tag {quoted(word)}{more} is not one of the Home Office's and was left out.",
                _CHOOSE,
            )
        tags = set(found)
        for tag in CaseTag:
            value = self._values.get(TAG_FIELD + tag.value, "")
            answer = yes_or_not_said(value)
            if answer:
                tags.add(tag)
            elif answer is None:
                self.fault(
                    f"{quoted(value)} under {tag.label!r} does not say yes; it was not tagged.", FILL_IN
                )
        return tuple(tag for tag in CaseTag if tag in tags)

    def kinds(self, tags: tuple[CaseTag, ...]) -> tuple[ReviewKind, ...]:
        """Return the kinds of case that the row's own column and its tags name."""
        text = one_line(self._values.get("kinds", ""))
        named = kinds_of(text)
        if text and not named:
            self.fault(f"The kind of case {quoted(text)} has no word here and was left out.", _CHOOSE)
        found = {*named, *kinds_of_tags(tags)}
        return tuple(kind for kind in ReviewKind if kind in found)


def read_review(
    place: str, number: int, values: Mapping[str, str], *, mixed: bool = False
) -> tuple[PastReview, list[Fault]]:
    """Return the review that the values of a row say, by field, and its faults.

    `mixed` says that some dates of death in the list have the month before the day.
    """
    row = _Row(place, values)
    tags = row.tags()
    review = PastReview(
        number,
        row.text("reference"),
        row.text("partnership"),
        row.text("district"),
        row.died_on(mixed=mixed),
        row.kinds(tags),
        row.method(),
        row.victims(),
        row.place(),
        tags,
    )
    if _TOTAL.fullmatch(review.reference):
        row.fault(N_("This row seems to be a total and no review."), N_("Leave it out of the import."))
    if not review.reference:
        row.fault(N_("This row has no reference."), N_("Give it one after the import, or in the file."))
    return review, row.faults
