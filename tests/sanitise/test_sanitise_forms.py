"""How sanitised sentences read: possessives, families, dates, ages, and the reason given for each change."""

from __future__ import annotations

import pytest

from dhr_desktop.sanitise.engine import AgeForm, DateForm, compile_registry, sanitise
from dhr_desktop.sanitise.registry import Identity

REGISTRY = compile_registry(
    (
        Identity("1", "victim", "Adult A", ("Imani Fairweather",), "1993-07-02"),
        Identity("2", "perpetrator", "Adult B", ("Gareth Hollis", "Gaz")),
    )
)


@pytest.mark.parametrize(
    ("text", "output"),
    [
        ("Imani’s mother rang.", "Adult A’s mother rang."),
        ("Mr and Mrs Hollis left.", "the family left."),
        ("The Hollises moved.", "The family moved."),
        ("Mrs Imani Fairweather came.", "Adult A came."),
        ("Hollis' van", "Adult B's van"),
        ("On Monday 3 June 2019 Gaz rang.", "In June 2019 Adult B rang."),
        ("on the 14th of March 2021", "in March 2021"),
        ("Her friend Zara Oyelaran rang.", "Her friend [name] rang."),
        ("PC 4471 Naylor took it.", "PC [number] [name] took it."),
        ("Fairweather, Imani (DOB 02/07/1993)", "Adult A (DOB [date of birth])"),
    ],
)
def test_sentences_still_read_well(text: str, output: str) -> None:
    assert sanitise(text, REGISTRY).output == output


def test_each_change_says_why_in_plain_words() -> None:
    result = sanitise("Gaz rang 07700 900461 from TB4 9QX on 4 May 2021.", REGISTRY)
    assert [change.reason for change in result.changes] == [
        "name of Adult B",
        "phone number",
        "UK postcode",
        "exact date",
    ]


def test_a_flag_says_why_in_plain_words() -> None:
    flags = sanitise("We met Zara.", REGISTRY).flags
    assert [(flag.text, flag.reason) for flag in flags] == [("Zara", "looks like a name: not in any list")]


def test_dates_may_leave_as_the_year_alone() -> None:
    assert sanitise("Seen 4 May 2021.", REGISTRY, dates=DateForm.YEAR).output == "Seen 2021."


@pytest.mark.parametrize(
    ("text", "output"),
    [
        ("aged 34", "aged 30 to 39"),
        ("Aged 18 years", "Aged 18 to 19"),
        ("a 27-year-old man", "a twenty-something man"),
        ("an 18-year-old", "a young adult"),
        ("an 8-year-old boy", "a primary-school-age boy"),
        ("An eleven-year-old was seen.", "A secondary-school-age child was seen."),
        ("aged thirty-four", "aged 30 to 39"),
        ("She was 34 years old.", "She was aged 30 to 39."),
        ("her 7-year-old son", "her primary-school-age son"),
        ("17yo", "secondary-school-age child"),
        ("aged 95", "aged 90 or over"),
        ("Imani, 34, left", "Adult A, aged 30 to 39, left"),
        ("Imani (34) left", "Adult A (aged 30 to 39) left"),
        ("children aged 3 to 5", "children aged 3 to 5"),
        ("16 to 17-year-olds", "16 to 17-year-olds"),
        ("all 16-year-olds", "all 16-year-olds"),
        ("women aged 16 and over", "women aged 16 and over"),
        ("a score of 34", "a score of 34"),
    ],
)
def test_ages_leave_in_bands_unless_they_are_to_stay(text: str, output: str) -> None:
    assert sanitise(text, REGISTRY).output == output
    assert sanitise(text, REGISTRY, ages=AgeForm.KEEP).output == text.replace("Imani", "Adult A")


def test_nothing_of_a_record_stands_in_a_repr() -> None:
    result = sanitise("Imani met Zara.", REGISTRY)
    shown = f"{result!r} {result.changes!r} {result.flags!r} {REGISTRY!r} {REGISTRY.registry!r}"
    assert "Imani" not in shown
    assert "Zara" not in shown
