"""Taking changes back, one after the other, and doing them again; refused where it would tread on something newer."""

from __future__ import annotations

from dataclasses import replace

import pytest
import sqlalchemy as sa
from sqlalchemy import event

from dhr_desktop.base.errors import UserError
from dhr_desktop.model.action import Action
from dhr_desktop.model.agency import Agency
from dhr_desktop.model.case_review import CaseReview
from dhr_desktop.model.entity import new_id
from dhr_desktop.model.person import Person
from dhr_desktop.model.recommendation import Recommendation
from dhr_desktop.store.journal import Journal, Writer
from dhr_desktop.store.store import Store
from tests.fakes.plan import Plan, save_plan
from tests.fakes.stores import CLOCK

OTHER = Writer("0b5f4d7e-3c52-4a57-8c0e-6a7f6b6f7d02", "Tom Bramwell")


def _amend(store: Store, review: CaseReview, district: str) -> None:
    with store.verb("amend case_review") as work:
        work.save(replace(work.get(CaseReview, review.id), district=district))


def _district(store: Store, plan: Plan) -> str:
    with store.read() as look:
        return look.get(CaseReview, plan.review.id).district


def test_changes_are_taken_back_one_after_the_other_and_done_again(store: Store) -> None:
    plan = save_plan(store)
    for district in ("Thornbeck", "Wexcombe"):
        _amend(store, plan.review, district)
    seen = []
    for step in (
        store.undo_last,
        store.undo_last,
        store.redo_last,
        store.undo_last,
        store.redo_last,
        store.redo_last,
    ):
        assert step().records == {("case_review", plan.review.id)}
        seen.append(_district(store, plan))
    assert seen == ["Thornbeck", "Aldersford", "Thornbeck", "Aldersford", "Thornbeck", "Wexcombe"]
    with pytest.raises(UserError, match="nothing to do again"):
        store.redo_last()
    with store.read() as look:
        assert look.journal.verify() is None
        assert look.search("wexcombe")
        assert not look.search("thornbeck")


def test_many_records_are_taken_back_together_and_come_again_in_their_order(store: Store) -> None:
    agencies = [Agency(id=new_id(), name=f"Agency {number}") for number in range(40)]
    with store.verb("import") as work:
        work.save_many(agencies)
    asked: list[str] = []

    def count(*told: object) -> None:
        asked.append(str(told[2]))

    event.listen(sa.Engine, "before_cursor_execute", count)
    store.undo_last()
    with store.read() as look:
        assert look.list(Agency) == []
        assert not look.search("agency 7")
    store.redo_last()
    event.remove(sa.Engine, "before_cursor_execute", count)
    assert len(asked) < 2 * len(agencies)
    with store.read() as look:
        assert look.list(Agency) == agencies
        assert look.search("agency 7")
        assert look.journal.verify() is None


def test_after_a_new_change_nothing_can_be_done_again(store: Store) -> None:
    plan = save_plan(store)
    _amend(store, plan.review, "Thornbeck")
    store.undo_last()
    _amend(store, plan.review, "Penvale")
    with pytest.raises(UserError, match="nothing to do again"):
        store.redo_last()
    assert _district(store, plan) == "Penvale"


def test_a_removed_review_comes_back_whole_and_in_its_place(store: Store) -> None:
    plans = [save_plan(store, f"DHR-{number}") for number in range(3)]
    with store.verb("remove case_review") as work:
        work.remove(CaseReview, plans[1].review.id)
    store.undo_last()
    with store.read() as look:
        assert look.list(CaseReview) == [plan.review for plan in plans]
        assert look.list(Action) == [plan.action for plan in plans]
        for record in plans[1].records():
            assert look.get(type(record), record.id) == record
        assert [hit.review_id for hit in look.search("two teams", review_id=plans[1].review.id)] == [
            plans[1].review.id
        ]


def test_a_change_that_ties_old_records_to_a_new_one_is_taken_back_whole(store: Store) -> None:
    plan = save_plan(store)
    agency = Agency(id=new_id(), name="Harrowmere Trust")
    with store.verb("lead") as work:
        work.save(agency)
        work.save(replace(plan.action, lead_agencies=(agency.id,)))
    store.undo_last()
    with store.read() as look:
        assert look.find(Agency, agency.id) is None
        assert look.get(Action, plan.action.id) == plan.action
    store.redo_last()
    with store.read() as look:
        assert look.get(Action, plan.action.id).lead_agencies == (agency.id,)


def test_one_untied_and_removed_comes_back_tied(store: Store) -> None:
    plan = save_plan(store)
    agency = Agency(id=new_id(), name="Harrowmere Trust")
    with store.verb("lead") as work:
        work.save(agency)
        work.save(replace(plan.action, lead_agencies=(agency.id,)))
    with store.verb("part") as work:
        work.save(plan.action)
        work.remove(Agency, agency.id)
    store.undo_last()
    with store.read() as look:
        assert look.get(Action, plan.action.id).lead_agencies == (agency.id,)
        assert look.get(Agency, agency.id) == agency


def test_only_ones_own_changes_are_taken_back(store: Store) -> None:
    plan = save_plan(store)
    other = Store(store.database, CLOCK, OTHER)
    _amend(other, plan.review, "Thornbeck")
    with pytest.raises(UserError, match="changed since"):
        store.undo_last()
    assert _district(store, plan) == "Thornbeck"
    other.undo_last()
    with pytest.raises(UserError, match="nothing to undo"):
        other.undo_last()
    store.undo_last()
    with store.read() as look:
        assert look.list(CaseReview) == []


def test_somebody_elses_change_of_another_field_is_left_alone(store: Store) -> None:
    plan = save_plan(store)
    _amend(store, plan.review, "Thornbeck")
    with Store(store.database, CLOCK, OTHER).verb("amend case_review") as work:
        work.save(replace(work.get(CaseReview, plan.review.id), chair="Dr Imogen Vale"))
    store.undo_last()
    with store.read() as look:
        assert look.get(CaseReview, plan.review.id) == replace(plan.review, chair="Dr Imogen Vale")


def test_a_record_that_others_now_use_is_not_taken_away(store: Store) -> None:
    agency = Agency(id=new_id(), name="Harrowmere Trust")
    with store.verb("add agency") as work:
        work.save(agency)
    plan = save_plan(Store(store.database, CLOCK, OTHER))
    with Store(store.database, CLOCK, OTHER).verb("amend action") as work:
        work.save(replace(plan.action, lead_agencies=(agency.id,)))
    with pytest.raises(UserError, match="changed since"):
        store.undo_last()
    with store.read() as look:
        assert look.get(Agency, agency.id) == agency


def test_what_was_removed_since_cannot_be_taken_back(store: Store) -> None:
    plan = save_plan(store)
    with store.verb("amend person") as work:
        work.save(replace(plan.person, notes="Spoke to her sister."))
    with Store(store.database, CLOCK, OTHER).verb("remove person") as work:
        work.remove(Person, plan.person.id)
    with pytest.raises(UserError, match="changed since") as caught:
        store.undo_last()
    assert "Marigold" not in str(caught.value)


def test_a_verb_that_is_not_undoable_stands_in_the_way_of_older_ones(store: Store) -> None:
    plan = save_plan(store)
    _amend(store, plan.review, "Thornbeck")
    assert (entry := store.undoable()) is not None
    assert entry.verb == "amend case_review"
    with store.verb("seal release", undoable=False) as work:
        work.save(replace(plan.recommendation, department="Home Office"))
    assert store.undoable() is None
    with pytest.raises(UserError, match="cannot be undone"):
        store.undo_last()
    with store.read() as look:
        assert look.get(Recommendation, plan.recommendation.id).department == "Home Office"


def test_an_erased_change_cannot_be_taken_back(store: Store) -> None:
    plan = save_plan(store)
    with store.database.transaction() as connection:
        Journal(connection).erase("person", plan.person.id)
    with pytest.raises(UserError, match="cannot be undone"):
        store.undo_last()
    with store.read() as look:
        assert look.get(Person, plan.person.id) == plan.person


def test_with_an_empty_journal_there_is_nothing_to_undo(store: Store) -> None:
    assert store.undoable() is None
    with pytest.raises(UserError, match="nothing to undo"):
        store.undo_last()
