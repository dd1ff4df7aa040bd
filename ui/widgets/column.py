"""A calm column in the middle of the window: for the lock screen and for the first run."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.theme.look import current, set_lengths, set_role


class MiddleColumn(QScrollArea):
    """Centres what is put into `box`; scrolls where the window is too small for it."""

    def __init__(self, width: int = 460) -> None:
        """Make it; `width` at 100 % text, in pixels."""
        super().__init__()
        look = current()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        set_lengths(inner, most_width=width)
        self.box = QVBoxLayout(inner)
        self.box.setContentsMargins(look.space(4), look.space(6), look.space(4), look.space(6))
        self.box.setSpacing(look.space(3))
        sheet = QWidget()
        set_role(sheet, "sheet")
        row = QHBoxLayout(sheet)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        middle = QVBoxLayout()
        middle.addStretch(2)
        middle.addWidget(inner)
        middle.addStretch(3)
        row.addLayout(middle, 100)
        row.addStretch(1)
        self.setWidget(sheet)
