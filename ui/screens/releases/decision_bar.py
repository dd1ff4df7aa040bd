"""Keep, replace, replace by other words: one button and one key each, for everything that is selected."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from dhr_desktop.model.release import Verdict
from ui.screens.releases.verdicts import Ruling
from ui.widgets.choice_bar import ChoiceBar, KeyedChoice

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


class DecisionBar(ChoiceBar):
    """Emits `ruled` with a Ruling; `done` when typing other words has ended either way."""

    ruled = Signal(object)
    done = Signal()

    def __init__(self, keys_in: QWidget) -> None:
        """Make it; its keys work while the focus is anywhere in `keys_in`, except in a field one types into."""
        self.words = OtherWords()
        super().__init__(
            (
                KeyedChoice("Keep", "K", "It leaves as it is", lambda: self._rule(Ruling(Verdict.KEEP))),
                KeyedChoice(
                    "Replace", "R", "It leaves as proposed", lambda: self._rule(Ruling(Verdict.REPLACE))
                ),
                KeyedChoice("Replace by…", "A", "Type other words to stand in its place", self.ask_words),
            ),
            keys_in,
        )
        self.keep, self.replace, self.other = self.buttons
        self.words.returnPressed.connect(self._take_words)
        self.words.given_up.connect(self._give_up)
        self.row.insertWidget(len(self.buttons), self.words, 2)

    def say_about(self, count: int, about: str = "") -> None:
        """Say what the next decision is about; where it is about nothing, no words are asked for."""
        super().say_about(count, about)
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
