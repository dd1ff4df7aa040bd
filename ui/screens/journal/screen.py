"""The journal: read, verified, and written out for an auditor without case content."""

from __future__ import annotations

from pathlib import Path

from dhr_desktop.base.changed import Changed
from dhr_desktop.base.errors import UserError
from ui.platform.desk import Desk
from ui.platform.steps import run_steps
from ui.screens.journal.entries import EntriesPart
from ui.widgets.buttons import button
from ui.widgets.page import Page

_KINDS = "JSON lines, which can be verified (*.jsonl);;CSV, for a spreadsheet (*.csv)"


class JournalScreen(Page):
    """Who did what, when."""

    title = "Journal"
    help = "08_journal_and_retention"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.header.show_title("Journal", "Who did what, and when. Nothing in it can be altered unseen.")
        self.export_button = button("Export for an auditor", self._export, icon="export")
        self.verify_button = button("Verify the chain", self._verify, icon="shield")
        self.header.add_action(self.export_button)
        self.header.add_action(self.verify_button)
        self.entries = EntriesPart(desk, self.header.banner)
        self.body.addWidget(self.entries, 1)
        self.setFocusProxy(self.entries)

    def refresh(self, changed: Changed) -> None:  # noqa: ARG002 - whatever changed, the journal is longer
        """Read the newest entries again: every change adds one."""
        self.entries.refresh()

    def place(self) -> str:
        """Return the review to which the list is narrowed."""
        return self.entries.place()

    def go(self, place: str) -> None:
        """Narrow to a review."""
        if place:
            self.entries.show_review(place)

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
