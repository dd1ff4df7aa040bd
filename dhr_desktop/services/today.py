"""What is due: statutory clocks and actions of all reviews, grouped by how soon."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from typing import NamedTuple

from dhr_desktop.base.words import N_, counted
from dhr_desktop.model.deadlines import deadlines
from dhr_desktop.model.lifecycle import pilot_status
from dhr_desktop.store.due import (
    DueAction,
    EndOfRetention,
    PlannedMeeting,
    ReviewClocks,
    due_actions,
    ends_of_retention,
    planned_meetings,
    review_clocks,
)
from dhr_desktop.store.queries import agency_words
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


class _Found(NamedTuple):
    """One thing that is due, before it is known whether it is shown."""

    on: date
    reference: str
    words: str
    entity: str
    record_id: str
    review_id: str


class TodayPage:
    """Collects what is due."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def look(self, today: date) -> Today:
        """Return what is due on that day."""
        with self._store.read() as work:
            reviews = review_clocks(work)
            found = [*_clocks(reviews), *_meetings(planned_meetings(work, today))]
            found += _retentions(ends_of_retention(work))
            found += _actions(due_actions(work, (today + _AHEAD).year))
            groups = _grouped(found, today)
            shown = {soon: some[:_MOST_PER_GROUP] for soon, some in groups.items()}
            leads = agency_words(work, {one.record_id for some in shown.values() for one in some})
        counts: Counter[str] = Counter()
        for state, number in Counter(review.state for review in reviews).items():
            counts[pilot_status(state)] += number
        return Today(
            dict(counts),
            {soon: [_told(one, today, leads) for one in some] for soon, some in shown.items()},
            {soon: len(some) for soon, some in groups.items()},
        )


def _clocks(reviews: Iterable[ReviewClocks]) -> Iterator[_Found]:
    for one in reviews:
        for clock in deadlines(one):
            yield _Found(clock.due, one.reference, clock.rule.label, "case_review", one.id, one.id)


def _meetings(meetings: Iterable[PlannedMeeting]) -> Iterator[_Found]:
    for one in meetings:
        words = f"{one.kind.label if one.kind else 'Panel'} meeting"
        yield _Found(one.held_on, one.reference, words, "meeting", one.id, one.review_id)


def _retentions(ends: Iterable[EndOfRetention]) -> Iterator[_Found]:
    for one in ends:
        yield _Found(one.ends_on, one.reference, N_("Retention ends"), "retention", one.id, one.review_id)


def _actions(actions: Sequence[DueAction]) -> Iterator[_Found]:
    latest = {target: target.latest for target in {one.target for one in actions}}
    for one in actions:
        words = f"Action on recommendation {one.number}" if one.number else "Action"
        yield _Found(latest[one.target], one.reference, words, "action", one.id, one.review_id)


def _grouped(found: Iterable[_Found], today: date) -> dict[Soon, list[_Found]]:
    """Return what is due by how soon, soonest first; what lies further ahead is left out."""
    limits = ((Soon.OVERDUE, -1), (Soon.WEEK, 7), (Soon.MONTH, 30), (Soon.QUARTER, _AHEAD.days))
    groups: dict[Soon, list[_Found]] = {soon: [] for soon, _ in limits}
    for one in sorted(found):
        days = (one.on - today).days
        for soon, limit in limits:
            if days <= limit:
                groups[soon].append(one)
                break
    return groups


def _told(one: _Found, today: date, leads: Mapping[str, str]) -> Due:
    lead = leads.get(one.record_id)
    return Due(
        one.on,
        (one.on - today).days,
        f"{one.words}, {lead}" if lead else one.words,
        one.reference,
        one.entity,
        one.record_id,
        one.review_id,
    )
