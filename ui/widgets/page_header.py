"""The head of a page: its title, what state it is in, its main action, and one line for messages."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.look import current
from ui.widgets.banner import Banner
from ui.widgets.chip import Chip
from ui.widgets.plain_label import PlainLabel


class PageHeader(QWidget):
    """Title, chips, then actions on the right; `banner` stands below while it has something to say."""

    def __init__(self, title: str = "", remark: str = "") -> None:
        super().__init__()
        look = current()
        self._title = PlainLabel(title, "title")
        self._title.setAccessibleName(title)
        self._remark = PlainLabel(remark, "quiet", wrap=True)
        self._chips = QHBoxLayout()
        self._chips.setSpacing(look.space(2))
        self._actions = QHBoxLayout()
        self._actions.setSpacing(look.space(2))
        self.banner = Banner()
        line = QHBoxLayout()
        line.setSpacing(look.space(3))
        line.addWidget(self._title)
        line.addLayout(self._chips)
        line.addStretch(1)
        line.addLayout(self._actions)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.space(2))
        box.addLayout(line)
        box.addWidget(self._remark)
        self._remark.setVisible(bool(remark))
        box.addWidget(self.banner)

    def show_title(self, title: str, remark: str = "") -> None:
        """Show another title and the quiet line below it."""
        self._title.setText(title)
        self._title.setAccessibleName(title)
        self._remark.setText(remark)
        self._remark.setVisible(bool(remark))

    def show_chips(self, *chips: tuple[str, str]) -> None:
        """Show statuses: each a word and its kind."""
        while (item := self._chips.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for words, kind in chips:
            self._chips.addWidget(Chip(words, kind), 0, Qt.AlignmentFlag.AlignVCenter)

    def add_action(self, widget: QWidget) -> None:
        """Add a button on the right; the primary one comes last."""
        self._actions.addWidget(widget)
