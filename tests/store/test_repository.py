"""Records in and out of their tables, in order, chosen by their values."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dhr_desktop.model.agency import Agency
from dhr_desktop.model.case_review import CaseReview
from dhr_desktop.model.entity import new_id
from dhr_desktop.model.lifecycle import State
from dhr_desktop.model.panel_member import PanelMember
from dhr_desktop.model.partial_date import PartialDate
from dhr_desktop.model.recommendation import Recommendation
from dhr_desktop.model.terms import CaseTag
from dhr_desktop.store.columns import NotStorable
from dhr_desktop.store.repository import NotFound, Repository
from dhr_desktop.store.store import Store


def _reviews(*dates: PartialDate | None) -> list[CaseReview]:
    return [CaseReview(id=new_id(), reference=f"R{i}", died_on=day) for i, day in enumerate(dates)]


def test_records_come_in_the_order_in_which_they_were_made(store: Store) -> None:
    agencies = [Agency(id=new_id(), name=name) for name in ("Penvale", "Aldersford", "Thornbeck")]
    with store.database.transaction() as connection:
        repository = Repository(connection, Agency)
        repository.save_many(agencies)
        repository.save(changed := replace(agencies[0], name="Zennor"))
        assert repository.list() == [changed, *agencies[1:]]
        assert repository.ids() == [agency.id for agency in agencies]
        assert repository.list(order_by=["name"]) == [agencies[1], agencies[2], changed]
        assert repository.list(order_by=["-name"], limit=2) == [changed, agencies[2]]
        assert repository.list(limit=0) == []


def test_partial_dates_sort_as_dates_whether_sure_or_not(store: Store) -> None:
    dates = [
        PartialDate.parse(text) for text in ("2020", "?2018-05", "2019-03-14", "", "?2021~early", "2018-06")
    ]
    with store.database.transaction() as connection:
        repository = Repository(connection, CaseReview)
        repository.save_many(_reviews(*dates))
        found = [review.died_on for review in repository.list(order_by=["died_on"])]
    assert [day.iso() if day else "" for day in found] == [
        "", "?2018-05", "2018-06", "2019-03-14", "2020", "?2021~early",
    ]  # fmt: skip


def test_records_are_chosen_by_values_of_every_kind(store: Store) -> None:
    first, second = _reviews(PartialDate(2019, 3), None)
    first = replace(first, state=State.PAUSED, tags=(CaseTag.STALKING, CaseTag.SEPARATION), victims=0)
    agency = Agency(id=new_id(), name="Penvale")
    tied = PanelMember(id=new_id(), review_id=first.id, name="A", agency_id=agency.id, independent=True)
    free = PanelMember(id=new_id(), review_id=second.id, name="B")
    with store.verb("fill") as work:
        work.save_many([first, second, agency, tied, free])
        assert work.list(CaseReview, state=State.PAUSED) == [first]
        assert work.list(CaseReview, died_on=PartialDate(2019, 3)) == [first]
        assert work.list(CaseReview, died_on=None) == [second]
        assert work.list(CaseReview, tags=first.tags) == [first]
        assert work.list(CaseReview, victims=0, state=State.PAUSED) == [first]
        assert work.list(CaseReview, victims=0, state=State.CLOSED) == []
        assert work.list(CaseReview, id={first.id, new_id()}) == [first]
        assert work.list(CaseReview, state=frozenset(State), order_by=["-reference"]) == [second, first]
        assert work.list(CaseReview, id=set()) == []
        assert work.list(PanelMember, agency_id="") == [free]
        assert work.list(PanelMember, agency_id=agency.id, independent=True) == [tied]
        assert work.list(PanelMember, independent=False) == [free]


def test_links_keep_their_order_and_are_searched_from_both_ends(store: Store) -> None:
    review = CaseReview(id=new_id(), reference="R")
    agencies = [Agency(id=new_id(), name=str(number)) for number in range(4)]
    ids = [agency.id for agency in agencies]
    one = Recommendation(id=new_id(), review_id=review.id, text="One", addressees=(ids[2], ids[0], ids[1]))
    two = Recommendation(id=new_id(), review_id=review.id, text="Two", addressees=(ids[1],))
    none = Recommendation(id=new_id(), review_id=review.id, text="None")
    with store.verb("fill") as work:
        work.save_many([review, *agencies, one, two, none])
    with store.verb("amend") as work:
        turned = replace(one, addressees=one.addressees[::-1])
        work.save(turned)
        assert work.list(Recommendation) == [turned, two, none]
        assert work.list(Recommendation, limit=1) == [turned]
        assert work.list(Recommendation, addressees=ids[1]) == [turned, two]
        assert work.list(Recommendation, addressees={ids[0], ids[3]}) == [turned]
        assert work.list(Recommendation, text="Two") == [two]
    assert work.changed.records == {("recommendation", one.id)}


def test_more_ids_than_one_statement_can_name(store: Store) -> None:
    agencies = [Agency(id=new_id(), name=str(number)) for number in range(33_000)]
    with store.database.transaction() as connection:
        repository = Repository(connection, Agency)
        repository.save_many(agencies)
        found = repository.find_many(agency.id for agency in agencies)
        assert len(found) == repository.count() == 33_000
        assert found[agencies[-1].id] == agencies[-1]


def test_what_is_not_there(store: Store) -> None:
    with store.database.transaction() as connection:
        repository = Repository(connection, Agency)
        assert repository.find(new_id()) is None
        assert repository.find_many([new_id()]) == {}
        assert repository.list() == []
        repository.save_many([])
        repository.remove([new_id()])
        with pytest.raises(NotFound, match="This agency is no longer there"):
            repository.get(new_id())
        with pytest.raises(KeyError):
            repository.list({"no_such_field": 1})


def test_a_value_of_another_type_is_a_defect_not_a_record(store: Store) -> None:
    agency = Agency(id=new_id(), name="Penvale", sector="police")  # type: ignore[arg-type]
    with pytest.raises(Exception, match="a choice needs a term") as caught, store.verb("add") as work:
        Repository(work.connection, Agency).save(agency)
    assert isinstance(caught.value.__cause__ or caught.value.__context__ or caught.value, NotStorable)
    assert "police" not in str(caught.value)
