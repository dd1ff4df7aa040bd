"""Names and codes are stable for one recipient, of no use to another, and nobody's real name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dhr_desktop.model.person import Person
from dhr_desktop.model.terms import AgeBand, PersonRole
from dhr_desktop.sanitise.identities import registries_of
from dhr_desktop.sanitise.pseudonyms import Pseudonyms, role_word
from dhr_desktop.sanitise.real_names import RealNames, RealNameShown

SECRET = bytes(range(32))
OTHER_SECRET = bytes(range(1, 33))
NOBODY = RealNames({})


def person(number: int, name: str = "Somebody", review: str = "r1", **changes: object) -> Person:
    made = Person(id=f"p{number}", review_id=review, role=PersonRole.VICTIM, real_name=name)
    return replace(made, **changes)  # type: ignore[arg-type]


def crowd(count: int) -> list[Person]:
    return [person(number) for number in range(count)]


def test_a_recipient_always_sees_the_same_name() -> None:
    first = Pseudonyms(SECRET, "pilot").names(crowd(12), NOBODY)
    again = Pseudonyms(SECRET, "pilot").names(reversed(crowd(12)), NOBODY)
    assert first == again


def test_two_recipients_see_different_names_and_codes() -> None:
    pilot, board = Pseudonyms(SECRET, "pilot"), Pseudonyms(SECRET, "board")
    shared = [
        one
        for one in crowd(40)
        if pilot.names([one], NOBODY)[one.id] == board.names([one], NOBODY)[one.id]
        or pilot.code("REV", one.id) == board.code("REV", one.id)
    ]
    assert shared == []


def test_another_vault_draws_other_codes() -> None:
    assert Pseudonyms(SECRET, "pilot").code("ACT", "a1") != Pseudonyms(OTHER_SECRET, "pilot").code(
        "ACT", "a1"
    )


def test_no_two_people_of_a_review_share_a_name() -> None:
    names = Pseudonyms(SECRET, "pilot").names(crowd(500), NOBODY)
    assert len(set(names.values())) == 500


def test_a_new_person_hardly_ever_renames_another() -> None:
    drawing = Pseudonyms(SECRET, "pilot")
    before = drawing.names(crowd(30), NOBODY)
    moved = 0
    for number in range(100, 200):
        after = drawing.names([*crowd(30), person(number)], NOBODY)
        moved += any(after[one] != name for one, name in before.items())
    assert moved <= 2


def test_a_name_says_what_somebody_is() -> None:
    assert role_word(person(1)) == "Adult"
    assert role_word(person(1, role=PersonRole.CHILD)) == "Child"
    assert role_word(person(1, age_band=AgeBand.PRIMARY)) == "Child"
    assert role_word(person(1, role=PersonRole.PROFESSIONAL)) == "Professional"
    assert Pseudonyms(SECRET, "pilot").names([person(1)], NOBODY)["p1"].startswith("Adult ")


def test_a_drawn_name_is_nobodys_name_and_nobodys_initials() -> None:
    drawing = Pseudonyms(SECRET, "pilot")
    letters = drawing.names([person(1)], NOBODY)["p1"].split()[1]
    named = person(2, name=f"{letters[0]}ora {letters[1]}eta {letters[2]}ingle", review="r2")
    called = person(3, name=f"Jo {letters.capitalize()}", review="r2")
    for other in (named, called):
        real = RealNames(registries_of([other]))
        assert drawing.names([person(1)], real)["p1"].split()[1] != letters


def test_codes_are_readable_and_do_not_collide() -> None:
    drawing = Pseudonyms(SECRET, "pilot")
    codes = {drawing.code("ACT", f"id-{number}") for number in range(20_000)}
    assert len(codes) == 20_000
    assert not any(set(code[4:]) & set("AEIOUY01LS") for code in codes)
    assert len(drawing.code("REV", "x")) == len("REV-7Q4K9T")


def test_a_code_tells_nothing_about_the_id() -> None:
    drawing = Pseudonyms(SECRET, "pilot")
    near = [drawing.code("REV", f"review-{number}") for number in range(50)]
    assert len({code[4:6] for code in near}) > 20


def test_the_secret_has_its_length_and_belongs_to_a_recipient() -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        Pseudonyms(b"short", "pilot")
    with pytest.raises(ValueError, match="recipient"):
        Pseudonyms(SECRET, "")


REAL = RealNames(
    registries_of(
        [
            person(1, name="Margaret Holloway", aliases=("Peggy", "Maggie Tull")),
            person(2, name="Dr Amir Rahmani (née Saleh)"),
            person(3, name="Isolde Farthingale", review="r2", aliases=("Izzy",)),
            person(4, name="Anna Ward", review="r2"),
        ]
    )
)


@pytest.mark.parametrize(
    ("shown", "review"),
    [
        ("Margaret Holloway", "r1"),
        ("Margaret Holloway", "r2"),
        ("holloway, margaret", "r2"),
        ("Margaret", "r1"),
        ("Holloway", "r2"),
        ("Peggy", "r2"),
        ("Ms Farthingale", "r1"),
        ("Izzy", "r1"),
        ("MARGARET  HOLLOWAY", "r2"),
        ("Amir", "r1"),
        ("Amir Rahmani", "r2"),
        ("Adult Holloway", "r2"),
        ("Anna Ward", "r1"),
    ],
)
def test_a_real_name_is_recognised(shown: str, review: str) -> None:
    assert REAL.is_real(shown, review)


@pytest.mark.parametrize(
    ("shown", "review"),
    [
        ("Adult A", "r1"),
        ("Child 2", "r1"),
        ("The victim’s sister", "r1"),
        ("Anna", "r1"),
        ("Rosalind", "r2"),
        ("GP1", "r1"),
    ],
)
def test_roles_and_invented_names_are_fine(shown: str, review: str) -> None:
    assert not REAL.is_real(shown, review)


def test_a_refusal_names_people_by_id_and_never_by_name() -> None:
    with pytest.raises(RealNameShown) as refused:
        REAL.refuse({"p9": "Margaret Holloway", "p8": "Adult B"}, {"p9": "r2", "p8": "r2"})
    assert refused.value.people == ("p9",)
    assert "Holloway" not in str(refused.value)
