"""A list of a review's records on the left, the form of the one that is chosen on the right."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from dhr_desktop.base.errors import UserError
from dhr_desktop.model.entity import Record
from ui.forms.form import Form
from ui.platform.desk import Desk
from ui.screens.reviews.form_pane import FormPane
from ui.screens.reviews.record_kind import Kind, list_column, reveal
from ui.tables.list_view import ListView
from ui.widgets.two_pane import TwoPane


def _nothing() -> None:
    """Go nowhere."""


class MasterDetail(QWidget):
    """Shows, adds, amends and removes records of one noun or several.

    Attributes:
        shown: a signal: the record that stands in the form, or None.
    """

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
        self._wanted = ""
        self._waiting: dict[str, Any] = {}
        self._pane = FormPane(kinds, self.save, self._cancel, self._ask_removal, below_form)
        self.shown = self._pane.shown
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

    # What the tab asks

    @property
    def record(self) -> Record | None:
        """The record that is shown, as it was when it was shown."""
        return self._pane.record

    @property
    def form(self) -> Form[Any]:
        """The form that is shown, or was last."""
        return self._pane.form

    @property
    def is_edited(self) -> bool:
        """True where something would be lost."""
        return self._pane.is_edited

    def wait(self) -> None:
        """Show nothing, and let nothing be chosen or typed, until other records come."""
        self._pane.show_record(None)
        self.listing.set_rows(())
        self._panes.hide()
        self._panes.setEnabled(False)

    def load(self, rows: Sequence[Record]) -> None:
        """Show the records anew; the chosen one stays chosen, and what was typed stays typed."""
        self._let_work()
        self.listing.set_rows(rows)
        if self._put_back():
            return
        shown = self.shown_id()
        if self.is_edited:
            if same := next((row for row in rows if row.id == shown), None):
                self._pane.show_newer(same)
            if self._wanted == shown and reveal(self.listing, shown):
                self._wanted = ""
            return
        wanted, self._wanted = self._wanted, ""
        if wanted and reveal(self.listing, wanted):
            return
        row = self.listing.current_row()
        if row is None and rows:
            self.listing.select_first()
        elif row is not None and row.id == shown:
            self.banner.clear()
            self._pane.show_newer(row)
        else:
            self._pane.show_record(row)

    def select(self, record_id: str) -> None:
        """Choose one record, at the next reading where it is not in the list yet."""
        if not reveal(self.listing, record_id):
            self._wanted = record_id

    def shown_id(self) -> str:
        """Return the id of the record that is shown, or "" where it is a new one or none."""
        return self._pane.shown_id()

    def add(self, noun: type[Record] | None = None) -> None:
        """Begin a new record, after asking about an edited one; of the first noun where none is named."""
        kind = self._kinds[noun] if noun is not None else next(iter(self._kinds.values()))
        self.leave(lambda: self._begin(kind.blank()))

    def leave(self, onward: Callable[[], None]) -> None:
        """Go on at once where nothing is unsaved, else after asking in place."""
        if self.is_edited and self.form.is_edited():
            self._ask(onward)
        else:
            onward()

    def save(self, onward: Callable[[], None] = _nothing) -> None:
        """Save, then go on; stays where the record cannot be saved. What is typed meanwhile stays."""
        form = self.form
        self.banner.clear()
        if self.record is None or not form.check():
            return
        try:
            record = form.record()
        except UserError as fault:
            self.refuse(fault)
            return
        sent = form.draft()

        def saved(_: object) -> None:
            if self.record is not None and self.record.id == record.id:
                self._pane.show_newer(record, sent)
                self.select(record.id)
            onward()

        records = self._pane.kind.records
        verb = records.add if self._pane.is_new else records.amend
        self.desk.change(lambda: verb(record), saved, self.refuse, asker=self)

    def draft(self) -> dict[str, Any]:
        """Return what was typed and not saved."""
        return self._pane.draft()

    def show_draft(self, draft: Mapping[str, Any]) -> None:
        """Put back what had been typed, once the records have been read."""
        self._waiting = dict(draft)
        self._put_back()

    def refuse(self, fault: UserError) -> None:
        """Say what was in the way."""
        self._let_work()
        self._pane.refuse(fault)

    # What happens inside

    def _let_work(self) -> None:
        """Show list and form again after `wait`."""
        self._panes.setEnabled(True)
        self._panes.show()

    def _choose(self, row: Record | None) -> None:
        """Show what was chosen; where something is unsaved, go back and ask first."""
        shown = self.record
        if row is not None and shown is not None and row.id == shown.id:
            return
        if self.is_edited and self.form.is_edited():
            if shown is not None:
                self.listing.select(shown.id)
            self._ask(_nothing if row is None else partial(self.select, row.id))
            return
        self._pane.show_record(row)

    def _ask(self, onward: Callable[[], None]) -> None:
        def drop() -> None:
            self._pane.show_record(None)
            if self.listing.current_row() is None:
                self.listing.select_first()
            self._pane.show_record(self.listing.current_row())
            onward()

        self.banner.ask(
            "This entry is not saved yet.",
            "",
            (("Save", lambda: self.save(onward)), ("Discard changes", drop), ("Keep editing", _nothing)),
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
        self._pane.show_draft(waiting["fields"])
        return True

    def _begin(self, record: Record | None) -> None:
        if record is None:
            return
        self._let_work()
        self._pane.show_record(None)
        self.listing.choose_none()
        self._pane.show_record(record, is_new=True)
        self.form.focus_field(self._pane.kind.first)

    def _cancel(self) -> None:
        def back() -> None:
            self._pane.show_record(None)
            self.listing.select_first()
            self._pane.show_record(self.listing.current_row())
            self.listing.setFocus()

        shown = self.shown_id()
        self.leave(back if self._pane.is_new else partial(self.select, shown))

    def _ask_removal(self) -> None:
        record, kind = self.record, self._pane.kind
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
