"""What a foreign file said, as plain values: paragraphs, tables, sheets. A repr never shows a text."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

CellKind = Literal["text", "number", "date", "flag", "error"]
Joined = Literal["", "left", "above"]


@dataclass(frozen=True, slots=True)
class Cell:
    """One square of a table.

    Attributes:
        text: what a reader sees; a date as ISO with as many parts as were shown ("2024-03").
        kind: how the file held it; a date typed as text is "text".
        joined: "left" or "above" where the square belongs to a merged cell that begins there.
        tables: the tables that stand inside this cell (Word only).
    """

    text: str = field(default="", repr=False)
    kind: CellKind = "text"
    joined: Joined = ""
    tables: tuple[Table, ...] = field(default=(), repr=False)

    @property
    def full_text(self) -> str:
        """The text with that of the tables inside: one line a row, cells parted by tabs."""
        lines = [
            "\t".join(cell.full_text for cell in row.cells) for table in self.tables for row in table.rows
        ]
        return "\n".join([self.text, *lines]) if lines else self.text


@dataclass(frozen=True, slots=True)
class Row:
    """One row as the file numbers it (from 1); blank cells at its end are left out."""

    number: int
    cells: tuple[Cell, ...]
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows from top to bottom; `place` says in words which table it is, "" where there is only one."""

    place: str = field(repr=False)
    rows: tuple[Row, ...]

    @property
    def inner(self) -> tuple[Table, ...]:
        """The tables that stand inside its cells."""
        return tuple(table for row in self.rows for cell in row.cells for table in cell.tables)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph outside tables; `number` counts the blocks of the document from 1."""

    number: int
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Note:
    """Something about the whole file that a person should know, as one sentence."""

    sentence: str


@dataclass(frozen=True, slots=True)
class Document:
    """A Word document: its blocks in reading order."""

    blocks: tuple[Paragraph | Table, ...]
    notes: tuple[Note, ...] = ()

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables that stand in the text; those inside cells are theirs."""
        return tuple(block for block in self.blocks if isinstance(block, Table))


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a workbook."""

    name: str = field(repr=False)
    hidden: bool
    table: Table


@dataclass(frozen=True, slots=True)
class Workbook:
    """An Excel workbook: its sheets in order."""

    sheets: tuple[Sheet, ...]
    notes: tuple[Note, ...] = ()

    @property
    def tables(self) -> tuple[Table, ...]:
        """The table of every sheet that is not hidden."""
        return tuple(sheet.table for sheet in self.sheets if not sheet.hidden)


@dataclass(frozen=True, slots=True)
class TextTable:
    """A text file with one record a line (CSV and its kin)."""

    table: Table
    encoding: str
    delimiter: str
    notes: tuple[Note, ...] = ()

    @property
    def tables(self) -> tuple[Table, ...]:
        """The only table."""
        return (self.table,)
