"""Decisions about the strings that are selected: one button and one key each. It decides nothing itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from dhr_desktop.base.words import counted
from ui.theme.look import current
from ui.widgets.buttons import button
from ui.widgets.plain_label import PlainLabel


@dataclass(frozen=True, slots=True)
class KeyedChoice:
    """A word with its key, a tip that says what comes of it, and what it does."""

    words: str
    key: str
    tip: str
    do: Callable[[], object]


class ChoiceBar(QWidget):
    """The buttons, then room for more, then what is to be said about the selection."""

    def __init__(self, choices: Sequence[KeyedChoice], keys_in: QWidget) -> None:
        """Make it; its keys work while the focus is anywhere in `keys_in`, except in a field one types into."""
        super().__init__()
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(current().space(2))
        self.buttons: list[QPushButton] = []
        for choice in choices:
            made = button(f"{choice.words}  {choice.key}", choice.do, tip=choice.tip)
            self.buttons.append(made)
            self.row.addWidget(made)
            shortcut = QShortcut(QKeySequence(choice.key), keys_in)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(made.click)
        self._about = PlainLabel("", "quiet", wrap=True)
        self.row.addWidget(self._about, 3)
        self.say_about(0)

    def say_about(self, count: int, about: str = "") -> None:
        """Say how many strings the next decision is about, or what there is to say about the one."""
        for made in self.buttons:
            made.setEnabled(count > 0)
        self._about.setText(f"{counted(count, 'string')} selected" if count > 1 else about)
