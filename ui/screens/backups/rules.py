"""What was decided about backups: how often, when to speak up, and the folder for copies off this computer."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QWidget

from dhr_desktop.base.words import counted
from dhr_desktop.services.backup_rules import EVERY, TRY_AFTER, WARN_AFTER, BackupRules
from ui.forms.texts import WheelGuard
from ui.theme.look import current, set_lengths
from ui.widgets.buttons import button
from ui.widgets.plain_label import PlainLabel

_NO_FOLDER = "No folder is named, so a lost laptop takes its backups along."


class RulesPart(QWidget):
    """The settings above the list.

    Signals:
        decided: BackupRules.
        folder_wanted: a folder is to be chosen.
    """

    decided = Signal(object)
    folder_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._rules = BackupRules()
        self._every = self._combo("Back up", EVERY)
        self._warn = self._combo("Warn when older than", tuple((n, counted(n, "day")) for n in WARN_AFTER))
        self._trial = self._combo("Try one every", tuple((n, counted(n, "day")) for n in TRY_AFTER))
        self._folder = PlainLabel(_NO_FOLDER, wrap=True)
        self._none = button("Make no copies", self._drop_folder)
        self._lay_out()
        self.setFocusProxy(self._every)

    def show_rules(self, rules: BackupRules) -> None:
        """Show what was decided."""
        self._rules = rules
        for combo, value in (
            (self._every, rules.every),
            (self._warn, rules.warn_after),
            (self._trial, rules.try_after),
        ):
            combo.setCurrentIndex(max(0, combo.findData(value)))
        self._folder.setText(rules.elsewhere or _NO_FOLDER)
        self._none.setVisible(bool(rules.elsewhere))

    def choose_folder(self, folder: str) -> None:
        """Decide for a folder for copies."""
        self.decided.emit(replace(self._rules, elsewhere=folder))

    def _drop_folder(self) -> None:
        self.choose_folder("")

    def _chosen(self) -> None:
        rules = replace(
            self._rules,
            every=self._every.currentData(),
            warn_after=self._warn.currentData(),
            try_after=self._trial.currentData(),
        )
        self.decided.emit(rules)

    def _combo(self, name: str, choices: tuple[tuple[int, str], ...]) -> QComboBox:
        combo = QComboBox()
        combo.setAccessibleName(name)
        for value, words in choices:
            combo.addItem(words, value)
        combo.installEventFilter(WheelGuard(combo))
        combo.activated.connect(self._chosen)
        set_lengths(combo, least_width=120)
        return combo

    def _lay_out(self) -> None:
        look = current()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(look.space(4))
        grid.setVerticalSpacing(look.space(1))
        for place, (words, combo) in enumerate(
            (("Back up", self._every), ("Warn when older than", self._warn), ("Try one every", self._trial))
        ):
            label = PlainLabel(words, "label")
            label.setBuddy(combo)
            grid.addWidget(label, 0, place)
            grid.addWidget(combo, 1, place)
        grid.setRowMinimumHeight(2, look.space(2))
        copies = PlainLabel("Copies off this computer", "label")
        choose = button("Choose a folder…", self.folder_wanted.emit)
        copies.setBuddy(choose)
        grid.addWidget(copies, 3, 0, 1, 4)
        folder = QHBoxLayout()
        folder.setSpacing(look.space(2))
        folder.addWidget(choose)
        folder.addWidget(self._none)
        folder.addWidget(self._folder, 1, Qt.AlignmentFlag.AlignVCenter)
        grid.addLayout(folder, 4, 0, 1, 4)
        grid.setColumnStretch(3, 1)
