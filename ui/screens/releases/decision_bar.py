"""Keep, replace, replace by other words: one button and one key each, for everything that is selected."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from dhr_desktop.base.words import counted
from dhr_desktop.model.release import Verdict
from ui.screens.releases.verdicts import Ruling
from ui.theme.look import current
from ui.widgets.buttons import button
from ui.widgets.plain_label import PlainLabel

_LONGEST: Final = 200


class OtherWords(QLineEdit):
    """A line for other words; Escape gives up."""

    given_up = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Replace by")
        self.setPlaceholderText("Other words, then Enter")
        self.setMaxLength(_LONGEST)
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give up on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)


class DecisionBar(QWidget):
    """Emits `ruled` with a Ruling; `done` when typing other words has ended either way."""

    ruled = Signal(object)
    done = Signal()

    def __init__(self, keys_in: QWidget) -> None:
        """Make it; its keys work while the focus is anywhere in `keys_in`, except in a field one types into."""
        super().__init__()
        look = current()
        self.keep = button("Keep  K", lambda: self._rule(Ruling(Verdict.KEEP)), tip="It leaves as it is")
        self.replace = button(
            "Replace  R", lambda: self._rule(Ruling(Verdict.REPLACE)), tip="It leaves as proposed"
        )
        self.other = button("Replace by…  A", self.ask_words, tip="Type other words to stand in its place")
        self.words = OtherWords()
        self.words.returnPressed.connect(self._take_words)
        self.words.given_up.connect(self._give_up)
        self._about = PlainLabel("", "quiet", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.space(2))
        for widget in (self.keep, self.replace, self.other):
            row.addWidget(widget)
        row.addWidget(self.words, 2)
        row.addWidget(self._about, 3)
        keys: dict[str, Callable[[], None]] = {
            "K": self.keep.click,
            "R": self.replace.click,
            "A": self.other.click,
        }
        for key, do in keys.items():
            shortcut = QShortcut(QKeySequence(key), keys_in)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(do)
        self.say_about(0)

    def say_about(self, count: int, about: str = "") -> None:
        """Say how many strings the next decision is about, or what there is to say about the one."""
        for widget in (self.keep, self.replace, self.other):
            widget.setEnabled(count > 0)
        self._about.setText(f"{counted(count, 'string')} selected" if count > 1 else about)
        if not count:
            self.words.hide()

    def ask_words(self) -> None:
        """Let other words be typed."""
        self.words.clear()
        self.words.show()
        self.words.setFocus()

    def _rule(self, ruling: Ruling) -> None:
        self.words.hide()
        self.ruled.emit(ruling)

    def _take_words(self) -> None:
        typed = " ".join(self.words.text().split())
        if typed:
            self.words.hide()
            self.done.emit()
            self.ruled.emit(Ruling(Verdict.REPLACE, typed))

    def _give_up(self) -> None:
        self.words.hide()
        self.done.emit()
