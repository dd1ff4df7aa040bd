"""A list of rows as Qt sees it: sorted and filtered in Python, then shown anew; never through a proxy.

A long list is worked through in small steps between events, and what was shown before stays until the new is ready.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Any, Final, Generic

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from ui.tables.column import Column, Row, folded
from ui.tables.row_set import Order, RowSet
from ui.tables.steps import AT_ONCE, Stepper, Steps
from ui.theme.look import current

_Role = Qt.ItemDataRole
_NONE: Final = QModelIndex()
Index = QModelIndex | QPersistentModelIndex


class ListModel(QAbstractTableModel, Generic[Row]):
    """Shows rows in columns. `identity` tells which row is which after they were read anew."""

    def __init__(self, columns: Sequence[Column[Row]], identity: Callable[[Row], Hashable]) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self.identity = identity
        self._all: RowSet[Row] = RowSet((), self.columns)
        self._rows: list[Row] = []
        self._accepts: Callable[[Row], bool] | None = None
        self._words: list[str] = []
        self._sorted_by: Order | None = None
        self._is_outdated = False
        self._arranging = Stepper(self)

    # What there is

    @property
    def rows(self) -> Sequence[Row]:
        """The rows shown, in the order shown."""
        return self._rows

    @property
    def total(self) -> int:
        """How many there are with those that are filtered out."""
        return len(self._all.rows)

    @property
    def is_arranging(self) -> bool:
        """True while another order or choice of rows is worked out."""
        return self._arranging.is_busy

    @property
    def is_outdated(self) -> bool:
        """True while other rows are on their way; those before are shown until they are ready."""
        return self._is_outdated

    def everything(self) -> Sequence[Row]:
        """Return all rows, with those that are filtered out, in the order in which they were given."""
        return self._all.rows

    def row_of(self, identity: Hashable) -> int:
        """Return where a row stands, or -1."""
        return next((i for i, row in enumerate(self._rows) if self.identity(row) == identity), -1)

    # What is shown of it

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows, in the same order and through the same filter."""
        self._all = RowSet(rows, self.columns)
        self._arrange(anew=True)

    def set_filter(self, accepts: Callable[[Row], bool] | None, search: str = "") -> None:
        """Show only what is accepted and holds every word of the search; case and accents do not count."""
        self._accepts = accepts
        self._words = folded(search).split()
        self._arrange(anew=True)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; rows that are blank there come last either way."""
        self._sorted_by = (column, order == Qt.SortOrder.DescendingOrder) if column >= 0 else None
        self._arrange(anew=False)

    def prepare(self) -> Steps[None]:
        """Return the steps that make searching ready, for when nobody waits."""
        return self._all.prepare()

    def _arrange(self, *, anew: bool) -> None:
        """Work out what is shown; what was on its way is dropped."""
        self._is_outdated = self._is_outdated or anew
        work = self._all.arranged(self._sorted_by, self._accepts, self._words)
        self._arranging.start(work, self._show, at_once=self.total <= AT_ONCE)

    def _show(self, rows: list[Row]) -> None:
        if self._is_outdated:
            self._is_outdated = False
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()
            return
        self.layoutAboutToBeChanged.emit()
        old = self.persistentIndexList()
        pointed = [self._rows[index.row()] for index in old]
        self._rows = rows
        places = dict(zip(map(id, rows), range(len(rows)), strict=True)) if old else {}
        new = [self.index(places[id(row)], index.column()) for row, index in zip(pointed, old, strict=True)]
        self.changePersistentIndexList(old, new)
        self.layoutChanged.emit()

    # What Qt asks

    def rowCount(self, parent: Index = _NONE) -> int:
        """Return how many rows are shown."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NONE) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        """Return what Qt asks of a cell."""
        if not index.isValid():
            return None
        column = self.columns[index.column()]
        if role in (_Role.DisplayRole, _Role.AccessibleTextRole):
            return column.text(self._rows[index.row()])
        if role == _Role.TextAlignmentRole:
            return column.align.value
        if role == _Role.ForegroundRole and column.tone is not None:
            tone = column.tone(self._rows[index.row()])
            return current().colour(tone) if tone else None
        if role == _Role.DecorationRole and column.icon is not None:
            icon = column.icon(self._rows[index.row()])
            tone = column.tone(self._rows[index.row()]) if column.tone else ""
            return current().icon(icon, tone or "quiet") if icon else None
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> Any:
        """Return what stands above a column."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == _Role.DisplayRole:
            return self.columns[section].heading
        return self.columns[section].align.value if role == _Role.TextAlignmentRole else None
