"""A new passphrase: five drawn words are offered first; words of one's own are typed twice, with their strength in words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from ui.theme.look import current, set_role
from ui.widgets.buttons import button
from ui.widgets.passphrase_edit import PassphraseEdit
from ui.widgets.plain_label import PlainLabel


@dataclass(frozen=True)
class PassphraseRules:
    """What the program knows of passphrases.

    Attributes:
        propose: draws new random words.
        describe: says in a sentence how strong a passphrase is.
        is_enough: True where it may protect a vault.
    """

    propose: Callable[[], str]
    describe: Callable[[str], str]
    is_enough: Callable[[str], bool]


class NewPassphrase(QWidget):
    """Emits `confirmed` on Enter in the last field. It draws its words in `begin`, and forgets everything in `clear`."""

    confirmed = Signal()

    def __init__(self, rules: PassphraseRules, name: str = "Passphrase") -> None:
        """Make it; `name` is what the field for words of one's own is called."""
        super().__init__()
        self._rules = rules
        self.offered = PlainLabel("", "code", wrap=True, selectable=True)
        self.offer = QRadioButton("These words, drawn by chance")
        self.own = QRadioButton("Words of my own")
        self.first = PassphraseEdit(name, rules.describe)
        self.again = PassphraseEdit("The same again")
        self._offer_part, self._own_part = self._offer_page(), self._own_page()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(current().space(3))
        for part in (self.offer, self._offer_part, self.own, self._own_part):
            box.addWidget(part)
        self.offer.setChecked(True)
        self.offer.toggled.connect(self._switch)
        self.again.confirmed.connect(self.confirmed)
        self.setFocusProxy(self.offer)
        self._switch()

    def begin(self) -> None:
        """Offer new words, and forget what was typed."""
        self.clear()
        self._draw()

    def clear(self) -> None:
        """Forget the words, drawn and typed."""
        self.offer.setChecked(True)
        self.offered.setText("")
        self.first.clear()
        self.again.clear()

    def text(self) -> str:
        """Return the passphrase that stands there now."""
        return self.offered.text() if self.offer.isChecked() else self.first.text()

    def problem(self) -> tuple[str, QWidget]:
        """Return the first thing that is still missing, in a sentence, or "", and the field that it is about."""
        if self.offer.isChecked():
            return "", self.offer
        first, again = self.first.text(), self.again.text()
        if not first:
            return "Type a passphrase, or take the words that are offered.", self.first
        if not self._rules.is_enough(first):
            return self._rules.describe(first), self.first
        if first != again:
            return "The two passphrases are not the same. Type the second one again.", self.again
        return "", self.again

    def _switch(self) -> None:
        self._offer_part.setVisible(self.offer.isChecked())
        self._own_part.setVisible(not self.offer.isChecked())

    def _draw(self) -> None:
        self.offered.setText(self._rules.propose())

    def _offer_page(self) -> QWidget:
        look = current()
        page = QFrame()
        set_role(page, "card")
        box = QVBoxLayout(page)
        box.setContentsMargins(look.space(4), look.space(3), look.space(4), look.space(2))
        box.setSpacing(look.space(1))
        self.offered.setAccessibleName("Proposed passphrase")
        box.addWidget(self.offered)
        box.addWidget(
            PlainLabel("Write them down now and keep the paper as you would keep a key.", "help", wrap=True)
        )
        row = QHBoxLayout()
        row.addWidget(button("Draw others", self._draw, role="link"))
        row.addStretch(1)
        box.addLayout(row)
        return page

    def _own_page(self) -> QWidget:
        look = current()
        page = QWidget()
        box = QVBoxLayout(page)
        box.setContentsMargins(look.space(6), 0, 0, 0)
        box.setSpacing(look.space(1))
        box.addWidget(self.first)
        box.addSpacing(look.space(2))
        again = PlainLabel("The same again", "label")
        again.setBuddy(self.again)
        box.addWidget(again)
        box.addWidget(self.again)
        return page
