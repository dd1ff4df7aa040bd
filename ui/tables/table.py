"""The table itself: rows of one height, keys as people expect them, and copying through the guard."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
)

from ui.theme.look import current, set_lengths
from ui.widgets.hint import plain_hint


class CutOffDelegate(QStyledItemDelegate):
    """Shows the whole text in a tooltip where a column is too narrow for it."""

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """Show a tooltip only where something is cut off."""
        if event.type() != QEvent.Type.ToolTip or not index.isValid():
            return super().helpEvent(event, view, option, index)
        text = str(index.data() or "")
        cut = view.fontMetrics().horizontalAdvance(text) > view.visualRect(index).width() - current().space(4)
        QToolTip.showText(event.globalPos(), plain_hint(text) if cut else "", view)
        return True


class Table(QTableView):
    """A table view in the house's manner; `activated_row` is emitted for Enter and double click, `widened` when it has another size."""

    activated_row = Signal(int)
    widened = Signal()

    def __init__(self, name: str, model: QAbstractItemModel, copy: Callable[[str], None] | None) -> None:
        super().__init__()
        self.setModel(model)
        model.layoutChanged.connect(self._follow)
        self._copy = copy
        self.setAccessibleName(name)
        self.setItemDelegate(CutOffDelegate(self))
        set_lengths(self, least_height=44)  # else a small screen with large words could not hold two panes
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsMovable(False)
        header.setSortIndicatorShown(True)
        header.setSortIndicatorClearable(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.doubleClicked.connect(self._open)
        self._fit()

    def choose_row(self, place: int) -> None:
        """Make a row the only chosen one, whatever keys are held down (`selectRow` would add to what was chosen)."""
        how = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(self.model().index(place, 0), how)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter, copy with the usual keys."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_selection()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.activated_row.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Mark the current row, so that one sees where the keys will begin."""
        super().focusInEvent(event)
        if self.currentIndex().isValid() and not self.selectionModel().hasSelection():
            self.selectRow(self.currentIndex().row())

    def keyboardSearch(self, search: str) -> None:
        """Leave letters alone: the search box is for finding."""

    def _follow(self) -> None:
        """Keep the current row in sight when the order is another."""
        self.scrollTo(self.currentIndex())

    def _open(self, index: QModelIndex) -> None:
        self.activated_row.emit(index.row())

    def copy_selection(self) -> None:
        """Copy the selected rows with a tab between cells, as spreadsheets expect."""
        if self._copy is None:
            return
        model = self.model()
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        columns = range(model.columnCount())
        lines = ["\t".join(_cell(model.index(row, column).data()) for column in columns) for row in rows]
        if lines:
            self._copy("\n".join(lines))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell that there is more room or less."""
        super().resizeEvent(event)
        self.widened.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Give rows their height anew when text has another size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _fit(self) -> None:
        look = current()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + look.space(3.5))
        self.horizontalHeader().setMinimumSectionSize(look.scaled(48))
        self.setIconSize(look.icon_size())


def _cell(value: object) -> str:
    """Return a cell's text on one line, with nothing at its start that a spreadsheet would run as a formula."""
    text = " ".join(str(value or "").split())
    return f"'{text}" if text.startswith(("=", "+", "-", "@")) else text
