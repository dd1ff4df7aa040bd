"""Builds action plans in Word and Excel with the template's seven headings."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import docx
import openpyxl

from dhr_desktop.importers.action_plan import preview_plan
from dhr_desktop.importers.plan_columns import HEADINGS
from dhr_desktop.importers.plan_preview import PlanPreview

SEVEN = tuple(HEADINGS.values())
Square = object


def row(  # noqa: PLR0917 - the seven columns in their order
    recommendation: Square = "1. Review the training.",
    scope: Square = "Local",
    action: Square = "Write a course",
    lead: Square = "Police",
    milestones: Square = "Outline agreed",
    target: Square = "March 2024",
    completed: Square = "",
) -> list[Square]:
    """Return a sound row with some squares changed."""
    return [recommendation, scope, action, lead, milestones, target, completed]


def word_plan(path: Path, *tables: Sequence[Sequence[Square]]) -> PlanPreview:
    """Write the tables into a Word document and preview it."""
    made = docx.Document()
    made.add_heading("Action plan", 1)
    for rows in tables:
        grid = made.add_table(0, max(len(texts) for texts in rows))
        for texts in rows:
            for square, text in zip(grid.add_row().cells, texts, strict=False):
                square.text = str(text)
        made.add_paragraph("")
    made.save(str(path / "plan.docx"))
    return preview_plan(path / "plan.docx")


def excel_plan(path: Path, *sheets: Sequence[Sequence[Square]]) -> PlanPreview:
    """Write the sheets into an Excel workbook and preview it."""
    made = openpyxl.Workbook()
    made.remove(made.worksheets[0])
    for number, rows in enumerate(sheets, 1):
        sheet = made.create_sheet(f"Plan {number}")
        for texts in rows:
            sheet.append([text if text != "" else None for text in texts])  # type: ignore[list-item]
    made.save(path / "plan.xlsx")
    return preview_plan(path / "plan.xlsx")


def faults(preview: PlanPreview) -> list[tuple[str, str]]:
    """Return place and sentence of every fault."""
    return [(fault.place, fault.sentence) for fault in preview.faults]
