"""A noun is declared once; what is missing in a declaration is refused."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated

import pytest

from dhr_desktop.model.catalogue import BY_NAME, ENTITIES
from dhr_desktop.model.entity import Record, UndescribedField, describe, new_id, order_problems, problems
from dhr_desktop.model.fields import KINDS, Link, Links, Prose, Text
from dhr_desktop.model.panel_member import PanelMember
from dhr_desktop.model.person import Person
from dhr_desktop.model.sensitivity import Sensitivity
from dhr_desktop.model.terms import PersonRole


def test_a_field_without_a_kind_is_refused() -> None:
    @dataclass(frozen=True, slots=True, kw_only=True, repr=False)
    class Bare(Record):
        name: str = ""

    with pytest.raises(UndescribedField):
        describe(Bare)


def test_open_prose_is_refused() -> None:
    @dataclass(frozen=True, slots=True, kw_only=True, repr=False)
    class Careless(Record):
        story: Annotated[str, Prose(label="Story", sensitivity=Sensitivity.OPEN)] = ""

    with pytest.raises(UndescribedField):
        describe(Careless)


def test_a_field_without_a_blank_value_is_refused() -> None:
    @dataclass(frozen=True, slots=True, kw_only=True, repr=False)
    class Demanding(Record):
        name: Annotated[str, Text(label="Name", sensitivity=Sensitivity.OPEN)]

    with pytest.raises(UndescribedField):
        describe(Demanding)


@pytest.mark.parametrize("entity", ENTITIES, ids=lambda entity: entity.NAME)
def test_every_noun_is_described(entity: type[Record]) -> None:
    description = describe(entity)

    assert BY_NAME[description.name] is entity
    assert description.label
    assert description.plural
    labels = [field.kind.label for field in description]
    assert len(labels) == len(set(labels)), "two fields of one noun have the same label"
    for field in description:
        assert type(field.kind) in KINDS
        assert field.kind.label[0].isupper()
        assert not field.kind.help or field.kind.help.endswith((".", "?"))
        if isinstance(field.kind, Link | Links):
            assert field.kind.to in BY_NAME


def test_what_identifies_never_leaves() -> None:
    for entity in ENTITIES:
        for field in describe(entity):
            if field.kind.identifies:
                assert field.kind.sensitivity is Sensitivity.NEVER


def test_a_record_never_shows_its_values() -> None:
    person = Person(id="1", review_id="2", role=PersonRole.VICTIM, real_name="Maud Ellery")

    assert "Maud" not in repr(person)
    assert "Maud" not in f"{[person]}"


def test_problems_are_sentences_by_field() -> None:
    found = problems(Person(id=new_id(), review_id=new_id(), role=PersonRole.VICTIM))

    assert found == {"real_name": "Real name is needed."}


def test_a_seat_ends_no_earlier_than_it_began() -> None:
    seat = PanelMember(id="m", review_id="r", name="Tove Marsh", seat_from=date(2026, 11, 1))
    assert order_problems(replace(seat, seat_to=date(2025, 1, 1))) == {
        "seat_to": "On the panel to: this day is before “On the panel from”."
    }
    assert order_problems(replace(seat, seat_to=date(2026, 11, 1))) == {}
    assert order_problems(replace(seat, seat_from=None, seat_to=date(2025, 1, 1))) == {}
