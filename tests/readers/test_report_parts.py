"""Every text of a report is read, wherever it stands; what cannot be read is named; hostile files are refused in a sentence."""

from __future__ import annotations

import io
import zipfile
from hashlib import sha256
from pathlib import Path

import pikepdf
import pytest

from dhr_desktop.base.report_text import ReportParts, TextKind, Unread
from dhr_desktop.readers.refusals import FileRefused, Refusal
from dhr_desktop.readers.report_reading import report_parts, texts_of
from tests.fakes.reports import (
    GOES,
    PDF_PLACES,
    STAYS,
    canary,
    pdf_report,
    plain_word,
    word_report,
    zipped,
)
from tests.readers.hostile import CORPUS, Hostile


@pytest.fixture(scope="module")
def word() -> ReportParts:
    return texts_of(word_report(), "Report.docx")


@pytest.fixture(scope="module")
def pdf() -> ReportParts:
    return texts_of(pdf_report(), "Report.pdf")


@pytest.mark.parametrize("place", [place for place in (*STAYS, *GOES) if place != "pointer"])
def test_a_name_is_read_in_every_part_of_a_word_document(word: ReportParts, place: str) -> None:
    wanted = canary(place).lower()
    found = [text for text in word.texts if wanted in text.text.lower()]
    assert found
    if place in STAYS:
        assert any(text.kind is TextKind.WORDS and not text.goes for text in found)


@pytest.mark.parametrize("place", PDF_PLACES)
def test_a_name_is_read_in_every_part_of_a_pdf(pdf: ReportParts, place: str) -> None:
    assert any(canary(place).lower() in text.text.lower() for text in pdf.texts)


def test_what_no_program_can_read_is_named(word: ReportParts, pdf: ReportParts) -> None:
    assert {one.what for one in word.unread} == {Unread.PICTURE, Unread.CHANGES, Unread.CHART}
    assert {one.what for one in pdf.unread} == {Unread.EMBEDDED}


def test_the_place_names_page_and_table() -> None:
    mark = "<w:r><w:lastRenderedPageBreak/><w:t>second</w:t></w:r>"
    parts = texts_of(plain_word("first", mark, "third"), "x.docx")
    assert [(t.text, t.place) for t in parts.texts if t.part == "Body" and t.kind is TextKind.WORDS] == [
        ("first", "page 1, paragraph 1"),
        ("second", "page 1, paragraph 2"),
        ("third", "page 2, paragraph 3"),
    ]


def test_the_name_of_the_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "Jane Penrose.docx"
    path.write_bytes(word_report())
    before = sha256(path.read_bytes()).hexdigest()
    assert report_parts(path).texts[0].text == "Jane Penrose.docx"
    assert sha256(path.read_bytes()).hexdigest() == before


def test_embedded_objects_macros_and_charts_are_named() -> None:
    content = plain_word("x", word__embeddings__oleObject1="\x00\x01", word__vbaProject="\x00\x01")
    names = {"word/embeddings/oleObject1": "word/embeddings/o.bin", "word/vbaProject": "word/vbaProject.bin"}
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {names.get(name, name): archive.read(name) for name in archive.namelist()}
    found = {one.what for one in texts_of(zipped(parts), "x.docm").unread}
    assert found == {Unread.EMBEDDED, Unread.MACROS}


def test_a_locked_pdf_is_refused() -> None:
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf_report())) as opened:
        opened.save(target, encryption=pikepdf.Encryption(owner="a", user="b"))
    with pytest.raises(FileRefused) as refused:
        texts_of(target.getvalue(), "x.pdf")
    assert refused.value.refusal is Refusal.LOCKED


def test_a_pdf_with_an_earlier_version_inside_is_named() -> None:
    assert Unread.EARLIER in {one.what for one in texts_of(pdf_report() + b"\n%%EOF\n", "x.pdf").unread}


@pytest.mark.parametrize("cut", [10, 400, 1500])
def test_a_damaged_file_is_refused(cut: int) -> None:
    for content in (word_report()[:cut], b"%PDF-1.7\n" + b"\x00" * cut):
        with pytest.raises(FileRefused):
            texts_of(content, "x")


REFUSED = [
    hostile for hostile in CORPUS if hostile[2] is not Refusal.TOO_MANY_COLUMNS
]  # columns are no bound here


@pytest.mark.parametrize("hostile", REFUSED, ids=[hostile[0] for hostile in REFUSED])
def test_a_hostile_file_is_refused_in_a_sentence(hostile: Hostile) -> None:
    with pytest.raises(FileRefused) as refused:
        texts_of(hostile[1](), hostile[0])
    assert refused.value.sentence.endswith(".")
    assert refused.value.remedy
