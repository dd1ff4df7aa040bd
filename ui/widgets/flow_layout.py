"""A layout that sets its widgets side by side and goes on below where there is no more room, as words do."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from ui.theme.look import current


class FlowLayout(QLayout):
    """Left to right, then below; `gap` in steps of the grid."""

    def __init__(self, parent: QWidget | None = None, gap: float = 2) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = current().space(gap)
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Add at the end."""
        self._items.append(item)

    def count(self) -> int:
        """Return how many there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return one of them, or None past the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Remove one of them and return it, or None past the end."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Take no more room than needed."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height that a width needs."""
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def sizeHint(self) -> QSize:
        """Return the smallest size."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """Return the size of the largest widget."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def setGeometry(self, rect: QRect) -> None:
        """Place the widgets."""
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        """Set the items line by line, each in the middle of its line; return the height that they need."""
        x, y = rect.x(), rect.y()
        line: list[tuple[QLayoutItem, int, QSize]] = []
        for item in self._items:
            size = item.sizeHint().boundedTo(QSize(rect.width(), 16777215))
            if item.isEmpty():
                continue
            if line and x + size.width() > rect.right() + 1:
                x, y, line = rect.x(), y + _set_line(line, y, move=move) + self._gap, []
            line.append((item, x, size))
            x += size.width() + self._gap
        return y + _set_line(line, y, move=move) - rect.y()


def _set_line(line: list[tuple[QLayoutItem, int, QSize]], y: int, *, move: bool) -> int:
    height = max((size.height() for _, _, size in line), default=0)
    if move:
        for item, x, size in line:
            item.setGeometry(QRect(QPoint(x, y + (height - size.height()) // 2), size))
    return height
