"""An action plan of seven columns becomes recommendations and actions, with every fault named in its place."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import docx
import openpyxl
import pytest

from dhr_desktop.base.errors import UserError
from dhr_desktop.importers.action_plan import preview_plan
from dhr_desktop.importers.plan_preview import PlanPreview
from dhr_desktop.model.terms import Scope
from tests.importers.plans import SEVEN, Square, excel_plan, faults, row, word_plan
from tests.readers.building import cell, paragraph, table, word

BOTH = pytest.mark.parametrize("plan", [word_plan, excel_plan], ids=["word", "excel"])
Plan = Callable[..., PlanPreview]


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
    assert preview.as_json() == {
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
def test_titles_above_the_headings_are_passed_over(plan: Plan, tmp_path: Path) -> None:
    title: list[Square] = ["DHR Aldersford: action plan", "", "", "", "", "", ""]
    assert plan(tmp_path, [title, SEVEN, row()]).faults == ()


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


def test_tables_that_repeat_their_headings_carry_on(tmp_path: Path) -> None:
    preview = word_plan(tmp_path, [SEVEN, row()], [SEVEN, row("", "", "Second action"), row("2. Other.")])
    assert [len(found.actions) for found in preview.recommendations] == [2, 1]
    assert preview.faults == ()


def test_table_without_headings_carries_on_and_is_told(tmp_path: Path) -> None:
    preview = word_plan(tmp_path, [SEVEN, row()], [row("2. Other."), row("3. Third.")])
    assert [found.number for found in preview.recommendations] == ["1", "2", "3"]
    assert faults(preview) == [
        ("Table 2", "This table has no headings; it was read as carrying on the one before.")
    ]


def test_other_tables_are_named(tmp_path: Path) -> None:
    preview = word_plan(tmp_path, [["Agency", "Monitoring"], ["All", "Quarterly"]], [SEVEN, row()])
    assert faults(preview) == [("Table 1", "This table has none of the plan's headings and was left out.")]


def test_plan_inside_a_layout_table_is_found(tmp_path: Path) -> None:
    inner = table([SEVEN, [str(square) for square in row()]])
    data = word(f"<w:tbl><w:tr><w:tc>{paragraph('Action plan')}{inner}</w:tc></w:tr></w:tbl>")
    (tmp_path / "plan.docx").write_bytes(data)
    preview = preview_plan(tmp_path / "plan.docx")
    assert preview.recommendations[0].place == "Table 1, row 1, inner table 1, row 2"


def test_merged_cells_hold_for_every_row_they_cover(tmp_path: Path) -> None:
    made = docx.Document()
    grid = made.add_table(4, 7)
    rows = [SEVEN, row(), row("", "", "Second", "", "", "June 2024"), row("2. Other.")]
    for line, texts in zip(grid.rows, rows, strict=True):
        for square, text in zip(line.cells, texts, strict=True):
            square.text = str(text)
    for column in (0, 1, 3):
        grid.cell(1, column).merge(grid.cell(2, column))
    made.save(str(tmp_path / "plan.docx"))
    preview = preview_plan(tmp_path / "plan.docx")
    assert preview.faults == ()
    assert [action.lead_agencies for action in preview.recommendations[0].actions] == [
        ("Police",),
        ("Police",),
    ]
    assert [action.action for action in preview.recommendations[0].actions] == ["Write a course", "Second"]


def test_recommendation_across_the_whole_table_stands_above_its_actions(tmp_path: Path) -> None:
    made = docx.Document()
    grid = made.add_table(3, 7)
    for line, texts in zip(grid.rows, [SEVEN, [""] * 7, row("", "Local")], strict=True):
        for square, text in zip(line.cells, texts, strict=True):
            square.text = str(text)
    grid.cell(1, 0).merge(grid.cell(1, 6)).text = "Recommendation 4: Review it."
    made.save(str(tmp_path / "plan.docx"))
    preview = preview_plan(tmp_path / "plan.docx")
    assert [(found.number, found.text, found.scope) for found in preview.recommendations] == [
        ("4", "Review it.", Scope.LOCAL)
    ]
    assert preview.faults == ()


def test_cells_that_do_not_line_up_are_read_in_order(tmp_path: Path) -> None:
    wide = [cell(text, '<w:gridSpan w:val="2"/>') if i in (0, 3) else text for i, text in enumerate(SEVEN)]
    other = [
        cell(str(text), '<w:gridSpan w:val="2"/>') if i in (2, 6) else str(text)
        for i, text in enumerate(row())
    ]
    (tmp_path / "plan.docx").write_bytes(word(table([wide, other])))
    preview = preview_plan(tmp_path / "plan.docx")
    assert preview.faults == ()
    assert preview.recommendations[0].actions[0].lead_agencies == ("Police",)


def test_row_with_another_number_of_columns_is_named(tmp_path: Path) -> None:
    (tmp_path / "plan.docx").write_bytes(word(table([SEVEN, [str(square) for square in row()][:5]])))
    preview = preview_plan(tmp_path / "plan.docx")
    assert ("Table 1, row 2", "This row has 5 columns, its headings 7.") in faults(preview)
    assert preview.recommendations[0].actions[0].action == "Write a course"


def test_tracked_changes_are_told_for_the_whole_file(tmp_path: Path) -> None:
    changed = "<w:p><w:ins><w:r><w:t>Police</w:t></w:r></w:ins><w:del><w:r><w:delText>ICB</w:delText></w:r></w:del></w:p>"
    squares = [str(square) for square in row()]
    squares[3] = f"<w:tc>{changed}</w:tc>"
    (tmp_path / "plan.docx").write_bytes(word(table([SEVEN, squares])))
    preview = preview_plan(tmp_path / "plan.docx")
    assert preview.recommendations[0].actions[0].lead_agencies == ("Police",)
    assert {fault.place for fault in preview.faults} == {"The whole file"}
    assert len(preview.faults) == 2


def test_dates_that_excel_holds_are_dates(tmp_path: Path) -> None:
    preview = excel_plan(tmp_path, [SEVEN, row(target=date(2024, 3, 31), completed=date(2024, 2, 1))])
    action = preview.recommendations[0].actions[0]
    assert action.target_date is not None
    assert (action.target_date_text, action.target_date.iso()) == ("31 March 2024", "2024-03-31")
    assert action.completed_text == "1 February 2024"
    assert preview.faults == ()


def test_month_that_excel_shows_stays_a_month(tmp_path: Path) -> None:
    made = openpyxl.Workbook()
    sheet = made.active
    assert sheet is not None
    sheet.append(SEVEN)
    sheet.append(row(target=date(2024, 3, 1)))  # type: ignore[arg-type]
    sheet["F2"].number_format = "mmm-yy"
    made.save(tmp_path / "plan.xlsx")
    target = preview_plan(tmp_path / "plan.xlsx").recommendations[0].actions[0].target_date
    assert target is not None
    assert target.iso() == "2024-03"


def test_what_excel_did_to_numbers_is_told(tmp_path: Path) -> None:
    headings = ["No.", *SEVEN]
    preview = excel_plan(
        tmp_path, [headings, [date(2024, 2, 1), *row(target=45382)], [1.5, *row("Other.", target=2025)]]
    )
    assert [sentence for _, sentence in faults(preview)] == [
        "Excel has turned the number into a date.",
        "Target date: The target date is a bare number.",
    ]
    assert preview.recommendations[1].number == "1.5"
    target = preview.recommendations[1].actions[0].target_date
    assert target is not None
    assert target.iso() == "2025"


def test_text_beside_the_table_is_told(tmp_path: Path) -> None:
    preview = excel_plan(tmp_path, [SEVEN, [*row(), "", "remember to ask"]])
    assert [sentence for _, sentence in faults(preview)] == [
        "“remember to ask” stands beside the table and was left out."
    ]


def test_sheets_are_read_one_after_another_and_hidden_ones_are_not(tmp_path: Path) -> None:
    made = openpyxl.Workbook()
    made.remove(made.worksheets[0])
    for name, state in (("Police", "visible"), ("Old", "hidden"), ("Health", "visible")):
        sheet = made.create_sheet(name)
        sheet.sheet_state = state
        sheet.append(SEVEN)
        sheet.append(row(f"{name} should review."))  # type: ignore[arg-type]
    made.save(tmp_path / "plan.xlsx")
    preview = preview_plan(tmp_path / "plan.xlsx")
    assert [found.text for found in preview.recommendations] == [
        "Police should review.",
        "Health should review.",
    ]
    assert faults(preview) == [("The whole file", "A hidden sheet was left out.")]


def test_no_repr_shows_a_text(tmp_path: Path) -> None:
    preview = excel_plan(tmp_path, [SEVEN, row("Canaryname", "Canaryname", "Canaryname", "Canaryname")])
    assert preview.faults
    assert "Canaryname" not in repr((preview, preview.recommendations, preview.faults))
