"""A status in one or two words. The word says it; the colour only helps."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy

from ui.theme.look import set_role
from ui.widgets.plain_label import PlainLabel


class Chip(PlainLabel):
    """A small rounded label; `kind` is "", "accent", "good", "warning" (late) or "danger" (would leak, failed)."""

    def __init__(self, words: str = "", kind: str = "") -> None:
        super().__init__(words, "chip")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.say(words, kind)

    def say(self, words: str, kind: str = "") -> None:
        """Show another status; "" hides the chip."""
        self.setText(words)
        if self.parentWidget() is not None or not words:  # on its own it would be a window for a moment
            self.setVisible(bool(words))
        set_role(self, kind, "kind")
