"""The line above the page while somebody presents: until when, and a button to end it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from ui.theme.look import current, set_icon, set_role
from ui.widgets.buttons import button
from ui.widgets.plain_label import PlainLabel


class PresentBar(QFrame):
    """Hidden until `show_until` is called. `ended` tells that its button was pressed."""

    ended = Signal()

    def __init__(self) -> None:
        super().__init__()
        look = current()
        set_role(self, "banner")
        set_role(self, "info", "kind")
        self._words = PlainLabel("", "strong", wrap=True)
        icon = QLabel()
        set_icon(icon, "present", "info")
        row = QHBoxLayout(self)
        row.setContentsMargins(look.space(3), look.space(2), look.space(3), look.space(2))
        row.setSpacing(look.space(3))
        row.addWidget(icon)
        row.addWidget(self._words, 1)
        row.addWidget(button("Stop presenting", self.ended.emit))
        self.hide()

    @property
    def words(self) -> str:
        """What is being said."""
        return self._words.text()

    def show_until(self, time: str) -> None:
        """Say until when, for example "14:17"."""
        self._words.setText(
            f"Presenting until {time}: real names are hidden, but mind the long texts. The screen may be shared."
        )
        self.setAccessibleName(self._words.text())
        self.show()
