"""The settings: look, text size, idle time, and the passphrase of whoever is working."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QComboBox, QFormLayout, QHBoxLayout, QVBoxLayout, QWidget

from dhr_desktop.base.errors import UserError
from dhr_desktop.base.words import counted
from dhr_desktop.services.passphrases import describe, is_enough
from dhr_desktop.services.settings import IDLE_MINUTES, TEXT_SIZES, THEMES, Settings
from ui.platform.desk import Desk
from ui.theme.look import current
from ui.widgets.buttons import button
from ui.widgets.page import Page
from ui.widgets.passphrase_edit import PassphraseEdit
from ui.widgets.plain_label import PlainLabel


class SettingsScreen(Page):
    """What a person can choose; each choice holds at once."""

    title = "Settings"
    help = "06_locking_and_recovery"

    def __init__(self, desk: Desk, settings: Settings, choose: Callable[[Settings], None]) -> None:
        """Make it; `choose` is told the new settings and sees to it that they hold and are kept."""
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
        self._new = PassphraseEdit("New passphrase", describe)
        self._again = PassphraseEdit("The same again")
        self._places: dict[str, QWidget] = {
            "appearance": self._theme,
            "text_size": self._size,
            "lock": self._idle,
            "passphrase": self._old,
        }
        self.setFocusProxy(self._theme)
        self.body.addLayout(self._looks())
        self.body.addSpacing(current().space(3))
        self.body.addLayout(self._passphrase())
        self.body.addStretch(1)

    def go(self, place: str) -> None:
        """Go to one setting."""
        if place in self._places:
            self._places[place].setFocus()

    def _looks(self) -> QVBoxLayout:
        return _section(
            "Appearance and locking",
            "",
            (
                ("Appearance", self._theme),
                ("Text size", self._size),
                ("Lock when nobody is there for", self._idle),
            ),
        )

    def _passphrase(self) -> QVBoxLayout:
        section = _section(
            "Change the passphrase",
            "The recovery code stays the same.",
            (
                ("Present passphrase", self._old),
                ("New passphrase", self._new),
                ("The same again", self._again),
            ),
        )
        row = QHBoxLayout()
        row.addWidget(button("Change the passphrase", self._change))
        row.addStretch(1)
        section.addLayout(row)
        return section

    def _chosen(self) -> None:
        self._settings = replace(
            self._settings,
            theme=self._theme.currentData(),
            text_size=self._size.currentData(),
            idle_minutes=self._idle.currentData(),
        )
        self._choose(self._settings)

    def _change(self) -> None:
        old, new = self._old.text(), self._new.text()
        if not is_enough(new):
            self.header.banner.say("The new passphrase is too easy to guess.", describe(new), kind="warning")
            return
        if new != self._again.text():
            self.header.banner.say(
                "The two entries of the new passphrase differ.", "Type the second again.", kind="warning"
            )
            return
        self._desk.ask(
            lambda: self._desk.session.change_passphrase(old, new), self._changed, self._refuse, asker=self
        )

    def _changed(self, _: None) -> None:
        for edit in (self._old, self._new, self._again):
            edit.clear()
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
    return combo


def _section(title: str, remark: str, rows: tuple[tuple[str, QWidget], ...]) -> QVBoxLayout:
    look = current()
    box = QVBoxLayout()
    box.setSpacing(look.space(2))
    box.addWidget(PlainLabel(title, "section"))
    if remark:
        box.addWidget(PlainLabel(remark, "quiet", wrap=True))
    form = QFormLayout()
    form.setHorizontalSpacing(look.space(4))
    form.setVerticalSpacing(look.space(2))
    for words, widget in rows:
        widget.setMaximumWidth(look.scaled(360))
        label = PlainLabel(words, "label")
        label.setBuddy(widget)
        form.addRow(label, widget)
    box.addLayout(form)
    return box
