"""What happened to one review and to everything that belongs to it, newest first."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from dhr_desktop.services.history import Event
from ui.platform.desk import Desk
from ui.tables.column import Column
from ui.tables.list_view import ListView
from ui.theme.look import current
from ui.widgets.empty_state import EmptyState


class HistoryTab(QWidget):
    """The journal of the review."""

    title = "History"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._review_id = ""
        self.listing: ListView[Event] = ListView(
            "History",
            (
                Column("at", "When", lambda row: row.when, sort=lambda row: row.seq, width=160),
                Column("who", "Who", lambda row: row.who, width=160),
                Column("what", "What", lambda row: row.what, width=220),
                Column("fields", "Fields", lambda row: row.fields, stretch=True, tone=lambda _: "quiet"),
            ),
            lambda row: row.seq,
            nouns=("change", "changes"),
            empty=EmptyState("history", "Nothing has happened yet."),
        )
        box = QVBoxLayout(self)
        box.setContentsMargins(0, current().space(3), 0, 0)
        box.addWidget(self.listing)

    def load(self, review_id: str) -> None:
        """Show the history of a review."""
        self._review_id = review_id
        self.refresh()

    def refresh(self) -> None:
        """Read the journal anew."""
        review_id = self._review_id
        self._desk.ask(lambda: self._desk.session.history.of_review(review_id), self.listing.set_rows)

    def leave(self, onward: Callable[[], None]) -> None:
        """Go on at once: nothing can be edited here."""
        onward()
