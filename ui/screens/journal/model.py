"""The journal's entries as Qt sees them: read from the vault page by page as somebody scrolls, never all at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from dhr_desktop.services.journal import PAGE, JournalRow
from ui.theme.look import current

_Role = Qt.ItemDataRole
_NONE: Final = QModelIndex()
Index = QModelIndex | QPersistentModelIndex
_HEADINGS: Final = ("When", "Who", "What", "Records")


class JournalModel(QAbstractTableModel):
    """Newest first; `ask` is told the last `seq` that is there when more are wanted."""

    def __init__(self, ask: Callable[[int], None]) -> None:
        super().__init__()
        self._ask = ask
        self._rows: list[JournalRow] = []
        self._more = False

    @property
    def rows(self) -> Sequence[JournalRow]:
        """What was read so far."""
        return self._rows

    def start(self, rows: Sequence[JournalRow]) -> None:
        """Show the first page in place of what was there."""
        self.beginResetModel()
        self._rows = list(rows)
        self._more = len(rows) == PAGE
        self.endResetModel()

    def go_on(self, after: int, rows: Sequence[JournalRow]) -> None:
        """Add the page that was asked for, unless another journal is shown by now."""
        if not self._rows or self._rows[-1].seq != after:
            return
        self._more = len(rows) == PAGE
        if rows:
            begin = len(self._rows)
            self.beginInsertRows(_NONE, begin, begin + len(rows) - 1)
            self._rows += rows
            self.endInsertRows()

    # What Qt asks

    def canFetchMore(self, parent: Index) -> bool:
        """Return True where there may be more."""
        return self._more and not parent.isValid()

    def fetchMore(self, parent: Index) -> None:
        """Ask for the next page, once."""
        if self._more and not parent.isValid():
            self._more = False
            self._ask(self._rows[-1].seq)

    def rowCount(self, parent: Index = _NONE) -> int:
        """Return how many entries were read."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NONE) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(_HEADINGS)

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        """Return what Qt asks of a cell."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role in (_Role.DisplayRole, _Role.AccessibleTextRole):
            return (row.when, row.who, row.what, row.records)[index.column()]
        if role == _Role.ForegroundRole and (row.is_look or index.column() == 3):
            return current().colour("quiet")
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> Any:
        """Return what stands above a column."""
        if orientation == Qt.Orientation.Horizontal and role == _Role.DisplayRole:
            return _HEADINGS[section]
        return None
