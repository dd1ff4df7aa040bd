"""The line above everything: the protective marking, the vault, and who is working."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout

from ui.theme.look import current, set_role
from ui.widgets.plain_label import PlainLabel

MARKING = "OFFICIAL-SENSITIVE"


class MarkingBar(QFrame):
    """Marking on the left, vault and person on the right."""

    def __init__(self, vault: str = "", who: str = "") -> None:
        super().__init__()
        set_role(self, "marking")
        look = current()
        row = QHBoxLayout(self)
        row.setContentsMargins(look.space(4), look.space(1), look.space(4), look.space(1))
        row.setSpacing(look.space(4))
        row.addWidget(PlainLabel(MARKING, "strong"))
        row.addStretch(1)
        self._words = PlainLabel()
        row.addWidget(self._words)
        self.show_who(vault, who)

    def show_who(self, vault: str, who: str) -> None:
        """Show the vault's name and who is working."""
        self._words.setText(" · ".join(part for part in (vault, who) if part))
