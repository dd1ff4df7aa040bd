"""A verb is kept as a whole or not at all, checked by the rules, and told to the journal once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dhr_desktop.base.changed import Changed
from dhr_desktop.model.action import Action, ProgressUpdate
from dhr_desktop.model.agency import Agency
from dhr_desktop.model.case_review import CaseReview
from dhr_desktop.model.entity import new_id
from dhr_desktop.model.meeting import Meeting
from dhr_desktop.model.panel_member import PanelMember
from dhr_desktop.model.person import Person
from dhr_desktop.model.recommendation import Recommendation
from dhr_desktop.model.terms import PersonRole
from dhr_desktop.store.repository import NotFound
from dhr_desktop.store.store import Store
from dhr_desktop.store.work import Invalid, StillUsed
from tests.fakes.plan import Plan, save_plan


def _review(reference: str = "DHR-2024-03") -> CaseReview:
    return CaseReview(id=new_id(), reference=reference)


def _entries(store: Store) -> int:
    with store.read() as look:
        return look.journal.count()


def test_what_was_saved_is_read_again_as_the_same_value(store: Store) -> None:
    plan = save_plan(store)
    with store.read() as look:
        assert look.get(CaseReview, plan.review.id) == plan.review
        assert look.list(Action, recommendation_id=plan.recommendation.id) == [plan.action]
        assert look.find(Agency, new_id()) is None
        assert look.ids(Agency) == [plan.agency.id]
        assert look.count(Agency, name="Aldersford Borough Council") == 1


def test_a_verb_says_what_changed_and_is_one_journal_entry(store: Store) -> None:
    review = _review()
    person = Person(id=new_id(), review_id=review.id, role=PersonRole.VICTIM, real_name="Marigold Ashdown")
    with store.verb("add case_review") as work:
        work.save(review)
        work.save(person)
        work.save(replace(review, district="Thornbeck"))
    assert work.changed == Changed(frozenset({("case_review", review.id), ("person", person.id)}))
    assert work.changed.entities == {"case_review", "person"}
    with store.read() as look:
        assert look.journal.count() == 1
        (line,) = look.history("case_review", review.id)
    assert (line.entry.verb, line.change.what) == ("add case_review", "added")
    assert line.change.fields()["district"] == ("", "Thornbeck")
    assert line.change.fields()["reference"] == ("", review.reference)


@pytest.mark.parametrize("saved_again", [False, True])
def test_a_verb_that_changes_nothing_leaves_no_entry(store: Store, *, saved_again: bool) -> None:
    plan = save_plan(store)
    before = _entries(store)
    with store.verb("amend case_review") as work:
        if saved_again:
            work.save(plan.review)
            work.save(replace(plan.review, district="Wexcombe"))
            work.save(plan.review)
    assert not work.changed
    assert _entries(store) == before


def test_a_record_made_and_removed_in_one_verb_never_was(store: Store) -> None:
    agency = Agency(id=new_id(), name="Penvale Housing")
    with store.verb("change of mind") as work:
        work.save(agency)
        work.remove(Agency, agency.id)
    assert not work.changed
    assert _entries(store) == 0
    with store.read() as look:
        assert look.search("penvale") == []


def _save_then_fail(store: Store, review: CaseReview) -> None:
    with store.verb("add case_review") as work:
        work.save(review)
        raise LookupError


def test_when_a_verb_fails_nothing_is_changed(store: Store) -> None:
    review = _review()
    with pytest.raises(LookupError):
        _save_then_fail(store, review)
    with store.read() as look:
        assert look.find(CaseReview, review.id) is None
        assert look.search(review.reference) == []
        assert look.journal.count() == 0


def test_a_record_that_breaks_a_rule_is_refused_with_a_sentence_for_each_field(store: Store) -> None:
    review = _review()
    person = Person(id=new_id(), review_id=review.id, real_name="")
    with pytest.raises(Invalid) as caught, store.verb("add person") as work:
        work.save_many([review, person])
    assert set(caught.value.problems) == {"role", "real_name"}
    assert caught.value.problems["real_name"] in str(caught.value)
    assert _entries(store) == 0


def test_a_link_that_leads_nowhere_is_refused_in_a_sentence(store: Store) -> None:
    plan = save_plan(store)
    lost = new_id()
    with pytest.raises(Invalid) as caught, store.verb("amend action") as work:
        work.save(replace(plan.action, lead_agencies=(plan.agency.id, lost)))
    assert set(caught.value.problems) == {"lead_agencies"}
    with pytest.raises(Invalid) as caught, store.verb("add person") as work:
        work.save(Person(id=new_id(), review_id=lost, role=PersonRole.CHILD, real_name="Tamsin Ashdown"))
    assert set(caught.value.problems) == {"review_id"}
    assert "Tamsin" not in str(caught.value)


def test_half_a_character_is_refused_in_a_sentence(store: Store) -> None:
    plan = save_plan(store)
    damaged = replace(plan.person, notes="Said \ud83d twice", aliases=("G\udc00ldie",))
    with pytest.raises(Invalid) as caught, store.verb("amend person") as work:
        work.save(damaged)
    assert set(caught.value.problems) == {"notes", "aliases"}
    with store.read() as look:
        assert look.get(Person, plan.person.id) == plan.person


def test_removing_a_review_removes_all_that_belongs_to_it_and_nothing_else(store: Store) -> None:
    plan, other = save_plan(store), save_plan(store)
    with store.verb("remove case_review") as work:
        work.remove(CaseReview, plan.review.id)
    assert work.changed.records == {
        (record.NAME, record.id) for record in plan.records() if not isinstance(record, Agency)
    }
    with store.read() as look:
        assert look.list(Agency) == [plan.agency, other.agency]
        assert look.list(Action) == [other.action]
        assert look.list(Meeting) == [other.meeting]
        assert look.search("Ashdown", review_id=plan.review.id) == []


def test_a_record_that_others_refer_to_is_not_removed(store: Store) -> None:
    plan = save_plan(store)
    with pytest.raises(StillUsed, match="1 panel member, 1 recommendation and 1 action"):
        _remove(store, plan)
    with store.read() as look:
        assert look.get(Agency, plan.agency.id) == plan.agency
    with pytest.raises(StillUsed, match="1 meeting"), store.verb("remove panel_member") as work:
        work.remove(PanelMember, plan.member.id)


def _remove(store: Store, plan: Plan) -> None:
    with store.verb("remove agency") as work:
        work.remove(Agency, plan.agency.id)


def test_what_is_gone_is_said_plainly(store: Store) -> None:
    with pytest.raises(NotFound, match="This progress update is no longer there"), store.read() as look:
        look.get(ProgressUpdate, new_id())
    with pytest.raises(NotFound), store.verb("remove recommendation") as work:
        work.remove(Recommendation, new_id())


def test_many_records_of_several_nouns_are_saved_in_one_go(store: Store) -> None:
    review = _review()
    agencies = [Agency(id=new_id(), name=f"Agency {number}") for number in range(300)]
    recommendation = Recommendation(
        id=new_id(), review_id=review.id, text="Share more", addressees=tuple(a.id for a in agencies)
    )
    with store.verb("import") as work:
        work.save_many([review, *agencies, recommendation, replace(agencies[0], name="Agency zero")])
    with store.read() as look:
        assert look.get(Recommendation, recommendation.id) == recommendation
        assert look.list(Agency)[0].name == "Agency zero"
        assert look.count(Agency) == 300
    assert len(work.changed.records) == 302


def test_a_verb_cannot_take_the_stores_own_name(store: Store) -> None:
    with pytest.raises(ValueError, match="own"), store.verb("undo"):
        pass
