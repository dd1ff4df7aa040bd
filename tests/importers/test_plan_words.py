"""What Word puts around and into a plan's table: headings above it, boxes, notes, automatic numbers."""

from __future__ import annotations

from pathlib import Path

import docx

from dhr_desktop.importers.action_plan import preview_plan
from dhr_desktop.importers.plan_preview import PlanPreview
from dhr_desktop.model.terms import Scope
from tests.importers.plans import SEVEN, faults, row
from tests.readers.building import paragraph, table, word

ROW = [str(square) for square in row()]


def of_body(folder: Path, body: str) -> PlanPreview:
    (folder / "plan.docx").write_bytes(word(body))
    return preview_plan(folder / "plan.docx")


def test_heading_above_a_table_gives_its_scope(tmp_path: Path) -> None:
    rows = [table([SEVEN, [f"{number}. Review it.", "", *ROW[2:]]]) for number in (1, 2, 3)]
    body = "".join(
        paragraph(heading) + one
        for heading, one in zip(
            ["National recommendations", "Local Recommendations:", "Single agency recommendations"],
            rows,
            strict=True,
        )
    )
    preview = of_body(tmp_path, body)
    assert [found.scope for found in preview.recommendations] == [Scope.NATIONAL, Scope.LOCAL, None]
    assert preview.faults == ()


def test_recommendation_above_a_table_of_its_actions_is_taken(tmp_path: Path) -> None:
    headings = ["Scope", "Action to take", "Lead Agency", "Milestones", "Target Date", "Outcome"]
    body = (
        paragraph("Recommendation 1: The partnership should train.")
        + table([headings, ROW[1:]])
        + paragraph("Recommendation 2: Agencies should ask.")
        + table([headings, ROW[1:], ["", "Ask again", *ROW[3:]]])
    )
    preview = of_body(tmp_path, body)
    assert [(found.number, found.text, len(found.actions)) for found in preview.recommendations] == [
        ("1", "The partnership should train.", 1),
        ("2", "Agencies should ask.", 2),
    ]
    assert preview.faults == ()


def test_text_box_in_a_cell_is_read_and_footnotes_are_told(tmp_path: Path) -> None:
    box = "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>Police</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>"
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    squares = [*ROW[:3], f"<w:tc><w:p>{box}{note}</w:p></w:tc>", *ROW[4:]]
    preview = of_body(tmp_path, table([SEVEN, squares]))
    assert preview.recommendations[0].actions[0].lead_agencies == ("Police",)
    assert faults(preview) == [("The whole file", "Footnotes and endnotes were left out.")]


def test_automatic_numbers_of_word_are_numbers_of_recommendations(tmp_path: Path) -> None:
    made = docx.Document()
    grid = made.add_table(4, 7)
    texts = [
        SEVEN,
        ["Review it.", *ROW[1:]],
        ["", "", "Second", "Police", "", "June 2024", ""],
        ["Ask.", *ROW[1:]],
    ]
    for line, squares in zip(grid.rows, texts, strict=True):
        for square, text in zip(line.cells, squares, strict=True):
            square.text = text
    for number in (1, 3):
        grid.cell(number, 0).paragraphs[0].style = made.styles["List Number"]
    made.save(str(tmp_path / "plan.docx"))
    preview = preview_plan(tmp_path / "plan.docx")
    assert [(found.number, found.text, len(found.actions)) for found in preview.recommendations] == [
        ("1", "Review it.", 2),
        ("2", "Ask.", 1),
    ]
