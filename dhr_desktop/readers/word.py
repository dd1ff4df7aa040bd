"""Reads a Word document: paragraphs, tables, text in content controls; tracked changes as if all were accepted.

It walks the document's own XML, because the usual library leaves out content controls and inserted text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from dhr_desktop.readers.content import Cell, Document, Joined, Paragraph, Row, Table
from dhr_desktop.readers.limits import LONGEST_CELL, MOST_CELLS, MOST_COLUMNS, MOST_ROWS
from dhr_desktop.readers.package import Element, Package
from dhr_desktop.readers.refusals import Refusal, Refused
from dhr_desktop.readers.remarks import Remark
from dhr_desktop.readers.word_numbers import BULLET, Numbers

_Block = str | Table
"""A paragraph's text, or a table."""

_WRAPPERS: Final = frozenset({"sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo", "dir", "bdo"})
_RUN_HOLDERS: Final = _WRAPPERS | {"hyperlink", "fldSimple", "ruby", "rubyBase"}
_REMOVED: Final = frozenset({"del", "moveFrom"})
_SIGNS: Final = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
_SYMBOLS: Final = {"F0FC": "✓", "F0FE": "☑", "F052": "☑", "F0A8": "☐", "F0FB": "✗", "F0E0": "→", "F0B7": "•"}
"""Ticks, boxes and arrows that people insert from the Wingdings fonts."""
_MERGES: Final[tuple[tuple[str, Joined], ...]] = (("vMerge", "above"), ("hMerge", "left"))
_NOTES: Final = frozenset({"footnoteReference", "endnoteReference"})
_DRAWN: Final = frozenset({"drawing", "pict", "object"})


class WordReader:
    """Reads one document; `remarks` counts what was noticed on the way."""

    def __init__(self, package: Package) -> None:
        self.remarks: Counter[Remark] = Counter()
        self._package = package
        self._numbers = Numbers(package)
        self._cells = 0

    def read(self) -> Document:
        """Return the document, its tables without places.

        Raises:
            Refused: the document is damaged or too large.
        """
        body = next((e for e in self._package.tree(self._package.main) if _local(e) == "body"), None)
        if body is None:
            raise Refused(Refusal.DAMAGED)
        for kind, name in self._package.related(self._package.main).values():
            self.remarks[Remark.COMMENTS] += kind == "comments"
            self.remarks[Remark.OUTSIDE_LINKS] += not name and kind != "hyperlink"
        self.remarks[Remark.MACROS] += self._package.any_named("vbaproject.bin")
        blocks: list[Paragraph | Table] = []
        for number, block in enumerate(self._blocks(body), 1):
            if number > MOST_ROWS:
                raise Refused(Refusal.TOO_MUCH)
            blocks.append(Paragraph(number, block) if isinstance(block, str) else block)
        return Document(tuple(blocks))

    def _blocks(self, parent: Element) -> Iterator[_Block]:
        """Yield what stands in a body, a cell or a box; a paragraph whose end was deleted runs on into the next."""
        held = ""
        for element in self._unwrapped(parent):
            name = _local(element)
            if name == "p":
                boxes: list[Element] = []
                text = held + self._paragraph(element, boxes)
                held = text if self._runs_on(element) else ""
                if not held:
                    yield text
                for box in boxes:
                    yield from self._blocks(box)
            elif name == "tbl":
                yield self._table(element)
            elif name == "altChunk":
                self.remarks[Remark.INCLUDED_FILES] += 1
        if held:
            yield held

    def _unwrapped(self, parent: Element) -> Iterator[Element]:
        """Yield the children with content controls and the like opened; placeholders and removed parts left out."""
        for element in parent:
            name = _local(element)
            if name in _REMOVED:
                self.remarks[Remark.DELETED] += 1
            elif name == "sdt" and _find(element, "sdtPr", "showingPlcHdr") is not None:
                continue
            elif name in _WRAPPERS:
                if name in {"ins", "moveTo"}:
                    self.remarks[Remark.INSERTED] += 1
                yield from self._unwrapped(element)
            elif name == "AlternateContent":
                chosen = _find(element, "Choice")
                if chosen is not None:
                    yield from self._unwrapped(chosen)
            else:
                yield element

    def _paragraph(self, paragraph: Element, boxes: list[Element]) -> str:
        text = "".join(self._inline(paragraph, boxes))
        if len(text) > LONGEST_CELL:
            self.remarks[Remark.TEXT_CUT] += 1
            text = text[:LONGEST_CELL]
        label = self._numbers.label(paragraph)
        if not text.strip():
            return text if label == BULLET else label or text
        return f"{label} {text}" if label else text

    def _inline(self, parent: Element, boxes: list[Element]) -> Iterator[str]:
        """Yield the pieces of text of a paragraph; boxes drawn on it are collected."""
        for element in self._unwrapped(parent):
            name = _local(element)
            if name == "r":
                if _switched_on(_find(element, "rPr", "vanish")):
                    self.remarks[Remark.HIDDEN_TEXT] += 1
                else:
                    yield from self._run(element, boxes)
            elif name in _RUN_HOLDERS:
                yield from self._inline(element, boxes)

    def _run(self, run: Element, boxes: list[Element]) -> Iterator[str]:
        for element in self._unwrapped(run):
            name = _local(element)
            if name == "t":
                yield element.text or ""
            elif name in _SIGNS:
                yield _SIGNS[name]
            elif name == "sym":
                yield _SYMBOLS.get(_attribute(element, "char").upper(), "")
            elif name == "ruby":
                yield from self._inline(element, boxes)
            elif name in _NOTES:
                self.remarks[Remark.FOOTNOTES] += 1
            elif name in _DRAWN:
                boxes.extend(_boxes(element))

    def _runs_on(self, paragraph: Element) -> bool:
        """Say whether the end of the paragraph was deleted in a tracked change."""
        mark = _find(paragraph, "pPr", "rPr")
        return mark is not None and any(_local(e) in _REMOVED for e in mark)

    def _table(self, table: Element) -> Table:
        rows: list[Row] = []
        for element in self._unwrapped(table):
            if _local(element) != "tr":
                continue
            properties = _find(element, "trPr")
            if _find(properties, "del") is not None:
                self.remarks[Remark.DELETED] += 1
                continue
            if _find(properties, "ins") is not None:
                self.remarks[Remark.INSERTED] += 1
            rows.append(Row(len(rows) + 1, self._row(element, properties)))
            if len(rows) > MOST_ROWS:
                raise Refused(Refusal.TOO_MANY_ROWS)
        return Table("", tuple(rows))

    def _row(self, row: Element, properties: Element | None) -> tuple[Cell, ...]:
        cells = [Cell()] * min(_number(_find(properties, "gridBefore"), 0), MOST_COLUMNS)
        for element in self._unwrapped(row):
            if _local(element) != "tc":
                continue
            properties = _find(element, "tcPr")
            joined = _joined(properties)
            if _find(properties, "cellDel") is not None:
                self.remarks[Remark.DELETED] += 1
                cells.append(Cell())
            else:
                cells.append(Cell(joined=joined) if joined else self._cell(element))
            cells.extend(
                [Cell(joined="left")] * min(_number(_find(properties, "gridSpan"), 1) - 1, MOST_COLUMNS)
            )
            if len(cells) > MOST_COLUMNS:
                raise Refused(Refusal.TOO_MANY_COLUMNS)
        return tuple(cells)

    def _cell(self, cell: Element) -> Cell:
        self._cells += 1
        if self._cells > MOST_CELLS:
            raise Refused(Refusal.TOO_MUCH)
        blocks = list(self._blocks(cell))
        text = "\n".join(block for block in blocks if isinstance(block, str)).strip("\n")
        return Cell(text, tables=tuple(block for block in blocks if isinstance(block, Table)))


def _boxes(element: Element) -> Iterator[Element]:
    """Yield the outermost text boxes of a drawing, each once (Word writes them twice, for old and new readers)."""
    for child in element:
        name = _local(child)
        if name == "txbxContent":
            yield child
        elif name != "Fallback":
            yield from _boxes(child)


def _joined(properties: Element | None) -> Joined:
    """Say whether a cell only continues one that began above or to the left."""
    for name, joined in _MERGES:
        merge = _find(properties, name)
        if merge is not None and _value(merge) != "restart":
            return joined
    return ""


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _find(element: Element | None, *names: str) -> Element | None:
    """Follow child elements by their local names, since Word has two namespaces for the same words."""
    for name in names:
        if element is None:
            return None
        element = next((child for child in element if _local(child) == name), None)
    return element


def _value(element: Element) -> str:
    return _attribute(element, "val")


def _attribute(element: Element, local: str) -> str:
    return next((value for name, value in element.attrib.items() if name.rpartition("}")[2] == local), "")


def _number(element: Element | None, otherwise: int) -> int:
    text = "" if element is None else _value(element)
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else otherwise


def _switched_on(element: Element | None) -> bool:
    return element is not None and _value(element) not in {"0", "false", "off"}
