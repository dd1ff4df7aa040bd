"""The recipients: a short list, and the form of the one that is chosen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from dhr_desktop.base.errors import UserError
from dhr_desktop.model.release import Recipient
from ui.forms.form import Form
from ui.platform.desk import Desk
from ui.screens.releases.form import RECIPIENT
from ui.screens.releases.table import RECIPIENTS
from ui.tables.list_view import ListView
from ui.theme.look import current
from ui.widgets.buttons import button
from ui.widgets.empty_state import EmptyState
from ui.widgets.page_header import PageHeader
from ui.widgets.plain_label import PlainLabel
from ui.widgets.two_pane import TwoPane

_PROFILES = "Each recipient has pseudonyms and codes of its own, so that what two of them receive cannot be put together."


class RecipientsPage(QWidget):
    """Adds, amends and removes recipients.

    Signals:
        closed: back to where somebody came from.
        added: the id of a recipient that was just saved for the first time.
    """

    closed = Signal()
    added = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._record: Recipient | None = None
        self._is_new = False
        self.header = PageHeader("Recipients", _PROFILES)
        self.header.add_action(button("Back", self._close, icon="back", role="quiet"))
        self.header.add_action(button("Add a recipient", self.add, role="primary", icon="add"))
        self.listing: ListView[Recipient] = ListView(
            "Recipients",
            RECIPIENTS,
            lambda row: row.id,
            nouns=("recipient", "recipients"),
            search=False,
            empty=EmptyState(
                "send",
                "No recipients yet.",
                "Add the office that is to receive packages, with the agreement that allows it.",
                "Add a recipient",
                self.add,
            ),
            memory=desk.memory,
        )
        self.form: Form[Recipient] = Form(Recipient, RECIPIENT)
        self._save_button = button("Save", self.save, role="primary", tip="Ctrl+S")
        self._remove_button = button("Remove", self._remove, role="quiet", icon="delete")
        self._right = QStackedWidget()
        self._lay_out()
        self.listing.chosen.connect(self._choose)
        self.form.edited.connect(self._mark)
        self.show_record(None)

    @property
    def is_edited(self) -> bool:
        """True where something would be lost."""
        return self._record is not None and (self._is_new or self.form.is_edited())

    def read(self) -> None:
        """Read the recipients anew; what is being edited is left alone."""
        self._desk.ask(self._desk.session.releases.recipients.all, self._load)

    def add(self) -> None:
        """Begin a new recipient."""

        def begin() -> None:
            self._is_new = True
            self.show_record(self._desk.session.releases.recipients.new())
            self.form.focus_field("name")

        self.leave(begin)

    def save(self) -> None:
        """Save what stands in the form."""
        self.save_then(_nothing)

    def save_then(self, onward: Callable[[], None]) -> None:
        """Save, then go on; stay where it cannot be saved."""
        if self._record is None or not self.form.check():
            return
        record, is_new, sent = self.form.record(), self._is_new, self.form.draft()
        recipients = self._desk.session.releases.recipients

        def saved(_: object) -> None:
            if self._record is not None and self._record.id == record.id:
                self._is_new = False
                self._show_again(record, sent)
                self.listing.select(record.id)
            self.read()
            if is_new:
                self.added.emit(record.id)
            onward()

        verb = recipients.add if is_new else recipients.amend
        self._desk.change(lambda: verb(record), saved, self._refuse, asker=self)

    def leave(self, onward: Callable[[], None]) -> None:
        """Go on at once where nothing is unsaved, else after asking in place."""
        if not self.is_edited or (self._is_new and not self.form.is_edited()):
            self._is_new = False
            onward()
            return

        def drop() -> None:
            self.discard()
            onward()

        self.header.banner.ask(
            "This recipient is not saved yet.",
            "",
            (
                ("Save", lambda: self.save_then(onward)),
                ("Discard changes", drop),
                ("Go on editing", _nothing),
            ),
        )

    def discard(self) -> None:
        """Forget what was typed."""
        self._is_new = False
        self.show_record(self.listing.current_row())

    def draft(self) -> dict[str, Any]:
        """Return what was typed and not saved."""
        if self._record is None or not self.is_edited:
            return {}
        return {"id": self._record.id, "new": self._is_new, "fields": self.form.draft()}

    def show_draft(self, draft: dict[str, Any]) -> None:
        """Put back what had been typed; a record that is gone meanwhile becomes a new one."""

        def put(rows: list[Recipient]) -> None:
            self._load(rows)
            known = {row.id: row for row in rows}
            self._is_new = draft["id"] not in known
            record = known.get(draft["id"]) or self._desk.session.releases.recipients.new()
            self.listing.select(record.id)
            self.show_record(record)
            self.form.show_draft(draft["fields"])
            self._mark()

        self._desk.ask(self._desk.session.releases.recipients.all, put, asker=self)

    def show_record(self, record: Recipient | None) -> None:
        """Show a recipient in the form."""
        self._record = record
        if record is not None:
            self.form.show_record(record)
        self._right.setCurrentIndex(1 if record is None else 0)
        self._remove_button.setVisible(not self._is_new)
        self._mark()

    # What happens inside

    def _show_again(self, record: Recipient, sent: Mapping[str, Any] | None = None) -> None:
        """Show what the recipient in the form has become; what was typed stays."""
        self._record = record
        self.form.show_newer(record, sent)
        self._remove_button.setVisible(not self._is_new)
        self._mark()

    def _lay_out(self) -> None:
        look = current()
        editing = QWidget()
        column = QVBoxLayout(editing)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.space(3))
        column.addWidget(self.form, 1)
        row = QHBoxLayout()
        row.addWidget(self._save_button)
        row.addStretch(1)
        row.addWidget(self._remove_button)
        column.addLayout(row)
        self._right.addWidget(editing)
        self._right.addWidget(PlainLabel("Choose a recipient on the left, or add one.", "quiet", wrap=True))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.space(4))
        box.addWidget(self.header)
        panes = TwoPane(self.listing, self._right, key="recipients", share=0.45, memory=self._desk.memory)
        box.addWidget(panes, 1)

    def _load(self, rows: list[Recipient]) -> None:
        self.listing.set_rows(rows)
        shown = self._record
        if self.is_edited:
            same = next((row for row in rows if shown is not None and row.id == shown.id), None)
            if same is not None:
                self._show_again(same)
            return
        if self.listing.current_row() is None:
            self.listing.select_first()
        current_row = self.listing.current_row()
        if current_row is not None and shown is not None and current_row.id == shown.id:
            self._show_again(current_row)
        else:
            self.show_record(current_row)
        if self.isVisible() and not self.isAncestorOf(QApplication.focusWidget() or self):
            self.listing.setFocus()

    def _choose(self, row: Recipient | None) -> None:
        """Show what was chosen; where something is unsaved, go back and ask first."""
        shown = self._record
        if row is None or (shown is not None and row.id == shown.id):
            return
        if self.is_edited and self.form.is_edited():
            if shown is not None:
                self.listing.select(shown.id)
            self.leave(lambda: self._go_to(row.id))
            return
        self._is_new = False
        self.show_record(row)

    def _go_to(self, recipient_id: str) -> None:
        self._is_new = False
        if not self.listing.select(recipient_id):
            self.discard()

    def _remove(self) -> None:
        record = self._record
        if record is not None:
            self._desk.change(
                lambda: self._desk.session.releases.recipients.remove(record.id),
                lambda _: self.read(),
                self._refuse,
                said="Removed; Ctrl+Z brings it back",
                asker=self,
            )

    def _refuse(self, fault: UserError) -> None:
        problems = getattr(fault, "problems", None)
        if problems:
            self.form.show_problems(problems)
            self.form.focus_first_problem()
        self.header.banner.refuse(fault)

    def _close(self) -> None:
        self.leave(self.closed.emit)

    def _mark(self) -> None:
        self._save_button.setEnabled(self.is_edited)


def _nothing() -> None:
    """Go nowhere."""
