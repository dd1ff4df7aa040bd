"""What is proposed in place of a flagged string fits its kind; ordinary words about one or two are no small counts."""

from __future__ import annotations

import pytest

from dhr_desktop.base.report_text import ReportText, TextKind
from dhr_desktop.sanitise.engine import compile_registry, sanitise
from dhr_desktop.sanitise.passages import Passage, marked
from dhr_desktop.sanitise.proposals import REMOVED, proposed
from dhr_desktop.sanitise.registry import Identity
from dhr_desktop.sanitise.report_check import check

NOBODY = compile_registry(())


@pytest.mark.parametrize(
    ("text", "string", "words"),
    [
        ("In all 1 victim was male.", "1 victim was male", "fewer than eight victims were male"),
        ("Of 11 deaths, 2 were Polish.", "2 were Polish", "fewer than eight were Polish"),
        ("Three women had named him.", "Three women had named him", "Fewer than eight women had named him"),
        ("One woman was Maltese.", "One woman was Maltese", "Fewer than eight women were Maltese"),
    ],
)
def test_a_small_count_becomes_a_band(text: str, string: str, words: str) -> None:
    found = marked(Passage("", "", text), sanitise(text, NOBODY), frozenset())

    assert [(mark.string, mark.replacement) for mark in found.marks if mark.reason == "small count"] == [
        (string, words)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "She said one had told another.",
        "No one who has harmed them can come in.",
        "They told one another what was said to them.",
        "One was counting the days.",
        "The one who is named comes last.",
        "Two have agreed to attend.",
    ],
)
def test_ordinary_words_about_one_or_two_are_no_small_count(text: str) -> None:
    assert [flag.text for flag in sanitise(text, NOBODY).flags] == []


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        ("singles somebody out", "[description removed]"),
        ("quotation that can be looked up", "[quotation removed]"),
        ("name of a street", "[street]"),
        ("describes where somebody lives", "[home]"),
        ("looks like a name: not in any list", REMOVED),
    ],
)
def test_each_kind_has_words_of_its_own(reason: str, words: str) -> None:
    assert proposed(reason, "anything") == words


def test_the_name_that_stands_for_somebody_in_public_is_not_asked_about() -> None:
    text = ReportText(
        number=0,
        part="Body",
        place="1",
        text="We met Lenka. Lenka's sister Zdenka came.",
        kind=TextKind.WORDS,
    )
    registry = (Identity("1", "", "Lenka", ("Bohumila Kratka",)),)

    strings = [item.string for item in check([text], registry, [registry]).queue({})]

    assert "Zdenka" in strings
    assert not [string for string in strings if "Lenka" in string]
