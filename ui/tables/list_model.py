"""A list of rows as Qt sees it: sorted and filtered in Python, then shown anew; never through a proxy."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Any, Final, Generic

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from ui.tables.column import Column, Row, folded
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
        self._all: list[Row] = []
        self._rows: list[Row] = []
        self._accepts: Callable[[Row], bool] | None = None
        self._words: list[str] = []
        self._searchable: dict[int, str] = {}
        self._sorted_by: tuple[int, bool] | None = None

    # What there is

    @property
    def rows(self) -> Sequence[Row]:
        """The rows shown, in the order shown."""
        return self._rows

    @property
    def total(self) -> int:
        """How many there are with those that are filtered out."""
        return len(self._all)

    def everything(self) -> Sequence[Row]:
        """Return all rows, with those that are filtered out."""
        return self._all

    def row_of(self, identity: Hashable) -> int:
        """Return where a row stands, or -1."""
        return next((i for i, row in enumerate(self._rows) if self.identity(row) == identity), -1)

    # What is shown of it

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows, in the same order and through the same filter."""
        self.beginResetModel()
        self._searchable = {}
        self._all = list(rows)
        self._order()
        self._choose()
        self.endResetModel()

    def set_filter(self, accepts: Callable[[Row], bool] | None, search: str = "") -> None:
        """Show only what is accepted and holds every word of the search; case and accents do not count."""
        self.beginResetModel()
        self._accepts = accepts
        self._words = folded(search).split()
        self._choose()
        self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; rows that are blank there come last either way."""
        self.layoutAboutToBeChanged.emit()
        before = [self.identity(self._rows[index.row()]) for index in self.persistentIndexList()]
        self._sorted_by = (column, order == Qt.SortOrder.DescendingOrder) if column >= 0 else None
        self._order()
        self._choose()
        if before:
            places = {self.identity(row): place for place, row in enumerate(self._rows)}
            old = self.persistentIndexList()
            new = [
                self.index(places[identity], index.column())
                for identity, index in zip(before, old, strict=True)
            ]
            self.changePersistentIndexList(old, new)
        self.layoutChanged.emit()

    def _order(self) -> None:
        if self._sorted_by is None:
            return
        column, descending = self._sorted_by
        key = self.columns[column].sort
        if key is None:
            words = self.columns[column].text
            keys: list[Any] = [folded(words(row)) or None for row in self._all]
        else:
            keys = [key(row) for row in self._all]
        filled = [place for place, value in enumerate(keys) if value is not None]
        blank = [row for row, value in zip(self._all, keys, strict=True) if value is None]
        filled.sort(key=keys.__getitem__, reverse=descending)
        self._all = [self._all[place] for place in filled] + blank

    def _choose(self) -> None:
        rows = self._all
        if self._accepts is not None:
            accepts = self._accepts
            rows = [row for row in rows if accepts(row)]
        if self._words:
            searchable = self._texts()
            for word in self._words:
                rows = [row for row in rows if word in searchable[id(row)]]
        self._rows = rows

    def _texts(self) -> dict[int, str]:
        """Return what is searched of each row; made when somebody first searches."""
        if not self._searchable:
            texts = [column.text for column in self.columns if column.searched]
            self._searchable = {
                id(row): folded("\n".join([text(row) for text in texts])) for row in self._all
            }
        return self._searchable

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
