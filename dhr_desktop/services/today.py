"""What is due: statutory clocks and actions of all reviews, grouped by how soon."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from dhr_desktop.base.words import N_, counted
from dhr_desktop.model.deadlines import deadlines
from dhr_desktop.model.lifecycle import pilot_status
from dhr_desktop.store.due import (
    DueAction,
    PlannedMeeting,
    ReviewClocks,
    due_actions,
    planned_meetings,
    review_clocks,
)
from dhr_desktop.store.store import Store

_MOST_PER_GROUP = 200
_AHEAD = timedelta(days=92)


class Soon(Enum):
    """How soon something is due."""

    OVERDUE = N_("Overdue")
    WEEK = N_("In the next seven days")
    MONTH = N_("In the next thirty days")
    QUARTER = N_("In the next three months")


@dataclass(frozen=True, slots=True)
class Due:
    """One thing that is due.

    Attributes:
        on: the day.
        days: days until then; negative when it has passed.
        words: what it is, without any name.
        reference: the review's local reference.
        entity: name of the record's noun, for opening it.
        record_id: the record.
        review_id: the review that it belongs to.
    """

    on: date
    days: int
    words: str
    reference: str
    entity: str
    record_id: str
    review_id: str

    @property
    def when(self) -> str:
        """Return how soon in words: "3 days overdue", "today", "in 12 days"."""
        if self.days < 0:
            return f"{counted(-self.days, 'day')} overdue"
        return "today" if self.days == 0 else f"in {counted(self.days, 'day')}"


@dataclass(frozen=True, slots=True)
class Today:
    """The page that a day begins with."""

    counts: dict[str, int]
    """Reviews by the oversight pilot's words: pending, ongoing, published, and so on."""
    groups: dict[Soon, list[Due]]
    """What is due, soonest first, at most 200 a group."""
    totals: dict[Soon, int]
    """How many there are in each group."""


class TodayPage:
    """Collects what is due."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def look(self, today: date) -> Today:
        """Return what is due on that day."""
        with self._store.read() as work:
            reviews = review_clocks(work)
            meetings = planned_meetings(work, today)
            actions = due_actions(work, (today + _AHEAD).year)
        found = [due for review in reviews for due in _clocks(review, today)]
        found += [_planned(meeting, today) for meeting in meetings]
        found += [_action(action, today) for action in actions]
        counts: dict[str, int] = {}
        for review in reviews:
            status = pilot_status(review.state)
            counts[status] = counts.get(status, 0) + 1
        groups = _grouped(found)
        totals = {soon: len(dues) for soon, dues in groups.items()}
        return Today(counts, {soon: dues[:_MOST_PER_GROUP] for soon, dues in groups.items()}, totals)


def _clocks(review: ReviewClocks, today: date) -> list[Due]:
    return [
        Due(
            clock.due,
            (clock.due - today).days,
            clock.rule.label,
            review.reference,
            "case_review",
            review.id,
            review.id,
        )
        for clock in deadlines(review)
    ]


def _planned(meeting: PlannedMeeting, today: date) -> Due:
    words = f"{meeting.kind.label if meeting.kind else 'Panel'} meeting"
    return Due(
        meeting.held_on,
        (meeting.held_on - today).days,
        words,
        meeting.reference,
        "meeting",
        meeting.id,
        meeting.review_id,
    )


def _action(action: DueAction, today: date) -> Due:
    due = action.target.latest
    words = f"Action on recommendation {action.number}" if action.number else "Action"
    if action.agencies:
        words += f", {action.agencies}"
    return Due(due, (due - today).days, words, action.reference, "action", action.id, action.review_id)


def _grouped(found: list[Due]) -> dict[Soon, list[Due]]:
    limits = ((Soon.OVERDUE, -1), (Soon.WEEK, 7), (Soon.MONTH, 30), (Soon.QUARTER, _AHEAD.days))
    groups: dict[Soon, list[Due]] = {soon: [] for soon, _ in limits}
    for due in sorted(found, key=lambda due: (due.on, due.reference)):
        for soon, limit in limits:
            if due.days <= limit:
                groups[soon].append(due)
                break
    return groups
