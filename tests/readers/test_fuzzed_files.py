"""Broken files meet a refusal or come back read; nothing else may happen. DHR_FUZZ_ROUNDS says how many are tried."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from random import Random

import docx
import openpyxl
import pytest

from dhr_desktop.readers import wire
from dhr_desktop.readers.child import EXCEL, TEXT, WORD, read
from dhr_desktop.readers.reading import read_list_file, read_plan_file
from dhr_desktop.readers.refusals import FileRefused, Refusal, Refused
from dhr_desktop.readers.sniff import is_package
from tests.readers.building import excel, paragraph, sheet_row, table, word
from tests.readers.mutations import ROUNDS, mutated, mutated_inside

HEADINGS = [
    "Recommendation",
    "Scope",
    "Action to take",
    "Lead Agency",
    "Milestones",
    "Target Date",
    "Outcome",
]
ROW = ["1. Review the course.", "Local", "Write it", "Police", "Outline", "March 2024", ""]


def word_file() -> bytes:
    made = docx.Document()
    made.add_paragraph("one", style="List Number")
    grid = made.add_table(3, 7)
    for row, texts in zip(grid.rows, [HEADINGS, ROW, ROW], strict=True):
        for square, text in zip(row.cells, texts, strict=True):
            square.text = text
    grid.cell(1, 0).merge(grid.cell(2, 0))
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def excel_file() -> bytes:
    made = openpyxl.Workbook()
    sheet = made.active
    assert sheet is not None
    for texts in [HEADINGS, ROW, [1.5, True, *ROW[2:]]]:
        sheet.append(texts)
    sheet.merge_cells("A2:A3")
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def small_word_file() -> bytes:
    return word(paragraph("Aldersford") + table([HEADINGS, ROW]))


def small_excel_file() -> bytes:
    after = '<mergeCells><mergeCell ref="A2:A3"/></mergeCells>'
    return excel(sheet_row(1, *HEADINGS) + sheet_row(2, *ROW), after=after, strings="<si><t>x</t></si>")


def text_file() -> bytes:
    return "\n".join(",".join(f'"{text}"' for text in texts) for texts in [HEADINGS, ROW, ROW]).encode()


ORIGINALS: list[Callable[[], bytes]] = [word_file, excel_file, small_word_file, small_excel_file, text_file]


def outcome(data: bytes) -> str:
    """Read as the child process does, and take the answer back as the parent does."""
    file = io.BytesIO(data)
    try:
        answer = read(file, frozenset({WORD, EXCEL, TEXT}), package=is_package(file))
    except Refused as refused:
        return refused.refusal
    content = wire.unpacked(answer)
    assert not isinstance(content, Refusal)
    return "read"


@pytest.mark.parametrize("original", ORIGINALS, ids=lambda original: original.__name__)
def test_original_reads(original: Callable[[], bytes]) -> None:
    assert outcome(original()) == "read"


@pytest.mark.timeout(0)
@pytest.mark.parametrize("original", ORIGINALS, ids=lambda original: original.__name__)
def test_broken_bytes_are_refused_or_read(original: Callable[[], bytes]) -> None:
    data = original()
    chance = Random(20_260_302)  # noqa: S311 - to be repeated, not secret
    outcomes = Counter(outcome(mutated(data, chance)) for _ in range(ROUNDS))
    assert outcomes.total() == ROUNDS
    assert Refusal.UNREADABLE not in outcomes


@pytest.mark.timeout(0)
@pytest.mark.parametrize("original", ORIGINALS[:4], ids=lambda original: original.__name__)
def test_broken_insides_are_refused_or_read(original: Callable[[], bytes]) -> None:
    data = original()
    chance = Random(20_260_303)  # noqa: S311 - to be repeated, not secret
    outcomes = Counter(outcome(mutated_inside(data, chance)) for _ in range(ROUNDS))
    assert outcomes.total() == ROUNDS
    assert outcomes["read"]
    assert Refusal.UNREADABLE not in outcomes


def refusal_of(read_file: Callable[[Path], object], path: Path) -> Refusal | None:
    try:
        read_file(path)
    except FileRefused as refused:
        return refused.refusal
    return None


def test_broken_files_through_the_child_process(tmp_path: Path) -> None:
    chance = Random(20_260_304)  # noqa: S311 - to be repeated, not secret
    for i in range(max(10, ROUNDS // 25)):
        original = chance.choice(ORIGINALS)
        broken = (mutated if original is text_file else mutated_inside)(original(), chance)
        path = tmp_path / f"{i}.docx"
        path.write_bytes(broken)
        assert Refusal.UNREADABLE not in {refusal_of(read_plan_file, path), refusal_of(read_list_file, path)}
        assert sorted(tmp_path.iterdir()) == [path]
        path.unlink()
