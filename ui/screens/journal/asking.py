"""One thing at a time beside the list of retention: what is asked, the field for it, the button that does it, a way back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.look import current
from ui.widgets.buttons import button
from ui.widgets.plain_label import PlainLabel


class Asking(QWidget):
    """A title, what it means, a widget to fill in, and two buttons."""

    def __init__(
        self,
        title: str,
        remark: str,
        field: QWidget | None,
        word: str,
        do: Callable[[], object],
        *,
        back: Callable[[], object],
        role: str = "primary",
    ) -> None:
        """Make it; `word` is on the button that calls `do`, `back` is called by Cancel."""
        super().__init__()
        look = current()
        self.do_button = button(word, do, role=role)
        self.cancel_button = button("Cancel", back, role="quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.space(3))
        column.addWidget(PlainLabel(title, "section", wrap=True))
        column.addWidget(PlainLabel(remark, wrap=True))
        if field is not None:
            column.addWidget(field, 1)
        row = QHBoxLayout()
        row.setSpacing(look.space(2))
        row.addWidget(self.do_button)
        row.addWidget(self.cancel_button)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(0 if field is not None else 1)
        self.setAccessibleName(title)
        self.setFocusProxy(field if field is not None else self.do_button)
