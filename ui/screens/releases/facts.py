"""Facts to read and to copy: a label above each value, hashes and places on one line that can be selected by keyboard."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.theme.look import current
from ui.widgets.buttons import icon_button
from ui.widgets.plain_label import PlainLabel

Fact = tuple[str, str]
"""A label and its value."""
_COLUMN: Final = 170
"""The least width of a short fact at 100 % text, in pixels."""


class CopyLine(QWidget):
    """A value that is too long to type: it can be selected, and copied with its button."""

    def __init__(self, name: str, copy: Callable[[str], None]) -> None:
        super().__init__()
        look = current()
        self.line = QLineEdit()
        self.line.setReadOnly(True)
        self.line.setAccessibleName(name)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.space(1))
        row.addWidget(self.line, 1)
        row.addWidget(icon_button("copy", f"Copy: {name.lower()}", lambda: copy(self.line.text())))
        self.setFocusProxy(self.line)

    def say(self, value: str) -> None:
        """Show a value from its beginning."""
        self.line.setText(value)
        self.line.setCursorPosition(0)


class FactSheet(QWidget):
    """Short facts side by side, each below its label, in as many columns as there is room for; long ones below."""

    def __init__(self) -> None:
        super().__init__()
        look = current()
        self._columns = 0
        self._short: list[QWidget] = []
        self._long: list[QWidget] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(look.space(6))
        self._grid.setVerticalSpacing(look.space(3))

    def say(self, facts: Sequence[Fact], long: Sequence[Fact] = ()) -> None:
        """Show other facts; `long` ones each across the whole width. Blank ones are left out."""
        for widget in (*self._short, *self._long):
            self._grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._short = [_labelled(*fact) for fact in facts if fact[1]]
        self._long = [_labelled(*fact) for fact in long if fact[1]]
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use as many columns as there is room for."""
        super().resizeEvent(event)
        if self._fitting() != self._columns:
            self._arrange()

    def _fitting(self) -> int:
        return max(1, min(len(self._short), self.width() // current().scaled(_COLUMN)))

    def _arrange(self) -> None:
        for column in range(self._columns):
            self._grid.setColumnStretch(column, 0)
        self._columns = self._fitting()
        for column in range(self._columns):
            self._grid.setColumnStretch(column, 1)
        for place, widget in enumerate(self._short):
            self._grid.addWidget(widget, place // self._columns, place % self._columns)
        below = -(-len(self._short) // self._columns)
        for place, widget in enumerate(self._long):
            self._grid.addWidget(widget, below + place, 0, 1, self._columns)


def _labelled(label: str, value: str) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    heading = PlainLabel(label, "help")
    words = PlainLabel(value, wrap=True, selectable=True)
    words.setAccessibleName(f"{label}: {value}")
    column.addWidget(heading)
    column.addWidget(words)
    column.addStretch(1)
    return holder
