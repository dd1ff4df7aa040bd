"""How wide the columns of a list are: as declared, as a hand drew them, or a little wider where there is room."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from contextlib import contextmanager
from typing import Any, Final

from ui.platform.memory import Memory
from ui.tables.column import Column
from ui.tables.table import Table
from ui.theme.look import current

_SAMPLE: Final = 200
"""How many rows are looked at to see how wide a column should be."""


class ColumnWidths:
    """Sets the widths of one table and keeps those that a hand has drawn, as they would be at 100 % text."""

    def __init__(self, table: Table, columns: Sequence[Column[Any]], memory: Memory, key: str) -> None:
        self._table = table
        self._header = table.horizontalHeader()
        self._columns = columns
        self._memory = memory
        self._key = key
        self._percent = current().percent
        self._is_fitted = False
        self._is_ours = False
        self._recall()
        self._header.sectionResized.connect(self._remember)
        table.widened.connect(self.share_room)

    def fit(self, rows: Sequence[Any], room: int) -> None:
        """Widen columns once where their words are cut off; `room` is the list's width in pixels."""
        if self._is_fitted or not rows:
            return
        self._is_fitted = True
        if not self._memory.get(self._key):
            look = current()
            spare = room - look.space(4) - sum(look.scaled(column.width) for column in self._columns)
            with self._by_us():
                for place, column in enumerate(self._columns):
                    if not column.stretch:
                        wider = min(self._needed(column, rows) - self._header.sectionSize(place), spare)
                        if wider > 0:
                            self._header.resizeSection(place, self._header.sectionSize(place) + wider)
                            spare -= wider
        self.share_room()

    def share_room(self) -> None:
        """Give the room that is left to the stretching columns; none gets narrower than it was declared."""
        stretching = [place for place, column in enumerate(self._columns) if column.stretch]
        others = sum(
            self._header.sectionSize(place) for place in range(len(self._columns)) if place not in stretching
        )
        with self._by_us():
            for place in stretching:
                share = (self._table.viewport().width() - others) // len(stretching)
                self._header.resizeSection(place, max(share, current().scaled(self._columns[place].width)))

    def follow_text_size(self) -> None:
        """Widen or narrow all columns with the text."""
        percent = current().percent
        if percent == self._percent:
            return
        times, self._percent = percent / self._percent, percent
        with self._by_us():
            for place in range(len(self._columns)):
                self._header.resizeSection(place, round(self._header.sectionSize(place) * times))
        self.share_room()

    def _needed(self, column: Column[Any], rows: Sequence[Any]) -> int:
        look, metrics = current(), self._table.fontMetrics()
        words = max(metrics.horizontalAdvance(column.text(row)) for row in rows[:_SAMPLE])
        icon = look.icon_size().width() + look.space(1) if column.icon else 0
        return words + icon + look.space(5)

    def _recall(self) -> None:
        kept = dict(part.split("=", 1) for part in self._memory.get(self._key).split() if "=" in part)
        with self._by_us():
            for place, column in enumerate(self._columns):
                width = kept.get(column.key, "")
                self._header.resizeSection(
                    place, current().scaled(int(width) if width.isdigit() else column.width)
                )

    def _remember(self, place: int) -> None:
        """Keep the widths when a hand has drawn one; those of stretching columns follow from the others."""
        if self._is_ours or not self._table.isVisible() or self._columns[place].stretch:
            return
        self.share_room()
        fixed = [(place, column) for place, column in enumerate(self._columns) if not column.stretch]
        widths = {
            column.key: round(self._header.sectionSize(place) * 100 / self._percent)
            for place, column in fixed
        }
        self._memory.keep(self._key, " ".join(f"{key}={width}" for key, width in widths.items()))

    @contextmanager
    def _by_us(self) -> Generator[None]:
        """Set widths without taking that for a person's hand."""
        before, self._is_ours = self._is_ours, True
        yield
        self._is_ours = before
