"""Splitting the recovery code: the whole code is typed, and each share is printed on a sheet of its own. Shares are never kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QRadioButton

from dhr_desktop.base.errors import UserError
from dhr_desktop.base.words import counted
from dhr_desktop.services.recovery import SPLITS
from ui.platform import recovery_print
from ui.platform.desk import Desk
from ui.theme.look import current
from ui.widgets.banner import Banner
from ui.widgets.buttons import button
from ui.widgets.column import MiddleColumn
from ui.widgets.plain_label import PlainLabel

_SAID: Final = (
    "Each share is a sheet for a person or a safe of its own. Enough of them together make the recovery code; fewer say "
    "nothing at all. The code on the whole sheet still opens the vault: lock that sheet away, or destroy it once the "
    "shares are read back. Splitting again makes another set; sheets of two sets do not fit together."
)


class SplittingCode(MiddleColumn):
    """Emits `left` when somebody goes back; the code and the shares are forgotten then."""

    left = Signal()

    def __init__(self, desk: Desk, banner: Banner) -> None:
        """Make it; `banner` is where it is said what came of it."""
        super().__init__(560)
        self._desk = desk
        self._banner = banner
        self.code = QLineEdit()
        self.code.setAccessibleName("Recovery code, from the sheet")
        self.ways = {
            split: QRadioButton(f"{split[1]} sheets, of which any {split[0]} are enough") for split in SPLITS
        }
        self._print = button("Print the sheets…", lambda: self._make(self._to_paper), role="primary")
        self._save = button("Save them as a file…", lambda: self._make(self._to_file), role="quiet")
        self._fill()
        self.setFocusProxy(self.code)

    def begin(self) -> None:
        """Ask anew."""
        self.code.clear()
        self.ways[SPLITS[0]].setChecked(True)
        self.code.setFocus()

    def _make(self, give: Callable[[Sequence[str]], str]) -> None:
        code = self.code.text()
        if not code.strip():
            self._banner.say("The whole recovery code is needed: type it from the sheet.", kind="warning")
            self.code.setFocus()
            return
        needed, made = next(split for split, way in self.ways.items() if way.isChecked())
        colleagues = self._desk.session.colleagues
        self.setEnabled(False)

        def given(shares: Sequence[str]) -> None:
            self.setEnabled(True)
            said = give(shares)
            if said:
                self._banner.say(said, f"Give {counted(made, 'sheet')} to as many hands.", kind="good")

        self._desk.ask(lambda: colleagues.split_code(code, needed, made), given, self._refuse, asker=self)

    def _to_paper(self, shares: Sequence[str]) -> str:
        return recovery_print.print_shares(self, shares, self._desk.session.folder.name)

    def _to_file(self, shares: Sequence[str]) -> str:
        return recovery_print.save_shares(self, shares, self._desk.session.folder.name, self._desk.dialogs)

    def _refuse(self, fault: UserError) -> None:
        self.setEnabled(True)
        self._banner.refuse(fault)
        self.code.setFocus()

    def _leave(self) -> None:
        self.code.clear()
        self._banner.clear()
        self.left.emit()

    def _fill(self) -> None:
        look, box = current(), self.box
        box.addWidget(PlainLabel("Split the recovery code", "title"))
        box.addWidget(PlainLabel(_SAID, wrap=True))
        label = PlainLabel("Recovery code, from the sheet", "label")
        label.setBuddy(self.code)
        box.addWidget(label)
        box.addWidget(self.code)
        for way in self.ways.values():
            box.addWidget(way)
        row = QHBoxLayout()
        row.setSpacing(look.space(2))
        for one in (self._print, self._save, button("Back", self._leave, role="quiet")):
            row.addWidget(one)
        row.addStretch(1)
        box.addLayout(row)
