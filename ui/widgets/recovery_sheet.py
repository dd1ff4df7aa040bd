"""A recovery code, at the first run or a new one: printed before work begins and typed back once."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout

from ui.theme.look import current, set_role
from ui.widgets.banner import Banner
from ui.widgets.buttons import button
from ui.widgets.column import MiddleColumn
from ui.widgets.plain_label import PlainLabel

_ACROSS = 4


class RecoverySheetPage(MiddleColumn):
    """Emits `print_asked`, `save_asked`, and `finished` once the code was typed back."""

    print_asked = Signal()
    save_asked = Signal()
    finished = Signal()

    def __init__(self, code: str, is_same: Callable[[str, str], bool], begin: str = "Begin work") -> None:
        """Make it; `is_same` compares the code shown with the code typed, forgiving spaces and small letters.

        `begin` is the word on the button once it was typed.
        """
        super().__init__(560)
        self._code = code
        self._is_same = is_same
        self.banner = Banner()
        self._typed = QLineEdit()
        self._begin = button(begin, self._finish, role="primary")
        self._fill()

    def say(self, sentence: str, kind: str = "good") -> None:
        """Say how printing or saving ended."""
        self.banner.say(sentence, kind=kind)

    def _finish(self) -> None:
        if self._is_same(self._code, self._typed.text()):
            self.finished.emit()
        else:
            self.banner.say(
                "This is not the code yet.",
                "Compare it with your sheet, group by group. Spaces and small letters do no harm.",
                kind="warning",
            )
            self._typed.setFocus()

    def _fill(self) -> None:
        look, box = current(), self.box
        box.addWidget(PlainLabel("The recovery code", "title"))
        box.addWidget(
            PlainLabel(
                "If the passphrase is forgotten, this code is the only other way into the vault. "
                "Print it now and lock the sheet away. Nobody can make it again for you.",
                wrap=True,
            )
        )
        box.addWidget(self.banner)
        card = QFrame()
        set_role(card, "card")
        card.setAccessibleName("Recovery code")
        grid = QGridLayout(card)
        grid.setContentsMargins(look.space(5), look.space(4), look.space(5), look.space(4))
        grid.setHorizontalSpacing(look.space(5))
        grid.setVerticalSpacing(look.space(2))
        for place, group in enumerate(self._code.replace("-", " ").split()):
            grid.addWidget(PlainLabel(group, "code", selectable=True), place // _ACROSS, place % _ACROSS)
        box.addWidget(card)
        row = QHBoxLayout()
        row.setSpacing(look.space(2))
        printing = button("Print the sheet…", self.print_asked.emit, icon="print")
        self.setFocusProxy(printing)
        row.addWidget(printing)
        row.addWidget(button("Save it as a file…", self.save_asked.emit, role="quiet"))
        row.addStretch(1)
        box.addLayout(row)
        box.addSpacing(look.space(3))
        label = PlainLabel("Type the code from your sheet", "label")
        label.setBuddy(self._typed)
        self._typed.setAccessibleName("Recovery code, typed from the sheet")
        group_box = QVBoxLayout()
        group_box.setSpacing(look.space(0.5))
        group_box.addWidget(label)
        group_box.addWidget(self._typed)
        group_box.addWidget(PlainLabel("So that you know it can be read.", "help"))
        box.addLayout(group_box)
        row = QHBoxLayout()
        row.addWidget(self._begin)
        row.addStretch(1)
        box.addLayout(row)
        self._typed.returnPressed.connect(self._finish)
