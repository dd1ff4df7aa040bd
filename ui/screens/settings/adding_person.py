"""Adding a person who can open the vault: their name, and a passphrase that they type themselves at this computer."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from dhr_desktop.base.errors import UserError
from ui.platform.desk import Desk
from ui.theme.look import current
from ui.widgets.banner import Banner
from ui.widgets.buttons import button
from ui.widgets.column import MiddleColumn
from ui.widgets.new_passphrase import NewPassphrase, PassphraseRules
from ui.widgets.plain_label import PlainLabel

_SAID: Final = (
    "Let them sit here now: the passphrase is theirs alone. It opens this vault as yours does, with everything in it, "
    "and what they change stands under their name."
)


class AddingPerson(MiddleColumn):
    """Emits `left` when somebody goes back, and `added` once the person can open the vault."""

    left = Signal()
    added = Signal()

    def __init__(self, desk: Desk, banner: Banner, rules: PassphraseRules) -> None:
        """Make it; `banner` is where it is said what came of it."""
        super().__init__(560)
        self._desk = desk
        self._banner = banner
        self.who = QLineEdit()
        self.who.setAccessibleName("Their name")
        self.new = NewPassphrase(rules, "Their passphrase")
        self._add = button("Add this person", self._ask, role="primary")
        self._fill()
        self.setFocusProxy(self.who)
        self.new.confirmed.connect(self._ask)

    def begin(self) -> None:
        """Ask anew: no name, and other words."""
        self.who.clear()
        self.new.begin()
        self.who.setFocus()

    def _ask(self) -> None:
        problem, field = (
            ("Their name is needed.", self.who) if not self.who.text().strip() else self.new.problem()
        )
        if problem:
            self._banner.say(problem, kind="warning")
            field.setFocus()
            return
        self._banner.clear()
        name, passphrase = self.who.text().strip(), self.new.text()
        self._set_busy(busy=True)
        colleagues = self._desk.session.colleagues
        self._desk.ask(
            lambda: colleagues.add(name, passphrase), lambda _: self._done(name), self._refuse, asker=self
        )

    def _done(self, name: str) -> None:
        self._set_busy(busy=False)
        self._forget()
        self.added.emit()
        self._banner.say(
            f"{name} can open the vault.", "With their own passphrase, at the lock screen.", kind="good"
        )

    def _refuse(self, fault: UserError) -> None:
        self._set_busy(busy=False)
        self._banner.refuse(fault)
        self.who.setFocus()

    def _leave(self) -> None:
        self._forget()
        self._banner.clear()
        self.left.emit()

    def _forget(self) -> None:
        self.who.clear()
        self.new.clear()

    def _set_busy(self, *, busy: bool) -> None:
        self._add.setText("Adding…" if busy else "Add this person")
        self.setEnabled(not busy)

    def _fill(self) -> None:
        look, box = current(), self.box
        box.addWidget(PlainLabel("Add a person who can open the vault", "title"))
        box.addWidget(PlainLabel(_SAID, wrap=True))
        for words, field in (("Their name", self.who), ("Their passphrase", self.new)):
            label = PlainLabel(words, "label")
            label.setBuddy(field)
            box.addWidget(label)
            box.addWidget(field)
        row = QHBoxLayout()
        row.setSpacing(look.space(2))
        row.addWidget(self._add)
        row.addWidget(button("Back", self._leave, role="quiet"))
        row.addStretch(1)
        box.addLayout(row)
