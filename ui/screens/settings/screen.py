"""The settings: look, text size, idle time, the passphrase of whoever is working, and who else can open the vault."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QScrollArea, QWidget

from dhr_desktop.base.errors import UserError
from dhr_desktop.base.words import counted
from dhr_desktop.services.device import Keyring
from dhr_desktop.services.passphrases import describe, is_enough, propose
from dhr_desktop.services.settings import IDLE_MINUTES, TEXT_SIZES, THEMES, Settings
from ui.forms.texts import WheelGuard
from ui.platform.desk import Desk
from ui.screens.settings.adding_person import AddingPerson
from ui.screens.settings.encrypting_anew import EncryptingAnew
from ui.screens.settings.people import PeopleOfTheVault
from ui.screens.settings.remembering import Remembering
from ui.screens.settings.splitting_code import SplittingCode
from ui.theme.look import current, set_lengths, set_role
from ui.widgets.buttons import button
from ui.widgets.new_passphrase import NewPassphrase, PassphraseRules
from ui.widgets.page import Page
from ui.widgets.passphrase_edit import PassphraseEdit
from ui.widgets.plain_label import PlainLabel


class SettingsScreen(Page):
    """What a person can choose; each choice holds at once."""

    title = "Settings"
    help = "06_locking_and_recovery"

    def __init__(
        self,
        desk: Desk,
        settings: Settings,
        choose: Callable[[Settings], None],
        keyring: Keyring | None = None,
    ) -> None:
        """Make it; `choose` is told the new settings and sees to it that they hold and are kept.

        The keyring is the system's own where none is given.
        """
        super().__init__()
        self._desk = desk
        self._settings = settings
        self._choose = choose
        self._theme = _combo("Appearance", THEMES, settings.theme)
        sizes = [(size, f"{size} %") for size in TEXT_SIZES]
        self._size = _combo("Text size", sizes, settings.text_size)
        minutes = [(n, counted(n, "minute")) for n in IDLE_MINUTES]
        self._idle = _combo("Lock after", minutes, settings.idle_minutes)
        for combo in (self._theme, self._size, self._idle):
            combo.activated.connect(self._chosen)
        self._old = PassphraseEdit("Present passphrase")
        self._rules = PassphraseRules(propose, describe, is_enough)
        self._new = NewPassphrase(self._rules, "New passphrase")
        self._new.begin()
        self._begin_anew = button("Encrypt the vault anew…", lambda: self._begin(self._anew))
        self._begin_split = button("Split it into shares…", self.show_splitting)
        self._remember = Remembering(desk, self.header.banner, keyring)
        self.people = PeopleOfTheVault(desk, self.header.banner)
        self._places: dict[str, QWidget] = {
            "appearance": self._theme,
            "text_size": self._size,
            "lock": self._idle,
            "remember": self._remember,
            "passphrase": self._old,
            "people": self.people,
            "split": self._begin_split,
            "reencrypt": self._begin_anew,
        }
        self.setFocusProxy(self._theme)
        self._make_pages()

    def _make_pages(self) -> None:
        """Make the settings themselves, and the pages of steps that take their place."""
        desk, rules = self._desk, self._rules
        self._anew = EncryptingAnew(desk, self.header.banner)
        self.adding = AddingPerson(desk, self.header.banner, rules)
        self.splitting = SplittingCode(desk, self.header.banner)
        self._choices = self._scrolled(self._grid())
        self.body.addWidget(self._choices, 1)
        for page in (self._anew, self.adding, self.splitting):
            self.body.addWidget(page, 1)
            page.hide()
            page.left.connect(self._return)
        self.people.add_asked.connect(lambda: self._begin(self.adding))
        self.adding.added.connect(self._added)
        self._new.confirmed.connect(self._change)

    def go(self, place: str) -> None:
        """Go to one setting."""
        if place in self._places:
            self._return()
            self._places[place].setFocus()
            self._choices.ensureWidgetVisible(self._places[place])

    def _begin(self, page: EncryptingAnew | AddingPerson | SplittingCode) -> None:
        """Show a page of steps in place of the settings."""
        self.header.banner.clear()
        self._choices.hide()
        page.show()
        page.begin()

    def show_splitting(self) -> None:
        """Show how the recovery code is split."""
        self._begin(self.splitting)

    def _return(self) -> None:
        for page in (self._anew, self.adding, self.splitting):
            page.hide()
        self._choices.show()

    def _added(self) -> None:
        self._return()
        self.people.read()
        self.people.setFocus()

    def _grid(self) -> QGridLayout:
        """Return both sections in one grid, so that their fields stand below one another."""
        look = current()
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, look.space(3), look.space(4))
        grid.setHorizontalSpacing(look.space(4))
        grid.setVerticalSpacing(look.space(2))
        _add_section(
            grid,
            "Appearance and locking",
            (
                ("Appearance", self._theme),
                ("Text size", self._size),
                ("Lock when nobody is there for", self._idle),
                ("Remember on this computer", self._remember),
            ),
        )
        grid.setRowMinimumHeight(grid.rowCount(), look.space(5))
        _add_section(
            grid,
            "Change the passphrase",
            (
                ("Present passphrase", self._old),
                ("New passphrase", self._new),
            ),
        )
        row = QHBoxLayout()
        row.addWidget(button("Change the passphrase", self._change))
        row.addStretch(1)
        grid.addWidget(PlainLabel("The recovery code stays the same.", "help"), grid.rowCount(), 1)
        grid.addLayout(row, grid.rowCount(), 1)
        grid.setRowMinimumHeight(grid.rowCount(), look.space(5))
        _add_section(grid, "People", (("Who can open the vault", self.people),))
        grid.setRowMinimumHeight(grid.rowCount(), look.space(5))
        _add_section(
            grid,
            "The recovery code",
            (
                ("For several people", self._begin_split),
                ("If somebody may know it", self._begin_anew),
            ),
        )
        grid.setColumnStretch(2, 1)
        grid.setRowStretch(grid.rowCount(), 1)
        return grid

    def _scrolled(self, grid: QGridLayout) -> QScrollArea:
        sheet = QWidget()
        set_role(sheet, "sheet")
        sheet.setLayout(grid)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(sheet)
        return area

    def _chosen(self) -> None:
        self._settings = replace(
            self._settings,
            theme=self._theme.currentData(),
            text_size=self._size.currentData(),
            idle_minutes=self._idle.currentData(),
        )
        self._choose(self._settings)

    def _change(self) -> None:
        problem, field = self._new.problem()
        if problem:
            self.header.banner.say(problem, kind="warning")
            field.setFocus()
            return
        old, new = self._old.text(), self._new.text()
        self._desk.ask(
            lambda: self._desk.session.change_passphrase(old, new), self._changed, self._refuse, asker=self
        )

    def _changed(self, _: None) -> None:
        self._old.clear()
        self._new.begin()
        self.header.banner.say(
            "The passphrase is changed.", "The old one no longer opens the vault.", kind="good"
        )

    def _refuse(self, fault: UserError) -> None:
        self.header.banner.refuse(fault)


def _combo(name: str, choices: object, chosen: object) -> QComboBox:
    combo = QComboBox()
    combo.setAccessibleName(name)
    assert isinstance(choices, list | tuple)
    for value, words in choices:
        combo.addItem(words, value)
    combo.setCurrentIndex(max(0, combo.findData(chosen)))
    combo.installEventFilter(WheelGuard(combo))
    return combo


def _add_section(grid: QGridLayout, title: str, rows: tuple[tuple[str, QWidget], ...]) -> None:
    look = current()
    grid.addWidget(PlainLabel(title, "section"), grid.rowCount(), 0, 1, 2)
    for words, widget in rows:
        set_lengths(widget, least_width=240)
        label = PlainLabel(words, "label")
        label.setContentsMargins(0, look.space(1.5), 0, 0)
        label.setBuddy(widget)
        place = grid.rowCount()
        grid.addWidget(label, place, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(widget, place, 1)
