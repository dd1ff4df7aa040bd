"""The right side of a list with a form: the form of what is chosen, what is said about it, Save and Remove."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.theme.look import current
from ui.widgets.banner import Banner
from ui.widgets.buttons import button
from ui.widgets.empty_state import EmptyState
from ui.widgets.plain_label import PlainLabel

HIDDEN: Final = "What could name somebody is not shown while published names are. Ctrl+R shows it."


class FormPane(QWidget):
    """One of several forms at a time, or a word that nothing is chosen."""

    def __init__(
        self,
        forms: Sequence[QWidget],
        save: Callable[[], object],
        cancel: Callable[[], object],
        remove: Callable[[], object],
        extra: QWidget | None = None,
    ) -> None:
        """Make it; what Save, Cancel and Remove do is handed in, and what else stands beside them."""
        super().__init__()
        self.banner = Banner()
        self.hidden = PlainLabel(HIDDEN, "quiet", wrap=True)
        self.hidden.hide()
        self.save_button = button("Save", save, role="primary", tip="Ctrl+S")
        self.cancel_button = button("Cancel", cancel, role="quiet")
        self.remove_button = button("Remove", remove, role="quiet", icon="delete")
        self._forms = QStackedWidget()
        for form in forms:
            self._forms.addWidget(form)
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

    def show_form(self, place: int) -> None:
        """Show one of the forms."""
        self._forms.setCurrentIndex(place)
        self._foot.show()

    def show_nothing(self) -> None:
        """Say that nothing is chosen."""
        self._forms.setCurrentWidget(self._nothing)
        self._foot.hide()
