"""The profiles: what is not decided is dropped, and what never leaves cannot be allowed."""

from __future__ import annotations

from itertools import product

import pytest

from dhr_desktop.model.catalogue import ENTITIES
from dhr_desktop.model.entity import describe
from dhr_desktop.model.fields import Lines, Prose
from dhr_desktop.model.release import ProfileName
from dhr_desktop.model.sensitivity import Sensitivity
from dhr_desktop.sanitise.profile import COLUMNS, Profile, Treatment, faults, policy_table, profile

EVERY = [(entity, field) for entity in ENTITIES for field in describe(entity)]


def test_there_is_a_column_for_every_profile() -> None:
    assert set(COLUMNS) == set(ProfileName)


def test_a_field_that_nobody_decided_about_is_dropped() -> None:
    for name in ProfileName:
        assert Profile(name, {}).treatment("case_review", "reference") is Treatment.DROP
        assert profile(name).treatment("case_review", "a_new_field") is Treatment.DROP
        assert profile(name).treatment("a_new_entity", "reference") is Treatment.DROP


@pytest.mark.parametrize("name", list(ProfileName))
def test_what_never_leaves_is_dropped_in_every_profile(name: ProfileName) -> None:
    never = [(entity, field) for entity, field in EVERY if field.kind.sensitivity is Sensitivity.NEVER]
    assert len(never) > 10
    assert {profile(name).treatment(entity.NAME, field.name) for entity, field in never} == {Treatment.DROP}


@pytest.mark.parametrize("name", list(ProfileName))
def test_free_text_is_reviewed_or_dropped(name: ProfileName) -> None:
    prose = [(entity, field) for entity, field in EVERY if isinstance(field.kind, Prose | Lines)]
    found = {profile(name).treatment(entity.NAME, field.name) for entity, field in prose}
    assert found == {Treatment.REVIEW, Treatment.DROP}


def _changed(entity: str, field: str, *row: Treatment) -> dict[str, dict[str, tuple[Treatment, ...]]]:
    table = {name: dict(rows) for name, rows in policy_table().items()}
    table.setdefault(entity, {})[field] = row
    return table


@pytest.mark.parametrize(
    ("entity", "field", "row", "sentence"),
    [
        ("person", "real_name", (Treatment.KEEP, Treatment.DROP), "never to leave"),
        ("person", "real_name", (Treatment.DROP, Treatment.PSEUDONYMISE), "never to leave"),
        ("action", "text", (Treatment.KEEP, Treatment.DROP), "free text"),
        ("action", "text", (Treatment.GENERALISE, Treatment.DROP), "free text"),
        ("action", "target", (Treatment.KEEP,), "one treatment for each profile"),
        ("action", "nickname", (Treatment.KEEP, Treatment.KEEP), "no field"),
        ("horoscope", "sign", (Treatment.KEEP, Treatment.KEEP), "no entity"),
    ],
)
def test_a_wrong_table_is_refused(entity: str, field: str, row: tuple[Treatment, ...], sentence: str) -> None:
    assert any(sentence in fault for fault in faults(_changed(entity, field, *row)))


def test_a_forgotten_field_is_named() -> None:
    table = {name: dict(rows) for name, rows in policy_table().items()}
    del table["action"]["blocker"]
    assert faults(table) == ["action.blocker is undecided"]


def test_the_treatments_are_spelt_as_the_design_has_them() -> None:
    words = {word for rows in policy_table().values() for row in rows.values() for word in row}
    assert words == set(Treatment)
    assert all(len(row) == 2 for row, _ in product(policy_table()["action"].values(), (1,)))
