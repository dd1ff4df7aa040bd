"""What is asked about retention: the office's rule, the day of a review, a hold, and why it is lifted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from dhr_desktop.base.changed import Changed
from dhr_desktop.model.retention import Hold, Retention, RetentionRule
from dhr_desktop.services.retention import RetentionRow
from ui.forms.form import Form, Section
from ui.platform.desk import Desk
from ui.screens.journal.asking import Asking
from ui.widgets.banner import Banner

_RULE: Final = (Section("", ("years", "source")),)
_END: Final = (Section("", ("ends_on", "basis")),)
_REASON: Final = (Section("", ("reason",)),)
_LIFTING: Final = (Section("", ("lifted_reason",)),)


class RetentionForms(QObject):
    """Asks for one thing at a time and saves it."""

    def __init__(
        self,
        desk: Desk,
        banner: Banner,
        ask: Callable[[QWidget], None],
        *,
        back: Callable[[], None],
        done: Callable[[], None],
    ) -> None:
        """Make it; `ask` shows something to fill in, `back` takes it away, `done` hears that something changed."""
        super().__init__(banner)
        self._desk = desk
        self._banner = banner
        self._ask = ask
        self._back = back
        self._done = done

    def ask_rule(self) -> None:
        """Ask for the office’s rule."""
        form: Form[RetentionRule] = Form(RetentionRule, _RULE)
        retentions = self._desk.session.retentions

        def ask(rule: RetentionRule) -> None:
            form.show_record(rule)
            self._ask(
                Asking(
                    "The office’s rule of retention",
                    "From it the end of retention is proposed for each review. No national rule was found.",
                    form,
                    "Save the rule",
                    lambda: self._save(form, retentions.set_rule),
                    back=self._back,
                )
            )

        self._desk.ask(retentions.rule, ask, self._banner.refuse, asker=self)

    def ask_end(self, row: RetentionRow) -> None:
        """Ask until when a review is kept."""
        form: Form[Retention] = Form(Retention, _END)
        retentions = self._desk.session.retentions

        def ask(retention: Retention) -> None:
            form.show_record(retention)
            self._ask(
                Asking(
                    f"Until when is {row.reference} kept?",
                    "Nothing is erased by setting a day. From that day on it can be erased, and Today says so.",
                    form,
                    "Save the day",
                    lambda: self._save(form, retentions.set_end),
                    back=self._back,
                )
            )

        self._desk.ask(lambda: retentions.retention_of(row.review_id), ask, self._banner.refuse, asker=self)

    def ask_hold(self, row: RetentionRow) -> None:
        """Ask why a review is to be held."""
        form: Form[Hold] = Form(Hold, _REASON)
        form.show_record(Hold(id=row.review_id))
        retentions = self._desk.session.retentions
        self._ask(
            Asking(
                f"Place a hold on {row.reference}",
                "While it is held the review cannot be erased, whatever day was set.",
                form,
                "Place the hold",
                lambda: self._change(lambda: retentions.place_hold(row.review_id, form.record().reason)),
                back=self._back,
            )
        )

    def ask_lifting(self, row: RetentionRow) -> None:
        """Ask why the hold is lifted."""
        form: Form[Hold] = Form(Hold, _LIFTING)
        form.show_record(Hold(id=row.review_id))
        retentions = self._desk.session.retentions
        self._ask(
            Asking(
                f"Lift the hold on {row.reference}",
                "The reason stands in the history.",
                form,
                "Lift the hold",
                lambda: self._change(
                    lambda: retentions.lift_hold(row.review_id, form.record().lifted_reason)
                ),
                back=self._back,
            )
        )

    def _save(self, form: Form[RetentionRule] | Form[Retention], verb: Callable[..., Changed]) -> None:
        if form.check():
            record = form.record()
            self._change(lambda: verb(record))

    def _change(self, verb: Callable[[], Changed]) -> None:
        def done(_: Changed) -> None:
            self._back()
            self._done()

        self._desk.change(verb, done, self._banner.refuse, asker=self)
