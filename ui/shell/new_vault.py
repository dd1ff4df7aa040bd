"""The second screen of the first run: where the vault is kept, who makes it, and its passphrase."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QRadioButton, QVBoxLayout, QWidget

from ui.platform.dialogs import Dialogs
from ui.theme.look import current, set_role
from ui.widgets.banner import Banner
from ui.widgets.buttons import button
from ui.widgets.column import MiddleColumn
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
        self._rules = rules
        self._dialogs = dialogs
        self.banner = Banner()
        self._who = QLineEdit()
        self._folder = QLineEdit(str(proposed))
        self._offered = PlainLabel(rules.propose(), "code", wrap=True, selectable=True)
        self._offer = QRadioButton("These words, drawn by chance")
        self._own = QRadioButton("Words of my own")
        self._first = PassphraseEdit("Passphrase", rules.describe)
        self._again = PassphraseEdit("The same again")
        self._make = button("Make the vault", self._ask, role="primary")
        self._fill()
        self.setFocusProxy(self._who)
        self._offer.setChecked(True)
        self._offer.toggled.connect(self._switch)
        self._again.confirmed.connect(self._ask)
        self._switch()

    def set_busy(self, *, busy: bool) -> None:
        """Show that the vault is being made."""
        self._make.setText("Making the vault…" if busy else "Make the vault")
        self.setEnabled(not busy)

    def passphrase(self) -> str:
        """Return the passphrase that stands there now."""
        return self._offered.text() if self._offer.isChecked() else self._first.text()

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
        return ("", self._offer) if self._offer.isChecked() else self._problem_of_own()

    def _problem_of_own(self) -> tuple[str, QWidget]:
        first, again = self._first.text(), self._again.text()
        if not first:
            return "Type a passphrase, or take the words that are offered.", self._first
        if not self._rules.is_enough(first):
            return self._rules.describe(first), self._first
        if first != again:
            return "The two passphrases are not the same. Type the second one again.", self._again
        return "", self._again

    def _switch(self) -> None:
        self._offer_part.setVisible(self._offer.isChecked())
        self._own_part.setVisible(not self._offer.isChecked())

    def _draw(self) -> None:
        self._offered.setText(self._rules.propose())

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
        passphrase.setBuddy(self._offer)
        box.addWidget(passphrase)
        self._offer_part, self._own_part = self._offer_page(), self._own_page()
        for part in (self._offer, self._offer_part, self._own, self._own_part):
            box.addWidget(part)
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

    def _offer_page(self) -> QWidget:
        look = current()
        page = QFrame()
        set_role(page, "card")
        box = QVBoxLayout(page)
        box.setContentsMargins(look.space(4), look.space(3), look.space(4), look.space(2))
        box.setSpacing(look.space(1))
        self._offered.setAccessibleName("Proposed passphrase")
        box.addWidget(self._offered)
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
        box.addWidget(self._first)
        box.addSpacing(look.space(2))
        again = PlainLabel("The same again", "label")
        again.setBuddy(self._again)
        box.addWidget(again)
        box.addWidget(self._again)
        return page
