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
        self._given: Sequence[Row] = ()
        self._all: list[Row] = []
        self._rows: list[Row] = []
        self._accepts: Callable[[Row], bool] | None = None
        self._words: list[str] = []
        self._texts: list[str] = []
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
        self._texts = []
        self._given = tuple(rows)
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
        old = self.persistentIndexList()
        pointed = [self._rows[index.row()] for index in old]
        self._sorted_by = (column, order == Qt.SortOrder.DescendingOrder) if column >= 0 else None
        self._order()
        self._choose()
        places = _places(pointed, self._rows)
        new = [self.index(places[id(row)], index.column()) for row, index in zip(pointed, old, strict=True)]
        self.changePersistentIndexList(old, new)
        self.layoutChanged.emit()

    def _order(self) -> None:
        if self._sorted_by is None:
            return
        column, descending = self._sorted_by
        key, words = self.columns[column].sort, self.columns[column].text
        if key is None:
            self._all.sort(key=lambda row: folded(words(row)), reverse=descending)
            if not descending:
                blank = next((place for place, row in enumerate(self._all) if words(row)), 0)
                self._all = self._all[blank:] + self._all[:blank]
            return
        try:
            self._all = sorted(self._all, key=key, reverse=descending)
        except TypeError:  # some are blank, and None has no order
            keyed = [(key(row), row) for row in self._all]
            filled = [pair for pair in keyed if pair[0] is not None]
            filled.sort(key=_first, reverse=descending)
            self._all = [row for _, row in filled] + [row for value, row in keyed if value is None]

    def _choose(self) -> None:
        rows = self._all
        if self._accepts is not None:
            accepts = self._accepts
            rows = [row for row in rows if accepts(row)]
        if self._words:
            found = self._found()
            rows = [row for row in rows if id(row) in found]
        self._rows = rows

    def _found(self) -> set[int]:
        """Return the rows that hold every word of the search, by their identity as objects."""
        self.prepare(len(self._given))
        texts = self._texts
        places: Sequence[int] = range(len(texts))
        for word in self._words:
            places = [place for place in places if word in texts[place]]
        given = self._given
        return {id(given[place]) for place in places}

    def prepare(self, most: int) -> bool:
        """Make ready what is searched of some more rows; return True while there are more to do."""
        done = len(self._texts)
        texts = [column.text for column in self.columns if column.searched]
        self._texts += [
            folded("\n".join([text(row) for text in texts])) for row in self._given[done : done + most]
        ]
        return done + most < len(self._given)

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


def _first(pair: tuple[Any, object]) -> Any:
    return pair[0]


def _places(wanted: Sequence[object], rows: Sequence[object]) -> dict[int, int]:
    """Return where each wanted row stands, by its identity as an object."""
    ids = {id(row) for row in wanted}
    return {id(row): place for place, row in enumerate(rows) if id(row) in ids} if ids else {}
