"""Statutory and local clocks, as data with the day from which each holds, and the dates that follow from them."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date
from typing import Final, Protocol

from dhr_desktop.model.lifecycle import ORDER, State


def add_months(day: date, months: int) -> date:
    """Return the same day some calendar months later, clipped to the month's end; no working-day shift."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One clock: it starts on a date of the review and ends some months later.

    Attributes:
        key: a stable word for it.
        label: what is due.
        starts: name of the review's date field that starts it.
        months: its length in calendar months.
        met_by: name of the review's date field that says it was met.
        until: the state from which it counts as met without that date.
        effective_from: the first day on which a clock of this length starts.
        basis: where the rule comes from.
    """

    key: str
    label: str
    starts: str
    months: int
    met_by: str
    until: State
    effective_from: date
    basis: str


RULES: Final = (
    Rule(key="decision", label="Decision whether to hold a review", starts="aware_on", months=1, met_by="decided_on", until=State.COMMISSIONING,
         effective_from=date(2011, 4, 13), basis="Home Office guidance, December 2016 (restated by a vendor; keep editable)"),
    Rule(key="report", label="Report complete", starts="decided_on", months=6, met_by="submitted_on", until=State.SUBMITTED,
         effective_from=date(2011, 4, 13), basis="Home Office guidance, December 2016; twelve months proposed in 2024, not adopted"),
    Rule(key="six_month_form", label="Six-month implementation form", starts="published_on", months=6, met_by="implementation_form_on", until=State.CLOSED,
         effective_from=date(2023, 11, 16), basis="Oversight pilot letter, November 2023"),
)  # fmt: skip


class Clocked(Protocol):
    """A review, or as much of it as its clocks need."""

    @property
    def state(self) -> State:
        """Where it stands."""
        ...

    @property
    def report_due_agreed(self) -> date | None:
        """The later date that was agreed for the report."""
        ...


CLOCK_FIELDS: Final = (
    "state",
    "report_due_agreed",
    *dict.fromkeys(name for rule in RULES for name in (rule.starts, rule.met_by)),
)
"""The fields of a review that its clocks need."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """What is due for a review, and when."""

    rule: Rule
    due: date
    agreed: bool = False
    """True where a later date was agreed in place of the rule's own."""


_PLACES: Final = {state: place for place, state in enumerate(ORDER)}


def deadlines(review: Clocked) -> tuple[Deadline, ...]:
    """Return what is still due for a review, soonest first."""
    if review.state in (State.NOT_HOLD, State.CONFIRMED, State.TRANSFERRED, State.CLOSED):
        return ()
    position = _PLACES[review.state]
    found: list[Deadline] = []
    for rule in RULES:
        start: date | None = getattr(review, rule.starts)
        if start is None or start < rule.effective_from or position >= _PLACES[rule.until]:
            continue
        if getattr(review, rule.met_by) is not None:
            continue
        agreed = review.report_due_agreed if rule.key == "report" else None
        found.append(Deadline(rule, agreed or add_months(start, rule.months), agreed=agreed is not None))
    return tuple(sorted(found, key=lambda deadline: deadline.due))
