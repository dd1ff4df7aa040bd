"""A list of a review's records on the left, the form of the one that is chosen on the right."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from dhr_desktop.base.errors import UserError
from dhr_desktop.model.entity import Record
from dhr_desktop.services.records import Records
from ui.forms.form import Form
from ui.platform.desk import Desk
from ui.tables.list_view import ListView
from ui.theme.look import current
from ui.widgets.banner import Banner
from ui.widgets.buttons import button
from ui.widgets.empty_state import EmptyState
from ui.widgets.two_pane import TwoPane


@dataclass(frozen=True)
class Kind:
    """One noun that the list holds.

    Attributes:
        noun: its class.
        records: its verbs.
        form: the form that shows one.
        blank: makes a new one, or returns None where there is nothing that it could belong to.
        add_words: the words of the button that adds one.
        first: the field in which writing begins.
        below: what stands below the form, or None.
    """

    noun: type[Record]
    records: Records[Any]
    form: Form[Any]
    blank: Callable[[], Record | None]
    add_words: str
    first: str
    below: QWidget | None = None


class MasterDetail(QWidget):
    """Shows, adds, amends and removes records of one noun or several.

    Signals:
        shown: the record that stands in the form, or None.
    """

    shown = Signal(object)

    def __init__(
        self, desk: Desk, listing: ListView[Any], kinds: Sequence[Kind], extra: Sequence[QWidget] = ()
    ) -> None:
        super().__init__()
        self.desk = desk
        self.listing = listing
        self._kinds = {kind.noun: kind for kind in kinds}
        self._kind = kinds[0]
        self._record: Record | None = None
        self._is_new = False
        self._waiting: dict[str, Any] = {}
        self._banner = Banner()
        self._save_button = button("Save", self.save, role="primary", tip="Ctrl+S")
        self._remove_button = button("Remove", self._remove, role="quiet", icon="delete")
        self._lay_out(kinds, extra)
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

    def load(self, rows: Sequence[Record]) -> None:
        """Show the records anew; the chosen one stays chosen, and what is being edited is left alone."""
        self.listing.set_rows(rows)
        if self._put_back() or self.is_edited:
            return
        row = self.listing.current_row()
        if row is None and rows:
            self.listing.select_first()
        else:
            self.show_record(row)

    def add(self, noun: type[Record]) -> None:
        """Begin a new record, after asking about an edited one."""
        self.leave(lambda: self._begin(self._kinds[noun]))

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
        """Save, then go on; stays where the record cannot be saved."""
        form = self._kind.form
        if self._record is None or not form.check():
            return
        try:
            record = form.record()
        except UserError as fault:
            self._fail(fault)
            return

        def saved(_: object) -> None:
            self._is_new = False
            self.show_record(record)
            self.listing.select(record.id)
            onward()

        verb = self._kind.records.add if self._is_new else self._kind.records.amend
        self.desk.change(lambda: verb(record), saved, self._fail, asker=self)

    def draft(self) -> dict[str, Any]:
        """Return what was typed and not saved: the record's noun and id, and the fields."""
        if self._record is None or not self.is_edited:
            return {}
        values = {"noun": self._record.NAME, "id": self._record.id, "new": self._is_new}
        return {**values, "fields": self._kind.form.draft()}

    def show_draft(self, draft: Mapping[str, Any]) -> None:
        """Put back what had been typed, once the records have been read."""
        self._waiting = dict(draft)
        self._put_back()

    def discard(self) -> None:
        """Forget what was typed."""
        self._is_new = False
        self.show_record(self.listing.current_row())

    def show_record(self, record: Record | None) -> None:
        """Show a record in its form."""
        self._record = record
        if record is None:
            self._right.setCurrentIndex(1)
        else:
            self._kind = self._kinds[type(record)]
            self._kind.form.show_record(record)
            self._forms.setCurrentIndex(list(self._kinds).index(type(record)))
            self._right.setCurrentIndex(0)
        self._banner.clear()
        self._remove_button.setVisible(not self._is_new)
        self._mark_edited()
        self.shown.emit(record)

    # What happens inside

    def _lay_out(self, kinds: Sequence[Kind], extra: Sequence[QWidget]) -> None:
        look = current()
        left, column = _column()
        column.addWidget(self.listing, 1)
        row = QHBoxLayout()
        for kind in kinds:
            row.addWidget(button(kind.add_words, partial(self.add, kind.noun), icon="add"))
        for widget in extra:
            row.addWidget(widget)
        row.addStretch(1)
        column.addLayout(row)
        self._forms = QStackedWidget()
        for kind in kinds:
            self._forms.addWidget(_with_below(kind))
        editing, column = _column()
        column.addWidget(self._banner)
        column.addWidget(self._forms, 1)
        row = QHBoxLayout()
        row.addWidget(self._save_button)
        row.addStretch(1)
        row.addWidget(self._remove_button)
        column.addLayout(row)
        self._right = QStackedWidget()
        self._right.addWidget(editing)
        self._right.addWidget(
            EmptyState("empty", "Nothing is chosen.", "Choose an entry on the left, or add one.")
        )
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, look.space(3), 0, 0)
        key = f"master-{kinds[0].noun.NAME}"
        outer.addWidget(TwoPane(left, self._right, key=key, share=0.4, memory=self.desk.memory))

    def _choose(self, row: Record | None) -> None:
        """Show what was chosen; where something is unsaved, go back and ask first."""
        shown = self._record
        if row is not None and shown is not None and row.id == shown.id:
            return
        if self.is_edited and self._kind.form.is_edited():
            if shown is not None:
                self.listing.select(shown.id)
            self._ask(lambda: self.show_record(None) if row is None else self._go(row.id))
            return
        self._is_new = False
        self.show_record(row)

    def _go(self, record_id: str) -> None:
        self._is_new = False
        self.listing.select(record_id)

    def _ask(self, onward: Callable[[], None]) -> None:
        def drop() -> None:
            self.discard()
            onward()

        self._banner.ask(
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
            self._begin(kind)
        else:
            self.listing.select(waiting["id"])
        if self._record is not None and isinstance(self._record, kind.noun):
            kind.form.show_draft(waiting["fields"])
        self._mark_edited()
        return True

    def _begin(self, kind: Kind) -> None:
        record = kind.blank()
        if record is None:
            return
        self._is_new = True
        self.show_record(record)
        kind.form.focus_field(kind.first)

    def _mark_edited(self) -> None:
        self._save_button.setEnabled(self.is_edited)

    def _remove(self) -> None:
        record, records = self._record, self._kind.records
        if record is not None:
            self.desk.change(
                lambda: records.remove(record.id),
                None,
                self._fail,
                said="Removed; Ctrl+Z brings it back",
                asker=self,
            )

    def _fail(self, fault: UserError) -> None:
        problems = getattr(fault, "problems", None)
        if problems:
            self._kind.form.show_problems(problems)
            self._kind.form.focus_first_problem()
        self._banner.refuse(fault)


def _column() -> tuple[QWidget, QVBoxLayout]:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    return holder, column


def _with_below(kind: Kind) -> QWidget:
    if kind.below is None:
        return kind.form
    return TwoPane(kind.form, kind.below, key=f"below-{kind.noun.NAME}", share=0.6, upright=True)


def _nothing() -> None:
    """Go nowhere."""
