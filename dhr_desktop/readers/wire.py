"""How the child process hands back what it read: JSON of a narrow shape, checked piece by piece. Never pickled."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final, get_args

from dhr_desktop.readers.content import (
    Cell,
    CellKind,
    Document,
    Joined,
    Paragraph,
    Row,
    Sheet,
    Table,
    TextTable,
    Workbook,
)
from dhr_desktop.readers.refusals import Refusal
from dhr_desktop.readers.remarks import Remark, notes

Content = Document | Workbook | TextTable
_KINDS: Final[Mapping[str, CellKind]] = {kind: kind for kind in get_args(CellKind)}
_JOINS: Final[Mapping[str, Joined]] = {joined: joined for joined in get_args(Joined)}


class Malformed(ValueError):
    """The answer does not have the agreed shape."""


def refused(refusal: Refusal) -> bytes:
    """Return the answer that names why a file was not read."""
    return json.dumps({"refused": refusal.value}).encode()


def packed(content: Content, remarks: Mapping[Remark, int]) -> bytes:
    """Return the answer for a file that was read."""
    answer: dict[str, Any] = {"remarks": {remark.value: count for remark, count in remarks.items()}}
    match content:
        case Document():
            answer["document"] = [
                _pack_table(block) if isinstance(block, Table) else block.text for block in content.blocks
            ]
        case Workbook():
            answer["workbook"] = [
                [sheet.name, sheet.hidden, _pack_table(sheet.table)] for sheet in content.sheets
            ]
        case TextTable():
            answer["text"] = [content.encoding, content.delimiter, _pack_table(content.table)]
    return json.dumps(answer, ensure_ascii=True, separators=(",", ":")).encode()


def unpacked(data: bytes) -> Content | Refusal:
    """Return what an answer says.

    Raises:
        Malformed: the answer does not have the agreed shape.
    """
    try:
        answer = json.loads(data)
        if "refused" in answer:
            return Refusal(answer["refused"])
        found = notes({Remark(name): int(count) for name, count in answer["remarks"].items()})
        if "document" in answer:
            return Document(_blocks(answer["document"]), found)
        if "workbook" in answer:
            sheets = [_sheet(*item) for item in answer["workbook"]]
            return Workbook(tuple(sheets), found)
        encoding, delimiter, rows = answer["text"]
        return TextTable(_table(rows, ""), _text(encoding), _text(delimiter), found)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise Malformed from error


def _pack_table(table: Table) -> list[Any]:
    return [[row.number, row.hidden, [_pack_cell(cell) for cell in row.cells]] for row in table.rows]


def _pack_cell(cell: Cell) -> Any:
    """A plain text stands for itself, so that most cells cost nothing more."""
    if cell.kind == "text" and not cell.joined and not cell.tables:
        return cell.text
    return [cell.text, cell.kind, cell.joined, [_pack_table(table) for table in cell.tables]]


def _blocks(items: list[Any]) -> tuple[Paragraph | Table, ...]:
    blocks: list[Paragraph | Table] = []
    tables = 0
    for number, item in enumerate(items, 1):
        if isinstance(item, str):
            blocks.append(Paragraph(number, item))
        else:
            tables += 1
            blocks.append(_table(item, f"Table {tables}"))
    return tuple(blocks)


def _sheet(name: str, hidden: Any, rows: list[Any]) -> Sheet:
    return Sheet(_text(name), bool(hidden), _table(rows, f"Sheet “{name}”"))


def _table(rows: list[Any], place: str) -> Table:
    return Table(place, tuple(_row(place, *row) for row in rows))


def _row(place: str, number: Any, hidden: Any, cells: list[Any]) -> Row:
    if not isinstance(number, int):
        raise Malformed
    return Row(number, tuple(_cell(cell, f"{place}, row {number}") for cell in cells), bool(hidden))


_BLANK: Final = Cell()


def _cell(item: Any, place: str) -> Cell:
    if isinstance(item, str):
        return Cell(item) if item else _BLANK
    text, kind, joined, tables = item
    inner = tuple(_table(rows, f"{place}, inner table {number}") for number, rows in enumerate(tables, 1))
    return Cell(_text(text), _KINDS[kind], _JOINS[joined], inner)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise Malformed
    return value
