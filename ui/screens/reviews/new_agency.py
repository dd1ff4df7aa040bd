"""Adds an agency in place, where one is missed: its name and short name, and it can be chosen at once."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout

from dhr_desktop.base.errors import UserError
from dhr_desktop.model.agency import Agency
from dhr_desktop.model.entity import describe
from ui.platform.desk import Desk
from ui.theme.look import current, set_role
from ui.widgets.banner import Banner
from ui.widgets.buttons import button
from ui.widgets.plain_label import PlainLabel

_FIELDS = ("name", "short_name")


class NewAgency(QFrame):
    """Hidden until its `button` is pressed."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        set_role(self, "card")
        self._desk = desk
        self.button = button("Add an agency", self._open, icon="add", role="quiet")
        self.banner = Banner()
        described = describe(Agency)
        self.lines = {name: QLineEdit() for name in _FIELDS}
        look = current()
        grid = QGridLayout()
        grid.setHorizontalSpacing(look.space(3))
        grid.setVerticalSpacing(look.space(0.5))
        for place, (name, line) in enumerate(self.lines.items()):
            label = PlainLabel(f"Agency: {described[name].kind.label.lower()}", "label")
            label.setBuddy(line)
            line.setAccessibleName(label.text())
            line.returnPressed.connect(self._add)
            grid.addWidget(label, 0, place)
            grid.addWidget(line, 1, place)
            grid.setColumnStretch(place, 2 - place)
        buttons = QHBoxLayout()
        buttons.setSpacing(look.space(2))
        buttons.addWidget(button("Add", self._add, role="primary"))
        buttons.addWidget(button("Cancel", self._close, role="quiet"))
        grid.addLayout(buttons, 1, len(self.lines))
        box = QVBoxLayout(self)
        box.setContentsMargins(look.space(3), look.space(2), look.space(3), look.space(3))
        box.addWidget(self.banner)
        box.addLayout(grid)
        self.hide()

    def _open(self) -> None:
        self.banner.clear()
        self.show()
        self.lines["name"].setFocus()

    def _close(self) -> None:
        for line in self.lines.values():
            line.clear()
        self.hide()
        self.button.setFocus()

    def _add(self) -> None:
        agencies = self._desk.session.agencies
        record = agencies.new(**{name: line.text().strip() for name, line in self.lines.items()})
        self._desk.change(
            lambda: agencies.add(record),
            lambda _: self._close(),
            self._refuse,
            said=f"Added: {record.short_name or record.name}",
            asker=self,
        )

    def _refuse(self, fault: UserError) -> None:
        self.banner.refuse(fault)
        self.lines["name"].setFocus()
