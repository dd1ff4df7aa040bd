"""Whatever a file says, a preview or a sentence comes out. DHR_FUZZ_ROUNDS says how many broken files are tried."""

from __future__ import annotations

import io
import json
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dhr_desktop.base.errors import UserError
from dhr_desktop.importers.action_plan import understand_plan
from dhr_desktop.importers.plan_columns import HEADINGS
from dhr_desktop.importers.review_columns import propose_mapping
from dhr_desktop.importers.review_list import preview_reviews, read_review_table
from dhr_desktop.readers import wire
from dhr_desktop.readers.child import EXCEL, WORD, read
from dhr_desktop.readers.content import Cell, Document, Row, Sheet, Table, Workbook
from dhr_desktop.readers.refusals import Refused
from dhr_desktop.readers.sniff import is_package
from tests.importers.plans import SEVEN, excel_plan, row, word_plan
from tests.readers.mutations import ROUNDS, mutated, mutated_inside

WORDS = st.one_of(
    st.sampled_from(
        [
            *SEVEN,
            "",
            "",
            "1.",
            "1. Do it",
            "Local",
            "Police and ICB",
            "March 2024",
            "Q2 2024/25",
            "TBC",
            "R4",
            "No.",
        ]
    ),
    st.text(max_size=15),
)
CELLS = st.builds(
    Cell,
    WORDS,
    st.sampled_from(["text", "text", "text", "number", "date", "flag", "error"]),
    st.sampled_from(["", "", "", "", "left", "above"]),
)
HEADING_ROW = st.just(tuple(Cell(heading) for heading in HEADINGS.values()))
ROWS = st.lists(st.one_of(HEADING_ROW, st.lists(CELLS, max_size=9).map(tuple)), max_size=8).map(
    lambda rows: tuple(Row(number, cells) for number, cells in enumerate(rows, 1))
)
TABLES = st.builds(Table, st.sampled_from(["Table 1", "Table 2"]), ROWS)
FILES = st.one_of(
    st.lists(TABLES, max_size=3).map(lambda tables: Document(tuple(tables))),
    st.lists(st.builds(Sheet, st.text(max_size=5), st.booleans(), TABLES), max_size=3).map(
        lambda sheets: Workbook(tuple(sheets))
    ),
)


def checked(file: Document | Workbook) -> str:
    """Understand a file and check the shape of what comes out; return which it was."""
    try:
        preview = understand_plan(file)
    except UserError:
        return "refused"
    printed = json.loads(json.dumps(preview.as_json()))
    assert set(printed) == {"recommendations", "faults"}
    for found in printed["recommendations"]:
        assert set(found) == {"number", "text", "scope", "actions"}
        for action in found["actions"]:
            assert set(action) == {
                "action", "lead_agencies", "milestones", "target_date_text", "target_date", "completed_text"
            }  # fmt: skip
            assert "\n" not in action["target_date_text"]
    for fault in printed["faults"]:
        assert set(fault) - {"not_taken"} == {"place", "sentence", "remedy"}
        assert fault["place"]
        assert fault["sentence"].endswith(".")
        assert fault["remedy"].endswith(".")
    return "previewed"


@given(FILES)
def test_any_tables_are_a_preview_or_a_sentence(file: Document | Workbook) -> None:
    assert checked(file)


@given(st.lists(CELLS, min_size=7, max_size=7).map(tuple))
def test_no_text_below_headings_is_lost(cells: tuple[Cell, ...]) -> None:
    plain = tuple(Cell(cell.text) for cell in cells)
    heading = tuple(Cell(text) for text in SEVEN)
    table = Table(
        "Table 1", (Row(1, heading), Row(2, tuple(Cell(str(text)) for text in row())), Row(3, plain))
    )
    preview = understand_plan(Document((table,)))
    told = json.dumps(preview.as_json(), ensure_ascii=False)
    for cell in (plain[0], plain[2], plain[4], plain[6]):
        for word in cell.text.split():
            if word.isalpha() and word.isascii() and cell.text not in SEVEN:
                assert word in told


@pytest.mark.timeout(0)
@pytest.mark.parametrize("kind", ["word", "excel"])
def test_broken_plans_are_a_preview_or_a_sentence(kind: str, tmp_path: Path) -> None:
    rows = [SEVEN, row(), row("", "", "Second"), row("2. Other.")]
    (word_plan if kind == "word" else excel_plan)(tmp_path, rows)
    data = next(tmp_path.iterdir()).read_bytes()
    chance = Random(20_260_305)  # noqa: S311 - to be repeated, not secret
    previewed = 0
    for _ in range(ROUNDS):
        file = io.BytesIO(mutated_inside(data, chance))
        try:
            content = wire.unpacked(read(file, frozenset({WORD, EXCEL}), package=is_package(file)))
        except Refused:
            continue
        assert isinstance(content, Document | Workbook)
        previewed += checked(content) == "previewed"
    assert previewed


def test_broken_lists_are_a_preview_or_a_sentence(tmp_path: Path) -> None:
    lines = ["Reference,CSP,Date of death,Cause of death,Stalking"] + [
        f"R{i},Penvale,May 201{i},fall,True" for i in range(9)
    ]
    data = "\n".join(lines).encode()
    chance = Random(20_260_306)  # noqa: S311 - to be repeated, not secret
    previewed = 0
    for _ in range(max(10, ROUNDS // 25)):
        (tmp_path / "list.csv").write_bytes(mutated(data, chance))
        try:
            table = read_review_table(tmp_path / "list.csv")
        except UserError:
            continue
        previewed += bool(preview_reviews(table, propose_mapping(table.header, table.sample)).rows)
    assert previewed
