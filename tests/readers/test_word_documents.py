"""A Word file is read in the order in which people read it, with its tables and tracked changes."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest

from dhr_desktop.readers.content import Document, Paragraph, Table
from dhr_desktop.readers.package import Package
from dhr_desktop.readers.reading import read_document
from dhr_desktop.readers.remarks import Remark
from dhr_desktop.readers.word import WordReader
from tests.readers.building import W, cell, paragraph, pointers, table, word, word_parts, zipped


def read(data: bytes) -> tuple[Document, set[Remark]]:
    reader = WordReader(Package(io.BytesIO(data)))
    document = reader.read()
    return document, {remark for remark, count in reader.remarks.items() if count}


def body(xml: str) -> tuple[Document, set[Remark]]:
    return read(word(xml))


def squares(found: Table) -> list[list[str]]:
    return [[square.text for square in row.cells] for row in found.rows]


def test_paragraphs_and_tables_stand_in_reading_order(tmp_path: Path) -> None:
    made = docx.Document()
    made.add_paragraph("Before")
    grid = made.add_table(2, 2)
    grid.cell(0, 0).text = "Recommendation"
    grid.cell(1, 1).text = "First line\nsecond line"
    made.add_paragraph("After")
    made.save(str(tmp_path / "plan.docx"))

    document = read_document(tmp_path / "plan.docx")

    before, found, after = document.blocks
    assert isinstance(before, Paragraph)
    assert isinstance(found, Table)
    assert isinstance(after, Paragraph)
    assert (before.text, after.text, after.number) == ("Before", "After", 3)
    assert found.place == "Table 1"
    assert squares(found) == [["Recommendation", ""], ["", "First line\nsecond line"]]
    assert document.notes == ()


def test_merged_cells_say_where_they_begin(tmp_path: Path) -> None:
    made = docx.Document()
    grid = made.add_table(3, 3)
    grid.cell(0, 0).merge(grid.cell(0, 2)).text = "Across"
    grid.cell(1, 0).merge(grid.cell(2, 0)).text = "Down"
    made.save(str(tmp_path / "plan.docx"))
    rows = read_document(tmp_path / "plan.docx").tables[0].rows
    assert [square.joined for square in rows[0].cells] == ["", "left", "left"]
    assert [row.cells[0].joined for row in rows[1:]] == ["", "above"]
    assert rows[1].cells[0].text == "Down"


def test_nested_table_stays_within_its_cell(tmp_path: Path) -> None:
    made = docx.Document()
    outer = made.add_table(1, 2)
    inner = outer.cell(0, 1).add_table(1, 2)
    inner.cell(0, 0).text = "inner one"
    inner.cell(0, 1).text = "inner two"
    made.save(str(tmp_path / "plan.docx"))
    found = read_document(tmp_path / "plan.docx").tables[0]
    assert found.inner[0].place == "Table 1, row 1, inner table 1"
    assert squares(found.inner[0]) == [["inner one", "inner two"]]
    assert found.rows[0].cells[1].full_text.strip() == "inner one\tinner two"


def test_content_controls_are_read_and_their_placeholders_are_not() -> None:
    control = "<w:sdt><w:sdtPr>{0}</w:sdtPr><w:sdtContent>{1}</w:sdtContent></w:sdt>"
    run = "<w:r><w:t>typed</w:t></w:r>"
    document, _ = body(
        f"<w:p>{control.format('', run)}</w:p>"
        + control.format("<w:showingPlcHdr/>", paragraph("Click here to enter text."))
        + table([[f"<w:tc>{control.format('', paragraph('in a cell'))}</w:tc>", "plain"]])
        + f"<w:tbl><w:tr>{control.format('', cell('whole cell'))}</w:tr></w:tbl>"
    )
    assert isinstance(document.blocks[0], Paragraph)
    assert document.blocks[0].text == "typed"
    assert len(document.blocks) == 3
    assert squares(document.tables[0]) == [["in a cell", "plain"]]
    assert squares(document.tables[1]) == [["whole cell"]]


def test_tracked_changes_count_as_accepted_and_are_told() -> None:
    document, remarks = body(
        "<w:p><w:r><w:t>The </w:t></w:r>"
        "<w:del w:id='1'><w:r><w:delText>old</w:delText></w:r></w:del>"
        "<w:ins w:id='2'><w:r><w:t>new</w:t></w:r></w:ins>"
        "<w:moveFrom><w:r><w:t>gone</w:t></w:r></w:moveFrom>"
        "<w:moveTo><w:r><w:t> words</w:t></w:r></w:moveTo></w:p>"
    )
    assert [block.text for block in document.blocks if isinstance(block, Paragraph)] == ["The new words"]
    assert remarks == {Remark.INSERTED, Remark.DELETED}


def test_deleted_row_and_deleted_paragraph_end_are_gone() -> None:
    deleted = f"<w:tr><w:trPr><w:del/></w:trPr>{cell('gone')}</w:tr>"
    joined = "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"
    document, remarks = body(
        f"<w:tbl><w:tr>{cell('kept')}</w:tr>{deleted}</w:tbl>"
        + paragraph("one ", joined)
        + paragraph("sentence")
    )
    assert squares(document.tables[0]) == [["kept"]]
    assert [block.text for block in document.blocks if isinstance(block, Paragraph)] == ["one sentence"]
    assert Remark.DELETED in remarks


def test_hidden_text_is_left_out_and_told() -> None:
    document, remarks = body(
        "<w:p><w:r><w:t>seen</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>unseen</w:t></w:r>"
        "<w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t> too</w:t></w:r></w:p>"
    )
    assert [block.text for block in document.blocks if isinstance(block, Paragraph)] == ["seen too"]
    assert remarks == {Remark.HIDDEN_TEXT}


def test_text_box_that_word_stores_twice_is_read_once() -> None:
    box = f"<w:txbxContent>{paragraph('boxed')}</w:txbxContent>"
    mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    document, _ = body(
        f"<w:p><w:r><mc:AlternateContent xmlns:mc='{mc}'><mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    assert [block.text for block in document.blocks if isinstance(block, Paragraph)] == ["", "boxed"]


def test_signs_links_and_fields_read_as_they_show() -> None:
    document, _ = body(
        "<w:p><w:hyperlink><w:r><w:t>a</w:t></w:r></w:hyperlink><w:r><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t>"
        "<w:noBreakHyphen/><w:t>d</w:t></w:r><w:fldSimple><w:r><w:t>e</w:t></w:r></w:fldSimple>"
        "<w:r><w:instrText>REF x</w:instrText><w:sym w:char='F0FC'/></w:r></w:p>"
    )
    assert [block.text for block in document.blocks if isinstance(block, Paragraph)] == ["a\tb\nc-de✓"]


NUMBERING = f"""<w:numbering xmlns:w="{W}">
<w:abstractNum w:abstractNumId="0">
 <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
 <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1.%2)"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="x"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>
</w:numbering>"""


def numbered(text: str, number: int, level: int = 0) -> str:
    return paragraph(
        text, f"<w:pPr><w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='{number}'/></w:numPr></w:pPr>"
    )


def test_automatic_numbers_are_read_as_they_show() -> None:
    xml = (
        numbered("first", 1)
        + numbered("under", 1, 1)
        + numbered("under", 1, 1)
        + numbered("second", 1)
        + numbered("under again", 1, 1)
        + numbered("point", 2)
        + numbered("seventh", 3)
        + numbered("plain", 0)
        + table([[f"<w:tc>{numbered('', 1)}</w:tc>", f"<w:tc>{numbered('', 2)}</w:tc>"]])
    )
    parts = word_parts(xml) | {
        "word/numbering.xml": NUMBERING,
        "word/_rels/document.xml.rels": pointers(("numbering", "numbering.xml")),
    }
    document, _ = read(zipped(parts))
    texts = [block.text for block in document.blocks if isinstance(block, Paragraph)]
    assert texts == [
        "1. first", "1.a) under", "1.b) under", "2. second", "2.a) under again", "• point", "7. seventh", "plain",
    ]  # fmt: skip
    assert squares(document.tables[0]) == [["3.", ""]]


def test_list_style_numbers_too(tmp_path: Path) -> None:
    made = docx.Document()
    for text in ("one", "two"):
        made.add_paragraph(text, style="List Number")
    made.save(str(tmp_path / "plan.docx"))
    texts = [
        block.text for block in read_document(tmp_path / "plan.docx").blocks if isinstance(block, Paragraph)
    ]
    assert texts == ["1. one", "2. two"]


def test_strict_form_of_word_is_read_as_well() -> None:
    parts = word_parts(paragraph("strict"))
    strict = str(parts["word/document.xml"]).replace(W, "http://purl.oclc.org/ooxml/wordprocessingml/main")
    document, _ = read(zipped(parts | {"word/document.xml": strict}))
    assert [block.text for block in document.blocks if isinstance(block, Paragraph)] == ["strict"]


def test_name_of_the_file_does_not_matter(tmp_path: Path) -> None:
    (tmp_path / "plan.xlsx").write_bytes(word(paragraph("a letter")))
    assert len(read_document(tmp_path / "plan.xlsx").blocks) == 1


def test_comments_and_included_files_are_told() -> None:
    parts = word_parts("<w:altChunk/>" + paragraph("x")) | {
        "word/_rels/document.xml.rels": pointers(("comments", "comments.xml")),
    }
    _, remarks = read(zipped(parts))
    assert remarks == {Remark.COMMENTS, Remark.INCLUDED_FILES}


def test_no_repr_shows_a_text(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(word(paragraph("Canaryname") + table([["Canaryname"]])))
    assert "Canaryname" not in repr(read_document(tmp_path / "a.docx"))


@pytest.mark.parametrize("width", ["-1", "x", "99999999999999999999"])
def test_odd_spans_do_no_harm(width: str) -> None:
    document, _ = body(table([[cell("x", f"<w:gridSpan w:val='{width}'/>")]]))
    assert squares(document.tables[0]) == [["x"]]
