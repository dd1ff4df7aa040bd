"""Who can open the vault: everybody by name, another one added, and whoever leaves withdrawn after a plain question."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dhr_desktop.base.errors import UserError
from dhr_desktop.services.colleagues import Colleague
from ui.platform.desk import Desk
from ui.theme.look import current
from ui.widgets.banner import Banner
from ui.widgets.buttons import button
from ui.widgets.plain_label import PlainLabel

_HELP: Final = (
    "Each opens it by a passphrase of their own, and signs the journal with their name. "
    "Whoever leaves is withdrawn by somebody who stays; the last person cannot be withdrawn."
)
_MEANS: Final = (
    "Their passphrase opens neither the vault nor the backups beside it any more; what they wrote stays under their "
    "name. Copies that were taken off this computer can still be read with it: have them brought back or deleted. "
    "If they may know the recovery code, encrypt the vault anew as well."
)


class PeopleOfTheVault(QWidget):
    """Shows the people; emits `add_asked` where another one is to be added. `banner` is where it is asked and said."""

    add_asked = Signal()

    def __init__(self, desk: Desk, banner: Banner) -> None:
        """Make it and read who is there."""
        super().__init__()
        self._desk = desk
        self._banner = banner
        self._rows = QVBoxLayout()
        self._rows.setSpacing(current().space(1))
        self.adding = button("Add a person…", self.add_asked.emit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, current().space(1), 0, 0)
        column.setSpacing(current().space(1))
        column.addLayout(self._rows)
        row = QHBoxLayout()
        row.addWidget(self.adding)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(PlainLabel(_HELP, "help", wrap=True))
        self.setFocusProxy(self.adding)
        self.read()

    def read(self) -> None:
        """Read again who can open the vault."""
        self._desk.ask(self._desk.session.colleagues.list, self._show, self._banner.refuse, asker=self)

    def _show(self, people: Sequence[Colleague]) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for person in people:
            row = self._row(person)
            self._rows.addWidget(row)
            row.show()

    def _row(self, person: Colleague) -> QWidget:
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(current().space(2))
        row.addWidget(PlainLabel(f"{person.name} (you)" if person.is_you else person.name, wrap=True), 1)
        if not person.is_you:
            leave = button("Withdraw…", lambda: self._ask(person), role="quiet")
            leave.setAccessibleName(f"Withdraw {person.name}")
            row.addWidget(leave)
        return whole

    def _ask(self, person: Colleague) -> None:
        self._banner.ask(
            f"Withdraw {person.name}?",
            _MEANS,
            ((f"Withdraw {person.name}", lambda: self._withdraw(person)), ("Leave it as it is", _nothing)),
        )

    def _withdraw(self, person: Colleague) -> None:
        def gone(_: None) -> None:
            self.setEnabled(True)
            self._banner.say(f"{person.name} can no longer open the vault.", kind="good")
            self.adding.setFocus()
            self.read()

        self.setEnabled(False)
        colleagues = self._desk.session.colleagues
        self._desk.ask(lambda: colleagues.withdraw(person.id), gone, self._refuse, asker=self)

    def _refuse(self, fault: UserError) -> None:
        self.setEnabled(True)
        self._banner.refuse(fault)
        self.read()


def _nothing() -> None:
    """Leave it as it is."""
