"""Whole minutes of invented reviews: nobody known is left in them, what is no name stays, what is doubtful is asked about."""

from __future__ import annotations

from typing import Any

import pytest

from tests.fakes.minutes import answer, judged, minutes

CASES = minutes()


@pytest.mark.parametrize("case", CASES, ids=[f"{number}-{case['kind']}" for number, case in enumerate(CASES)])
def test_minutes_leave_without_their_people_and_otherwise_whole(case: dict[str, Any]) -> None:
    done = answer(case)
    verdict = judged(case, done["output"], done["flags"])
    assert verdict.right is not case.get("missed", False), f"{verdict}\n{done}"


def test_few_cases_are_known_to_be_missed() -> None:
    assert sum(case.get("missed", False) for case in CASES) <= 8


def test_there_are_enough_minutes_of_every_kind() -> None:
    assert len(CASES) >= 60
    assert len({case["kind"] for case in CASES}) >= 30


def test_what_is_left_or_lost_is_noticed() -> None:
    case = {
        "kind": "",
        "registry": [],
        "text": "",
        "gone": ["Zara"],
        "kept": ["the panel"],
        "asked": ["Bev"],
        "unasked": ["NHS"],
    }
    verdict = judged(case, "Zára met Bev.", ["NHS"])
    assert (verdict.leaked, verdict.lost, verdict.unasked, verdict.needless) == (
        ("Zara",),
        ("the panel",),
        ("Bev",),
        ("NHS",),
    )
