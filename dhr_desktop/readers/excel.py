"""Reads an Excel workbook row by row: what each cell shows, merged cells, hidden sheets, rows and columns.

Formulas are never calculated (their saved results are read), macros never run, other workbooks never opened.
It streams the sheets' own XML, because the usual library needs gigabytes for one cell in the last corner.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from typing import Final

from dhr_desktop.readers.content import Cell, Joined, Row, Sheet, Table, Workbook
from dhr_desktop.readers.excel_formats import formats_of, shown
from dhr_desktop.readers.limits import LONGEST_CELL, MOST_CELLS, MOST_COLUMNS, MOST_ROWS
from dhr_desktop.readers.package import Element, Package
from dhr_desktop.readers.refusals import Refusal, Refused
from dhr_desktop.readers.remarks import Remark

_REFERENCE: Final = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")
_AREA: Final = re.compile(r"([A-Z]{1,3}[1-9]\d{0,6}):([A-Z]{1,3}[1-9]\d{0,6})")
_ESCAPED: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")
_LETTERS: Final = re.compile(r"[A-Z]{1,3}")
_MOST_SHEETS: Final = 256
_BLANK: Final = Cell()

_Cells = dict[int, dict[int, Cell]]
"""Cells by row and column, both from 1."""


class ExcelReader:
    """Reads one workbook; `remarks` counts what was noticed on the way."""

    def __init__(self, package: Package) -> None:
        self.remarks: Counter[Remark] = Counter()
        self._package = package
        self._strings: list[str] = []
        self._formats: tuple[str, ...] = ()
        self._since_1904 = False
        self._count = 0
        self._columns: dict[str, int] = {}

    def read(self) -> Workbook:
        """Return the workbook, its tables without places.

        Raises:
            Refused: the workbook is damaged or too large.
        """
        package = self._package
        related = package.related(package.main)
        for kind, name in related.values():
            if kind == "sharedStrings" and package.has(name):
                self._read_strings(name)
            elif kind == "styles" and package.has(name):
                self._formats = formats_of(package.tree(name))
            elif kind == "externalLink" or not name:
                self.remarks[Remark.OUTSIDE_LINKS] += 1
        if package.any_named("vbaproject.bin"):
            self.remarks[Remark.MACROS] += 1
        root = package.tree(package.main)
        settings = next(_children(root, "workbookPr"), None)
        self._since_1904 = settings is not None and settings.get("date1904") in {"1", "true"}
        listed = [sheet for sheets in _children(root, "sheets") for sheet in _children(sheets, "sheet")]
        if len(listed) > _MOST_SHEETS:
            raise Refused(Refusal.TOO_MUCH)
        sheets: list[Sheet] = []
        for element in listed:
            kind, name = related.get(_related_id(element), ("", ""))
            if kind == "worksheet":
                hidden = element.get("state", "visible") != "visible"
                self.remarks[Remark.HIDDEN_SHEETS] += hidden
                sheets.append(Sheet(element.get("name", "")[:100], hidden, self._table(name)))
        return Workbook(tuple(sheets))

    def _read_strings(self, name: str) -> None:
        for element in self._package.elements(name, "si"):
            if len(self._strings) >= MOST_CELLS:
                raise Refused(Refusal.TOO_MUCH)
            self._strings.append(self._tidied(_rich_text(element)))

    def _table(self, name: str) -> Table:
        cells: _Cells = {}
        hidden: set[int] = set()
        last_row = 0
        merged: list[str] = []
        for element in self._package.elements(name, "row", "mergeCell", "col"):
            local = _local(element)
            if local == "row":
                last_row = _whole(element.get("r"), last_row + 1)
                row = self._row(element)
                if row:
                    if last_row > MOST_ROWS:
                        raise Refused(Refusal.TOO_MANY_ROWS)
                    cells[last_row] = row
                    if element.get("hidden") in {"1", "true"}:
                        hidden.add(last_row)
            elif local == "mergeCell":
                merged.append(element.get("ref", ""))
            elif element.get("hidden") in {"1", "true"}:
                self.remarks[Remark.HIDDEN_COLUMNS] += 1
        self.remarks[Remark.HIDDEN_ROWS] += len(hidden)
        self._merge(cells, merged)
        return Table(
            "", tuple(Row(number, _line(cells[number]), number in hidden) for number in sorted(cells))
        )

    def _row(self, row: Element) -> dict[int, Cell]:
        """Return the cells with anything in them; millions pass here, so names are compared whole."""
        cells: dict[int, Cell] = {}
        column = 0
        space = row.tag[: -len("row")]
        for element in row.iterchildren(f"{space}c"):
            letters = element.get("r", "").rstrip("0123456789")
            column = (self._columns.get(letters) or self._new_column(letters)) if letters else column + 1
            cell = self._cell(element, space)
            if not cell.text:
                continue
            if column > MOST_COLUMNS:
                raise Refused(Refusal.TOO_MANY_COLUMNS)
            self._count += 1
            if self._count > MOST_CELLS:
                raise Refused(Refusal.TOO_MUCH)
            cells[column] = cell
        return cells

    def _new_column(self, letters: str) -> int:
        if not _LETTERS.fullmatch(letters):
            raise Refused(Refusal.DAMAGED)
        return self._columns.setdefault(letters, _column(letters))

    def _cell(self, element: Element, space: str) -> Cell:
        """Return what a cell shows; a formula shows its saved result."""
        kind = element.get("t", "n")
        value = element.findtext(f"{space}v")
        if not value:
            inline = element.find(f"{space}is")
            if inline is not None:
                return Cell(self._tidied(_rich_text(inline)))
            self.remarks[Remark.NOT_CALCULATED] += kind != "str" and element.find(f"{space}f") is not None
            return _BLANK
        if kind == "s":
            return Cell(self._shared(value))
        if kind == "n":
            style = _whole(element.get("s"), 0)
            number_format = self._formats[style] if style < len(self._formats) else ""
            return shown(value[:40], number_format, since_1904=self._since_1904)
        return self._other(kind, value)

    def _other(self, kind: str, value: str) -> Cell:
        """Return a cell that is neither a number nor a shared text."""
        if kind == "b":
            return Cell("TRUE" if value in {"1", "true"} else "FALSE", "flag")
        if kind == "e":
            return Cell(value[:40], "error")
        if kind == "d":
            return Cell(value[:10], "date")
        return Cell(self._tidied(value))

    def _shared(self, value: str) -> str:
        number = _whole(value, -1)
        if not 0 <= number < len(self._strings):
            raise Refused(Refusal.DAMAGED)
        return self._strings[number]

    def _merge(self, cells: _Cells, merged: list[str]) -> None:
        """Mark the squares of merged cells that lie on rows with anything in them."""
        used = sorted(cells)
        for reference in merged:
            match = _AREA.fullmatch(reference)
            if not match:
                continue
            (left, top), (right, bottom) = _corner(match[1]), _corner(match[2])
            columns = range(left, min(right, MOST_COLUMNS) + 1)
            for number in used[bisect_left(used, top) : bisect_right(used, bottom)]:
                row = cells[number]
                self._count += len(columns)
                if self._count > MOST_CELLS:
                    raise Refused(Refusal.TOO_MUCH)
                for column in columns:
                    if (number, column) != (top, left):
                        joined: Joined = "above" if number > top and column == left else "left"
                        row[column] = Cell(joined=joined)

    def _tidied(self, text: str) -> str:
        """Undo Excel's escapes, and cut what is too long."""
        if "_x" in text:
            text = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text).encode("utf-8", "ignore").decode()
        if len(text) > LONGEST_CELL:
            self.remarks[Remark.TEXT_CUT] += 1
            text = text[:LONGEST_CELL]
        return text


def _line(row: dict[int, Cell]) -> tuple[Cell, ...]:
    return tuple(row.get(column, _BLANK) for column in range(1, max(row) + 1))


def _rich_text(element: Element) -> str:
    """Join the runs of a text, without the reading aids of East Asian scripts."""
    pieces: list[str] = []
    for child in element:
        local = _local(child)
        if local == "t":
            pieces.append(child.text or "")
        elif local == "r":
            pieces.extend(t.text or "" for t in _children(child, "t"))
    return "".join(pieces)


def _children(element: Element, name: str) -> Iterator[Element]:
    return (child for child in element if _local(child) == name)


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _related_id(element: Element) -> str:
    return next((value for name, value in element.attrib.items() if name.endswith("}id")), "")


def _whole(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else otherwise


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _corner(reference: str) -> tuple[int, int]:
    match = _REFERENCE.fullmatch(reference)
    assert match is not None
    return _column(match[1]), int(match[2])
