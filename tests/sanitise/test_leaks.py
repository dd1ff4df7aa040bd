"""The leak scan finds every known person in finished strings, however they are written, and leaves ordinary words to people."""

from __future__ import annotations

import pytest

from dhr_desktop.sanitise.leaks import Leak, OnPurposeIn, scan
from dhr_desktop.sanitise.registry import Identity

REGISTRY = (
    Identity(
        "1",
        "victim",
        "Adult A",
        ("Maud-Ellen Fossworthy", "Mimi", "Hope"),
        "1986-03-14",
        ("Flat 3b, 27 Calder Mill Rise, Thornbeck, TB4 9QX",),
        ("07700 900147", "maud@example.invalid"),
        ("NHS 999 004 2716", "13/45821/21"),
    ),
)


def _found(text: str, **options: object) -> tuple[Leak, ...]:
    return scan([("report.pdf, page 1", text)], [REGISTRY], **options)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text",
    [
        "Maud-Ellen Fossworthy",
        "FOSSWORTHY, Maud",
        "maud ellen fossworthy",
        "m a u d e l l e n f o s s w o r t h y",
        "Mrs F\u200bossworthy",
        "F\u043essworthy",
        "fossworthy_report.pdf",
        "jfossworthy7",
        "born on 14th March 1986",
        "14 Mar 1986",
        "14/03/86",
        "1986-03-14",
        "at 27 Calder Mill Rise",
        "TB49QX",
        "+44 7700-900 147",
        "MAUD@example.invalid",
        "9990042716",
        "crime 13-45821-21",
    ],
)
def test_what_identifies_stops(text: str) -> None:
    assert any(leak.stops for leak in _found(text)), text


@pytest.mark.parametrize("text", ["We hope that it helps.", "HOPE", "Ellen sat with her."])
def test_an_ordinary_word_or_a_common_forename_is_for_a_person_to_clear(text: str) -> None:
    found = _found(text)

    assert found
    assert not any(leak.stops for leak in found)


@pytest.mark.parametrize("text", ["Adult A rang her sister.", "March 1986", "Thornbeck", "27", ""])
def test_what_identifies_nobody_passes(text: str) -> None:
    assert _found(text) == ()


def test_letters_that_merely_stand_inside_an_english_word_are_no_name() -> None:
    registry = (Identity("3", "adult", "Adult C", ("Sioned Fossworthy",)),)

    assert scan([("x", "Commissioned in March")], [registry]) == ()
    assert scan([("x", "sioned-report.pdf, sionedreport")], [registry])[0].stops


def test_what_a_person_decided_to_keep_is_not_found_again() -> None:
    assert _found("We hope that it helps.", cleared=["hope"]) == ()
    assert _found("Fossworthy", cleared=["hope", "fossworthy"]) != ()


@pytest.mark.parametrize(
    ("text", "stops"),
    [
        ("Maud-Ellen Fossworthy was heard.", False),
        ("Maud-Ellen\nFossworthy’s mother", False),
        ("Maud-Ellen FOSSWORTHY", True),
        ("Ms Fossworthy", True),
        ("Maud-Ellen Fossworthy-Hale", True),
        ("Maud-Ellen Fossworthy, and Fossworthy again", True),
        ("maud ellen fossworthy", True),
    ],
)
def test_a_signed_name_passes_as_it_is_in_its_own_file_and_nowhere_else(text: str, stops: bool) -> None:
    signed = [OnPurposeIn("/report.pdf,", "Maud-Ellen Fossworthy")]
    here = scan([("x/report.pdf, page 1", text)], [REGISTRY], on_purpose=signed)
    assert any(leak.stops for leak in here) is stops
    for place in ("x/tables.csv", "x/report.pdf (name)", "x/other-report.pdf2, page 1"):
        there = scan([(place, text)], [REGISTRY], on_purpose=signed)
        assert any(leak.stops for leak in there), place


def test_each_finding_is_told_once_for_its_place_and_those_that_stop_first() -> None:
    found = scan([("a", "hope hope"), ("b", "Fossworthy Fossworthy"), ("a", "hope")], [REGISTRY])

    assert [(leak.place, leak.text) for leak in found if not leak.stops] == [("a", "hope")]
    assert found[0].stops
    assert len({(leak.place, leak.text) for leak in found}) == len(found)


def test_every_registry_is_searched_for() -> None:
    other = (Identity("2", "child", "Child B", ("Orla Quennerstedt",)),)

    assert scan([("x", "Quennerstedt")], [REGISTRY, other])[0].stops


def test_a_finding_never_shows_itself_in_a_log() -> None:
    assert "fossworthy" not in repr(_found("Fossworthy")).lower()
