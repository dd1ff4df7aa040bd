"""Builds small Word and Excel files by hand, so that a test can put anything at all inside them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PR = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


def zipped(parts: Mapping[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a zip of the parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return file.getvalue()


def pointers(*targets: tuple[str, str]) -> str:
    """Return a relationships part that points to (kind, target) as rId1, rId2, ..."""
    inner = "".join(
        f'<Relationship Id="rId{i}" Type="{R}/{kind}" Target="{target}"/>'
        for i, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{PR}">{inner}</Relationships>'


def word_parts(body: str, **others: bytes | str) -> dict[str, bytes | str]:
    """Return the parts of a Word document with that body; others by name, "__" for "/" and "_" for "."."""
    return {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": pointers(("officeDocument", "word/document.xml")),
        "word/document.xml": f'<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{body}</w:body></w:document>',
    } | {name.replace("__", "/").replace("_xml", ".xml"): data for name, data in others.items()}


def word(body: str, **others: bytes | str) -> bytes:
    """Return a Word document with that body."""
    return zipped(word_parts(body, **others))


def paragraph(text: str, properties: str = "") -> str:
    """Return a paragraph's XML."""
    return f"<w:p>{properties}<w:r><w:t>{text}</w:t></w:r></w:p>"


def cell(text: str = "", properties: str = "") -> str:
    """Return a table cell's XML; each line becomes a paragraph."""
    inner = "".join(paragraph(line) for line in text.split("\n"))
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def table(rows: Sequence[Sequence[str]]) -> str:
    """Return a table's XML; a square that begins with "<w:tc" is taken as it is."""
    return (
        "<w:tbl>"
        + "".join(
            "<w:tr>"
            + "".join(square if square.startswith("<w:tc") else cell(square) for square in row)
            + "</w:tr>"
            for row in rows
        )
        + "</w:tbl>"
    )


def excel_parts(rows: str, *, after: str = "", strings: str = "", styles: str = "") -> dict[str, bytes | str]:
    """Return the parts of a workbook with one sheet holding those row elements."""
    return {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": pointers(("officeDocument", "xl/workbook.xml")),
        "xl/_rels/workbook.xml.rels": pointers(
            ("worksheet", "worksheets/sheet1.xml"),
            ("sharedStrings", "sharedStrings.xml"),
            ("styles", "styles.xml"),
        ),
        "xl/workbook.xml": (
            f'<workbook xmlns="{S}" xmlns:r="{R}"><sheets>'
            '<sheet name="Plan" sheetId="1" r:id="rId1"/></sheets></workbook>'
        ),
        "xl/worksheets/sheet1.xml": (
            f'<worksheet xmlns="{S}"><sheetData>{rows}</sheetData>{after}</worksheet>'
        ),
        "xl/sharedStrings.xml": f'<sst xmlns="{S}">{strings}</sst>',
        "xl/styles.xml": f'<styleSheet xmlns="{S}">{styles}</styleSheet>',
    }


def excel(rows: str, *, after: str = "", strings: str = "", styles: str = "") -> bytes:
    """Return a workbook with one sheet holding those row elements."""
    return zipped(excel_parts(rows, after=after, strings=strings, styles=styles))


def sheet_row(number: int, *texts: str) -> str:
    """Return a row element with inline texts."""
    cells = "".join(f'<c t="inlineStr"><is><t>{text}</t></is></c>' for text in texts)
    return f'<row r="{number}">{cells}</row>'
