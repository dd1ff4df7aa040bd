"""The overview of one review: the line of its stages, its clocks, moving it on, and its own fields."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dhr_desktop.base.errors import UserError
from dhr_desktop.base.words import counted
from dhr_desktop.model.case_review import CaseReview
from dhr_desktop.model.deadlines import deadlines
from dhr_desktop.model.lifecycle import STAGES, stage_of
from ui.forms.form import Form
from ui.platform.desk import Desk
from ui.screens.reviews import forms
from ui.screens.reviews.form_pane import HIDDEN
from ui.screens.reviews.mover import Mover
from ui.screens.reviews.record_kind import show_beside
from ui.screens.reviews.tab import ReviewTab
from ui.tables.days import day_words
from ui.theme.look import current
from ui.widgets.banner import Banner
from ui.widgets.buttons import button
from ui.widgets.chip import Chip
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.hint import plain_hint
from ui.widgets.plain_label import PlainLabel
from ui.widgets.stage_line import StageLine

_TOLD: Final = ("rationale", "key_lines", "summary")
"""Where real names stand: not shown while published names are."""


class OverviewTab(ReviewTab):
    """Stages, clocks and fields of the review."""

    title = "Overview"

    def __init__(self, desk: Desk, removed: Callable[[], None]) -> None:
        """Make it; `removed` is called once the review is gone."""
        super().__init__(desk)
        self._removed = removed
        self._review: CaseReview | None = None
        self._waiting: dict[str, Any] = {}
        self._stages = StageLine([name for name, _ in STAGES])
        self._clocks = QWidget()
        self._clock_row = FlowLayout(self._clocks)
        self._move_button = button("Move on", self._toggle_mover, icon="right")
        self.mover = Mover(desk, self._fail)
        self.banner = Banner()
        self._hidden = PlainLabel(HIDDEN, "quiet", wrap=True)
        self.form: Form[CaseReview] = Form(CaseReview, forms.REVIEW)
        self.form.edited.connect(self._mark_edited)
        self._save_button = button("Save", self.save, role="primary", tip="Ctrl+S")
        self.mover.closed.connect(self._move_button.setFocus)
        self._lay_out()
        self.setFocusProxy(self.form)
        desk.names_switched.connect(self._switch)
        self._switch(desk.real_names)

    def load(self, review_id: str) -> None:
        """Show a review."""
        self.mover.hide()
        self.banner.clear()
        if review_id != self.review_id:
            self._review = None
            self._show_nothing()
        super().load(review_id)

    def refresh(self) -> None:
        """Read the review anew; what is being edited is left alone."""
        review_id = self.review_id
        self.desk.ask(lambda: self.desk.session.reviews.get(review_id), self._loaded, self._fail, asker=self)

    def save(self) -> None:
        """Save the fields."""
        self.save_then(_nothing)

    def save_then(self, onward: Callable[[], None]) -> None:
        """Save, then go on; what is typed meanwhile stays."""
        self.banner.clear()
        if self._review is None or not self.form.check():
            return
        try:
            record = self.form.record()
        except UserError as fault:
            self._fail(fault)
            return
        sent = self.form.draft()

        def saved(_: object) -> None:
            self.banner.clear()
            if self.review_id == record.id:
                self.form.show_newer(record, sent)
                self._mark_edited()
            onward()

        self.desk.change(lambda: self.desk.session.reviews.amend(record), saved, self._fail, asker=self)

    def draft(self) -> dict[str, Any]:
        """Return what was typed and not saved."""
        return {"fields": self.form.draft()} if self.form.is_edited() else {}

    def show_draft(self, draft: Mapping[str, Any]) -> None:
        """Put back what had been typed, once the review has been read."""
        self._waiting = dict(draft["fields"])
        if self._review is not None and self._review.id == self.review_id:
            self._loaded(self._review)

    def leave(self, onward: Callable[[], None]) -> None:
        """Go on once nothing is unsaved."""
        if not self.form.is_edited():
            onward()
            return

        def drop() -> None:
            if self._review is not None:
                self.form.show_record(self._review)
                self._mark_edited()
            onward()

        self.banner.ask(
            "The overview is not saved yet.",
            "",
            (("Save", lambda: self.save_then(onward)), ("Discard changes", drop), ("Keep editing", _nothing)),
        )

    def _lay_out(self) -> None:
        look = current()
        top = QHBoxLayout()
        top.addWidget(self._clocks, 1)
        top.addWidget(self._move_button)
        bottom = QHBoxLayout()
        bottom.addWidget(self._save_button)
        bottom.addStretch(1)
        bottom.addWidget(button("Remove the review", self._ask_removal, role="quiet", icon="delete"))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, look.space(3), 0, 0)
        box.setSpacing(look.space(2))
        box.addWidget(self._stages)
        box.addLayout(top)
        box.addWidget(self.mover)
        box.addWidget(self._hidden)
        box.addWidget(self.banner)
        box.addWidget(self.form, 1)
        box.addLayout(bottom)

    def _loaded(self, review: CaseReview) -> None:
        if review.id != self.review_id:
            return
        is_other = self._review is None or self._review.id != review.id
        self._review = review
        remark = review.state.label if review.state.label != STAGES[stage_of(review.state)][0] else ""
        self._stages.show_stage(stage_of(review.state), remark)
        self._show_clocks(review)
        self.mover.show_review(review)
        if is_other:
            self.form.show_record(review)
        else:
            self.form.show_newer(review)
        waiting, self._waiting = self._waiting, {}
        self.form.show_draft(waiting)
        self._mark_edited()

    def _show_nothing(self) -> None:
        """Show no review: the one that was shown has been left, the other is on its way."""
        self.form.show_record(None)
        self._clear_clocks()
        self._mark_edited()

    def _clear_clocks(self) -> None:
        while (item := self._clock_row.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()

    def _show_clocks(self, review: CaseReview) -> None:
        self._clear_clocks()
        today = self.desk.clock.today()
        for clock in deadlines(review):
            late = (today - clock.due).days
            words = f"{clock.rule.label}: {day_words(clock.due)}" + (" (agreed)" if clock.agreed else "")
            chip = Chip(
                f"{words}, {counted(late, 'day')} over" if late > 0 else words, "warning" if late > 0 else ""
            )
            chip.setToolTip(plain_hint(clock.rule.basis))
            self._clock_row.addWidget(chip)

    def _mark_edited(self) -> None:
        self._save_button.setEnabled(self.form.is_edited())

    def _switch(self, real: bool) -> None:
        self.form.hide_fields(() if real else _TOLD)
        self._hidden.setVisible(not real)

    def _toggle_mover(self) -> None:
        if self._review is None:
            return
        if self.mover.isHidden():
            self.banner.clear()
            self.mover.start()
        else:
            self.mover.hide()

    def _ask_removal(self) -> None:
        review = self._review
        if review is None:
            return

        def remove() -> None:
            self.desk.change(
                lambda: self.desk.session.reviews.remove(review.id),
                lambda _: self._removed(),
                self._fail,
                said="Removed; Ctrl+Z brings it back",
                asker=self,
            )

        self.banner.ask(
            "Remove this review with its people, panel, meetings and recommendations?",
            "Ctrl+Z brings it back. The history keeps that it was there.",
            (("Remove", remove), ("Keep", _nothing)),
        )

    def _fail(self, fault: UserError) -> None:
        if not show_beside(self.form, fault):
            self.banner.refuse(fault)


def _nothing() -> None:
    """Go nowhere."""
