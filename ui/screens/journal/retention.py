"""Retention: every review whose work has ended, until when it is kept, holds, and erasing in two steps."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from dhr_desktop.model.retention import Erasure, Hold, Retention, RetentionRule
from dhr_desktop.services.retention import RetentionRow
from ui.forms.form import Form
from ui.platform.desk import Desk
from ui.screens.journal.asking import Asking
from ui.screens.journal.chosen import ChosenReview
from ui.screens.journal.erasing_steps import ErasingSteps
from ui.screens.journal.retention_forms import RetentionForms
from ui.screens.journal.table import ERASURES, RETENTION
from ui.tables.list_view import ListView
from ui.theme.look import current
from ui.widgets.banner import Banner
from ui.widgets.buttons import button
from ui.widgets.empty_state import EmptyState
from ui.widgets.two_pane import TwoPane


class RetentionPart(QWidget):
    """The list on the left; on the right the review that is chosen, or the one thing that is being asked."""

    def __init__(self, desk: Desk, banner: Banner) -> None:
        super().__init__()
        self._desk = desk
        self._banner = banner
        self._wanted = ""
        self._stale = True
        self.listing: ListView[RetentionRow] = ListView(
            "Retention",
            RETENTION,
            lambda row: row.review_id,
            nouns=("review", "reviews"),
            empty=EmptyState(
                "certificate",
                "No review is closed yet.",
                "Reviews that are closed, or were not held, stand here with the day until which they are kept.",
            ),
            memory=desk.memory,
            copy=desk.copy,
        )
        self.listing.chosen.connect(self._show_chosen)
        self.forms = RetentionForms(desk, banner, self._ask, back=self._back, done=self._read)
        self.erasing = ErasingSteps(
            desk, banner, self._ask, back=self._back, erased=self._show_erased, read=self._read
        )
        self.chosen = ChosenReview(
            self.forms.ask_end, self.forms.ask_hold, self.forms.ask_lifting, self.erasing.foresee
        )
        self.erasures: ListView[Erasure] = ListView(
            "Erasures",
            ERASURES,
            lambda row: row.id,
            nouns=("erasure", "erasures"),
            search=False,
            empty=EmptyState("certificate", "Nothing was erased yet."),
            memory=desk.memory,
        )
        self.rule_button = button("The office’s rule", self.forms.ask_rule, icon="edit")
        self.certificates_button = button("Certificates of erasure", self._show_erasures, icon="certificate")
        self._asked: QWidget | None = None
        self._right = QStackedWidget()
        self._right.addWidget(self.chosen)
        self._right.addWidget(self._certificates())
        self._lay_out()
        desk.names_switched.connect(self._mask)

    def refresh(self) -> None:
        """Read again, now or when somebody looks."""
        self._stale = True
        if self.isVisible():
            self._read()

    def showEvent(self, event: QShowEvent) -> None:
        """Read what changed while nobody looked."""
        super().showEvent(event)
        if self._stale:
            self._read()

    def show_review(self, review_id: str) -> None:
        """Choose a review, now or as soon as it was read."""
        self._wanted = review_id
        self.refresh()

    def review_id(self) -> str:
        """Return the review that is chosen."""
        row = self.listing.current_row()
        return row.review_id if row is not None else ""

    def form_shown(self) -> Form[RetentionRule] | Form[Retention] | Form[Hold]:
        """Return the form in which something is being asked."""
        forms = self._asked.findChildren(Form) if self._asked is not None else []
        return forms[0]

    # What happens inside

    def _lay_out(self) -> None:
        look = current()
        row = QHBoxLayout()
        row.setSpacing(look.space(2))
        row.addWidget(self.rule_button)
        row.addWidget(self.certificates_button)
        row.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.space(3))
        box.addLayout(row)
        panes = TwoPane(self.listing, self._right, key="retention", share=0.55, memory=self._desk.memory)
        box.addWidget(panes, 1)
        self.setFocusProxy(self.listing)

    def _certificates(self) -> QWidget:
        return Asking(
            "Certificates of erasure",
            "A certificate says what kinds of records were erased, how many, when and by whom; nothing of the case.",
            self.erasures,
            "Save the certificate…",
            self._save_certificate,
            back=self._back,
        )

    def _read(self) -> None:
        session = self._desk.session
        self._stale = False
        self._desk.ask(
            lambda: (session.retentions.rows(), session.retentions.erasures(), session.erasing.unfinished()),
            self._load,
            self._banner.refuse,
            asker=self,
        )

    def _load(self, read: tuple[list[RetentionRow], list[Erasure], list[Erasure]]) -> None:
        rows, erasures, unfinished = read
        self.listing.set_rows(rows)
        self.erasures.set_rows(erasures)
        if self.erasures.current_row() is None:
            self.erasures.select_first()
        if self._wanted and self.listing.select(self._wanted):
            self._wanted = ""
        elif self.listing.current_row() is None:
            self.listing.select_first()
        self._show_chosen(self.listing.current_row())
        if unfinished:
            self._banner.say(
                "An erasure has not reached the backups yet.",
                "Older backups still hold what was erased.",
                (("Finish it", self.erasing.finish),),
                kind="warning",
            )

    def _show_chosen(self, row: RetentionRow | None) -> None:
        if row is None:
            self.chosen.show_row(None, [])
            return
        self._desk.ask(
            lambda: self._desk.session.retentions.holds(row.review_id),
            lambda holds: self._show_holds(row, holds),
            self._banner.refuse,
            asker=self,
        )

    def _mask(self) -> None:
        self._show_chosen(self.listing.current_row())

    def _show_holds(self, row: RetentionRow, holds: list[Hold]) -> None:
        if row.review_id == self.review_id():
            self.chosen.show_row(row, holds, names_shown=self._desk.real_names)

    def _back(self) -> None:
        """Show the review that is chosen again."""
        asked, self._asked = self._asked, None
        self._right.setCurrentWidget(self.chosen)
        if asked is not None:
            self._right.removeWidget(asked)
            asked.deleteLater()
        self.listing.setFocus()

    def _ask(self, asked: QWidget) -> None:
        if self._asked is not None:
            self._back()
        self._asked = asked
        self._right.addWidget(asked)
        self._right.setCurrentWidget(asked)
        asked.setFocus()

    def _show_erased(self) -> None:
        self._read()
        self._show_erasures()

    def _show_erasures(self) -> None:
        self._right.setCurrentIndex(1)
        self.erasures.select_first()
        self.erasures.setFocus()

    def _save_certificate(self) -> None:
        row = self.erasures.current_row()
        if row is None:
            return
        proposed = Path(f"certificate of erasure {row.number}.pdf")
        path = self._desk.dialogs.save_file(self, "Save the certificate", proposed, "PDF (*.pdf)")
        if path is not None:
            self._desk.ask(
                lambda: self._desk.session.erasing.save_certificate(row.id, path),
                lambda said: self._banner.say(said, kind="good"),
                self._banner.refuse,
                asker=self,
            )
