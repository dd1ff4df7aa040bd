"""One entry of the sidebar: an icon with its word, and its key."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QPushButton, QSizePolicy

from ui.theme.look import set_icon, set_role
from ui.widgets.hint import plain_hint


class SideEntry(QPushButton):
    """A button; one that `stays` remains pressed while its page is shown."""

    def __init__(self, icon: str, words: str, keys: str = "", *, stays: bool = True) -> None:
        super().__init__(words)
        self.setAutoDefault(True)
        self._icon = icon
        self._keys = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText) if keys else ""
        set_role(self, "entry")
        self.setCheckable(stays)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.toggled.connect(self._mark)
        self.show_as(icon, words)

    def show_as(self, icon: str, words: str) -> None:
        """Show another icon and word."""
        self._icon = icon
        self.setText(words)
        self.setAccessibleName(words)
        self.setAccessibleDescription(self._keys)
        self.setToolTip(plain_hint(f"{words} ({self._keys})" if self._keys else words))
        self._mark(self.isChecked())

    def _mark(self, checked: bool) -> None:
        set_icon(self, self._icon, "on_chosen" if checked else "quiet")
