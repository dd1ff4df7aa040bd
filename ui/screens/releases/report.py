"""A page of findings to read: sections of sentences and small tables, scrolled by keyboard as well."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from ui.theme.look import current, set_role
from ui.widgets.plain_label import PlainLabel


class Report(QScrollArea):
    """Emptied with `clear`, then filled from top to bottom."""

    def __init__(self, name: str) -> None:
        super().__init__()
        look = current()
        self.setAccessibleName(name)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        sheet = QWidget()
        set_role(sheet, "sheet")
        self._column = QVBoxLayout(sheet)
        self._column.setContentsMargins(0, 0, look.space(3), 0)
        self._column.setSpacing(look.space(1))
        self.setWidget(sheet)

    def clear(self) -> None:
        """Take everything away."""
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.verticalScrollBar().setValue(0)

    def say(self, title: str, lines: Sequence[str]) -> None:
        """Add a section of sentences."""
        self._head(title)
        for line in lines:
            self._column.addWidget(PlainLabel(line, wrap=True))

    def tabulate(self, title: str, rows: Sequence[Sequence[str]], *, figures: bool = False) -> None:
        """Add a section of rows in columns; with `figures` the first column is set to the right."""
        self._head(title)
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(current().space(4))
        grid.setVerticalSpacing(current().space(1))
        for line, row in enumerate(rows):
            for column, words in enumerate(row):
                label = PlainLabel(words, "quiet" if column and not figures else "", wrap=bool(column))
                if figures and not column:
                    label.setAlignment(Qt.AlignmentFlag.AlignRight)
                grid.addWidget(label, line, column)
        for column in range(1, max((len(row) for row in rows), default=0)):
            grid.setColumnStretch(column, column)
        self._column.addWidget(holder)

    def add(self, widget: QWidget) -> None:
        """Add a widget of the caller's own."""
        self._column.addWidget(widget)

    def end(self) -> None:
        """Leave the rest of the room empty."""
        self._column.addStretch(1)

    def _head(self, title: str) -> None:
        if self._column.count():
            self._column.addSpacing(current().space(4))
        self._column.addWidget(PlainLabel(title, "section"))
