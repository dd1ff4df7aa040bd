"""A whole list: filter line, table, and what stands there while it is empty. Screens hand in columns and rows."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Generic

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ui.platform.memory import Memory, ShortMemory
from ui.tables.column import Column, Row
from ui.tables.filters import Filter, FilterBar
from ui.tables.list_model import ListModel
from ui.tables.steps import AT_ONCE, Stepper
from ui.tables.table import Table
from ui.tables.widths import ColumnWidths
from ui.theme.look import current
from ui.widgets.empty_state import EmptyState


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
        self.model = ListModel(columns, identity)
        self.table = Table(name, self.model, copy)
        self._widths = ColumnWidths(self.table, self.model.columns, self._memory, self._key("widths"))
        self.filters = FilterBar(name, filters, nouns, search=search)
        self._empty = empty
        self._nothing = EmptyState("search", "Nothing matches.", "", "Show everything", self.filters.clear)
        self._stack = QStackedWidget()
        for page in (self.table, self._empty, self._nothing):
            self._stack.addWidget(page)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(current().space(2))
        box.addWidget(self.filters)
        self.filters.setVisible(search or bool(filters))
        box.addWidget(self._stack, 1)
        self._offering = Stepper(self)
        self._preparing = Stepper(self)
        self._later: Callable[[], object] | None = None
        self._to_offer: Sequence[Row] | None = None
        self._connect()
        self._recall_order()
        self._show_stack()

    def _connect(self) -> None:
        self.filters.narrowed.connect(self._narrow)
        self.model.modelAboutToBeReset.connect(self._hush)
        self.model.modelReset.connect(self._come_back)
        self.model.layoutChanged.connect(self._prepare)
        self.table.selectionModel().currentRowChanged.connect(self._choose)
        self.table.activated_row.connect(lambda place: self.opened.emit(self.model.rows[place]))
        self.table.horizontalHeader().sortIndicatorChanged.connect(self._sort)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.activated.connect(self.filters.search.setFocus)

    # What a screen asks

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows; the current one stays current where it is still there."""
        self._later = None
        self._preparing.stop()
        self._to_offer = rows
        self.model.set_rows(rows)

    @property
    def is_busy(self) -> bool:
        """True while anything is left to do in the pauses."""
        return self.model.is_arranging or self._offering.is_busy or self._preparing.is_busy

    def current_row(self) -> Row | None:
        """Return the current row, or None."""
        place = self.table.currentIndex().row()
        row = self.model.rows[place] if 0 <= place < len(self.model.rows) else None
        if row is None or not self.model.is_outdated:
            return row
        identity = self.model.identity(row)
        return next((new for new in self.model.everything() if self.model.identity(new) == identity), None)

    def select(self, identity: Hashable) -> bool:
        """Make a row current; True where it is shown. Where other rows are on their way, it is done when they come."""
        if self.model.is_outdated:
            self._later = lambda: self.select(identity)
            return False
        place = self.model.row_of(identity)
        if place >= 0:
            self.table.choose_row(place)
            self.table.scrollTo(self.model.index(place, 0))
        return place >= 0

    def select_first(self) -> None:
        """Make the first row current, where there is one; of other rows that are on their way, when they come."""
        if self.model.is_outdated:
            self._later = self.select_first
        elif self.model.rows:
            self.table.choose_row(0)

    def choose_none(self) -> None:
        """Leave no row current."""
        self._later = None
        self.table.clearSelection()
        self.table.selectionModel().clearCurrentIndex()

    def sort_by(self, key: str, *, descending: bool = False) -> None:
        """Sort by a column."""
        place = [column.key for column in self.model.columns].index(key)
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self.table.horizontalHeader().setSortIndicator(place, order)

    # What happens inside

    def _hush(self) -> None:
        """Tell nothing while other rows are put in."""
        self._quiet = True

    def _come_back(self) -> None:
        """Return to the row that was current; tell only where another has become so."""
        before = self._current
        kept = before is not None and self.select(before)
        self._quiet = False
        self._show_stack()
        self._widths.fit(self.model.rows if self.isVisible() else (), self.width())
        if before is not None and not kept:
            self._current = None
            self.chosen.emit(None)
        if self._later is not None:
            later, self._later = self._later, None
            later()
        if self._to_offer is not None:
            rows, self._to_offer = self._to_offer, None
            self._offering.start(self.filters.offer(rows), _nothing, at_once=len(rows) <= AT_ONCE)
        self._prepare()

    def changeEvent(self, event: QEvent) -> None:
        """Widen or narrow the columns with the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._widths.follow_text_size()

    def hideEvent(self, event: QHideEvent) -> None:
        """Rest while nobody is looking."""
        super().hideEvent(event)
        self._preparing.stop()

    def showEvent(self, event: QShowEvent) -> None:
        """Go on making searching ready."""
        super().showEvent(event)
        self._widths.fit(self.model.rows, self.width())
        self._prepare()

    def _prepare(self) -> None:
        """Make searching ready bit by bit, while nobody waits."""
        if self.isVisible():
            self._preparing.start(self.model.prepare(), _nothing)

    def _choose(self, index: QModelIndex) -> None:
        if self._quiet:
            return
        row = self.model.rows[index.row()] if 0 <= index.row() < len(self.model.rows) else None
        identity = None if row is None else self.model.identity(row)
        if identity != self._current:
            self._current = identity
            self.chosen.emit(row)

    def _narrow(self) -> None:
        self._preparing.stop()
        self.model.set_filter(self.filters.accepts(), self.filters.search.text())

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
        self._preparing.stop()
        self.model.sort(column, order)
        self._memory.keep(self._key("sort"), f"{self.model.columns[column].key} {order.value}")

    # What is remembered

    def _key(self, what: str) -> str:
        return f"list/{self._name.lower().replace(' ', '-')}/{what}"

    def _recall_order(self) -> None:
        """Sort as it was sorted last."""
        key, _, order = self._memory.get(self._key("sort")).partition(" ")
        if key in {column.key for column in self.model.columns}:
            self.sort_by(key, descending=order == str(Qt.SortOrder.DescendingOrder.value))
        else:
            self.table.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)


def _nothing(_: object) -> None:
    """Wait for no result."""
