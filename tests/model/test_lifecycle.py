"""The life of a review: states, stages, the pilot's words, and the clocks that run."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dhr_desktop.model.case_review import CaseReview
from dhr_desktop.model.deadlines import add_months, deadlines
from dhr_desktop.model.lifecycle import FORWARD, ORDER, STAGES, State, needs_reason, pilot_status, stage_of


def test_every_state_has_one_stage() -> None:
    placed = [state for _, states in STAGES for state in states]

    assert sorted(placed) == sorted(State)
    assert all(STAGES[stage_of(state)][1].count(state) == 1 for state in State)


def test_every_state_can_be_reached_from_the_first() -> None:
    reached = {State.NOTIFIED}
    while True:
        further = {after for state in reached for after in FORWARD.get(state, ())} - reached
        if not further:
            break
        reached |= further

    assert reached == set(State)


def test_only_the_usual_next_step_needs_no_reason() -> None:
    assert not needs_reason(State.NOTIFIED, State.SCOPING)
    assert needs_reason(State.PUBLISHED, State.DRAFTING)
    assert needs_reason(State.NOTIFIED, State.PUBLISHED)
    assert needs_reason(State.CONDUCTING, State.PAUSED)


@pytest.mark.parametrize(
    ("state", "word"),
    [
        (State.NOTIFIED, "pending"),
        (State.DIRECTED, "pending"),
        (State.COMMISSIONING, "pending"),
        (State.CONDUCTING, "ongoing"),
        (State.PAUSED, "ongoing"),
        (State.AWAITING_PUBLICATION, "ongoing"),
        (State.PUBLISHED, "published"),
        (State.CLOSED, "published"),
        (State.WITHHELD, "withheld"),
        (State.NOT_HOLD, "not held"),
        (State.TRANSFERRED, "not held"),
    ],
)
def test_the_pilots_words(state: State, word: str) -> None:
    assert pilot_status(state) == word


def test_months_are_clipped_to_their_end() -> None:
    assert add_months(date(2025, 8, 31), 6) == date(2026, 2, 28)
    assert add_months(date(2023, 8, 31), 6) == date(2024, 2, 29)
    assert add_months(date(2025, 12, 15), 1) == date(2026, 1, 15)


def test_all_states_stand_in_the_order_of_life() -> None:
    assert ORDER[0] is State.NOTIFIED
    assert ORDER[-1] is State.CLOSED


REVIEW = CaseReview(id="1", reference="DHR-1", aware_on=date(2025, 1, 31))


def test_the_decision_is_due_a_month_after_the_partnership_knew() -> None:
    (due,) = deadlines(REVIEW)

    assert (due.rule.key, due.due) == ("decision", date(2025, 2, 28))


def test_a_decision_that_was_taken_is_not_due_and_starts_the_next_clock() -> None:
    going = replace(REVIEW, state=State.CONDUCTING, decided_on=date(2025, 2, 20))

    assert [(due.rule.key, due.due) for due in deadlines(going)] == [("report", date(2025, 8, 20))]


def test_an_agreed_later_date_takes_the_place_of_the_rules_own() -> None:
    going = replace(
        REVIEW, state=State.DRAFTING, decided_on=date(2025, 2, 20), report_due_agreed=date(2026, 3, 31)
    )

    (due,) = deadlines(going)

    assert (due.due, due.agreed) == (date(2026, 3, 31), True)


def test_the_six_month_form_is_due_until_it_is_returned() -> None:
    published = replace(REVIEW, state=State.IMPLEMENTING, published_on=date(2025, 5, 31))

    assert [(due.rule.key, due.due) for due in deadlines(published)] == [
        ("six_month_form", date(2025, 11, 30))
    ]
    assert deadlines(replace(published, implementation_form_on=date(2025, 11, 1))) == ()


@pytest.mark.parametrize("state", [State.NOT_HOLD, State.CONFIRMED, State.TRANSFERRED, State.CLOSED])
def test_nothing_is_due_for_a_review_that_is_over(state: State) -> None:
    assert deadlines(replace(REVIEW, state=state, decided_on=date(2025, 2, 20))) == ()
