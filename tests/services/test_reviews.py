"""Reviews are added, amended and moved; what the law's order does not expect asks for a reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dhr_desktop.base.errors import UserError
from dhr_desktop.model.case_review import CaseReview
from dhr_desktop.model.lifecycle import State
from dhr_desktop.services.history import History
from dhr_desktop.services.plain_words import deed_words
from dhr_desktop.services.reviews import Reviews
from dhr_desktop.store.store import Store

TODAY = date(2026, 3, 2)


@pytest.fixture
def reviews(store: Store) -> Reviews:
    return Reviews(store)


def test_a_second_review_of_the_same_reference_is_refused(reviews: Reviews, review: CaseReview) -> None:
    with pytest.raises(UserError, match="already has this local reference"):
        reviews.add(reviews.new(reference=review.reference))

    assert len(reviews.all()) == 1


def test_amending_never_moves_the_state(reviews: Reviews, review: CaseReview) -> None:
    reviews.amend(replace(review, district="Penvale", state=State.CLOSED))

    kept = reviews.get(review.id)
    assert (kept.district, kept.state) == ("Penvale", State.NOTIFIED)


def test_a_move_is_kept_with_who_made_it(reviews: Reviews, review: CaseReview) -> None:
    changed = reviews.move(review.id, State.SCOPING, on=TODAY)

    (move,) = reviews.moves(review.id)
    assert (move.before, move.after, move.on, move.by) == (State.NOTIFIED, State.SCOPING, TODAY, "Sam Office")
    assert changed.entities == {"case_review", "state_change"}


def test_an_unexpected_move_asks_for_a_reason(reviews: Reviews, review: CaseReview) -> None:
    with pytest.raises(UserError, match="a reason is needed"):
        reviews.move(review.id, State.PUBLISHED, on=TODAY)
    reviews.move(review.id, State.PUBLISHED, on=TODAY, note="Taken over from the former system.")

    kept = reviews.get(review.id)
    assert (kept.state, kept.published_on) == (State.PUBLISHED, TODAY)


def test_a_date_that_is_known_already_is_not_overwritten_by_a_move(
    reviews: Reviews, review: CaseReview
) -> None:
    reviews.amend(replace(review, published_on=date(2025, 12, 1)))

    reviews.move(review.id, State.PUBLISHED, on=TODAY, note="Late entry.")

    assert reviews.get(review.id).published_on == date(2025, 12, 1)


def test_a_move_can_be_undone_in_one_step(store: Store, reviews: Reviews, review: CaseReview) -> None:
    reviews.move(review.id, State.SCOPING, on=TODAY)

    History(store).undo()

    assert reviews.get(review.id).state is State.NOTIFIED
    assert reviews.moves(review.id) == []


def test_a_review_is_found_by_its_reference(reviews: Reviews, review: CaseReview) -> None:
    assert reviews.by_reference(" DHR-2025-01 ").id == review.id
    with pytest.raises(UserError, match="No review"):
        reviews.by_reference("DHR-0")


def test_what_is_taken_back_is_said_without_its_content(
    store: Store, reviews: Reviews, review: CaseReview
) -> None:
    reviews.amend(replace(review, reference="DHR-2025-77"))

    changed, deed = History(store).take_back()

    assert deed == "a review amended"
    assert ("case_review", review.id) in changed
    assert reviews.get(review.id).reference == review.reference


def test_every_deed_is_told_in_words() -> None:
    assert deed_words("add panel_member") == "a panel member added"
    assert deed_words("amend action") == "an action amended"
    assert deed_words("move case_review") == "a review moved on"
    assert deed_words("import action plan") == "brought in action plan"
