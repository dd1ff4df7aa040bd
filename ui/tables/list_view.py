"""A whole list: filter line, table, and what stands there while it is empty. Screens hand in columns and rows."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Final, Generic

from PySide6.QtCore import QEvent, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ui.platform.memory import Memory, ShortMemory
from ui.tables.column import Column, Row
from ui.tables.filters import Filter, FilterBar
from ui.tables.list_model import ListModel
from ui.tables.table import Table
from ui.theme.look import current
from ui.widgets.empty_state import EmptyState

_SAMPLE: Final = 200
"""How many rows are looked at to see how wide a column should be."""
_SLICE: Final = 2000
"""How many rows are made ready for searching at a time."""


class ListView(QWidget, Generic[Row]):
    """A list of rows.

    Signals:
        chosen: the row that is current now, or None.
        opened: the row that was opened with Enter or a double click.
    """

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(
        self,
        name: str,
        columns: Sequence[Column[Row]],
        identity: Callable[[Row], Hashable],
        *,
        empty: EmptyState,
        nouns: tuple[str, str] = ("row", "rows"),
        filters: Sequence[Filter[Row]] = (),
        search: bool = True,
        memory: Memory | None = None,
        copy: Callable[[str], None] | None = None,
    ) -> None:
        """Make it; `name` is read aloud and is the key of what `memory` keeps; `copy` is the clipboard guard's."""
        super().__init__()
        self._name = name
        self._memory: Memory = memory or ShortMemory()
        self._current: Hashable | None = None
        self._quiet = False
        self._fitted = False
        self._percent = current().percent
        self.model = ListModel(columns, identity)
        self.table = Table(name, self.model, copy)
        self.filters = FilterBar(name, filters, nouns, search=search)
        self.filters.setVisible(search or bool(filters))
        self._empty = empty
        self._nothing = EmptyState("search", "Nothing matches.", "", "Show everything", self.filters.clear)
        self._stack = QStackedWidget()
        for page in (self.table, self._empty, self._nothing):
            self._stack.addWidget(page)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(current().space(2))
        box.addWidget(self.filters)
        box.addWidget(self._stack, 1)
        self._preparing = QTimer(self)
        self._preparing.timeout.connect(self._prepare)
        self._connect()
        self._recall()
        self._show_stack()

    def _connect(self) -> None:
        self.filters.narrowed.connect(self._narrow)
        self.table.selectionModel().currentRowChanged.connect(self._choose)
        self.table.activated_row.connect(self._open)
        self.table.widened.connect(self._share_room)
        header = self.table.horizontalHeader()
        header.sortIndicatorChanged.connect(self._sort)
        header.sectionResized.connect(self._remember)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.activated.connect(self.filters.search.setFocus)

    # What a screen asks

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows; the current one stays current where it is still there."""
        self.filters.offer(rows)
        self._keep_current(lambda: self.model.set_rows(rows))
        if self.isVisible():
            self._fit_columns()
            self._preparing.start()

    def current_row(self) -> Row | None:
        """Return the current row, or None."""
        place = self.table.currentIndex().row()
        return self.model.rows[place] if 0 <= place < len(self.model.rows) else None

    def select(self, identity: Hashable) -> bool:
        """Make a row current; True where it is shown."""
        place = self.model.row_of(identity)
        if place >= 0:
            self.table.selectRow(place)
            self.table.scrollTo(self.model.index(place, 0))
        return place >= 0

    def select_first(self) -> None:
        """Make the first row current, where there is one."""
        if self.model.rows:
            self.table.selectRow(0)

    def sort_by(self, key: str, *, descending: bool = False) -> None:
        """Sort by a column."""
        place = [column.key for column in self.model.columns].index(key)
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self.table.horizontalHeader().setSortIndicator(place, order)

    # What happens inside

    def _keep_current(self, change: Callable[[], None]) -> None:
        """Change what is shown; tell only where another row has become current."""
        before = self._current
        self._quiet = True
        change()
        kept = before is not None and self.select(before)
        self._quiet = False
        self._show_stack()
        if before is not None and not kept:
            self._current = None
            self.chosen.emit(None)

    def changeEvent(self, event: QEvent) -> None:
        """Widen or narrow the columns with the text."""
        super().changeEvent(event)
        percent = current().percent
        if event.type() == QEvent.Type.StyleChange and percent != self._percent:
            header, times = self.table.horizontalHeader(), percent / self._percent
            self._percent = percent
            self._quiet = True
            for place in range(header.count()):
                header.resizeSection(place, round(header.sectionSize(place) * times))
            self._quiet = False
            self._share_room()

    def hideEvent(self, event: QHideEvent) -> None:
        """Rest while nobody is looking."""
        super().hideEvent(event)
        self._preparing.stop()

    def showEvent(self, event: QShowEvent) -> None:
        """Go on making searching ready."""
        super().showEvent(event)
        self._fit_columns()
        self._preparing.start()

    def _prepare(self) -> None:
        """Make searching ready bit by bit, while nobody waits."""
        if not self.model.prepare(_SLICE):
            self._preparing.stop()

    def _open(self, place: int) -> None:
        self.opened.emit(self.model.rows[place])

    def _choose(self, index: QModelIndex) -> None:
        if self._quiet:
            return
        row = self.model.rows[index.row()] if 0 <= index.row() < len(self.model.rows) else None
        identity = None if row is None else self.model.identity(row)
        if identity != self._current:
            self._current = identity
            self.chosen.emit(row)

    def _narrow(self) -> None:
        self._keep_current(lambda: self.model.set_filter(self.filters.accepts(), self.filters.search.text()))

    def _show_stack(self) -> None:
        page: QWidget = self.table
        if not self.model.total:
            page = self._empty
        elif not self.model.rows:
            page = self._nothing
        self._stack.setCurrentWidget(page)
        self.setFocusProxy(page if page.focusProxy() else self.table)
        self.filters.show_count(len(self.model.rows), self.model.total)
        self.filters.setEnabled(bool(self.model.total))

    def _sort(self, column: int, order: Qt.SortOrder) -> None:
        if column < 0:
            return
        self.model.sort(column, order)
        self.table.scrollTo(self.table.currentIndex())
        self._memory.keep(self._key("sort"), f"{self.model.columns[column].key} {order.value}")

    # What is remembered

    def _key(self, what: str) -> str:
        return f"list/{self._name.lower().replace(' ', '-')}/{what}"

    def _recall(self) -> None:
        """Set widths and order as they were."""
        look, header = current(), self.table.horizontalHeader()
        kept = dict(
            part.split("=", 1) for part in self._memory.get(self._key("widths")).split() if "=" in part
        )
        self._quiet = True
        for place, column in enumerate(self.model.columns):
            width = kept.get(column.key, "")
            header.resizeSection(place, int(width) if width.isdigit() else look.scaled(column.width))
        self._quiet = False
        key, _, order = self._memory.get(self._key("sort")).partition(" ")
        if key in {column.key for column in self.model.columns}:
            self.sort_by(key, descending=order == str(Qt.SortOrder.DescendingOrder.value))
        else:
            header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)

    def _fit_columns(self) -> None:
        """Widen columns once where their words are cut off and there is room to spare."""
        header = self.table.horizontalHeader()
        if self._fitted or not self.model.rows:
            return
        self._fitted = True
        if self._memory.get(self._key("widths")):
            return
        look, metrics = current(), self.table.fontMetrics()
        room = self.width() - look.space(4) - sum(look.scaled(column.width) for column in self.model.columns)
        self._quiet = True
        for place, column in enumerate(self.model.columns):
            if column.stretch:
                continue
            words = max(metrics.horizontalAdvance(column.text(row)) for row in self.model.rows[:_SAMPLE])
            icon = look.icon_size().width() + look.space(1) if column.icon else 0
            wider = min(words + icon + look.space(5) - header.sectionSize(place), room)
            if wider > 0:
                header.resizeSection(place, header.sectionSize(place) + wider)
                room -= wider
        self._quiet = False
        self._share_room()

    def _share_room(self) -> None:
        """Give the room that is left to the stretching columns; none gets narrower than it was declared."""
        header, look = self.table.horizontalHeader(), current()
        stretching = [place for place, column in enumerate(self.model.columns) if column.stretch]
        others = sum(header.sectionSize(place) for place in range(header.count()) if place not in stretching)
        before, self._quiet = self._quiet, True
        for place in stretching:
            share = (self.table.viewport().width() - others) // len(stretching)
            header.resizeSection(place, max(share, look.scaled(self.model.columns[place].width)))
        self._quiet = before

    def _remember(self, place: int) -> None:
        """Keep the widths when a hand has drawn one; the stretching column's follow from the others."""
        if self._quiet or not self.isVisible() or self.model.columns[place].stretch:
            return
        header = self.table.horizontalHeader()
        self._share_room()
        fixed = [(place, column) for place, column in enumerate(self.model.columns) if not column.stretch]
        widths = " ".join(f"{column.key}={header.sectionSize(place)}" for place, column in fixed)
        self._memory.keep(self._key("widths"), widths)
