"""Tables of a plan as Word and Excel really have them: split, merged, nested, ragged, hidden, beside other tables."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import docx
import openpyxl
import pytest

from dhr_desktop.base.errors import UserError
from dhr_desktop.importers import action_plan
from dhr_desktop.importers.action_plan import preview_plan
from dhr_desktop.model.terms import Scope
from tests.importers.plans import SEVEN, excel_plan, faults, row, word_plan
from tests.readers.building import cell, paragraph, table, word


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
        "Target date: It is a bare number.",
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


def test_plan_longer_than_any_plan_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(action_plan, "_MOST_ROWS", 3)
    assert len(excel_plan(tmp_path, [SEVEN, row(), row("2. Other.")]).recommendations) == 2
    with pytest.raises(UserError, match="more than 5,000 rows"):
        excel_plan(tmp_path, [SEVEN, row(), row(), row()])
