"""What documents show that no field holds: a review's status in the pilot's words, its name in public, whether an action is late."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

from dhr_desktop.model.action import Action
from dhr_desktop.model.case_review import CaseReview
from dhr_desktop.model.entity import Record
from dhr_desktop.model.lifecycle import State, pilot_status
from dhr_desktop.sanitise.numbers import shown_together
from dhr_desktop.sanitise.safe_document import Blank, SafeCell, make_safe, number
from dhr_desktop.sanitise.values import yes_or_no

STATUSES: Final = ("pending", "ongoing", "published", "withheld", "not held")
"""The pilot's three words, and two that are shown apart."""

STATUS_WORDS: Final = tuple(make_safe(status) for status in STATUSES)

_TELL_STATUS: Final = ("state", "decided_on", "submitted_on", "closed_on")
"""Fields from which a reader could count the reviews of a status."""


def is_published(review: CaseReview) -> bool:
    """Say whether a review's report is public."""
    return review.published_on is not None or pilot_status(review.state) == "published"


def status_of(review: CaseReview) -> str:
    """Return a review's status in the pilot's words."""
    return (
        "published"
        if is_published(review) and review.state is not State.WITHHELD
        else pilot_status(review.state)
    )


def status_counts(reviews: Iterable[CaseReview], *, exact: bool) -> dict[str, SafeCell]:
    """Return the number of reviews of each status as it may be shown.

    Published reviews are public and stand in the tables by name, so they are counted as they are; the others by the
    rule for small numbers, knowing that a reader can count the rows of the table.
    """
    counts: dict[str, int] = dict.fromkeys(STATUSES, 0)
    for review in reviews:
        counts[status_of(review)] += 1
    others = {status: count for status, count in counts.items() if status != "published"}
    cells = shown_together(others, exact=exact)
    cells["published"] = SafeCell(number(counts["published"]))
    return {status: cells[status] for status in STATUSES}


def derived_values(
    record: Record, values: Mapping[str, SafeCell], *, today: date, exact: bool
) -> dict[str, SafeCell]:
    """Return what is worked out from a record's fields, but only from those that leave."""
    if isinstance(record, CaseReview):
        return _of_review(record, values, exact=exact)
    if isinstance(record, Action) and _leave(values, "target", "claimed"):
        return {"overdue": yes_or_no(value=record.days_overdue(today) > 0)}
    return {}


def _of_review(review: CaseReview, values: Mapping[str, SafeCell], *, exact: bool) -> dict[str, SafeCell]:
    found: dict[str, SafeCell] = {}
    if _leave(values, "state"):
        found["pilot_status"] = SafeCell(make_safe(status_of(review)))
    if not exact and not is_published(review):
        held = SafeCell(blank=Blank.PROTECTS)
        found |= {name: held for name in (*_TELL_STATUS, "pilot_status") if name in values or name in found}
    return found


def _leave(values: Mapping[str, SafeCell], *names: str) -> bool:
    return all(name in values and values[name].blank is not Blank.NOT_SHARED for name in names)
