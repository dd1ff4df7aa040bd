"""The invented county reads true: lawful dates, whole links, no text left unfilled, no published name that is real."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dhr_desktop.model.case_review import CaseReview
from dhr_desktop.model.entity import describe, problems
from dhr_desktop.model.fields import Link, Links, Prose, Text
from dhr_desktop.model.lifecycle import State, needs_reason
from dhr_desktop.model.person import Person
from dhr_desktop.model.terms import JointWith, NameForm, PersonRole, ReviewKind
from dhr_desktop.sanitise.identities import registries_of
from dhr_desktop.sanitise.real_names import RealNames
from dhr_desktop.services.invented_cases import PLAN_HEADINGS, InventedCases, invented_cases

TODAY = date(2026, 11, 21)
ROLES = {PersonRole.VICTIM, PersonRole.PERPETRATOR}


@pytest.fixture(scope="module")
def cases() -> InventedCases:
    return invented_cases(TODAY)


@pytest.fixture(scope="module")
def many() -> InventedCases:
    return invented_cases(TODAY, 120)


def people_of(cases: InventedCases, review: CaseReview) -> list[Person]:
    return [person for person in cases.people if person.review_id == review.id]


def texts(cases: InventedCases) -> list[tuple[str, str]]:
    return [
        (record.id, getattr(record, field.name))
        for record in cases.records()
        for field in describe(type(record))
        if isinstance(field.kind, Text | Prose)
    ]


def test_the_county_is_large_enough_to_work_in(cases: InventedCases) -> None:
    assert len(cases.reviews) == 24
    assert {review.state for review in cases.reviews} == set(State)
    assert {kind for review in cases.reviews for kind in review.kinds} == set(ReviewKind)
    assert {JointWith.SAR, JointWith.CSPR, JointWith.MHHR} <= {j for r in cases.reviews for j in r.joint_with}
    assert sum(review.victims == 2 for review in cases.reviews) == 2
    assert 60 <= len(cases.people) <= 100
    assert sum(bool(meeting.minutes) for meeting in cases.meetings) >= 60
    assert len(cases.recommendations) >= 200
    assert len(cases.actions) >= 250


def test_every_record_can_be_saved_as_it_is(many: InventedCases) -> None:
    assert [(record, found) for record in many.records() if (found := problems(record))] == []


def test_ids_are_unique_and_every_link_points_to_an_earlier_record(many: InventedCases) -> None:
    seen: dict[str, str] = {}
    for record in many.records():
        for field in describe(type(record)):
            value = getattr(record, field.name)
            if isinstance(field.kind, Link):
                assert seen[value] == field.kind.to
            if isinstance(field.kind, Links):
                assert all(seen[id_] == field.kind.to for id_ in value)
        assert record.id not in seen
        seen[record.id] = record.NAME
    assert len({review.reference for review in many.reviews}) == len(many.reviews)


def test_the_same_day_number_and_seed_give_the_same_county(many: InventedCases) -> None:
    assert invented_cases(TODAY, 120) == many
    other = invented_cases(TODAY, 120, seed=2)
    assert {r.id for r in other.records()}.isdisjoint({r.id for r in many.records()})
    assert [r.summary for r in other.reviews[24:]] != [r.summary for r in many.reviews[24:]]


def test_a_larger_county_holds_the_written_cases_and_a_smaller_one_some_of_them(
    cases: InventedCases, many: InventedCases
) -> None:
    assert {r.id for r in cases.records()} < {r.id for r in many.records()}
    assert [r.id for r in invented_cases(TODAY, 5).reviews] == [r.id for r in cases.reviews[:5]]


@given(st.dates(date(2024, 1, 1), date(2034, 12, 31)))
@settings(max_examples=6, deadline=None)
def test_dates_run_in_lawful_order_whatever_today_is(today: date) -> None:
    cases = invented_cases(today, 40)
    for review in cases.reviews:
        moves = [change for change in cases.state_changes if change.review_id == review.id]
        days = [change.on for change in moves if change.on]
        assert days == sorted(days), review.reference
        assert days[-1] <= today, review.reference
        assert moves[0].before is None
        assert moves[-1].after == review.state
        for earlier, change in pairwise(moves):
            assert change.before == earlier.after
            assert change.before is not None
            assert change.after is not None
            assert change.note or not needs_reason(change.before, change.after), review.reference
        assert review.died_on is not None
        assert review.aware_on is not None
        assert review.died_on.earliest <= review.aware_on
        told = [
            day
            for day in (
                review.aware_on, review.decided_on, review.submitted_on, review.letter_on,
                review.published_on, review.implementation_form_on, review.closed_on,
            )
            if day
        ]  # fmt: skip
        assert told == sorted(told), review.reference
        assert told[-1] <= today


@given(st.dates(date(2024, 1, 1), date(2034, 12, 31)))
@settings(max_examples=6, deadline=None)
def test_nothing_that_is_told_as_done_lies_ahead(today: date) -> None:
    cases = invented_cases(today, 40)
    assert all(
        meeting.held_on and bool(meeting.minutes) == (meeting.held_on <= today) for meeting in cases.meetings
    )
    assert all(action.completed_on is None or action.completed_on <= today for action in cases.actions)
    last: dict[str, date] = {}
    for update in cases.progress_updates:
        assert update.on is not None
        assert last.get(update.action_id, date.min) <= update.on <= today
        last[update.action_id] = update.on


def test_some_reviews_are_late_and_say_why(cases: InventedCases) -> None:
    submitted = [r for r in cases.reviews if r.submitted_on and r.decided_on]
    assert submitted
    for review in submitted:
        assert review.submitted_on is not None
        assert review.decided_on is not None
        assert (review.submitted_on - review.decided_on).days <= 184 or review.delay_reasons


def test_every_date_in_the_prose_is_filled_in(many: InventedCases) -> None:
    assert [(id_, text) for id_, text in texts(many) if re.search(r"[{}<>]", text)] == []


def test_no_two_written_texts_begin_alike(cases: InventedCases) -> None:
    long = [text for _, text in texts(cases) if len(text) > 120]
    assert [start for start, count in Counter(text[:60] for text in long).items() if count > 1] == []


def test_minutes_name_people_as_real_minutes_do(cases: InventedCases) -> None:
    for review in cases.reviews:
        minutes = " ".join(m.minutes for m in cases.meetings if m.review_id == review.id)
        for person in people_of(cases, review):
            if person.role in ROLES and review.state != State.TRANSFERRED:
                words = {word for name in (person.real_name, *person.aliases) for word in name.split()}
                assert any(re.search(rf"\b{re.escape(word)}\b", minutes) for word in words), person.id
    everything = " ".join(meeting.minutes for meeting in cases.meetings)
    for told in (
        r"\b[A-Z]\.?[A-Z]\.?\b told|\b[A-Z]\.[A-Z]\.",
        r"\b07700 900\d{3}",
        r"\bthe [A-Z][a-z]+s\b",
        r"\b\w+'s\b",
    ):
        assert re.search(told, everything), told


def test_published_names_are_nobodys_real_name(cases: InventedCases) -> None:
    real = RealNames(registries_of(cases.people))
    shown = [p for p in cases.people if p.name_form != NameForm.REAL_NAME]
    assert [p.id for p in shown if real.is_real(p.published_name, p.review_id)] == []
    assert all(person.published_name for person in cases.people)


def test_about_one_recommendation_in_twelve_has_a_slip(cases: InventedCases) -> None:
    slips = 0
    for review in cases.reviews:
        words = {
            w for p in people_of(cases, review) for name in (p.real_name, *p.aliases) for w in name.split()
        }
        for recommendation in cases.recommendations:
            if recommendation.review_id == review.id:
                text = recommendation.text
                slips += bool(
                    words.intersection(re.findall(r"[\w-]+", text))
                    or re.search(r"\d{1,2} [A-Z][a-z]+ 20\d\d", text)
                )
    assert 1 / 16 < slips / len(cases.recommendations) <= 1 / 12


def test_numbers_are_text_and_claims_differ_from_what_was_verified(cases: InventedCases) -> None:
    assert {"10.1.1.2", "9.1 a"} <= {recommendation.number for recommendation in cases.recommendations}
    assert any(a.verified and a.claimed != a.verified and not a.verified.finished for a in cases.actions)
    overdue = sum(action.days_overdue(TODAY) > 0 for action in cases.actions)
    ahead = sum(bool(a.target and a.target.earliest > TODAY and not a.finished) for a in cases.actions)
    assert overdue >= 20
    assert ahead >= 20


def test_an_action_plan_has_seven_cells_a_row(cases: InventedCases) -> None:
    rows = [row for review in cases.reviews for row in cases.plan_rows(review.id)]
    assert len(rows) == len(cases.actions)
    assert {len(row) for row in rows} == {len(PLAN_HEADINGS)}
    assert sum(bool(row[0]) for row in rows) == len(cases.recommendations)
