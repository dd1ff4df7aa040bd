"""The invented cases are whole, fictional and the same every time."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dhr_desktop.model.entity import describe, problems
from dhr_desktop.model.fields import Link, Links
from dhr_desktop.model.lifecycle import needs_reason
from dhr_desktop.services.invented_cases import PLAN_HEADINGS, InventedCases, invented_cases

TODAY = date(2026, 11, 21)


@pytest.fixture(scope="module")
def cases() -> InventedCases:
    return invented_cases(TODAY)


def test_every_record_can_be_saved_as_it_is(cases: InventedCases) -> None:
    assert [(record, found) for record in cases.records() if (found := problems(record))] == []


def test_ids_are_unique_and_every_link_points_to_an_earlier_record(cases: InventedCases) -> None:
    seen: dict[str, str] = {}
    for record in cases.records():
        for field in describe(type(record)):
            value = getattr(record, field.name)
            if isinstance(field.kind, Link):
                assert seen[value] == field.kind.to
            if isinstance(field.kind, Links):
                assert all(seen[id_] == field.kind.to for id_ in value)
        assert record.id not in seen
        seen[record.id] = record.NAME


def test_the_same_day_number_and_seed_give_the_same_county(cases: InventedCases) -> None:
    assert invented_cases(TODAY) == cases
    other = invented_cases(TODAY, seed=2)
    assert {r.id for r in other.records()}.isdisjoint({r.id for r in cases.records()})


@given(st.dates(date(2024, 1, 1), date(2034, 12, 31)))
@settings(max_examples=12, deadline=None)
def test_dates_run_in_lawful_order_whatever_today_is(today: date) -> None:
    cases = invented_cases(today)
    for review in cases.reviews:
        moves = [change for change in cases.state_changes if change.review_id == review.id]
        days = [change.on for change in moves if change.on]
        assert days == sorted(days), review.reference
        assert days[-1] <= today, review.reference
        assert moves[-1].after == review.state
        for change in moves[1:]:
            assert change.before is not None
            assert change.after is not None
            assert change.note or not needs_reason(change.before, change.after), review.reference
        assert review.died_on is not None
        assert review.aware_on is not None
        assert review.died_on.earliest <= review.aware_on
        order = [review.aware_on, review.decided_on, review.submitted_on, review.letter_on]
        order += [review.published_on, review.implementation_form_on, review.closed_on]
        told = [day for day in order if day]
        assert told == sorted(told), review.reference
        assert told[-1] <= today


def test_an_action_plan_has_seven_cells_a_row(cases: InventedCases) -> None:
    rows = [row for review in cases.reviews for row in cases.plan_rows(review.id)]
    assert len(rows) == len(cases.actions)
    assert {len(row) for row in rows} == {len(PLAN_HEADINGS)}
