"""One line of cases in, one line of answers out; a line of another form is refused in a sentence that quotes nothing of it."""

from __future__ import annotations

from typing import Any

import pytest

from dhr_desktop.base.errors import UserError
from dhr_desktop.sanitise.scrub import scrub_line

PERSON = {
    "role": "victim",
    "pseudonym": "Adult A",
    "names": ["Tanisha Bramhall"],
    "dob": "1985-02-03",
    "address": "14 Old Tannery Row, Aldersford",
    "phone": "07700 900461",
    "refs": ["NHS 485 777 3456"],
}


def test_a_case_comes_back_with_output_and_flags() -> None:
    done = scrub_line({"id": "x1", "registry": [PERSON], "text": "Tanisha told Zara at 14 Old Tannery Row."})
    assert done == {"id": "x1", "output": "Adult A told Zara at [address].", "flags": ["Zara"]}


@pytest.mark.parametrize("missing", ["dob", "address", "phone", "refs", "role"])
def test_facts_may_be_absent_or_empty(missing: str) -> None:
    person = {**PERSON, missing: None}
    assert scrub_line({"id": 1, "registry": [person], "text": "Bramhall"})["output"] == "Adult A"


def test_without_a_registry_only_what_is_plain_to_see_goes() -> None:
    assert scrub_line({"id": 1, "text": "Ring 07700 900461."})["output"] == "Ring [phone number]."


@pytest.mark.parametrize(
    "line",
    [
        None,
        [],
        "text",
        {"id": 1},
        {"id": 1, "text": 5},
        {"text": "x", "registry": "nobody"},
        {"text": "x", "registry": ["Secretname"]},
        {"text": "x", "registry": [{"names": [5]}]},
        {"text": "x", "registry": [{"names": ["Secretname"], "dob": 1985}]},
    ],
)
def test_another_form_is_refused_in_a_sentence(line: Any) -> None:
    with pytest.raises(UserError) as caught:
        scrub_line(line)
    assert caught.value.sentence.endswith(".")
    assert "Secretname" not in str(caught.value)


@pytest.mark.parametrize("month", ["April", "May", "June", "August"])
def test_a_month_of_a_year_is_nobody(month: str) -> None:
    """What is done by May 2026 is done by no person; what was written by May may well be."""
    asked = scrub_line({"id": 1, "registry": [], "text": f"The records were linked by {month} 2026."})
    assert asked["flags"] == []
    assert month in asked["output"]
    person = scrub_line({"id": 2, "registry": [], "text": f"The letter was written by {month}."})
    assert person["flags"] == [month]
