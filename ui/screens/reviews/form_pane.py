"""The right side of a list with a form: the form of what is chosen, what is said about it, Save and Remove."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from dhr_desktop.base.errors import UserError
from dhr_desktop.model.entity import Record
from ui.forms.form import Form
from ui.screens.reviews.record_kind import Kind, owners_of, show_beside
from ui.theme.look import current
from ui.widgets.banner import Banner
from ui.widgets.buttons import button
from ui.widgets.empty_state import EmptyState
from ui.widgets.plain_label import PlainLabel

HIDDEN: Final = "What could name somebody is not shown while published names are. Ctrl+R shows it."


class FormPane(QWidget):
    """One of several forms at a time, or a word that nothing is chosen.

    Attributes:
        record: the record that is shown, as it was when it was shown, or None.
        is_new: True where it has never been saved.
        kind: the noun of the record that is shown, or was last.

    Signals:
        shown: the record that stands in the form, or None.
    """

    shown = Signal(object)

    def __init__(
        self,
        kinds: Sequence[Kind],
        save: Callable[[], object],
        cancel: Callable[[], object],
        remove: Callable[[], object],
        extra: QWidget | None = None,
    ) -> None:
        """Make it; what Save, Cancel and Remove do is handed in, and what else stands beside them."""
        super().__init__()
        self.record: Record | None = None
        self.is_new = False
        self.kind = kinds[0]
        self._kinds = {kind.noun: kind for kind in kinds}
        self.banner = Banner()
        self.hidden = PlainLabel(HIDDEN, "quiet", wrap=True)
        self.hidden.hide()
        self.save_button = button("Save", save, role="primary", tip="Ctrl+S")
        self.cancel_button = button("Cancel", cancel, role="quiet")
        self.remove_button = button("Remove", remove, role="quiet", icon="delete")
        self._forms = QStackedWidget()
        for kind in kinds:
            self._forms.addWidget(kind.page or kind.form)
            kind.form.edited.connect(self._mark)
        self._nothing = EmptyState("empty", "Nothing is chosen.", "Choose an entry on the left, or add one.")
        self._forms.addWidget(self._nothing)
        self._foot = QWidget()
        row = QHBoxLayout(self._foot)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(current().space(2))
        row.addWidget(self.save_button)
        row.addWidget(self.cancel_button)
        row.addStretch(1)
        if extra is not None:
            row.addWidget(extra)
        row.addWidget(self.remove_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current().space(2))
        column.addWidget(self.hidden)
        column.addWidget(self.banner)
        column.addWidget(self._forms, 1)
        column.addWidget(self._foot)
        self.show_record(None)

    @property
    def form(self) -> Form[Any]:
        """The form of the record that is shown, or was last."""
        return self.kind.form

    @property
    def is_edited(self) -> bool:
        """True where something would be lost, were it only that a new record was begun."""
        return self.record is not None and (self.is_new or self.form.is_edited())

    def show_record(self, record: Record | None, *, is_new: bool = False) -> None:
        """Show a record in its form, or say that nothing is chosen."""
        self.record, self.is_new = record, is_new and record is not None
        if record is None:
            self._forms.setCurrentWidget(self._nothing)
        else:
            self.kind = self._kinds[type(record)]
            self.form.show_record(record)
            self._forms.setCurrentWidget(self.kind.page or self.form)
        self._foot.setVisible(record is not None)
        self.banner.clear()
        self._settle()

    def show_newer(self, record: Record, sent: Mapping[str, Any] | None = None) -> None:
        """Show what the saved record has become; what a hand has typed stays, but for what was `sent` with it."""
        self.record, self.is_new = record, False
        self.form.show_newer(record, sent)
        self._settle()

    def shown_id(self) -> str:
        """Return the id of the record that is shown, or "" where it is a new one or none."""
        return "" if self.record is None or self.is_new else self.record.id

    def draft(self) -> dict[str, Any]:
        """Return what was typed and not saved: the record's noun and id, and the fields."""
        if self.record is None or not self.is_edited:
            return {}
        owners = owners_of(self.record) if self.is_new else {}
        values = {"noun": self.record.NAME, "id": self.record.id, "new": self.is_new, "owners": owners}
        return {**values, "fields": self.form.draft()}

    def show_draft(self, fields: Mapping[str, Any]) -> None:
        """Put back what had been typed into the record that is shown."""
        self.form.show_draft(fields)
        self._mark()

    def refuse(self, fault: UserError) -> None:
        """Say what was in the way, beside the fields where it belongs to some."""
        if not show_beside(self.form, fault):
            self.banner.refuse(fault)

    def _settle(self) -> None:
        self.remove_button.setVisible(not self.is_new)
        self._mark()
        self.shown.emit(self.record)

    def _mark(self) -> None:
        self.save_button.setEnabled(self.is_edited)
        self.cancel_button.setVisible(self.is_edited)
