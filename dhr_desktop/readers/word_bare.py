"""Takes out of a part of a Word document everything that is not the report itself: changes, comments, hidden text, fields, objects.

Accepted text and its formatting stay.
"""

from __future__ import annotations

import re
from typing import Final

from dhr_desktop.readers.package import Element
from dhr_desktop.readers.word_edits import take_out, unwrap
from dhr_desktop.readers.word_slots import attribute, child, is_vanished, local, named

_GONE: Final = (
    "commentRangeStart", "commentRangeEnd", "commentReference", "annotationRef", "proofErr", "permStart", "permEnd",
    "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd", "rPrChange", "pPrChange",
    "sectPrChange", "tblPrChange", "tblPrExChange", "trPrChange", "tcPrChange", "tblGridChange", "numberingChange",
    "customXmlInsRangeStart", "customXmlInsRangeEnd", "customXmlDelRangeStart", "customXmlDelRangeEnd",
    "customXmlMoveFromRangeStart", "customXmlMoveFromRangeEnd", "customXmlMoveToRangeStart", "customXmlMoveToRangeEnd",
    "cellIns", "cellDel", "cellMerge", "altChunk", "subDoc", "control", "contentPart", "extLst", "hlinkClick",
    "hlinkHover", "Fallback", "sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr", "numPicBullet", "lvlPicBulletId",
    "printerSettings", "divId", "cnfStyle", "docVars", "lsdException", "embedRegular", "embedBold", "embedItalic",
    "embedBoldItalic", "saveSubsetFonts", "custDataLst", "stylePaneFormatFilter",
)  # fmt: skip
_OPENED: Final = ("ins", "moveTo", "sdt", "sdtContent", "smartTag", "customXml")
_REMOVED: Final = ("del", "moveFrom")
_FIELDS: Final = frozenset(
    {"TOC", "PAGE", "NUMPAGES", "SECTIONPAGES", "REF", "PAGEREF", "NOTEREF", "SEQ", "STYLEREF"}
)
_OWN_MARKS: Final = re.compile(r"_(?:Toc|Ref|Hlk)\d+")
_TITLED: Final = ("docPr", "cNvPr")
_SESSIONS: Final = ("rsid", "paraId", "textId")


def bare(root: Element) -> None:
    """Leave in the tree what a reader sees with every change accepted."""
    for node in [node for node in root.iter() if not isinstance(node.tag, str)]:
        take_out(node)
    _drop_deleted_cells(root)
    _join_paragraphs(root)
    for element in named(root, *_REMOVED, *_GONE):
        take_out(element)
    for element in named(root, "r"):
        if is_vanished(element):
            take_out(element)
    _unlink_fields(root)
    for element in named(root, *_OPENED):
        if local(element.getparent()) in {"trPr", "rPr"}:
            take_out(element)
        else:
            unwrap(element)
    _forget_marks(root)
    _forget_names(root)
    _mend(root)


def _drop_deleted_cells(root: Element) -> None:
    for element in named(root, "tr"):
        if child(element, "trPr", "del") is not None:
            take_out(element)
    for element in named(root, "tc"):
        if child(element, "tcPr", "cellDel") is not None:
            _empty_cell(element)


def _empty_cell(cell: Element) -> None:
    """Keep a deleted cell's place in its row, without its text."""
    for paragraph in named(cell, "p"):
        for part in list(paragraph):
            if local(part) != "pPr":
                paragraph.remove(part)


def _join_paragraphs(root: Element) -> None:
    """Let a paragraph whose end was deleted run on into the next one."""
    for paragraph in reversed(list(named(root, "p"))):
        mark = child(paragraph, "pPr", "rPr")
        if mark is None or not any(local(one) in _REMOVED for one in mark):
            continue
        after = paragraph.getnext()
        pieces = [piece for piece in paragraph if local(piece) != "pPr"]
        if after is None or local(after) != "p":
            continue
        at = 1 if len(after) and local(after[0]) == "pPr" else 0
        for piece in reversed(pieces):
            after.insert(at, piece)
        take_out(paragraph)


def _unlink_fields(root: Element) -> None:
    """Turn fields but those of numbers, references and contents into the words that they show."""
    for element in named(root, "fldSimple"):
        if _field_word(attribute(element, "instr")) not in _FIELDS:
            unwrap(element)
    stack: list[list[Element]] = []
    for element in named(root, "fldChar", "instrText"):
        kind = attribute(element, "fldCharType")
        if kind == "begin":
            stack.append([])
            for data in list(element):
                element.remove(data)
        if not stack:
            take_out(element)
            continue
        stack[-1].append(element)
        if kind == "end":
            _unlink(stack.pop())
    for unfinished in stack:
        for piece in unfinished:
            take_out(piece)


def _unlink(pieces: list[Element]) -> None:
    code = "".join(piece.text or "" for piece in pieces if local(piece) == "instrText")
    if _field_word(code) not in _FIELDS:
        for piece in pieces:
            take_out(piece)


def _field_word(code: str) -> str:
    return (code.split() or [""])[0].upper()


def _forget_marks(root: Element) -> None:
    """Take out bookmarks that a person named, and the links to them."""
    gone: set[str] = set()
    for element in named(root, "bookmarkStart"):
        if not _OWN_MARKS.fullmatch(attribute(element, "name")):
            gone.add(attribute(element, "id"))
            take_out(element)
    for element in named(root, "bookmarkEnd"):
        if attribute(element, "id") in gone:
            take_out(element)
    for element in named(root, "hyperlink"):
        anchor = attribute(element, "anchor")
        if anchor and not _OWN_MARKS.fullmatch(anchor):
            unwrap(element)


def _mend(root: Element) -> None:
    """Leave no table without rows and no cell without a paragraph; Word takes such a file for damaged."""
    for table in named(root, "tbl"):
        if not any(local(row) == "tr" for row in table):
            take_out(table)
    for cell in named(root, "tc"):
        if not len(cell) or local(cell[-1]) != "p":
            cell.append(cell.makeelement(cell.tag.removesuffix("tc") + "p"))


def _forget_names(root: Element) -> None:
    """Take out what tells sessions and persons apart, and the names of drawings, which are often those of files."""
    for element in root.iter():
        if (element.tail or "").strip():
            element.tail = None  # words between elements are shown by no program
        for key in list(element.attrib):
            short = key.rpartition("}")[2]
            if short.startswith(_SESSIONS) or short in {"author", "initials", "userId", "providerId"}:
                del element.attrib[key]
        if local(element) in _TITLED:
            element.set("name", "Drawing")
