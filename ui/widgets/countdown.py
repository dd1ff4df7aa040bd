"""The last minute before the window locks by itself: how long there is, and a button to stay."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar

from dhr_desktop.base.words import counted
from ui.theme.look import current, set_role
from ui.widgets.buttons import button
from ui.widgets.plain_label import PlainLabel


class Countdown(QFrame):
    """Hidden until `count` is called; any key or movement means stay, and so does the button."""

    stayed = Signal()

    def __init__(self, seconds: int = 60) -> None:
        super().__init__()
        look = current()
        set_role(self, "banner")
        set_role(self, "warning", "kind")
        self._words = PlainLabel("", "strong")
        self._bar = QProgressBar()
        self._bar.setRange(0, seconds)
        self._bar.setTextVisible(False)
        set_role(self._bar, "warning", "kind")
        row = QHBoxLayout(self)
        row.setContentsMargins(look.space(3), look.space(2), look.space(3), look.space(2))
        row.setSpacing(look.space(4))
        row.addWidget(self._words)
        row.addWidget(self._bar, 1)
        row.addWidget(button("Stay", self.stayed.emit, role="primary"))
        self.hide()

    def count(self, seconds: int) -> None:
        """Show how many seconds are left."""
        self._words.setText(f"Locking in {counted(seconds, 'second')}")
        self._bar.setValue(seconds)
        self._bar.setAccessibleName(self._words.text())
        self.show()

    def stop(self) -> None:
        """Go away."""
        self.hide()
