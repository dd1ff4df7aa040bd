"""The review that is chosen in the list of retention: its days and holds, and what can be done."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from dhr_desktop.model.retention import Hold
from dhr_desktop.services.retention import RetentionRow
from ui.tables.days import day_words
from ui.theme.look import current
from ui.widgets.buttons import button
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.plain_label import PlainLabel

_Do = Callable[[RetentionRow], None]


class ChosenReview(QWidget):
    """Says until when the review is kept and why, and offers what its state allows."""

    def __init__(self, set_end: _Do, place: _Do, lift: _Do, erase: _Do) -> None:
        super().__init__()
        look = current()
        self._row: RetentionRow | None = None
        self._title = PlainLabel("", "section", wrap=True)
        self._words = PlainLabel("", wrap=True)
        self._holds = PlainLabel("", "quiet", wrap=True)
        self.end_button = button("Set the day…", lambda: self._call(set_end), icon="calendar")
        self.hold_button = button("Place a hold…", lambda: self._call(place), icon="lock")
        self.lift_button = button("Lift the hold…", lambda: self._call(lift), icon="undo")
        self.erase_button = button("Erase…", lambda: self._call(erase), role="danger", icon="delete")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.space(3))
        for label in (self._title, self._words, self._holds):
            column.addWidget(label)
        flow = FlowLayout(gap=2)
        for one in (self.end_button, self.hold_button, self.lift_button, self.erase_button):
            flow.addWidget(one)
        column.addLayout(flow)
        column.addStretch(1)

    def show_row(self, row: RetentionRow | None, holds: Sequence[Hold], *, names_shown: bool = True) -> None:
        """Show a review with the holds that were ever placed on it, or nothing; reasons could name somebody."""
        self._row = row
        for one in (self.end_button, self.hold_button, self.lift_button, self.erase_button):
            one.setVisible(row is not None)
        if row is None:
            for label in (self._title, self._words, self._holds):
                label.setText("")
            return
        self._title.setText(f"{row.reference}: {row.status.lower()}")
        self._words.setText(_words(row))
        self._holds.setText("\n".join(_hold_words(hold, names_shown=names_shown) for hold in holds))
        self.lift_button.setVisible(row.held)
        self.hold_button.setVisible(not row.held)
        self.erase_button.setVisible(row.due)

    def _call(self, do: _Do) -> None:
        if self._row is not None:
            do(self._row)


def _words(row: RetentionRow) -> str:
    ended = f"Work on it ended on {day_words(row.ended_on)}. " if row.ended_on else ""
    if row.ends_on:
        return f"{ended}It is kept until {day_words(row.ends_on)}."
    if row.proposed:
        return f"{ended}The office’s rule proposes to keep it until {day_words(row.proposed)}."
    return f"{ended}No day is set, and nothing is erased without one."


def _hold_words(hold: Hold, *, names_shown: bool) -> str:
    words = f"Held since {day_words(hold.placed_on)} by {hold.placed_by}"
    if hold.lifted_on:
        words += f", lifted on {day_words(hold.lifted_on)} by {hold.lifted_by}"
    reasons = " / ".join(filter(None, (hold.reason, hold.lifted_reason)))
    return f"{words}: {reasons}" if names_shown else f"{words}. The reason is masked with the names."
