"""What waits for a signature: a line on Today for each release that somebody left, or that was sent back."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from dhr_desktop.base.errors import UserError
from dhr_desktop.base.words import counted
from dhr_desktop.services.waiting import Waiting
from ui.platform.desk import Desk
from ui.theme.look import current
from ui.widgets.banner import Banner

_MOST = 3


class Signatures(QWidget):
    """Hidden while nothing waits."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.lines: list[Banner] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(current().space(2))
        self.hide()

    def show_waiting(self, found: list[Waiting]) -> None:
        """Show what waits, newest first; the first few."""
        for line in self.lines:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.lines = [self._line(one, len(found) - _MOST) for one in found[:_MOST]]
        for line in self.lines:
            self._column.addWidget(line)
        self.setVisible(bool(found))

    def _line(self, one: Waiting, more: int) -> Banner:
        line = Banner()
        what, request = f"{counted(len(one.references), 'review')} for {one.recipient}", one.sign_off
        if one.is_to_sign:
            line.say(
                f"{request.asked_by} asks for your signature: {what}.",
                f"{more} more after this." if more > 0 else "",
                (("Read and sign", lambda: self._desk.go(f"releases/sign:{request.id}")),),
                stays=True,
            )
        else:
            line.say(
                f"{request.answered_by} sent a release back: {what}.",
                request.note,
                (
                    ("Go to the release", lambda: self._desk.go("releases/new")),
                    ("Done", lambda: self._take_off(one, line)),
                ),
                kind="warning",
                stays=True,
            )
        return line

    def _take_off(self, one: Waiting, line: Banner) -> None:
        def refuse(fault: UserError) -> None:
            line.refuse(fault)

        sign_offs = self._desk.session.sign_offs
        self._desk.change(
            lambda: sign_offs.take_back(one.sign_off.id), failed=refuse, said="Done", asker=self
        )
