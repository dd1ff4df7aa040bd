"""One line that says something and its remedy, in place; never a window in the way."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget
from shiboken6 import isValid

from dhr_desktop.base.errors import UserError
from ui.theme.look import current, set_icon, set_role
from ui.widgets.buttons import button, icon_button
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.plain_label import PlainLabel

_ICONS: Final = {"info": "info", "warning": "warning", "danger": "danger", "good": "good"}
_LEAST_WORDS: Final = 300
"""Pixels at 100 % text that the words need, so that answers stand beside them."""
Answer = tuple[str, Callable[[], object]]
"""The word on a button, and what it does."""


class Banner(QFrame):
    """Hidden until it has something to say.

    `kind` is "info", "good", "warning" (late, to be looked at) or "danger" (only: this would leak, this failed).
    """

    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        set_role(self, "banner")
        look = current()
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(look.space(3), look.space(2), look.space(2), look.space(2))
        row.setSpacing(look.space(3))
        self._icon = QLabel()
        self._sentence = PlainLabel("", "strong", wrap=True)
        self._remedy = PlainLabel("", wrap=True)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._sentence)
        words.addWidget(self._remedy)
        self._answers = FlowLayout()
        self._room = QWidget()
        self._room.setLayout(self._answers)
        self._before: QWidget | None = None
        self._close = icon_button("close", "Close this message", self.clear)
        self._told = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._told.setSpacing(look.space(2))
        self._told.addLayout(words, 1)
        self._told.addWidget(self._room)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self._told, 1)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    @property
    def sentence(self) -> str:
        """What is being said, or ""."""
        return self._sentence.text()

    def say(
        self,
        sentence: str,
        remedy: str = "",
        answers: Sequence[Answer] = (),
        *,
        kind: str = "info",
        stays: bool = False,
    ) -> None:
        """Say something; each answer is a button, the first one stands out. `stays` leaves no way to close it."""
        set_role(self, kind, "kind")
        set_icon(self._icon, _ICONS[kind], kind)
        self._sentence.setText(sentence)
        self._remedy.setText(remedy)
        self._remedy.setVisible(bool(remedy))
        self._clear_answers()
        for place, (words, do) in enumerate(answers):
            self._answers.addWidget(button(words, self._answering(do), role="" if place else "primary"))
        self._room.setVisible(bool(answers))
        self._arrange()
        self._close.setVisible(not stays)
        self.setAccessibleName(f"{sentence} {remedy}".strip())
        self.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.accessibleName()))

    def refuse(self, fault: UserError, answers: Sequence[Answer] = ()) -> None:
        """Say what could not be done, and what to do about it."""
        self.say(fault.sentence, fault.remedy, answers, kind="warning")

    def ask(self, sentence: str, remedy: str, answers: Sequence[Answer]) -> None:
        """Ask something in place; the first answer takes the focus and Escape closes."""
        self.say(sentence, remedy, answers)
        self._before = QApplication.focusWidget()
        first = self._answers.itemAt(0)
        widget = first.widget() if first is not None else None
        if widget is not None:
            widget.setFocus()

    def clear(self) -> None:
        """Say nothing any more."""
        if self.sentence:
            self._sentence.setText("")
            self._give_back_focus()
            self._clear_answers()
            self.hide()
            self.closed.emit()

    def answers(self) -> list[QWidget]:
        """Return the buttons, in order."""
        items = [self._answers.itemAt(place) for place in range(self._answers.count())]
        return [widget for item in items if item is not None and (widget := item.widget()) is not None]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the answers below the words where there is little room beside them."""
        super().resizeEvent(event)
        self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close a question with Escape: nothing is done."""
        if event.key() == Qt.Key.Key_Escape and self._close.isVisible():
            self.clear()
        else:
            super().keyPressEvent(event)

    def _arrange(self) -> None:
        look = current()
        widths = [widget.sizeHint().width() for widget in self.answers()]
        in_line = sum(widths) + look.space(2) * max(0, len(widths) - 1)
        beside = self.width() - in_line >= look.scaled(_LEAST_WORDS)
        one_line = beside and self._remedy.isHidden()
        self._row.setAlignment(
            self._icon, Qt.AlignmentFlag.AlignVCenter if one_line else Qt.AlignmentFlag.AlignTop
        )
        self._room.setMinimumWidth(in_line if beside else 0)
        self._told.setDirection(
            QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        )

    def _give_back_focus(self) -> None:
        """Go back to where somebody was when the question was asked."""
        before, self._before = self._before, None
        here = QApplication.focusWidget()
        if before is not None and isValid(before) and here is not None and self.isAncestorOf(here):
            before.setFocus()

    def _answering(self, do: Callable[[], object]) -> Callable[[], None]:
        def answer() -> None:
            self.clear()
            do()

        return answer

    def _clear_answers(self) -> None:
        for widget in self.answers():
            self._answers.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
