"""Ugly plans are understood as a careful reader would, and no word of them is lost unseen."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dhr_desktop.base.errors import UserError
from dhr_desktop.importers.action_plan import understand_plan
from dhr_desktop.importers.plan_columns import columns_of, field_of
from dhr_desktop.importers.plan_preview import PlanPreview
from dhr_desktop.importers.wording import tidy, whole_words
from dhr_desktop.readers.content import Cell, Document, Paragraph, Row, Table, Workbook
from dhr_desktop.readers.reading import read_plan_file
from tests.importers.plans import excel_plan, word_plan
from tests.importers.ugly_plans import SEVEN, UGLY
from tests.importers.ugly_tables import TABLES

_MEANT = {
    "and", "the", "rec", "recommendation", "recommendations", "number", "local", "locally", "regional", "national", "tbc",
    "tba", "tbd", "none", "nil", "confirmed", "agreed", "decided", "applicable", "county", "wide", "sub", "vii", "iii",
}  # fmt: skip
"""Words that arrive as what they mean: a number, a scope, a joint between two agencies, nobody."""


def lines(preview: PlanPreview) -> list[str]:
    """Write a preview as `UGLY` writes what it expects."""
    told: list[str] = []
    for found in preview.recommendations:
        told.append(f"{found.number} / {found.scope.value if found.scope else None} / {found.text}")
        for action in found.actions:
            day = action.target_date.iso() if action.target_date else None
            told.append(f"- {action.action} / {' + '.join(action.lead_agencies)} / {day}")
    return told


def words(text: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]{3,}", whole_words(tidy(text)).casefold()))


def lost(file: Document | Workbook, preview: PlanPreview) -> set[str]:
    """Return the words of the file's cells that the preview holds nowhere."""
    told = words(json.dumps(preview.as_json(), ensure_ascii=False).replace("\\n", "\n").replace("\\t", " "))
    texts = [
        cell.full_text
        for table in file.tables
        for row in table.rows
        if columns_of(row.cells) is None
        for cell in row.cells
        if not field_of(cell.full_text)
    ]
    return set[str]().union(*map(words, texts)) - told - _MEANT


@pytest.mark.parametrize("name", [*UGLY, *TABLES])
@pytest.mark.parametrize("write", [word_plan, excel_plan], ids=["word", "excel"])
def test_ugly_plan_is_understood_and_no_word_is_lost(name: str, write: object, tmp_path: Path) -> None:
    if write is word_plan and "Excel" in name:
        pytest.skip("of Excel only")
    tables, expected = (UGLY | TABLES)[name]
    preview = write(tmp_path, *tables)  # type: ignore[operator]
    assert lines(preview) == expected
    assert lost(read_plan_file(next(tmp_path.iterdir())), preview) == set()
    assert all(fault.sentence and fault.remedy and fault.place for fault in preview.faults)


_TEXTS = st.one_of(
    st.sampled_from(
        [
            "", "1. Review it.", "Local (Aldersford)", "N/A", "1) Police 2) Probation", "a) Write it\nb) Run it", "• Write this\n• Run that",
            "Completed March 2023", "Q3 24/25", "Single agency recommendations", "Total", "train-\ning", "Harrowmere " * 30, "#REF!",
        ]
    ),
    st.text(st.sampled_from("abcdefghij klmnopqrstuvwxyz.,;/&()1•-\n"), max_size=25),
)  # fmt: skip
_CELLS = st.builds(Cell, _TEXTS, st.sampled_from(["text", "text", "text", "number", "error"]))


@st.composite
def _tables(draw: st.DrawFn) -> Table:
    """A table with the plan's headings, one or two strange ones, words above them, and rows of any width."""
    headings = [
        *draw(st.permutations(SEVEN)),
        *draw(st.lists(st.sampled_from(["RAG", "Notes", "Zog"]), max_size=2)),
    ]
    above = draw(st.lists(st.lists(_CELLS, max_size=3), max_size=1))
    below = draw(st.lists(st.lists(_CELLS, min_size=1, max_size=10), min_size=1, max_size=6))
    rows: Iterable[list[Cell]] = [*above, [Cell(text) for text in headings], *below]
    return Table("Table 1", tuple(Row(number, tuple(cells)) for number, cells in enumerate(rows, 1)))


@given(_tables(), st.booleans())
def test_every_word_of_a_table_arrives_somewhere(table: Table, again: bool) -> None:
    file = Document((Paragraph(1, "Local recommendations"), table, *([table] if again else [])))
    try:
        preview = understand_plan(file)
    except UserError:
        return
    assert lost(file, preview) == set()
