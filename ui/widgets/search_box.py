"""One line to search with: a magnifying glass, a pause before it asks, and Escape to clear it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit

from ui.theme.look import current

_WIDTH: Final = 240
PAUSE: Final = 120
"""Milliseconds without a key press after which a search begins."""


class SearchBox(QLineEdit):
    """Emits `searched` with the text once typing pauses, at once on Enter or when cleared; Escape clears."""

    searched = Signal(str)

    def __init__(self, name: str, placeholder: str = "") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setAccessibleDescription("Escape clears it")
        self.setPlaceholderText(placeholder or name)
        self._said = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self._say)
        self.textChanged.connect(self._wait)
        self.returnPressed.connect(self._say)

    def sizeHint(self) -> QSize:
        """Return room for a few words."""
        return QSize(current().scaled(_WIDTH), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Return room for one word."""
        return QSize(current().scaled(_WIDTH // 2), super().minimumSizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Clear on Escape."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the glass before the text."""
        look = current()
        size = look.icon_size()
        margin = look.space(2)
        self.setTextMargins(size.width() + margin - 1, 0, 0, 0)
        super().paintEvent(event)
        painter = QPainter(self)
        glass = look.icon("search", "quiet").pixmap(size, self.devicePixelRatio())
        painter.drawPixmap(margin, (self.height() - size.height()) // 2, glass)
        painter.end()

    def hideEvent(self, event: QHideEvent) -> None:
        """Search for nothing while nobody is looking."""
        super().hideEvent(event)
        self._timer.stop()

    def _wait(self, text: str) -> None:
        if text:
            self._timer.start()
        else:
            self._say()

    def _say(self) -> None:
        self._timer.stop()
        if self.text() != self._said:
            self._said = self.text()
            self.searched.emit(self._said)
