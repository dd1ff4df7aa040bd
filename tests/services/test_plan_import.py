"""An action plan is imported all or nothing, finds the agencies that are known, and is never doubled."""

from __future__ import annotations

import pytest

from dhr_desktop.base.errors import UserError
from dhr_desktop.importers.plan_preview import PlannedAction, PlannedRecommendation, PlanPreview
from dhr_desktop.model.action import Action
from dhr_desktop.model.agency import Agency
from dhr_desktop.model.case_review import CaseReview
from dhr_desktop.model.entity import new_id
from dhr_desktop.model.partial_date import PartialDate
from dhr_desktop.model.recommendation import Recommendation
from dhr_desktop.model.terms import ActionStatus, Scope
from dhr_desktop.services.history import History
from dhr_desktop.services.plan_import import NOT_STATED, PlanImport
from dhr_desktop.store.store import Store

PREVIEW = PlanPreview(
    (
        PlannedRecommendation(
            "row 2",
            "1",
            "Offer training.",
            Scope.LOCAL,
            (
                PlannedAction(
                    "row 2",
                    "Write a course.",
                    ("Police", "the icb"),
                    "Drafted",
                    "March 2026",
                    PartialDate(2026, 3),
                ),
                PlannedAction("row 3", "Hold it.", ("Haven",), completed_text="14 March 2025"),
            ),
        ),
        PlannedRecommendation(
            "row 4", "9.1 a", "Share notes.", None, (PlannedAction("row 4", "Agree how."),)
        ),
    ),
    (),
)


@pytest.fixture
def plans(store: Store) -> PlanImport:
    with store.verb("add agency") as work:
        work.save(Agency(id=new_id(), name="Merefordshire Police", short_name="Police"))
        work.save(Agency(id=new_id(), name="Integrated Care Board", short_name="ICB"))
    return PlanImport(store)


def _all(store: Store) -> tuple[list[Recommendation], list[Action], list[Agency]]:
    with store.read() as look:
        return look.list(Recommendation), look.list(Action), look.list(Agency)


def test_a_plan_comes_in_with_its_agencies(store: Store, plans: PlanImport, review: CaseReview) -> None:
    done = plans.bring_in(review.id, PREVIEW)

    recommendations, actions, agencies = _all(store)
    assert (done.recommendations, done.actions, done.new_agencies) == (2, 3, 1)
    assert [found.number for found in recommendations] == ["1", "9.1 a"]
    assert recommendations[0].scope is Scope.LOCAL
    names = {agency.id: agency.short_name or agency.name for agency in agencies}
    assert [names[lead] for lead in actions[0].lead_agencies] == ["Police", "ICB"]
    assert [names[lead] for lead in recommendations[0].addressees] == ["Police", "ICB", "Haven"]
    assert actions[0].target == PartialDate(2026, 3)


def test_what_a_plan_says_is_a_claim_and_nothing_counts_as_verified(
    store: Store, plans: PlanImport, review: CaseReview
) -> None:
    plans.bring_in(review.id, PREVIEW)

    _, actions, _ = _all(store)
    assert [action.claimed for action in actions] == [
        ActionStatus.IN_PROGRESS,
        ActionStatus.DONE_UNVERIFIED,
        ActionStatus.NOT_STARTED,
    ]
    assert all(action.verified is None for action in actions)


def test_only_what_was_chosen_comes_in(store: Store, plans: PlanImport, review: CaseReview) -> None:
    plans.bring_in(review.id, PREVIEW, {1})

    assert [found.number for found in _all(store)[0]] == ["9.1 a"]


def test_a_plan_is_never_imported_twice(store: Store, plans: PlanImport, review: CaseReview) -> None:
    plans.bring_in(review.id, PREVIEW, {0})

    with pytest.raises(UserError, match="already has 1 of these"):
        plans.bring_in(review.id, PREVIEW)

    assert len(_all(store)[0]) == 1


def test_nothing_chosen_is_refused(plans: PlanImport, review: CaseReview) -> None:
    with pytest.raises(UserError, match="No recommendation was chosen"):
        plans.bring_in(review.id, PREVIEW, set())


def test_a_row_whose_action_is_blank_loses_nothing_else(
    store: Store, plans: PlanImport, review: CaseReview
) -> None:
    blank = PlannedRecommendation("row 2", "4", "", None, (PlannedAction("row 2", "", ("Police",), "Begun"),))

    plans.bring_in(review.id, PlanPreview((blank,), ()))

    (recommendation,), (action,), _ = _all(store)
    assert (recommendation.text, action.text) == (NOT_STATED, NOT_STATED)
    assert (action.milestones, len(action.lead_agencies)) == ("Begun", 1)


def test_an_import_is_undone_in_one_step(store: Store, plans: PlanImport, review: CaseReview) -> None:
    plans.bring_in(review.id, PREVIEW)

    History(store).undo()

    recommendations, actions, agencies = _all(store)
    assert (recommendations, actions, len(agencies)) == ([], [], 2)
