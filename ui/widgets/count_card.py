"""A number with its words: small, calm, and a way to what it counts."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout

from ui.theme.look import current, set_role
from ui.widgets.card_button import CardButton
from ui.widgets.plain_label import PlainLabel


class CountCard(CardButton):
    """A button that shows a count above its words; `clicked` goes to what is counted."""

    def __init__(self, words: str, count: int = 0, remark: str = "") -> None:
        super().__init__()
        look = current()
        self._figure = PlainLabel("", "figure")
        self._words = PlainLabel()
        self._remark = PlainLabel("", "help")
        self._box = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._box.setContentsMargins(look.space(4), look.space(2), look.space(4), look.space(2))
        self._box.setSpacing(0)
        for label in (self._figure, self._words, self._remark):
            self._box.addWidget(label)
        self._box.addStretch(1)
        self.hold(self._box)
        self.show_count(count, words, remark)

    def set_low(self, low: bool) -> None:
        """Stand on one line, where the page is low, or on two."""
        direction = QBoxLayout.Direction.LeftToRight if low else QBoxLayout.Direction.TopToBottom
        if self._box.direction() != direction:
            self._box.setDirection(direction)
            self._box.setSpacing(current().space(2) if low else 0)
            set_role(self._figure, "section" if low else "figure")
            self.setMinimumHeight(self._box.totalMinimumSize().height())

    def show_count(self, count: int, words: str, remark: str = "", kind: str = "") -> None:
        """Show another number; `kind` "warning" colours the remark."""
        self._figure.setText(f"{count:,}")
        self._words.setText(words)
        self._remark.setText(remark)
        self._remark.setVisible(bool(remark))
        set_role(self._remark, "problem" if kind == "warning" else "help")
        self.setAccessibleName(f"{count:,} {words}" + (f", {remark}" if remark else ""))
