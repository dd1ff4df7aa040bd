"""What stands there once a verb has closed the vault: what came of it, and the way to the lock screen."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout

from ui.theme.look import dress
from ui.widgets.buttons import button
from ui.widgets.column import MiddleColumn
from ui.widgets.plain_label import PlainLabel


class Farewell(MiddleColumn):
    """Emits `left` when somebody goes on, or closes it."""

    left = Signal()

    def __init__(self, said: str) -> None:
        super().__init__(560)
        self.setWindowTitle("DHR Desktop")
        self.box.addWidget(PlainLabel("The vault is closed", "title"))
        self.box.addWidget(PlainLabel(said, wrap=True))
        row = QHBoxLayout()
        onward = button("Go to the lock screen", self.left.emit, role="primary")
        row.addWidget(onward)
        row.addStretch(1)
        self.box.addLayout(row)
        self.setFocusProxy(onward)
        dress(self)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Go on as the button does."""
        event.accept()
        self.left.emit()
