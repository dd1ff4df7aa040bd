"""One entry of the sidebar: an icon with its word, and its key."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QPushButton, QSizePolicy

from ui.theme.look import set_icon, set_role


class SideEntry(QPushButton):
    """A button that stays pressed while its page is shown."""

    def __init__(self, icon: str, words: str, keys: str = "", *, stays: bool = True) -> None:
        super().__init__(words)
        self._icon = icon
        set_role(self, "entry")
        set_icon(self, icon, "quiet")
        self.setCheckable(stays)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.toggled.connect(self._mark)
        if keys:
            shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
            self.setToolTip(f"{words} ({shown})")
            self.setAccessibleDescription(shown)

    def _mark(self, checked: bool) -> None:
        set_icon(self, self._icon, "accent" if checked else "quiet")
