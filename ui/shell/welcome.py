"""The first screen of the first run: make a vault, open one, or try the program with invented cases."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout

from ui.theme.look import current, set_icon
from ui.widgets.card_button import CardButton
from ui.widgets.column import MiddleColumn
from ui.widgets.plain_label import PlainLabel


class ChoiceCard(CardButton):
    """A large button: what happens, and one sentence more."""

    def __init__(self, icon: str, words: str, remark: str) -> None:
        super().__init__()
        look = current()
        row = QHBoxLayout()
        row.setContentsMargins(look.space(4), look.space(3), look.space(4), look.space(3))
        row.setSpacing(look.space(4))
        picture = QLabel()
        set_icon(picture, icon, "accent", times=1.3)
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(0)
        for label in (PlainLabel(words, "strong"), PlainLabel(remark, "quiet", wrap=True)):
            column.addWidget(label)
        row.addLayout(column, 1)
        self.hold(row)
        self.setAccessibleName(words)
        self.setAccessibleDescription(remark)


class Welcome(MiddleColumn):
    """Three ways to begin."""

    new_chosen = Signal()
    open_chosen = Signal()
    try_chosen = Signal()

    def __init__(self) -> None:
        super().__init__(560)
        self.box.addWidget(PlainLabel("DHR Desktop", "title"))
        self.box.addWidget(
            PlainLabel(
                "Keeps the records of Domestic Homicide Reviews in an encrypted vault on this computer, "
                "and prepares packages in which names are replaced, searched for leaks, sealed and signed.",
                "lead",
                wrap=True,
            )
        )
        self.box.addSpacing(current().space(2))
        for icon, words, remark, signal in (
            ("vault", "Make a new vault", "For an office that begins with this program.", self.new_chosen),
            ("open", "Open a vault", "One that is on this computer already.", self.open_chosen),
            (
                "try",
                "Try it with invented cases",
                "Twenty-four reviews of a county that does not exist.",
                self.try_chosen,
            ),
        ):
            card = ChoiceCard(icon, words, remark)
            card.clicked.connect(signal)
            self.box.addWidget(card)
            if self.focusProxy() is None:
                self.setFocusProxy(card)
        self.box.addWidget(PlainLabel("The program never connects to a network.", "help"))
