"""The second screen of the first run: where the vault is kept, who makes it, and its passphrase."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.platform.dialogs import Dialogs
from ui.theme.look import current
from ui.widgets.banner import Banner
from ui.widgets.buttons import button
from ui.widgets.column import MiddleColumn
from ui.widgets.new_passphrase import NewPassphrase, PassphraseRules
from ui.widgets.plain_label import PlainLabel


@dataclass(frozen=True, repr=False)
class NewVault:
    """What was asked for; its repr shows nothing of it."""

    folder: Path
    name: str
    passphrase: str


class NewVaultPage(MiddleColumn):
    """Emits `asked` with a NewVault once all of it can be used, and `back`."""

    asked = Signal(object)
    back = Signal()

    def __init__(self, rules: PassphraseRules, proposed: Path, dialogs: Dialogs) -> None:
        super().__init__(560)
        self._dialogs = dialogs
        self.banner = Banner()
        self._who = QLineEdit()
        self._folder = QLineEdit(str(proposed))
        self.new = NewPassphrase(rules)
        self._make = button("Make the vault", self._ask, role="primary")
        self._fill()
        self.setFocusProxy(self._who)
        self.new.begin()
        self.new.confirmed.connect(self._ask)

    def set_busy(self, *, busy: bool) -> None:
        """Show that the vault is being made."""
        self._make.setText("Making the vault…" if busy else "Make the vault")
        self.setEnabled(not busy)

    def passphrase(self) -> str:
        """Return the passphrase that stands there now."""
        return self.new.text()

    def _ask(self) -> None:
        problem, field = self._problem()
        if problem:
            self.banner.say(problem, kind="warning")
            field.setFocus()
            self.ensureWidgetVisible(self.banner)
            return
        self.banner.clear()
        self.asked.emit(
            NewVault(Path(self._folder.text().strip()), self._who.text().strip(), self.passphrase())
        )

    def _problem(self) -> tuple[str, QWidget]:
        """Return the first thing that is still missing, in a sentence, or "", and the field that it is about."""
        folder = self._folder.text().strip()
        if not self._who.text().strip():
            return "Your name is needed: it stands beside everything that you change.", self._who
        if not folder or not Path(folder).is_absolute():
            return "Choose the folder in which the vault is to be kept.", self._folder
        return self.new.problem()

    def _choose_folder(self) -> None:
        chosen = self._dialogs.choose_folder(
            self, "Where the vault is to be kept", Path(self._folder.text()).parent
        )
        if chosen is not None:
            self._folder.setText(str(chosen / "DHR vault" if any(chosen.iterdir()) else chosen))

    def _fill(self) -> None:
        look, box = current(), self.box
        box.addWidget(PlainLabel("A new vault", "title"))
        box.addWidget(self.banner)
        self._field("Your name", self._who, "It stands beside everything that you change.")
        where = QHBoxLayout()
        where.setSpacing(look.space(2))
        where.addWidget(self._folder, 1)
        where.addWidget(button("Choose…", self._choose_folder))
        self._field(
            "Where it is kept",
            self._folder,
            "A new folder on this computer. Folders that are copied to the internet are refused.",
            where,
        )
        box.addSpacing(look.space(1))
        passphrase = PlainLabel("Passphrase", "label")
        passphrase.setBuddy(self.new)
        box.addWidget(passphrase)
        box.addWidget(self.new)
        row = QHBoxLayout()
        row.setSpacing(look.space(2))
        row.addWidget(self._make)
        row.addWidget(button("Back", self.back.emit, role="quiet"))
        row.addStretch(1)
        box.addSpacing(look.space(2))
        box.addLayout(row)

    def _field(self, words: str, field: QLineEdit, help_: str, row: QHBoxLayout | None = None) -> None:
        group = QVBoxLayout()
        group.setSpacing(current().space(0.5))
        label = PlainLabel(words, "label")
        label.setBuddy(field)
        field.setAccessibleName(words)
        field.setAccessibleDescription(help_)
        group.addWidget(label)
        if row is None:
            group.addWidget(field)
        else:
            group.addLayout(row)
        group.addWidget(PlainLabel(help_, "help", wrap=True))
        self.box.addLayout(group)
