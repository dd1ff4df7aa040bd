"""The journal: read, verified, written out for an auditor without case content; and beside it how long reviews are kept."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QStackedWidget, QTabBar

from dhr_desktop.base.changed import Changed
from dhr_desktop.base.errors import UserError
from ui.platform.desk import Desk
from ui.platform.steps import run_steps
from ui.screens.journal.entries import EntriesPart
from ui.screens.journal.retention import RetentionPart
from ui.widgets.buttons import button
from ui.widgets.page import Page

RETENTION = "retention"
"""The beginning of a place on the second part."""
_KINDS = "JSON lines, which can be verified (*.jsonl);;CSV, for a spreadsheet (*.csv)"
_CONCERNED = frozenset({"case_review", "retention", "retention_rule", "hold", "erasure"})


class JournalScreen(Page):
    """Who did what, when; and until when it is kept."""

    title = "Journal"
    help = "08_journal_and_retention"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.export_button = button("Export for an auditor", self._export, icon="export")
        self.verify_button = button("Verify the chain", self._verify, icon="shield")
        self.header.add_action(self.export_button)
        self.header.add_action(self.verify_button)
        self.entries = EntriesPart(desk, self.header.banner)
        self.retention = RetentionPart(desk, self.header.banner)
        self.bar = QTabBar()
        self.bar.setAccessibleName("Parts of the journal")
        self.bar.setExpanding(False)
        self.bar.setDrawBase(False)
        self._stack = QStackedWidget()
        for words, part in (("Entries", self.entries), ("Retention", self.retention)):
            self.bar.addTab(words)
            self._stack.addWidget(part)
        self.bar.currentChanged.connect(self._turn)
        self.body.addWidget(self.bar)
        self.body.addWidget(self._stack, 1)
        self.setFocusProxy(self.entries)

    def refresh(self, changed: Changed) -> None:
        """Read the newest entries again: every change adds one."""
        self.entries.refresh()
        if not changed or changed.entities & _CONCERNED:
            self.retention.refresh()

    def place(self) -> str:
        """Return the part, and the review that is chosen there."""
        if self.bar.currentIndex():
            return f"{RETENTION}/{self.retention.review_id()}".rstrip("/")
        return self.entries.place()

    def go(self, place: str) -> None:
        """Narrow the entries to a review; "retention/<review>" shows until when it is kept."""
        part, _, review_id = place.partition("/")
        self.bar.setCurrentIndex(int(part == RETENTION))
        if part == RETENTION:
            self.retention.show_review(review_id)
        elif place:
            self.entries.show_review(place)

    def _turn(self, index: int) -> None:
        self._stack.setCurrentIndex(index)
        self.setFocusProxy(self.retention if index else self.entries)
        for one in (self.export_button, self.verify_button):
            one.setVisible(not index)

    def _verify(self) -> None:
        run_steps(
            self._desk.tasks,
            self._desk.session.journal.verify(),
            self._say_good,
            self._fail,
            words="Verifying the journal",
            asker=self,
        )

    def _export(self) -> None:
        proposed = Path(f"journal {self._desk.clock.today():%Y-%m-%d}.jsonl")
        path = self._desk.dialogs.save_file(self, "Export the journal", proposed, _KINDS)
        if path is not None:
            run_steps(
                self._desk.tasks,
                self._desk.session.journal.export(path),
                self._exported,
                self._refuse,
                words="Exporting the journal",
                asker=self,
            )

    def _exported(self, said: str) -> None:
        self._say_good(said)
        self.entries.refresh()

    def _say_good(self, said: str) -> None:
        self.header.banner.say(said, kind="good")

    def _fail(self, fault: UserError) -> None:
        self.header.banner.say(fault.sentence, fault.remedy, kind="danger")

    def _refuse(self, fault: UserError) -> None:
        self.header.banner.refuse(fault)
