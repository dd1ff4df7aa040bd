"""What stands where there is nothing yet: what belongs here, and how to add the first."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.theme.look import current, set_icon
from ui.widgets.buttons import button
from ui.widgets.plain_label import PlainLabel


class EmptyState(QWidget):
    """An icon, a sentence, a second one, and a button where there is something to do."""

    def __init__(
        self,
        icon: str,
        sentence: str,
        remark: str = "",
        action: str = "",
        do: Callable[[], object] | None = None,
    ) -> None:
        super().__init__()
        look = current()
        box = QVBoxLayout(self)
        box.setContentsMargins(look.space(6), look.space(2), look.space(6), look.space(2))
        box.setSpacing(look.space(2))
        box.addStretch(2)
        picture = QLabel()
        set_icon(picture, icon, "disabled", times=2)
        picture.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        box.addWidget(picture)
        self._sentence = PlainLabel(sentence, "lead", wrap=True)
        self._remark = PlainLabel(remark, "quiet", wrap=True)
        for label in (self._sentence, self._remark):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            box.addWidget(label)
        self._remark.setVisible(bool(remark))
        if action and do is not None:
            self.button = button(action, do)
            self.setFocusProxy(self.button)
            row = QHBoxLayout()
            row.addStretch(1)
            row.addWidget(self.button)
            row.addStretch(1)
            box.addSpacing(look.space(2))
            box.addLayout(row)
        box.addStretch(3)
        self.setAccessibleName(sentence)

    def minimumSizeHint(self) -> QSize:
        """Return so little that it never makes a window larger than a small screen."""
        look = current()
        return QSize(look.scaled(100), look.scaled(44))

    def say(self, sentence: str, remark: str = "") -> None:
        """Say something else."""
        self._sentence.setText(sentence)
        self._remark.setText(remark)
        self._remark.setVisible(bool(remark))
        self.setAccessibleName(sentence)
