"""A list of a review's records on the left, the form of the one that is chosen on the right."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dhr_desktop.base.errors import UserError
from dhr_desktop.model.entity import Record
from ui.platform.desk import Desk
from ui.screens.reviews.form_pane import FormPane
from ui.screens.reviews.record_kind import Kind, list_column, owners_of, reveal, show_beside
from ui.tables.list_view import ListView
from ui.widgets.two_pane import TwoPane


class MasterDetail(QWidget):
    """Shows, adds, amends and removes records of one noun or several.

    Signals:
        shown: the record that stands in the form, or None.
    """

    shown = Signal(object)

    def __init__(
        self,
        desk: Desk,
        listing: ListView[Any],
        kinds: Sequence[Kind],
        *,
        below_list: Sequence[QWidget] = (),
        below_form: QWidget | None = None,
        share: float = 0.41,
    ) -> None:
        """Make it; other buttons stand below the list and the form, `share` is the list's part of the width."""
        super().__init__()
        self.desk = desk
        self.listing = listing
        self._kinds = {kind.noun: kind for kind in kinds}
        self._kind = kinds[0]
        self._record: Record | None = None
        self._is_new = False
        self._wanted = ""
        self._waiting: dict[str, Any] = {}
        pages = [kind.page or kind.form for kind in kinds]
        self._pane = FormPane(pages, self.save, self._cancel, self._ask_removal, below_form)
        self.banner = self._pane.banner
        self.hidden = self._pane.hidden
        left = list_column(listing, kinds, self.add, below_list)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        key = f"master-{kinds[0].noun.NAME}"
        self._panes = TwoPane(left, self._pane, key=key, share=share, memory=desk.memory)
        outer.addWidget(self._panes)
        self.setFocusProxy(listing)
        listing.chosen.connect(self._choose)
        for kind in kinds:
            kind.form.edited.connect(self._mark_edited)
        self.show_record(None)

    # What the tab asks

    @property
    def record(self) -> Record | None:
        """The record that is shown, as it was when it was shown."""
        return self._record

    @property
    def is_edited(self) -> bool:
        """True where something would be lost."""
        return self._record is not None and (self._is_new or self._kind.form.is_edited())

    def wait(self) -> None:
        """Show nothing, and let nothing be chosen or typed, until other records come."""
        self._is_new = False
        self.listing.set_rows(())
        self.show_record(None)
        self._panes.hide()
        self._panes.setEnabled(False)

    def load(self, rows: Sequence[Record]) -> None:
        """Show the records anew; the chosen one stays chosen, and what was typed stays typed."""
        self._let_work()
        self.listing.set_rows(rows)
        if self._put_back():
            return
        if self.is_edited:
            self._show_again(next((row for row in rows if row.id == self.shown_id()), None))
            if self._wanted == self.shown_id() and reveal(self.listing, self._wanted):
                self._wanted = ""
            return
        wanted, self._wanted = self._wanted, ""
        if wanted and reveal(self.listing, wanted):
            return
        row = self.listing.current_row()
        if row is None and rows:
            self.listing.select_first()
        else:
            self._show_chosen(row)

    def select(self, record_id: str) -> None:
        """Choose one record, at the next reading where it is not in the list yet."""
        if not reveal(self.listing, record_id):
            self._wanted = record_id

    def shown_id(self) -> str:
        """Return the id of the record that is shown, or "" where it is a new one or none."""
        return "" if self._record is None or self._is_new else self._record.id

    def add(self, noun: type[Record] | None = None) -> None:
        """Begin a new record, after asking about an edited one; of the first noun where none is named."""
        kind = self._kinds[noun] if noun is not None else next(iter(self._kinds.values()))
        self.leave(lambda: self._begin(kind.blank()))

    def leave(self, onward: Callable[[], None]) -> None:
        """Go on at once where nothing is unsaved, else after asking in place."""
        if self.is_edited and self._kind.form.is_edited():
            self._ask(onward)
        else:
            onward()

    def save(self) -> None:
        """Save what stands in the form."""
        self.save_then(_nothing)

    def save_then(self, onward: Callable[[], None]) -> None:
        """Save, then go on; stays where the record cannot be saved. What is typed meanwhile stays."""
        form = self._kind.form
        self.banner.clear()
        if self._record is None or not form.check():
            return
        try:
            record = form.record()
        except UserError as fault:
            self.refuse(fault)
            return
        sent = form.draft()

        def saved(_: object) -> None:
            if self._record is not None and self._record.id == record.id:
                self._is_new = False
                self._show_again(record, sent)
                self.select(record.id)
            onward()

        verb = self._kind.records.add if self._is_new else self._kind.records.amend
        self.desk.change(lambda: verb(record), saved, self.refuse, asker=self)

    def draft(self) -> dict[str, Any]:
        """Return what was typed and not saved: the record's noun and id, and the fields."""
        if self._record is None or not self.is_edited:
            return {}
        owners = owners_of(self._record) if self._is_new else {}
        values = {"noun": self._record.NAME, "id": self._record.id, "new": self._is_new, "owners": owners}
        return {**values, "fields": self._kind.form.draft()}

    def show_draft(self, draft: Mapping[str, Any]) -> None:
        """Put back what had been typed, once the records have been read."""
        self._waiting = dict(draft)
        self._put_back()

    def show_record(self, record: Record | None) -> None:
        """Show a record in its form."""
        self._record = record
        if record is None:
            self._pane.show_nothing()
        else:
            self._kind = self._kinds[type(record)]
            self._kind.form.show_record(record)
            self._pane.show_form(list(self._kinds).index(type(record)))
        self.banner.clear()
        self._settle()

    def refuse(self, fault: UserError) -> None:
        """Say what was in the way, beside the fields where it belongs to some."""
        self._let_work()
        if not show_beside(self._kind.form, fault):
            self.banner.refuse(fault)

    # What happens inside

    def _let_work(self) -> None:
        """Show list and form again after `wait`."""
        self._panes.setEnabled(True)
        self._panes.show()

    def _show_chosen(self, row: Record | None) -> None:
        """Show what is current in the list, without moving a hand that is in it already."""
        if row is not None and self._record is not None and row.id == self._record.id:
            self.banner.clear()
            self._show_again(row)
        else:
            self.show_record(row)

    def _show_again(self, record: Record | None, sent: Mapping[str, Any] | None = None) -> None:
        """Show what the record in the form has become; nothing where it is gone: what was typed stays."""
        if record is not None:
            self._record = record
            self._kind.form.show_newer(record, sent)
            self._settle()

    def _settle(self) -> None:
        """Show beside the form what fits what stands in it."""
        self._pane.remove_button.setVisible(not self._is_new)
        self._mark_edited()
        self.shown.emit(self._record)

    def _choose(self, row: Record | None) -> None:
        """Show what was chosen; where something is unsaved, go back and ask first."""
        shown = self._record
        if row is not None and shown is not None and row.id == shown.id:
            return
        if self.is_edited and self._kind.form.is_edited():
            if shown is not None:
                self.listing.select(shown.id)
            self._ask(_nothing if row is None else partial(self.select, row.id))
            return
        self._is_new = False
        self.show_record(row)

    def _ask(self, onward: Callable[[], None]) -> None:
        def drop() -> None:
            self._is_new = False
            if self.listing.current_row() is None:
                self.listing.select_first()
            self.show_record(self.listing.current_row())
            onward()

        self.banner.ask(
            "This entry is not saved yet.",
            "",
            (("Save", lambda: self.save_then(onward)), ("Discard changes", drop), ("Keep editing", _nothing)),
        )

    def _put_back(self) -> bool:
        """Show the draft that waits for its record; True where it was shown."""
        if not self._waiting or not (self._waiting["new"] or self.listing.model.total):
            return False
        waiting, self._waiting = self._waiting, {}
        kind = next(kind for kind in self._kinds.values() if waiting["noun"] == kind.noun.NAME)
        if waiting["new"]:
            self._begin(kind.records.new(**waiting["owners"]))
        elif not reveal(self.listing, waiting["id"]):
            return False
        kind.form.show_draft(waiting["fields"])
        self._mark_edited()
        return True

    def _begin(self, record: Record | None) -> None:
        if record is None:
            return
        self._is_new = False
        self._let_work()
        self.listing.choose_none()
        self._is_new = True
        self.show_record(record)
        self._kind.form.focus_field(self._kind.first)

    def _cancel(self) -> None:
        def back() -> None:
            self._is_new = False
            self.listing.select_first()
            self.show_record(self.listing.current_row())
            self.listing.setFocus()

        shown = self.shown_id()
        self.leave(back if self._is_new else partial(self.select, shown))

    def _mark_edited(self) -> None:
        self._pane.save_button.setEnabled(self.is_edited)
        self._pane.cancel_button.setVisible(self.is_edited)

    def _ask_removal(self) -> None:
        record, kind = self._record, self._kind
        if record is None:
            return

        def remove() -> None:
            self.desk.change(
                lambda: kind.records.remove(record.id),
                lambda _: self.listing.setFocus(),
                self.refuse,
                said="Removed; Ctrl+Z brings it back",
                asker=self,
            )

        self.banner.ask(
            f"Remove this {kind.noun.LABEL.lower()} and what belongs to it?",
            "Ctrl+Z brings it back. The history keeps that it was there.",
            (("Remove", remove), ("Keep", _nothing)),
        )


def _nothing() -> None:
    """Go nowhere."""
