"""The verbs of a review: list, add, amend, move from state to state."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import count

from dhr_desktop.base.changed import Changed
from dhr_desktop.base.errors import UserError
from dhr_desktop.base.words import N_
from dhr_desktop.model.case_review import CaseReview
from dhr_desktop.model.entity import new_id
from dhr_desktop.model.lifecycle import State, needs_reason
from dhr_desktop.model.state_change import StateChange
from dhr_desktop.services.records import Records
from dhr_desktop.store.queries import ReviewRow, review_rows
from dhr_desktop.store.store import Store

__all__ = ["ReviewRow", "Reviews"]

_DATES_OF = {State.PUBLISHED: "published_on", State.SUBMITTED: "submitted_on", State.CLOSED: "closed_on"}


class Reviews(Records[CaseReview]):
    """All reviews of the vault."""

    def __init__(self, store: Store) -> None:
        super().__init__(store, CaseReview)

    def rows(self, today: date) -> list[ReviewRow]:
        """Return one row a review, for the list."""
        with self._store.read() as work:
            return review_rows(work, today)

    def options(self) -> list[tuple[str, str]]:
        """Return id and reference of every review, for choosing."""
        return [(review.id, review.reference) for review in self.all()]

    def by_reference(self, reference: str) -> CaseReview:
        """Return the review of a local reference; a sentence where there is none."""
        found = self.all(reference=reference.strip())
        if not found:
            raise UserError(
                N_("No review has this local reference."), N_("Check its spelling in the list of reviews.")
            )
        return found[0]

    def next_reference(self, today: date) -> str:
        """Return the next free local reference of the year: "DHR-2026-03"."""
        taken = {review.reference for review in self.all()}
        return next(name for n in count(1) if (name := f"DHR-{today.year}-{n:02d}") not in taken)

    def add(self, record: CaseReview) -> Changed:
        """Save a new review; its local reference must be its own."""
        with self._store.verb("add case_review") as work:
            self._refuse_second(work.list(CaseReview, reference=record.reference), record)
            work.save(record)
        return work.changed

    def amend(self, record: CaseReview) -> Changed:
        """Save what was edited; the state moves by `move` alone."""
        with self._store.verb("amend case_review") as work:
            self._refuse_second(work.list(CaseReview, reference=record.reference), record)
            work.save(replace(record, state=work.get(CaseReview, record.id).state))
        return work.changed

    def moves(self, review_id: str) -> list[StateChange]:
        """Return how the review moved, oldest first."""
        with self._store.read() as work:
            moves = work.list(StateChange, review_id=review_id)
        return sorted(moves, key=lambda move: move.on or date.min)

    def move(self, review_id: str, after: State, *, on: date, note: str = "") -> Changed:
        """Move a review to another state and set the date that the state is known by.

        Raises:
            UserError: the review stands there already, or an unexpected move has no reason.
        """
        with self._store.verb("move case_review") as work:
            review = work.get(CaseReview, review_id)
            if review.state == after:
                raise UserError(N_("The review already stands there."), N_("Choose another state."))
            if needs_reason(review.state, after) and not note.strip():
                raise UserError(
                    N_("This is not the usual next step, so a reason is needed."),
                    N_("Write one line in the note."),
                )
            values: dict[str, object] = {"state": after}
            field = _DATES_OF.get(after)
            if field is not None and getattr(review, field) is None:
                values[field] = on
            work.save(replace(review, **values))  # type: ignore[arg-type]  # values follow _DATES_OF
            work.save(
                StateChange(
                    id=new_id(),
                    review_id=review_id,
                    before=review.state,
                    after=after,
                    on=on,
                    by=self._store.writer.name,
                    note=note.strip(),
                )
            )
        return work.changed

    @staticmethod
    def _refuse_second(found: list[CaseReview], record: CaseReview) -> None:
        if any(other.id != record.id for other in found):
            raise UserError(
                N_("Another review already has this local reference."),
                N_("Give this one a reference of its own."),
            )
