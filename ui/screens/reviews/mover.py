"""Moves a review to another state, in place: where to, when, and why where that is not the usual step."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QHBoxLayout, QLineEdit, QWidget

from dhr_desktop.base.errors import UserError
from dhr_desktop.model.case_review import CaseReview
from dhr_desktop.model.entity import describe
from dhr_desktop.model.lifecycle import FORWARD, ORDER, State, needs_reason
from dhr_desktop.model.state_change import StateChange
from ui.forms.dates import DayEditor
from ui.platform.desk import Desk
from ui.theme.look import current, set_role
from ui.widgets.buttons import button
from ui.widgets.plain_label import PlainLabel


class Mover(QFrame):
    """A card that is shown on demand. `closed` is emitted when it is done with."""

    closed = Signal()

    def __init__(self, desk: Desk, fail: Callable[[UserError], None]) -> None:
        super().__init__()
        set_role(self, "card")
        self._desk = desk
        self._fail = fail
        self._review: CaseReview | None = None
        look = current()
        self.state = QComboBox()
        self.state.setAccessibleName("Move to")
        self.state.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.state.setMinimumContentsLength(22)
        self.state.setMaxVisibleItems(20)
        self.state.currentIndexChanged.connect(self._show_need)
        self.day = DayEditor(describe(StateChange)["on"])
        self.day.inner().setAccessibleName("Date of the move")
        self.note = QLineEdit()
        self.note.returnPressed.connect(self.move_review)
        self._note_label = PlainLabel("", "label")
        grid = QGridLayout(self)
        grid.setContentsMargins(look.space(3), look.space(2), look.space(3), look.space(3))
        grid.setHorizontalSpacing(look.space(4))
        grid.setVerticalSpacing(look.space(0.5))
        words = (PlainLabel("Move to", "label"), PlainLabel("On", "label"), self._note_label)
        editors: tuple[QWidget, ...] = (self.state, self.day, self.note)
        for place, (label, editor) in enumerate(zip(words, editors, strict=True)):
            label.setBuddy(editor)
            grid.addWidget(label, 0, place)
            grid.addWidget(editor, 1, place)
        grid.setColumnStretch(2, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(look.space(2))
        buttons.addWidget(button("Move", self.move_review, role="primary"))
        buttons.addWidget(button("Cancel", self._close, role="quiet"))
        grid.addLayout(buttons, 1, 3)
        self.setFocusProxy(self.state)
        self.hide()

    def show_review(self, review: CaseReview) -> None:
        """Offer where this review can go: the usual next steps first."""
        if self._review is not None and (self._review.id, self._review.state) == (review.id, review.state):
            return
        self._review = review
        usual = FORWARD.get(review.state, ())
        others = [state for state in ORDER if state != review.state and state not in usual]
        self.state.clear()
        for state in (*usual, *others):
            self.state.addItem(state.label, state)
        if usual:
            self.state.insertSeparator(len(usual))
        self.note.clear()

    def start(self) -> None:
        """Begin with today's date."""
        self.day.show_value(self._desk.clock.today())
        self.show()
        self.state.setFocus()

    def chosen(self) -> State | None:
        """Return the chosen state; Qt hands its value back as plain text."""
        found = self.state.currentData()
        return State(found) if found else None

    def move_review(self) -> None:
        """Move it, or say what is missing."""
        review, state = self._review, self.chosen()
        if review is None or state is None:
            return
        day = None if self.day.fault() else self.day.value()
        if day is None:
            self._fail(
                UserError(
                    "The date of the move is missing.", "Write it, for example 14 March 2026 or 14/3/26."
                )
            )
            self.day.setFocus()
            return
        note = self.note.text()
        self._desk.change(
            lambda: self._desk.session.reviews.move(review.id, state, on=day, note=note),
            lambda _: self._close(),
            self._refuse,
            said=f"Moved to: {state.label}",
            asker=self,
        )

    def _refuse(self, fault: UserError) -> None:
        self._fail(fault)
        self.note.setFocus()

    def _close(self) -> None:
        self.note.clear()
        self.hide()
        self.closed.emit()

    def _show_need(self) -> None:
        state = self.chosen()
        need = self._review is not None and state is not None and needs_reason(self._review.state, state)
        words = "Reason (needed: not the usual next step)" if need else "Note"
        self._note_label.setText(words)
        self.note.setAccessibleName(words)
