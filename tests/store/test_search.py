"""Search as one types: any text is allowed, nothing in it is syntax, and the index follows every change."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dhr_desktop.model.action import Action
from dhr_desktop.model.agency import Agency
from dhr_desktop.model.case_review import CaseReview
from dhr_desktop.model.entity import new_id
from dhr_desktop.model.meeting import Meeting
from dhr_desktop.model.person import Person
from dhr_desktop.model.recommendation import Recommendation
from dhr_desktop.model.terms import PersonRole
from dhr_desktop.store import search
from dhr_desktop.store.search import MARK_BEGINS, MARK_ENDS
from dhr_desktop.store.store import Store
from tests.fakes.plan import Plan, new_plan, save_plan
from tests.fakes.stores import new_store


@pytest.fixture(scope="module")
def filled() -> Iterator[Store]:
    store = new_store()
    save_plan(store)
    yield store
    store.database.close()


def _found(store: Store, words: str) -> set[str]:
    with store.read() as look:
        return {hit.entity for hit in look.search(words)}


@pytest.mark.parametrize(
    ("words", "entities"),
    [
        ("mari", {"person"}),
        ("MARIGOLD ash", {"person"}),
        ("ash mari", {"person"}),
        ("ashdown", {"person", "meeting"}),
        ("ashdown's", {"meeting"}),
        ("ashdown’s gp", {"meeting"}),
        ("dhr-2024-03", {"case_review"}),
        ("9.1 a", {"recommendation"}),
        ("goldie", {"person"}),
        ("two teams", {"progress_update"}),
        ("marigold teasdale", set()),
        ("igold", set()),
        ("", set()),
        (" -\t\"'*() ", set()),
        ("marigold AND teams", set()),
        ('"marigold"', {"person"}),
        ("title:marigold", set()),
        ("mari* OR", set()),
    ],
)
def test_every_word_typed_must_begin_a_word_of_the_record(
    filled: Store, words: str, entities: set[str]
) -> None:
    assert _found(filled, words) == entities


@given(words=st.text() | st.text(alphabet="\"*()^:-+{}'\\ \x00nearANDORNOT"))
def test_whatever_is_typed_is_searched_and_never_an_error(filled: Store, words: str) -> None:
    with filled.read() as look:
        assert len(look.search(words)) < 60


@given(words=st.text(st.characters(categories=["Cs", "L"])))
def test_damaged_characters_are_no_error_either(filled: Store, words: str) -> None:
    with filled.read() as look:
        look.search(words)
        assert look.search(f"marigold\ud800 {words[:0]}")


@given(word=st.text(st.characters(categories=["Lu", "Ll", "Lt", "Lo", "Nd"]), min_size=1, max_size=12))
@example(word="\uf900")
def test_a_word_that_was_saved_is_found(filled: Store, word: str) -> None:
    agency = Agency(id=new_id(), name=f"x {word} y")
    with filled.verb("add agency") as work:
        work.save(agency)
    with filled.read() as look:
        found = look.search(word, limit=1000)
    with filled.verb("remove agency") as work:
        work.remove(Agency, agency.id)
    assert agency.id in [hit.record_id for hit in found]


def test_accents_do_not_matter(store: Store) -> None:
    review = CaseReview(id=new_id(), reference="R1")
    person = Person(id=new_id(), review_id=review.id, role=PersonRole.FRIEND, real_name="Zoë Núñez-Łukasz")
    with store.verb("add") as work:
        work.save_many([review, person])
    for words in ("zoe", "ZOË", "nunez", "Nu\u0301n\u0303ez"):
        assert _found(store, words) == {"person"}, words


def test_the_words_that_were_found_stand_between_marks(filled: Store) -> None:
    with filled.read() as look:
        (hit,) = look.search("goldie marigold")
    assert hit.title == f"{MARK_BEGINS}Marigold{MARK_ENDS} Ashdown"
    assert f"{MARK_BEGINS}Goldie{MARK_ENDS}" in hit.excerpt
    assert "Marigold" not in repr(hit)


def test_a_mark_inside_a_text_is_not_shown_as_one(store: Store) -> None:
    agency = Agency(id=new_id(), name="Wex\x02combe\x03 Trust\x00 End")
    with store.verb("add agency") as work:
        work.save(agency)
    with store.read() as look:
        (hit,) = look.search("trust")
        assert look.get(Agency, agency.id) == agency
    assert hit.title == f"Wex combe  {MARK_BEGINS}Trust{MARK_ENDS}  End"


def test_a_title_counts_more_than_other_texts(store: Store) -> None:
    review = CaseReview(id=new_id(), reference="R1", summary="The Harrowmere way. Harrowmere.")
    agency = Agency(id=new_id(), name="Harrowmere Trust")
    with store.verb("add") as work:
        work.save_many([review, agency])
    with store.read() as look:
        assert [hit.entity for hit in look.search("harrowmere")] == ["agency", "case_review"]
        assert [hit.entity for hit in look.search("harrowmere", limit=1)] == ["agency"]


def test_the_index_follows_every_change(store: Store) -> None:
    plan = save_plan(store)
    with store.verb("amend person") as work:
        work.save(replace(plan.person, real_name="Tamsin Orchard"))
    assert _found(store, "marigold") == set()
    assert _found(store, "tamsin") == {"person"}
    store.undo_last()
    assert _found(store, "marigold") == {"person"}
    with store.verb("remove person") as work:
        work.remove(Person, plan.person.id)
    assert _found(store, "goldie") == set()


def test_hits_know_the_review_that_they_belong_to(store: Store) -> None:
    first, second = save_plan(store, "DHR-1"), save_plan(store, "DHR-2")
    with store.read() as look:
        assert {hit.review_id for hit in look.search("train every team")} == {
            first.review.id,
            second.review.id,
        }
        (hit,) = look.search("train every team", review_id=second.review.id)
        assert hit.record_id == second.action.id
        (update,) = look.search("two teams", review_id=second.review.id)
        assert update.record_id == second.update.id
        assert {hit.review_id for hit in look.search("aldersford bc")} == {""}


def _reviews_found(store: Store, plan: Plan) -> set[str]:
    with store.read() as look:
        hits = [*look.search("check on carers"), *look.search("train every"), *look.search("two teams")]
    mine = {plan.recommendation.id, plan.action.id, plan.update.id}
    assert mine <= {hit.record_id for hit in hits}
    return {hit.review_id for hit in hits if hit.record_id in mine}


def test_what_moves_to_another_review_takes_its_parts_along(store: Store) -> None:
    first, second = save_plan(store, "DHR-1"), save_plan(store, "DHR-2")
    with store.verb("move") as work:
        work.save(replace(first.recommendation, review_id=second.review.id))
    assert _reviews_found(store, first) == {second.review.id}
    store.undo_last()
    assert _reviews_found(store, first) == {first.review.id}


def test_a_part_saved_before_its_owner_moves_in_the_same_verb(store: Store) -> None:
    first, second = save_plan(store, "DHR-1"), save_plan(store, "DHR-2")
    with store.verb("move") as work:
        work.save(replace(first.action, text="Train every single team."))
        work.save(replace(first.recommendation, review_id=second.review.id))
    assert _reviews_found(store, first) == {second.review.id}


def test_an_index_made_anew_is_the_same(store: Store) -> None:
    plan = save_plan(store)
    with store.verb("amend") as work:
        work.save(replace(plan.meeting, minutes="A long talk."))
        work.remove(Action, plan.action.id)
    queries = ("a", "m", "dhr", "care", "ashdown", "two", "talk", "alders", "train")
    with store.verb("make anew") as look:
        before = [
            {(h.record_id, h.review_id, h.title, h.excerpt) for h in look.search(words)} for words in queries
        ]
        search.rebuild(look.connection)
        after = [
            {(h.record_id, h.review_id, h.title, h.excerpt) for h in look.search(words)} for words in queries
        ]
    assert before == after
    assert any(before)


def test_long_first_texts_are_cut_for_the_title_and_found_to_their_end(store: Store) -> None:
    plan = new_plan()
    long = replace(plan.recommendation, number="", text="Word " * 60 + "quernstone")
    meeting = replace(plan.meeting, venue="Penvale town hall, the large room upstairs", minutes="")
    with store.verb("add") as work:
        work.save_many([plan.agency, plan.review, plan.member, long, meeting])
    with store.read() as look:
        (hit,) = look.search("quernstone")
        assert (hit.entity, hit.record_id) == (Recommendation.NAME, long.id)
        assert hit.title.startswith("Word Word")
        assert len(hit.title) == 120
        assert "quernstone" in hit.excerpt
        assert [hit.entity for hit in look.search("large room")] == [Meeting.NAME]
