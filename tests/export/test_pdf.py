"""The printed page: fonts, marking, numbers, tables that break well, and nothing lost."""

from __future__ import annotations

import io
from typing import Any

import pikepdf
import pypdfium2
import pytest

from dhr_desktop.export.documents.action_plan import HEADINGS
from dhr_desktop.export.render.pdf import document_pdf
from dhr_desktop.export.render.pdf_tables import CHUNK
from dhr_desktop.export.render.printable import printable
from dhr_desktop.sanitise.safe_document import SafeColumn, SafeDocument, SafeTable, make_safe
from tests.fakes.documents import LONG, cell, document, rich, table


def pages(data: bytes) -> list[str]:
    opened = pypdfium2.PdfDocument(data)
    try:
        return [page.get_textpage().get_text_bounded() for page in opened]
    finally:
        opened.close()


def plan(*texts: tuple[str, ...]) -> SafeDocument:
    columns = tuple(SafeColumn(key=f"c{place}", heading=heading) for place, heading in enumerate(HEADINGS))
    rows = tuple(tuple(cell(text) for text in row) for row in texts)
    return document(SafeTable(name="plan", columns=columns, rows=rows), wide=True)


def test_the_same_document_gives_the_same_bytes() -> None:
    assert document_pdf(rich()) == document_pdf(rich())
    assert document_pdf(rich()) != document_pdf(rich(wide=True))


def test_every_font_is_embedded_and_none_is_helvetica() -> None:
    with pikepdf.open(io.BytesIO(document_pdf(rich()))) as pdf:
        fonts: list[Any] = [
            thing
            for thing in pdf.objects
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == pikepdf.Name.Font
        ]
        assert fonts
        for font in fonts:
            assert "SourceSans" in str(font.BaseFont)
            assert "/FontFile2" in font.FontDescriptor


def test_it_says_its_title_its_language_and_no_date() -> None:
    with pikepdf.open(io.BytesIO(document_pdf(rich()))) as pdf:
        assert str(pdf.docinfo["/Title"]) == "A title: A subtitle"
        assert str(pdf.Root.Lang) == "en-GB"
        assert str(pdf.Root.ViewerPreferences["/DisplayDocTitle"]) in ("true", "True")
        assert "/CreationDate" not in pdf.docinfo
        assert "/Author" in pdf.docinfo
        with pdf.open_outline() as outline:
            assert [item.title for item in outline.root] == ["A title"]
            assert [item.title for item in outline.root[0].children] == ["A heading"]


def test_it_holds_nothing_that_acts() -> None:
    with pikepdf.open(io.BytesIO(document_pdf(rich()))) as pdf:
        assert not pdf.attachments
        assert "/OpenAction" not in pdf.Root
        assert "/AcroForm" not in pdf.Root
        assert all("/Annots" not in page for page in pdf.pages)


def test_marking_recipient_and_page_number_are_on_every_page() -> None:
    told = pages(document_pdf(document(make_safe((LONG * 12 + "\n") * 8))))
    assert len(told) > 1
    for number, text in enumerate(told, 1):
        assert text.count("OFFICIAL-SENSITIVE") == 2
        assert "For Oversight pilot" in text
        assert f"{number} of {len(told)}" in text
        assert ("A title: A subtitle" in text) == (number > 1)


def test_the_heads_of_a_table_repeat_on_every_page_and_only_at_its_top() -> None:
    told = pages(document_pdf(plan(*[(LONG * 2, "Local", LONG * 2, "Police", LONG, "May 2025", "")] * 24)))
    assert len(told) > 3
    for text in told:
        assert text.count("Lead Agency") == 1


def test_a_cell_higher_than_a_page_goes_on_overleaf_and_loses_nothing() -> None:
    words = " ".join(f"word{number}" for number in range(2500))
    told = " ".join(
        pages(document_pdf(plan(("First.", "Local", words, "Police", "", "", ""), ("Second.",) * 7)))
    )
    missing = [
        number for number in range(2500) if f"word{number}" not in told.replace("\r", " ").replace("\n", " ")
    ]
    assert missing == []
    assert "Second." in told


@pytest.mark.parametrize("rows", [0, 1, CHUNK, CHUNK + 1])
def test_a_table_of_any_length_is_printed_whole(rows: int) -> None:
    data = document_pdf(document(table(*[(f"row{number}x", "b") for number in range(rows)])))
    told = "".join(pages(data))
    assert [number for number in range(rows) if f"row{number}x" not in told] == []


def test_no_word_of_the_plans_headings_is_cut() -> None:
    told = pages(document_pdf(plan(("a",) * 7)))[0]
    for heading in HEADINGS:
        for word in str(heading).split():
            assert word in told.split(), word


@pytest.mark.parametrize(
    "text",
    [
        "<b>bold</b>",
        "a & b",
        "&lt;",
        "<para>",
        "1 < 2 > 0",
        "]]>",
        "<img src='x'/>",
        "<a href='http://x'>y</a>",
    ],
)
def test_markup_in_a_text_is_printed_as_it_stands(text: str) -> None:
    told = pages(document_pdf(document(make_safe(text), table((text, "b")), title=text)))[0]
    assert told.count(text) >= 3


def test_what_the_font_lacks_is_visible() -> None:
    assert printable("Zoë–Łukasz “quoted” £5 ½") == "Zoë–Łukasz “quoted” £5 ½"
    assert printable("日本") == "??"
    assert printable("a\u200bb\u0000c\u202ed") == "abcd"
    assert printable("one\r\ntwo") == "one\ntwo"
    assert printable("e\u0301") == "é"


def test_a_word_longer_than_its_column_stays_on_the_page() -> None:
    data = document_pdf(plan(("x" * 400, "Local", "", "", "", "", "")))
    assert "".join(pages(data)).replace("\r\n", "").replace("\n", "").count("x") >= 400
