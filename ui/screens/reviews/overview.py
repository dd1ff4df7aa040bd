"""The overview of one review: the line of its stages, its clocks, moving it on, and its own fields."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QComboBox, QDateEdit, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from dhr_desktop.base.errors import UserError
from dhr_desktop.model.case_review import CaseReview
from dhr_desktop.model.deadlines import deadlines
from dhr_desktop.model.lifecycle import FORWARD, ORDER, STAGES, State, needs_reason, stage_of
from ui.forms.form import Form
from ui.platform.desk import Desk
from ui.screens.reviews import forms
from ui.screens.reviews.panel import day_words
from ui.theme.look import current, set_role
from ui.widgets.banner import Banner
from ui.widgets.buttons import button
from ui.widgets.chip import Chip
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.plain_label import PlainLabel
from ui.widgets.stage_line import StageLine

_MARGIN: Final = 3


class OverviewTab(QWidget):
    """Stages, clocks and fields of the review."""

    title = "Overview"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._review_id = ""
        self._review: CaseReview | None = None
        self._waiting: dict[str, Any] = {}
        look = current()
        self._stages = StageLine([name for name, _ in STAGES])
        self._clocks = QWidget()
        self._clock_row = FlowLayout(self._clocks)
        self._banner = Banner()
        self._mover = Mover(desk, self._fail)
        self.form: Form[CaseReview] = Form(CaseReview, forms.REVIEW)
        self.form.edited.connect(self._mark_edited)
        self._save_button = button("Save", self.save, role="primary", tip="Ctrl+S")
        self._move_button = button("Move on", self._toggle_mover, icon="right")
        top = QHBoxLayout()
        top.addWidget(self._clocks, 1)
        top.addWidget(self._move_button)
        bottom = QHBoxLayout()
        bottom.addWidget(self._save_button)
        bottom.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, look.space(_MARGIN), 0, 0)
        box.setSpacing(look.space(2))
        box.addWidget(self._stages)
        box.addLayout(top)
        box.addWidget(self._mover)
        box.addWidget(self._banner)
        box.addWidget(self.form, 1)
        box.addLayout(bottom)

    def load(self, review_id: str) -> None:
        """Show a review."""
        self._review_id = review_id
        self._mover.hide()
        self._banner.clear()
        self.refresh()

    def refresh(self) -> None:
        """Read the review anew; what is being edited is left alone."""
        review_id = self._review_id
        self._desk.ask(lambda: self._desk.session.reviews.get(review_id), self._loaded, self._fail)

    def save(self) -> None:
        """Save the fields."""
        self.save_then(_nothing)

    def save_then(self, onward: Callable[[], None]) -> None:
        """Save, then go on."""
        if not self.form.check():
            return
        try:
            record = self.form.record()
        except UserError as fault:
            self._fail(fault)
            return

        def saved(_: object) -> None:
            self._banner.clear()
            self.form.show_record(record)
            self._mark_edited()
            onward()

        self._desk.change(lambda: self._desk.session.reviews.amend(record), saved, self._fail, asker=self)

    def draft(self) -> dict[str, Any]:
        """Return what was typed and not saved."""
        return {"fields": self.form.draft()} if self.form.is_edited() else {}

    def show_draft(self, draft: Mapping[str, Any]) -> None:
        """Put back what had been typed, once the review has been read."""
        self._waiting = dict(draft["fields"])

    def leave(self, onward: Callable[[], None]) -> None:
        """Go on once nothing is unsaved."""
        if not self.form.is_edited():
            onward()
            return

        def drop() -> None:
            if self._review is not None:
                self.form.show_record(self._review)
            onward()

        self._banner.ask(
            "The overview is not saved yet.",
            "",
            (("Save", lambda: self.save_then(onward)), ("Discard changes", drop), ("Keep editing", _nothing)),
        )

    def _loaded(self, review: CaseReview) -> None:
        self._review = review
        remark = review.state.label if review.state.label != STAGES[stage_of(review.state)][0] else ""
        self._stages.show_stage(stage_of(review.state), remark)
        self._show_clocks(review)
        self._mover.show_review(review)
        if not self.form.is_edited():
            self.form.show_record(review)
        self.form.show_draft(self._waiting)
        self._waiting = {}
        self._mark_edited()

    def _show_clocks(self, review: CaseReview) -> None:
        while (item := self._clock_row.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        today = self._desk.clock.today()
        for clock in deadlines(review):
            late = (today - clock.due).days
            words = f"{clock.rule.label}: {day_words(clock.due)}" + (" (agreed)" if clock.agreed else "")
            chip = Chip(f"{words}, {late} days over" if late > 0 else words, "warning" if late > 0 else "")
            chip.setToolTip(clock.rule.basis)
            self._clock_row.addWidget(chip)

    def _mark_edited(self) -> None:
        self._save_button.setEnabled(self.form.is_edited())

    def _toggle_mover(self) -> None:
        self._mover.setVisible(not self._mover.isVisible())
        if self._mover.isVisible():
            self._mover.start()

    def _fail(self, fault: UserError) -> None:
        if problems := getattr(fault, "problems", None):
            self.form.show_problems(problems)
            self.form.focus_first_problem()
        self._banner.refuse(fault)


class Mover(QFrame):
    """Moves a review to another state, in place: where to, when, and why where that is not the usual step."""

    def __init__(self, desk: Desk, fail: Callable[[UserError], None]) -> None:
        super().__init__()
        set_role(self, "card")
        self._desk = desk
        self._fail = fail
        self._review: CaseReview | None = None
        look = current()
        self._state = QComboBox()
        self._state.setAccessibleName("Move to")
        self._state.currentIndexChanged.connect(self._show_need)
        self._day = QDateEdit()
        self._day.setAccessibleName("Date of the move")
        self._day.setDisplayFormat("d MMMM yyyy")
        self._day.setCalendarPopup(True)
        self._note = QLineEdit()
        self._note.setAccessibleName("Note")
        self._note.returnPressed.connect(self._move)
        row = QHBoxLayout(self)
        row.setContentsMargins(look.space(3), look.space(3), look.space(3), look.space(3))
        row.setSpacing(look.space(3))
        for words, widget, share in (
            ("Move to", self._state, 0),
            ("On", self._day, 0),
            ("Note", self._note, 1),
        ):
            label = PlainLabel(words, "label")
            label.setBuddy(widget)
            row.addWidget(label)
            row.addWidget(widget, share)
        row.addWidget(button("Move", self._move, role="primary"))
        self.hide()

    def show_review(self, review: CaseReview) -> None:
        """Offer where this review can go: the usual next steps first."""
        self._review = review
        usual = FORWARD.get(review.state, ())
        others = [state for state in ORDER if state != review.state and state not in usual]
        self._state.clear()
        for state in (*usual, *others):
            self._state.addItem(state.label, state)
        if usual:
            self._state.insertSeparator(len(usual))
        self._note.clear()

    def start(self) -> None:
        """Begin with today's date."""
        today = self._desk.clock.today()
        self._day.setDate(QDate(today.year, today.month, today.day))
        self._state.setFocus()

    def _show_need(self) -> None:
        state = self._state.currentData()
        need = (
            self._review is not None and isinstance(state, State) and needs_reason(self._review.state, state)
        )
        self._note.setPlaceholderText("A reason is needed" if need else "Optional")

    def _chosen(self) -> State | None:
        """Return the chosen state; Qt hands its value back as plain text."""
        chosen = self._state.currentData()
        return State(chosen) if chosen else None

    def _move(self) -> None:
        review, state = self._review, self._chosen()
        if review is None or state is None:
            return
        picked, note = self._day.date(), self._note.text()
        day = date(picked.year(), picked.month(), picked.day())
        self._desk.change(
            lambda: self._desk.session.reviews.move(review.id, state, on=day, note=note),
            lambda _: self.hide(),
            self._fail,
            said="Moved",
            asker=self,
        )


def _nothing() -> None:
    """Go nowhere."""
