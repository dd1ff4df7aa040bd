"""What happened to one review and to everything that belongs to it, newest first."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QVBoxLayout

from dhr_desktop.services.history import Event
from ui.platform.desk import Desk
from ui.screens.reviews.tab import ReviewTab
from ui.tables.column import Column
from ui.tables.list_view import ListView
from ui.theme.look import current
from ui.widgets.empty_state import EmptyState


class HistoryTab(ReviewTab):
    """The journal of the review; nothing can be edited here."""

    title = "History"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.listing: ListView[Event] = ListView(
            "History",
            (
                Column("at", "When (local time)", lambda row: row.when, sort=lambda row: row.seq, width=180),
                Column("who", "Who", lambda row: row.who, width=150),
                Column("what", "What", lambda row: row.what, stretch=True, width=260),
                Column("fields", "Fields", lambda row: row.fields, width=230, tone=lambda _: "quiet"),
            ),
            lambda row: row.seq,
            nouns=("change", "changes"),
            empty=EmptyState("history", "Nothing has happened yet."),
            memory=desk.memory,
        )
        self.looks = QCheckBox("Also what was looked at, printed, copied and exported")
        self.looks.clicked.connect(self.refresh)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, current().space(3), 0, 0)
        box.setSpacing(current().space(2))
        box.addWidget(self.looks)
        box.addWidget(self.listing)
        self.setFocusProxy(self.listing)

    def refresh(self) -> None:
        """Read the journal anew."""
        review_id, looks = self.review_id, self.looks.isChecked()
        self.desk.ask(
            lambda: self.desk.session.history.of_review(review_id, looks=looks),
            self.listing.set_rows,
            asker=self,
        )
