"""Tables on the page: heads that repeat, long cells that go on overleaf, columns wide enough for their longest word."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final
from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable, Paragraph, Table, TableStyle

from dhr_desktop.export.render import faces
from dhr_desktop.export.render.printable import printable
from dhr_desktop.sanitise.safe_document import SafeCell, SafeTable, SafeText

CHUNK: Final = 300
"""Rows in one table of the library, whose time grows faster than the rows."""
_PADDING: Final = 5
_ROOM: Final = 200
"""Points: where less is left on a page, a table whose first row is high begins on the next one."""
_GRID: Final = TableStyle(
    [
        ("FONTNAME", (0, 0), (-1, -1), faces.REGULAR),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("BACKGROUND", (0, 0), (-1, 0), faces.BAND),
        ("LINEBELOW", (0, 0), (-1, 0), 1, faces.ACCENT),
        ("LINEBELOW", (0, 1), (-1, -1), 0.5, faces.RULE),
        ("LEFTPADDING", (0, 0), (-1, -1), _PADDING),
        ("RIGHTPADDING", (0, 0), (-1, -1), _PADDING),
        ("TOPPADDING", (0, 0), (-1, -1), 4),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 6),
        ("VALIGN", (0, 0), (-1, 0), "BOTTOM"),
    ]
)
_PAIRS: Final = TableStyle(
    [
        ("FONTNAME", (0, 0), (-1, -1), faces.REGULAR),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 8),
        ("TOPPADDING", (0, 0), (-1, -1), 1),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
    ]
)


class _Grid(Table):  # type: ignore[misc] # the library has no types
    """A table that goes on overleaf between rows, and within a row only where that row is higher than a page."""

    begins = False
    """True for the first piece of a table: it may begin in the middle of a page."""

    def split(self, width: float, height: float) -> list[Flowable]:
        """Return the piece that fits and the rest; nothing where the whole belongs on the next page."""
        at_top = getattr(getattr(self, "_frame", None), "_atTop", False)
        self.splitInRow = 1 if at_top or (self.begins and height > _ROOM) else 0
        return list(super().split(width, height))


def table_flowables(table: SafeTable, width: float) -> Iterator[Flowable]:
    """Yield a table in chunks, each with its head."""
    if not table.rows:
        if table.empty:
            yield Paragraph(_markup(str(table.empty)), faces.BLANK_CELL)
        return
    widths = _widths(table, width)
    head = [Paragraph(_markup(str(column.heading)), faces.HEAD_CELL) for column in table.columns]
    for start in range(0, len(table.rows), CHUNK):
        rows = [[_cell(cell) for cell in row] for row in table.rows[start : start + CHUNK]]
        grid = _Grid([head, *rows], colWidths=widths, repeatRows=1, style=_GRID)
        grid.begins = start == 0
        yield grid


def facts_table(pairs: tuple[tuple[SafeText, SafeText], ...], width: float) -> Flowable:
    """Return labels with their values beside them."""
    rows = [
        [Paragraph(_markup(str(label)), faces.LABEL), Paragraph(_markup(str(value)), faces.VALUE)]
        for label, value in pairs
    ]
    labels = min(
        width * 0.4, max(stringWidth(printable(str(label)), faces.REGULAR, 10) for label, _ in pairs) + 14
    )
    return Table(rows, colWidths=[labels, width - labels], style=_PAIRS, hAlign="LEFT")


def _cell(cell: SafeCell) -> Paragraph:
    if cell.blank is not None:
        return Paragraph(_markup(cell.blank.words), faces.BLANK_CELL)
    return Paragraph(_markup(str(cell.text)), faces.CELL)


def _widths(table: SafeTable, width: float) -> list[float]:
    """Share the width out by the columns' shares, but give each at least its longest heading word."""
    least = [
        max(stringWidth(word, faces.BOLD, 8.5) for word in printable(str(column.heading)).split() or [""])
        + 2 * _PADDING
        + 1
        for column in table.columns
    ]
    shares = [float(column.share) for column in table.columns]
    if sum(least) >= width:
        return [width * one / sum(least) for one in least]
    widths = [0.0] * len(least)
    open_columns = set(range(len(least)))
    left = width
    while open_columns:
        unit = left / sum(shares[place] for place in open_columns)
        tight = {place for place in open_columns if shares[place] * unit < least[place]}
        for place in tight or open_columns:
            widths[place] = least[place] if tight else shares[place] * unit
        if not tight:
            break
        left -= sum(least[place] for place in tight)
        open_columns -= tight
    return widths


def _markup(text: str) -> Any:
    return escape(printable(text)).replace("\n", "<br/>")
