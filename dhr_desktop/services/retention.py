"""Retention: the office's rule, the day for each review, holds that stop erasure, and erasing, which a person alone begins."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from dhr_desktop.base.changed import Changed
from dhr_desktop.base.clock import Clock
from dhr_desktop.base.errors import UserError
from dhr_desktop.base.words import N_
from dhr_desktop.model.case_review import CaseReview
from dhr_desktop.model.entity import new_id
from dhr_desktop.model.lifecycle import State
from dhr_desktop.model.retention import Erasure, Hold, Retention, RetentionRule
from dhr_desktop.store.store import Store
from dhr_desktop.store.work import Reading

ENDED: Final = frozenset({State.CLOSED, State.NOT_HOLD, State.CONFIRMED, State.TRANSFERRED})
"""The states in which nothing more is done on a review, so that its retention can run."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class RetentionRow:
    """A review whose work has ended, and how long it is kept.

    Attributes:
        review_id: the review.
        reference: its local reference.
        ended_on: the day from which retention is counted, where it is known.
        ends_on: the day that was set.
        proposed: the day that the rule proposes where none was set.
        held: True while a hold stops erasure.
        due: True where erasing is allowed today.
        status: the same in words.
    """

    review_id: str
    reference: str
    ended_on: date | None
    ends_on: date | None
    proposed: date | None
    held: bool
    due: bool
    status: str


class Retentions:
    """How long each review is kept."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def rule(self) -> RetentionRule:
        """Return the office's rule; a blank one where none was written down."""
        with self._store.read() as look:
            return _rule(look)

    def set_rule(self, record: RetentionRule) -> Changed:
        """Write down the office's rule; days that were set stay as they are."""
        with self._store.verb("set retention_rule") as work:
            others = [rule for rule in work.list(RetentionRule) if rule.id != record.id]
            for other in others:
                work.remove(RetentionRule, other.id)
            work.save(record)
        return work.changed

    def rows(self) -> list[RetentionRow]:
        """Return every review whose work has ended, the earliest end of retention first."""
        today = self._clock.today()
        with self._store.read() as look:
            rule = _rule(look)
            ends = {one.review_id: one for one in look.list(Retention)}
            held = {one.review_id for one in look.list(Hold) if one.lifted_on is None}
            reviews = [
                one for one in look.list(CaseReview) if one.state in ENDED or one.id in ends or one.id in held
            ]
        rows = [_row(one, rule, ends.get(one.id), held=one.id in held, today=today) for one in reviews]
        return sorted(rows, key=lambda row: (row.ends_on or row.proposed or date.max, row.reference))

    def retention_of(self, review_id: str) -> Retention:
        """Return the end of a review's retention to be edited: what was set, or what the rule proposes."""
        with self._store.read() as look:
            for found in look.list(Retention, review_id=review_id):
                return found
            rule, review = _rule(look), look.get(CaseReview, review_id)
        return Retention(
            id=new_id(), review_id=review_id, ends_on=proposed(review, rule), basis=rule.source[:200]
        )

    def set_end(self, record: Retention) -> Changed:
        """Set on which day a review's retention ends; nothing is erased by that.

        Raises:
            UserError: work on the review has not ended.
        """
        with self._store.verb("set retention") as work:
            review = work.get(CaseReview, record.review_id)
            if review.state not in ENDED:
                raise UserError(
                    N_("Work on this review has not ended, so its retention does not run yet."),
                    N_("Move the review to “Closed” first."),
                )
            for other in work.list(Retention, review_id=record.review_id):
                if other.id != record.id:
                    work.remove(Retention, other.id)
            work.save(record)
        return work.changed

    def holds(self, review_id: str) -> list[Hold]:
        """Return the holds that were ever placed on a review, the newest first."""
        with self._store.read() as look:
            return look.list(Hold, review_id=review_id)[::-1]

    def place_hold(self, review_id: str, reason: str) -> Changed:
        """Stop the erasure of a review until the hold is lifted; the reason is needed."""
        with self._store.verb("place hold") as work:
            work.get(CaseReview, review_id)
            work.save(
                Hold(
                    id=new_id(),
                    review_id=review_id,
                    reason=reason.strip(),
                    placed_on=self._clock.today(),
                    placed_by=self._store.writer.name,
                )
            )
        return work.changed

    def lift_hold(self, review_id: str, reason: str) -> Changed:
        """Lift every hold on a review, and say why.

        Raises:
            UserError: there is none, or no reason was given.
        """
        if not reason.strip():
            raise UserError(
                N_("Lifting a hold needs a reason."), N_("Write one line; it stands in the history.")
            )
        with self._store.verb("lift hold") as work:
            placed = [hold for hold in work.list(Hold, review_id=review_id) if hold.lifted_on is None]
            if not placed:
                raise UserError(N_("There is no hold on this review."))
            for hold in placed:
                work.save(
                    replace(
                        hold,
                        lifted_on=self._clock.today(),
                        lifted_by=self._store.writer.name,
                        lifted_reason=reason.strip(),
                    )
                )
        return work.changed

    def erasures(self) -> list[Erasure]:
        """Return what was ever erased, the newest first."""
        with self._store.read() as look:
            return look.list(Erasure)[::-1]


def proposed(review: CaseReview, rule: RetentionRule) -> date | None:
    """Return the day that the rule proposes, or None where there is no rule or no day to count from."""
    ended = ended_on(review)
    if ended is None or rule.years is None or ended.year + rule.years > date.max.year:
        return None
    try:
        return ended.replace(year=ended.year + rule.years)
    except ValueError:  # the 29th of February
        return ended.replace(year=ended.year + rule.years, day=28) + timedelta(days=1)


def ended_on(review: CaseReview) -> date | None:
    """Return the day from which retention is counted: when the review was closed, or decided not to be held."""
    return review.closed_on if review.state == State.CLOSED else review.closed_on or review.decided_on


def refuse_early(look: Reading, review_id: str, today: date) -> CaseReview:
    """Return a review that may be erased today.

    Raises:
        UserError: a hold stops it, its retention has not ended, or work on it has not.
    """
    review = look.get(CaseReview, review_id)
    ends = [one.ends_on for one in look.list(Retention, review_id=review_id)]
    if _holds(look.list(Hold, review_id=review_id)):
        raise UserError(
            N_("A hold stops the erasure of this review."), N_("Lift the hold first, with a reason.")
        )
    if review.state not in ENDED or not ends or ends[0] is None or ends[0] > today:
        raise UserError(
            N_("The retention of this review has not ended."),
            N_("Set the day on which it ends; erasing is possible from that day on."),
        )
    return review


def _holds(holds: Iterable[Hold]) -> bool:
    return any(hold.lifted_on is None for hold in holds)


def _rule(look: Reading) -> RetentionRule:
    return next(iter(look.list(RetentionRule)), RetentionRule(id=new_id()))


def _row(
    review: CaseReview, rule: RetentionRule, retention: Retention | None, *, held: bool, today: date
) -> RetentionRow:
    ends = retention.ends_on if retention else None
    over = ends is not None and ends <= today and review.state in ENDED
    if held:
        status = N_("On hold")
    elif over:
        status = N_("Retention has ended")
    else:
        status = N_("Kept") if ends else N_("No end set")
    return RetentionRow(
        review_id=review.id,
        reference=review.reference,
        ended_on=ended_on(review),
        ends_on=ends,
        proposed=None if ends else proposed(review, rule),
        held=held,
        due=over and not held,
        status=status,
    )
