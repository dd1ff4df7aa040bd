"""A published name is never anyone's real name, unless the family chose it."""

from __future__ import annotations

import pytest

from dhr_desktop.model.case_review import CaseReview
from dhr_desktop.model.terms import NameForm, PersonRole
from dhr_desktop.services.people import People
from dhr_desktop.store.store import Store
from dhr_desktop.store.work import Invalid


@pytest.fixture
def people(store: Store) -> People:
    return People(store)


def test_a_published_name_that_is_a_real_name_is_refused(people: People, review: CaseReview) -> None:
    people.add(
        people.new(
            review_id=review.id, role=PersonRole.VICTIM, real_name="Maud Ellery", published_name="Adult A"
        )
    )

    with pytest.raises(Invalid) as refused:
        people.add(
            people.new(
                review_id=review.id,
                role=PersonRole.RELATIVE,
                real_name="Orla Venn",
                published_name="Maud Ellery",
            )
        )

    assert list(refused.value.problems) == ["published_name"]
    assert len(people.all()) == 1


def test_ones_own_real_name_is_refused_too(people: People, review: CaseReview) -> None:
    with pytest.raises(Invalid):
        people.add(
            people.new(
                review_id=review.id, role=PersonRole.VICTIM, real_name="Maud Ellery", published_name="Ellery"
            )
        )


def test_a_real_name_that_the_family_chose_may_stand(people: People, review: CaseReview) -> None:
    people.add(
        people.new(
            review_id=review.id,
            role=PersonRole.VICTIM,
            real_name="Maud Ellery",
            published_name="Maud",
            name_form=NameForm.REAL_NAME,
        )
    )

    (kept,) = people.all()
    assert kept.published_name == "Maud"
