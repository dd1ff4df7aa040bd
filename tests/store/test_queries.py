"""The lists that join several nouns say the same as the records that they are made from."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from dhr_desktop.model.action import Action
from dhr_desktop.model.agency import Agency
from dhr_desktop.model.case_review import CaseReview
from dhr_desktop.model.entity import new_id
from dhr_desktop.model.lifecycle import State
from dhr_desktop.model.partial_date import PartialDate
from dhr_desktop.model.recommendation import Recommendation
from dhr_desktop.model.release import ProfileName, Recipient, Release
from dhr_desktop.model.terms import ActionStatus
from dhr_desktop.store.due import due_actions
from dhr_desktop.store.queries import action_rows, counts_by_state, release_rows, review_rows
from dhr_desktop.store.store import Store
from tests.fakes.plan import Plan, save_plan

TODAY = date(2026, 3, 2)
STATUSES = (None, *ActionStatus)
TARGETS = (None, PartialDate(2025), PartialDate(2026), PartialDate(2026, 3, 1), PartialDate(2026, 3, 2))


def _fill(store: Store) -> tuple[Plan, list[Action]]:
    """Save a review with an action of every status, target and completion, and return them."""
    plan = save_plan(store)
    actions = [
        Action(
            id=new_id(),
            recommendation_id=plan.recommendation.id,
            text=f"{claimed} {verified} {target} {done}",
            claimed=claimed,
            verified=verified,
            target=target,
            completed_on=done,
        )
        for claimed in STATUSES
        for verified in STATUSES
        for target in TARGETS
        for done in (None, date(2026, 1, 1))
    ]
    with store.verb("fill") as work:
        work.save_many(actions)
    return plan, [plan.action, *actions]


def test_the_tracker_says_what_the_actions_say(store: Store) -> None:
    plan, actions = _fill(store)
    with store.read() as look:
        rows = action_rows(look)
        due = due_actions(look, 2199)
    assert [row.id for row in rows] == [action.id for action in actions]
    for row, action in zip(rows, actions, strict=True):
        for name in (
            "text",
            "target",
            "target_text",
            "completed_on",
            "claimed",
            "verified",
            "recommendation_id",
        ):
            assert getattr(row, name) == getattr(action, name)
        assert row.days_overdue(TODAY) == action.days_overdue(TODAY)
        assert (row.reference, row.number, row.review_id) == ("DHR-2024-03", "9.1 a", plan.review.id)
    open_ids = [a.id for a in actions if not a.finished and a.completed_on is None]
    assert {row.id for row in due} == {a.id for a in actions if a.id in open_ids and a.target is not None}
    assert [row.id for row in rows if not row.finished] == open_ids


def test_the_list_of_reviews_counts_what_hangs_on_each(store: Store) -> None:
    plan, actions = _fill(store)
    bare = CaseReview(
        id=new_id(), reference="DHR-2025-01", published_on=date(2025, 5, 5), state=State.PUBLISHED
    )
    with store.verb("add") as work:
        work.save(bare)
        work.save(replace(plan.person, id=new_id(), real_name="Tamsin Orchard"))
    with store.read() as look:
        first, second = review_rows(look, TODAY)
    assert (first.id, first.reference, first.district) == (plan.review.id, "DHR-2024-03", "Aldersford")
    assert (first.died_on, first.state, first.published_on) == (PartialDate(2023, 3), State.CONDUCTING, None)
    assert (first.people, first.recommendations) == (2, 1)
    assert first.open_actions == sum(not a.finished and a.completed_on is None for a in actions)
    assert first.overdue == sum(a.days_overdue(TODAY) > 0 for a in actions) > 0
    assert (second.id, second.published_on, second.state) == (bare.id, date(2025, 5, 5), State.PUBLISHED)
    assert (second.people, second.recommendations, second.open_actions, second.overdue) == (0, 0, 0, 0)


def test_the_tracker_names_the_agencies_in_order_and_by_their_short_names(store: Store) -> None:
    plan = save_plan(store)
    police = Agency(id=new_id(), name="Merefordshire Police")
    with store.verb("lead") as work:
        work.save(police)
        work.save(replace(plan.action, lead_agencies=(police.id, plan.agency.id)))
    with store.read() as look:
        (row,) = action_rows(look)
    assert row.agencies == "Merefordshire Police, Aldersford BC"


def test_the_tracker_keeps_the_order_of_reviews_and_their_recommendations(store: Store) -> None:
    first, second = save_plan(store, "DHR-1"), save_plan(store, "DHR-2")
    added = Recommendation(id=new_id(), review_id=first.review.id, number="10", text="Later")
    late = Action(id=new_id(), recommendation_id=added.id, text="Late")
    later = replace(late, id=new_id(), recommendation_id=first.recommendation.id)
    with store.verb("add") as work:
        work.save_many([added, late, later])
    with store.read() as look:
        assert [row.id for row in action_rows(look)] == [first.action.id, later.id, late.id, second.action.id]
        assert [row.id for row in action_rows(look, review_id=second.review.id)] == [second.action.id]
        assert action_rows(look, review_id=new_id()) == []


def test_the_register_of_releases_is_newest_first(store: Store) -> None:
    plans = [save_plan(store, f"DHR-{number}") for number in range(2)]
    recipient = Recipient(id=new_id(), name="Oversight office", profile=ProfileName.OVERSIGHT)
    sealed = datetime(2026, 3, 1, 10, tzinfo=UTC)
    older = Release(
        id=new_id(),
        number=1,
        recipient_id=recipient.id,
        reviews=tuple(plan.review.id for plan in reversed(plans)),
        reason="Agreed in May.",
        sealed_at=sealed,
        profile=ProfileName.OVERSIGHT,
    )
    newer = Release(id=new_id(), number=2, recipient_id=recipient.id, reason="Again.", withdrawn_on=TODAY)
    with store.verb("release", undoable=False) as work:
        work.save_many([recipient, older, newer])
    with store.read() as look:
        second, first = release_rows(look)
    assert (first.number, first.recipient, first.references) == (1, "Oversight office", "DHR-1, DHR-0")
    assert (first.sealed_at, first.profile, first.withdrawn_on) == (sealed, ProfileName.OVERSIGHT, None)
    assert (second.id, second.references, second.withdrawn_on) == (newer.id, "", TODAY)


def test_reviews_are_counted_by_state(store: Store) -> None:
    with store.verb("add") as work:
        for number, state in enumerate((State.QA, State.QA, State.PAUSED)):
            work.save(CaseReview(id=new_id(), reference=f"R{number}", state=state))
    with store.read() as look:
        assert counts_by_state(look) == {State.QA: 2, State.PAUSED: 1}


@pytest.mark.parametrize("rows", [action_rows, release_rows, lambda look: review_rows(look, TODAY)])
def test_an_empty_vault_has_empty_lists(store: Store, rows: object) -> None:
    assert callable(rows)
    with store.read() as look:
        assert rows(look) == []
        assert counts_by_state(look) == {}


def test_no_row_shows_a_value_in_its_repr(store: Store) -> None:
    save_plan(store)
    with store.read() as look:
        shown = repr(action_rows(look)) + repr(review_rows(look, TODAY))
    assert "DHR-2024-03" not in shown
    assert "Train" not in shown
