"""Hostile PDFs, and files that mean harm and are read all the same: what is said of each, and that nothing in them acts."""

from __future__ import annotations

import csv
import io
import struct
from collections.abc import Callable
from pathlib import Path

import pytest

from dhr_desktop.export.render.csv import harmless
from dhr_desktop.readers.content import Document, TextTable, Workbook
from dhr_desktop.readers.limits import MOST_DOTS
from dhr_desktop.readers.pictures import is_plain_picture
from dhr_desktop.readers.reading import read_csv, read_list_file, read_plan_file
from dhr_desktop.readers.refusals import FileRefused, Refusal
from dhr_desktop.readers.remarks import notes
from dhr_desktop.readers.report_reading import report_parts, texts_of
from tests.readers.hostile import CORPUS
from tests.readers.hostile_pdfs import PDFS, HostilePdf
from tests.readers.hostile_read import FORMULAS, READ, HostileRead
from tests.readers.hostile_texts import SLOW, TEXTS


def words_of(content: Document | Workbook | TextTable) -> str:
    blocks = content.blocks if isinstance(content, Document) else ()
    said = [block.text for block in blocks if hasattr(block, "text")]
    return "\n".join([*said, *(c.full_text for t in content.tables for row in t.rows for c in row.cells)])


def test_the_corpus_is_large_and_names_each_file_once() -> None:
    names = [one[0] for one in (*CORPUS, *TEXTS, *READ, *PDFS, *SLOW)]
    assert len(names) == len(set(names))
    assert len(names) >= 120


@pytest.mark.parametrize("hostile", PDFS, ids=lambda hostile: hostile[0])
def test_hostile_pdf_meets_what_must_be_said(hostile: HostilePdf, tmp_path: Path) -> None:
    name, make, said = hostile
    path = tmp_path / name
    path.write_bytes(make())
    if isinstance(said, Refusal):
        with pytest.raises(FileRefused) as caught:
            report_parts(path)
        assert caught.value.refusal is said
    else:
        unread = {one.what for one in report_parts(path).unread}
        assert (said in unread) if said else not unread
    assert [one.name for one in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize("hostile", PDFS[:3], ids=lambda hostile: hostile[0])
def test_a_pdf_is_no_plan_and_no_list(hostile: HostilePdf, tmp_path: Path) -> None:
    path = tmp_path / "plan.docx"
    path.write_bytes(hostile[1]())
    for read in (read_plan_file, read_list_file):
        with pytest.raises(FileRefused) as caught:
            read(path)
        assert caught.value.refusal is Refusal.PDF


@pytest.mark.parametrize("hostile", READ, ids=lambda hostile: hostile[0])
def test_harm_that_does_not_act_is_read_and_noted(hostile: HostileRead, tmp_path: Path) -> None:
    name, make, remark, words = hostile
    path = tmp_path / name
    path.write_bytes(make())
    read = read_list_file if name.endswith(".csv") else read_plan_file
    content = read(path)
    assert words in words_of(content)
    assert content.notes == (notes({remark: 1}) if remark else ())
    assert [one.name for one in tmp_path.iterdir()] == [name]


def test_a_formula_comes_in_as_words_and_leaves_harmless(tmp_path: Path) -> None:
    path = tmp_path / "formulas.csv"
    path.write_bytes({one[0]: one[1] for one in READ}["formulas.csv"]())
    came = [row.cells[1].text for row in read_csv(path).table.rows[1:]]
    assert came == list(FORMULAS)
    target = io.StringIO(newline="")
    csv.writer(target).writerows([harmless(value)] for value in came)
    left = [row[0] for row in csv.reader(io.StringIO(target.getvalue()))]
    assert all(value.startswith("'") for value in left)


def test_a_line_of_a_thousand_million_letters_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "line.csv"
    with path.open("wb") as file:
        file.truncate(1_000_000_000)
    for read in (read_list_file, read_plan_file, report_parts):
        with pytest.raises(FileRefused) as caught:
            read(path)
        assert caught.value.refusal is Refusal.TOO_LARGE


def test_a_report_without_end_is_refused_in_a_sentence() -> None:
    with pytest.raises(FileRefused) as caught:
        texts_of(b"%PDF-1.7\n1 0 obj\n<</Length 99999999999>>\nstream\n" + b"x" * 1000, "x.pdf")
    assert caught.value.refusal is Refusal.DAMAGED


def png(width: int, height: int) -> bytes:
    head = struct.pack(">I4sIIBBBBBI", 13, b"IHDR", width, height, 8, 2, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + head + struct.pack(">I4sI", 0, b"IEND", 0)


def jpeg(width: int, height: int) -> bytes:
    frame = b"\xff\xc2" + struct.pack(">HBHHB", 8, 8, height, width, 0)
    return b"\xff\xd8" + frame + b"\xff\xda\x00\x02\x00\xff\xd9"


@pytest.mark.parametrize("make", [png, jpeg])
def test_a_picture_of_too_many_dots_is_not_kept(make: Callable[[int, int], bytes]) -> None:
    side = int(MOST_DOTS**0.5)
    assert is_plain_picture(make(side, side))
    assert not is_plain_picture(make(side + 1, side + 1))
    assert not is_plain_picture(make(50_000, 50_000))
