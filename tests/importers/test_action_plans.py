"""An action plan of seven columns becomes recommendations and actions, with every fault named in its place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from dhr_desktop.base.errors import UserError
from dhr_desktop.importers.plan_preview import PlanPreview
from tests.importers.plans import SEVEN, Square, excel_plan, faults, row, word_plan

BOTH = pytest.mark.parametrize("plan", [word_plan, excel_plan], ids=["word", "excel"])
Plan = Callable[..., PlanPreview]


UNDERSTOOD = {
    "recommendations": [
        {
            "number": "1.1",
            "text": "Review the training.",
            "scope": "local",
            "actions": [
                {
                    "action": "Write a course",
                    "lead_agencies": ["Police", "Adult Social Care"],
                    "milestones": "Outline agreed",
                    "target_date_text": "March 2024",
                    "target_date": "2024-03",
                    "completed_text": "Done 12/02/2024. 40 trained.",
                },
                {
                    "action": "Run the course",
                    "lead_agencies": ["Children and Families Service"],
                    "milestones": "",
                    "target_date_text": "31/03/24",
                    "target_date": "2024-03-31",
                    "completed_text": "",
                },
            ],
        },
        {
            "number": "2",
            "text": "Publish a list.",
            "scope": "national",
            "actions": [
                {
                    "action": "Publish it",
                    "lead_agencies": ["Home Office"],
                    "milestones": "",
                    "target_date_text": "ongoing",
                    "target_date": None,
                    "completed_text": "",
                },
            ],
        },
    ],
    "faults": [],
}


@BOTH
def test_seven_columns_become_recommendations_with_actions(plan: Plan, tmp_path: Path) -> None:
    preview = plan(
        tmp_path,
        [
            SEVEN,
            row(
                "1.1 Review the training.",
                lead="Police / Adult Social Care",
                completed="Done 12/02/2024. 40 trained.",
            ),
            row("", "", "Run the course", "Children and Families Service", "", "31/03/24"),
            row("Recommendation 2: Publish a list.", "National", "Publish it", "Home Office", "", "ongoing"),
        ],
    )
    assert preview.as_json() == UNDERSTOOD


@BOTH
@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"recommendation": "7."}, "The recommendation is empty."),
        ({"action": ""}, "The action is missing."),
        ({"lead": ""}, "The lead agency is missing."),
        ({"lead": "TBC"}, "The lead agency is missing."),
        ({"scope": "Single agency"}, "The scope “Single agency” is not local, regional or national."),
        ({"scope": "Local/regional"}, "The scope names regional and local; the widest was taken."),
        ({"target": "soon"}, "Target date: “soon” could not be read as a date."),
        ({"target": ""}, "The target date is missing."),
        ({"target": "31/09/2024"}, "Target date: “31/09/2024” is not a day of the calendar."),
        ({"recommendation": "1 Review it."}, "The number 1 was used before, in {place}, row 2."),
        ({"target": "x" * 300}, "The target date is a long text and was cut after 200 characters."),
        ({"lead": "Y" * 300}, "The lead agency is a long text and was cut after 120 characters."),
    ],
)
def test_every_fault_is_named_with_its_place(
    plan: Plan, change: dict[str, str], sentence: str, tmp_path: Path
) -> None:
    preview = plan(tmp_path, [SEVEN, row(), row(**({"recommendation": "2. Another."} | change))])
    place = "Table 1" if plan is word_plan else "Sheet “Plan 1”"
    assert (f"{place}, row 3", sentence.format(place=place)) in faults(preview)
    assert {fault.place for fault in preview.faults} == {f"{place}, row 3"}
    assert all(fault.remedy for fault in preview.faults)
    assert len(preview.recommendations) == 2


@BOTH
def test_recommendation_without_any_action_is_named(plan: Plan, tmp_path: Path) -> None:
    preview = plan(tmp_path, [SEVEN, row("1. Alone.", "Local", "", "", "", "", ""), row("2. Other.")])
    assert [sentence for _, sentence in faults(preview)] == ["This recommendation has no action."]
    assert preview.recommendations[0].actions == ()


@BOTH
def test_first_row_without_recommendation_keeps_its_action(plan: Plan, tmp_path: Path) -> None:
    preview = plan(tmp_path, [SEVEN, row("", action="Do it")])
    assert [sentence for _, sentence in faults(preview)] == ["The recommendation is empty."]
    assert preview.recommendations[0].actions[0].action == "Do it"


@BOTH
def test_repeated_recommendation_is_one(plan: Plan, tmp_path: Path) -> None:
    preview = plan(
        tmp_path,
        [SEVEN, row(action="First"), row(action="Second"), row("1. review  the TRAINING.", action="Third")],
    )
    assert [len(found.actions) for found in preview.recommendations] == [3]
    assert preview.faults == ()


@BOTH
def test_missing_and_extra_columns_are_named_and_the_rest_is_read(plan: Plan, tmp_path: Path) -> None:
    headings = ["No.", "RECOMMENDATION", "Actions to be taken", "Lead\nAgency", "RAG", "Timescale"]
    preview = plan(
        tmp_path, [headings, ["3a", "Review it.", "Write", "ICB and Police", "Amber", "Q2 2024/25"]]
    )
    found = preview.recommendations[0]
    assert (found.number, found.text, found.scope) == ("3a", "Review it.", None)
    assert found.actions[0].lead_agencies == ("ICB", "Police")
    assert str(found.actions[0].target_date and found.actions[0].target_date.iso()) == "2024-09"
    sentences = [sentence for _, sentence in faults(preview)]
    assert "There is no column “Scope of recommendation (i.e. local or regional)”." in sentences
    assert "There is no column “Date of completion and outcome”." in sentences
    assert "The column “RAG” is not one of the plan's seven and was left out." in sentences


@BOTH
def test_date_and_outcome_in_two_columns_are_joined(plan: Plan, tmp_path: Path) -> None:
    headings = [*SEVEN[:6], "Date completed", "Outcome"]
    preview = plan(tmp_path, [headings, [*row()[:6], "March 2024", "40 trained"]])
    assert preview.recommendations[0].actions[0].completed_text == "March 2024\n40 trained"
    assert preview.faults == ()


@BOTH
def test_titles_above_the_headings_are_told_as_left_out(plan: Plan, tmp_path: Path) -> None:
    title: list[Square] = ["DHR Aldersford: action plan", "", "", "", "", "", ""]
    preview = plan(tmp_path, [title, SEVEN, row()])
    (fault,) = preview.faults
    assert fault.sentence == "The words above the headings were left out."
    assert fault.not_taken == ("DHR Aldersford: action plan",)
    assert len(preview.recommendations) == 1


@BOTH
def test_section_rows_are_no_recommendations(plan: Plan, tmp_path: Path) -> None:
    section: list[Square] = ["Single agency recommendations", "", "", "", "", "", ""]
    preview = plan(tmp_path, [SEVEN, section, row()])
    assert [found.number for found in preview.recommendations] == ["1"]
    assert "was read as a heading" in preview.faults[0].sentence


@BOTH
def test_row_whose_texts_resemble_headings_is_not_lost(plan: Plan, tmp_path: Path) -> None:
    alike = row(
        "Recommendations are reviewed", "Local", "Action plan", "Lead officer", "", "Completed", "Completed"
    )
    preview = plan(tmp_path, [SEVEN, row(), alike])
    assert preview.recommendations[1].text == "Recommendations are reviewed"


def test_file_without_a_plan_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="No action plan was found"):
        word_plan(tmp_path, [["Name", "Post"], ["x", "y"]])
    with pytest.raises(UserError, match="has no rows"):
        excel_plan(tmp_path, [SEVEN])
