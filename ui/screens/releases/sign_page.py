"""A release that somebody else left to be signed: read line by line, then signed, or sent back with a note."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from dhr_desktop.base.errors import UserError
from dhr_desktop.base.progress import Progress
from dhr_desktop.base.words import counted
from dhr_desktop.model.on_purpose import Answer, SignOff
from dhr_desktop.services.releases import Material, Releases, Treated
from ui.platform.desk import Desk
from ui.screens.releases.signing import SigningPane, of_item, of_name
from ui.theme.look import current
from ui.widgets.buttons import button
from ui.widgets.page_header import PageHeader
from ui.widgets.plain_label import PlainLabel


class SignPage(QWidget):
    """One request. Emits `closed` when it is answered or left."""

    closed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._request: SignOff | None = None
        self._found: tuple[Material, Treated] | None = None
        self._busy = False
        look = current()
        self.header = PageHeader("To be signed")
        self.header.add_action(button("All releases", self.closed.emit, icon="left", role="quiet"))
        self._told = PlainLabel("", wrap=True)
        self.pane = SigningPane(desk, can_refuse=True)
        self.pane.agreed.connect(self._mark)
        self.pane.refused.connect(self._note_about)
        self.note = QLineEdit()
        self.note.setAccessibleName("Note: what is to be put right")
        self.note.setPlaceholderText("To send it back: what is to be put right")
        self.note.setMaxLength(2000)
        self.note.textChanged.connect(self._mark)
        self.back = button("Send back", self.send_back, icon="undo")
        self.sign = button("Sign", self.do_sign, role="primary", tip="Ctrl+Enter")
        self._way = PlainLabel("", "quiet", wrap=True)
        row = QHBoxLayout()
        row.setSpacing(look.space(2))
        row.addWidget(self.note, 1)
        row.addWidget(self.back)
        row.addWidget(self.sign)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.space(3))
        for widget in (self.header, self._told, self.pane):
            box.addWidget(widget, 1 if widget is self.pane else 0)
        box.addLayout(row)
        box.addWidget(self._way)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.do_sign)

    def show_request(self, sign_off_id: str) -> None:
        """Show a request with the texts as they stand now."""
        self._found = self._request = None
        self.note.clear()
        self.header.banner.clear()
        self._told.setText("")
        self.pane.show_lines(())
        session = self._desk.session

        def collect() -> tuple[SignOff, Material, str]:
            request = session.sign_offs.get(sign_off_id)
            recipient = session.releases.recipients.get(request.recipient_id)
            material = session.releases.collect(recipient, request.reviews, request.reason)
            return request, material, recipient.name

        self._desk.ask(collect, self._look, self._refuse, asker=self)

    def do_sign(self) -> None:
        """Sign for everything that is shown."""
        found = self._found
        if found is None or not self.sign.isEnabled():
            return
        self._start()
        self._desk.change(
            lambda: self._desk.session.sign_offs.sign(*found),
            lambda _: self._end(),
            self._refuse,
            said="Signed",
            asker=self,
        )

    def send_back(self) -> None:
        """Send the release back with the note."""
        request, note = self._request, self.note.text()
        if request is None or not self.back.isEnabled():
            return
        self._start()
        self._desk.change(
            lambda: self._desk.session.sign_offs.send_back(request.id, note),
            lambda _: self._end(),
            self._refuse,
            said="Sent back",
            asker=self,
        )

    # What happens inside

    def _look(self, collected: tuple[SignOff, Material, str]) -> None:
        request, material, recipient = collected
        if request.answer is not Answer.WAITING:
            self.header.banner.say("This was answered already.", "Nothing waits here any more.")
            self._mark()
            return
        self._request = request
        references = ", ".join(review.reference for review in material.source.reviews)
        asked = request.asked_at
        day = f" on {asked.day} {asked:%B %Y}" if asked is not None else ""
        self._told.setText(
            f"For {recipient}: {references}. Asked by {request.asked_by}{day}. Why it leaves: {request.reason}"
        )

        def reviewed(progress: Progress) -> Treated:
            treated = Releases.review(material)
            progress.check()
            return treated

        self._desk.tasks.run_long(
            reviewed,
            lambda treated: self._show(request, material, treated),
            self._refuse,
            words="Looking for names",
            asker=self,
            cancelled=self.closed.emit,
        )

    def _show(self, request: SignOff, material: Material, treated: Treated) -> None:
        if request is not self._request:
            return
        self._found = (material, treated)
        kept = (item for item in treated.queue if item.is_unsigned)
        self.pane.show_lines((*(of_name(one) for one in treated.named), *(of_item(item) for item in kept)))
        if request.bound_to != material.bound_to:
            self.header.banner.say(
                "Something changed since it was asked.",
                "What is shown here, and signed, is how it stands now.",
            )
        self._mark()
        self.pane.setFocus()

    def _note_about(self, string: str) -> None:
        """Begin the note with what it is about."""
        self.note.setText(f"“{string}”: {self.note.text()}")
        self.note.setFocus()

    def _mark(self) -> None:
        ready = self._found is not None and not self._busy
        left = self.pane.left
        self.sign.setEnabled(ready and not left)
        self.back.setEnabled(ready and bool(self.note.text().strip()))
        self._way.setText(f"{counted(left, 'line')} not read yet: agree to each with Y." if left else "")
        self.sign.setAccessibleDescription(self._way.text())

    def _start(self) -> None:
        self._busy = True
        self.header.banner.clear()
        self._mark()

    def _end(self) -> None:
        self._busy = False
        self._found = self._request = None
        self.closed.emit()

    def _refuse(self, fault: UserError) -> None:
        self._busy = False
        self.header.banner.refuse(fault)
        self._mark()
