"""The setting by which a computer remembers a vault: off, or for some days, with the truth about it in one sentence."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from dhr_desktop.base.errors import UserError
from dhr_desktop.base.words import counted
from dhr_desktop.services.device import DAYS, Keyring, SystemKeyring, clear_keyring, fill_keyring
from ui.forms.texts import WheelGuard
from ui.platform.desk import Desk
from ui.theme.look import current
from ui.widgets.banner import Banner
from ui.widgets.plain_label import PlainLabel

_HELP: Final = (
    "Kept by the computer’s own keyring. It holds at a fresh start only: after a lock the passphrase is asked for. "
    "Whoever can log in as you can then open the vault."
)


class Remembering(QWidget):
    """Chooses for how long; `banner` is where it is said what came of it."""

    def __init__(self, desk: Desk, banner: Banner, keyring: Keyring | None = None) -> None:
        """Make it; the keyring is the system's own where none is given."""
        super().__init__()
        self._desk = desk
        self._banner = banner
        self._keyring = keyring or SystemKeyring()
        self.combo = QComboBox()
        self.combo.setAccessibleName("Remember on this computer")
        self.combo.setAccessibleDescription(_HELP)
        self.combo.addItem("No: the passphrase is asked for", 0)
        for days in DAYS:
            self.combo.addItem(f"For {counted(days, 'day')}", days)
        self.combo.installEventFilter(WheelGuard(self.combo))
        self.combo.activated.connect(self._choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current().space(1))
        column.addWidget(self.combo)
        column.addWidget(PlainLabel(_HELP, "help", wrap=True))
        self.setFocusProxy(self.combo)
        self._ask()

    def _ask(self) -> None:
        self._desk.ask(self._desk.session.device.until, self._show, self._refuse, asker=self)

    def _show(self, until: datetime | None) -> None:
        self.combo.setEnabled(True)
        self.combo.setPlaceholderText("" if until is None else f"Until {_day(until)}")
        self.combo.setCurrentIndex(0 if until is None else -1)

    def _choose(self) -> None:
        days, keyring = int(self.combo.currentData()), self._keyring
        device = self._desk.session.device
        account = device.account
        self.combo.setEnabled(False)
        if days:
            self._desk.tasks.run_long(
                lambda _: fill_keyring(account, keyring),
                lambda secret: self._remember(secret, days),
                self._refuse,
                words="Asking the computer’s keyring",
                asker=self,
            )
        else:
            self._desk.ask(device.forget, self._forgot, self._refuse, asker=self)

    def _remember(self, secret: str, days: int) -> None:
        device = self._desk.session.device
        self._desk.ask(lambda: device.remember(secret, days), self._remembered, self._refuse, asker=self)

    def _remembered(self, until: datetime) -> None:
        self._show(until)
        self._banner.say(
            f"This computer remembers the vault until {_day(until)}.",
            "At a fresh start it opens by itself; after a lock it asks for the passphrase.",
            kind="good",
        )

    def _forgot(self, _: None) -> None:
        self._show(None)
        account, keyring = self._desk.session.device.account, self._keyring
        self._desk.tasks.run_long(
            lambda _: clear_keyring(account, keyring),
            lambda _: self._banner.say("This computer no longer remembers the vault.", kind="good"),
            words="Asking the computer’s keyring",
            asker=self,
        )

    def _refuse(self, fault: UserError) -> None:
        self._banner.refuse(fault)
        self.combo.setEnabled(True)
        if self.combo.currentIndex() > 0:
            self._ask()


def _day(moment: datetime) -> str:
    local = moment.astimezone()
    return f"{local:%d %B %Y}".lstrip("0")
