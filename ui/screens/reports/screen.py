"""Checks a report before publication: choose the review and the file, decide about what was found, write a cleaned copy."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from dhr_desktop.base.changed import Changed
from dhr_desktop.base.errors import UserError
from dhr_desktop.base.progress import Progress
from dhr_desktop.base.words import counted
from dhr_desktop.services.report_check import (
    Against,
    Cleaned,
    CopyLeaks,
    Looked,
    QueueItem,
    ReportCheck,
    Unread,
    Verdict,
)
from ui.platform.desk import Desk
from ui.screens.reports.findings import Findings
from ui.screens.reports.start import Start
from ui.screens.reports.table import unread_words
from ui.theme.look import current, set_role
from ui.widgets.banner import Banner
from ui.widgets.buttons import button
from ui.widgets.empty_state import EmptyState
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.page import Page

_KINDS = "Reports (*.docx *.docm *.pdf)"


class ReportsScreen(Page):
    """One report at a time; nothing of it is kept when the window closes."""

    title = "Check a report"
    help = "07_checking_a_report"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._service = ReportCheck(desk.session.store)
        self._looked: Looked | None = None
        self._verdicts: dict[str, tuple[Verdict, str]] = {}
        self._open = 0
        self.start = Start(desk, self._choose)
        self.findings = Findings(desk)
        self.findings.ruled.connect(self._rule)
        self.unread = Banner()
        self.keep_pictures = QCheckBox("I have looked at every picture: they may stay in the copy")
        self.write = button("Write a cleaned copy…", self._ask_target, role="primary")
        self.another = button("Check another report", self._begin_again)
        self._working = EmptyState(
            "search", "Reading the report…", "Every part of the file is looked through."
        )
        self._hidden = EmptyState(
            "hide",
            "Real names are hidden now.",
            "A check shows them as they stand in the report.",
            "Show real names",
            lambda: desk.switch_names(real=True),
        )
        self._found = self._lay_out_found()
        self._pages = QStackedWidget()
        for page in (self.start, self._working, self._found, self._hidden):
            self._pages.addWidget(page)
        self.body.addWidget(self._pages, 1)
        self.setFocusProxy(self._pages)
        desk.names_switched.connect(lambda _: self._turn())
        self.refresh(Changed())

    def refresh(self, changed: Changed) -> None:
        """Offer the reviews anew where one changed."""
        if not changed or "case_review" in changed.entities:
            self.start.begin()

    def go(self, place: str) -> None:
        """Choose the review of an id."""
        if place:
            self.start.choose_review(place)

    def look(self, path: Path) -> None:
        """Read a report and show what was found in it."""
        review_id = self.start.review_id()
        self.header.banner.clear()
        self._show(self._working)
        self._desk.ask(
            lambda: self._service.people(review_id),
            lambda against: self._look(path, against),
            self._refuse,
            asker=self,
        )

    # What happens inside

    def _choose(self) -> None:
        path = self._desk.dialogs.open_file(self, "Choose a report", _KINDS)
        if path is not None:
            self.look(path)

    def _look(self, path: Path, against: Against) -> None:
        def verb(progress: Progress) -> tuple[Looked, tuple[QueueItem, ...]]:
            looked = self._service.look(path, against, progress)
            return looked, looked.queue({})

        self._desk.tasks.run_long(
            verb, self._load, self._refuse, words="Checking a report", asker=self, cancelled=self._begin_again
        )

    def _load(self, found: tuple[Looked, tuple[QueueItem, ...]]) -> None:
        self._looked, items = found
        self._verdicts = {}
        self._desk.ask(self._service.record, _nothing, self._refuse, asker=self)
        told = unread_words(self._looked.unread)
        if told:
            self.unread.say("What no program can judge, for you to look at:", told, kind="warning")
        else:
            self.unread.clear()
        kinds = {one.what for one in self._looked.unread}
        self.keep_pictures.setChecked(False)
        self.keep_pictures.setVisible(self._looked.is_word and Unread.PICTURE in kinds)
        self.write.setVisible(self._looked.is_word)
        self._show_items(items, anew=True)
        self._turn()
        self.findings.setFocus()

    def _show_items(self, items: tuple[QueueItem, ...], *, anew: bool = False) -> None:
        self._open = sum(item.is_open for item in items)
        self.findings.show_items(items, anew=anew)
        self.write.setEnabled(not self._open)
        self._tell(items)

    def _tell(self, items: tuple[QueueItem, ...]) -> None:
        remark = f"{counted(len(items), 'string')} found, known people first."
        if self._looked is not None and not self._looked.is_word:
            remark += (
                " Of a PDF no cleaned copy can be made: put the findings right in the document it came from."
            )
        elif self._open:
            verb = "needs" if self._open == 1 else "need"
            remark += (
                f" {counted(self._open, 'string')} still {verb} a decision before a copy can be written."
            )
        self.header.show_title(self.title, remark)

    def _rule(self, strings: list[str], verdict: Verdict) -> None:
        looked = self._looked
        if looked is None:
            return
        self.header.banner.clear()
        self._verdicts |= dict.fromkeys(strings, (verdict, ""))
        verdicts = dict(self._verdicts)
        self._desk.ask(lambda: looked.queue(verdicts), self._show_items, self._refuse, asker=self)

    def _ask_target(self) -> None:
        looked = self._looked
        if looked is None:
            return
        target = self._desk.dialogs.save_file(
            self, "Write a cleaned copy", Path("report-cleaned.docx"), "Word document (*.docx)"
        )
        if target is None:
            return
        verdicts, keep = (
            dict(self._verdicts),
            self.keep_pictures.isChecked() and not self.keep_pictures.isHidden(),
        )
        self.header.banner.clear()
        self.findings.setFocus()
        self.write.setEnabled(False)
        self._desk.tasks.run_long(
            lambda progress: self._service.clean(
                looked, verdicts, target, keep_pictures=keep, progress=progress
            ),
            self._written,
            self._not_written,
            words="Writing a cleaned copy",
            asker=self,
            cancelled=lambda: self.write.setEnabled(True),
        )

    def _written(self, done: Cleaned) -> None:
        self.write.setEnabled(True)
        words = sorted({leak.text for leak in done.to_read})
        read = "It was read back and searched for the people of every review: no full or uncommon name, birth date, address or number."
        if words and self._desk.real_names:
            read += (
                f" Read once more where these stand, which somebody is called as well: {', '.join(words)}."
            )
        self.header.banner.say(
            "The cleaned copy is written; your report is as it was.",
            f"{read} Only a person can say whether somebody is recognisable by what happened.",
            kind="warning" if words else "good",
        )

    def _not_written(self, fault: UserError) -> None:
        self.write.setEnabled(True)
        if isinstance(fault, CopyLeaks):
            shown = self._desk.real_names
            places = sorted(
                {
                    f"“{leak.text if shown else 'hidden'}” ({leak.reason}) in {leak.place}"
                    for leak in fault.leaks
                }
            )
            self.header.banner.say(fault.sentence, f"{fault.remedy} {'; '.join(places[:6])}.", kind="danger")
        else:
            self.header.banner.refuse(fault)

    def _refuse(self, fault: UserError) -> None:
        if self._looked is None:
            self._show(self.start)
        else:
            self._turn()
        self.header.banner.refuse(fault)

    def _begin_again(self) -> None:
        self._looked = None
        self._verdicts = {}
        self.findings.show_items((), anew=True)
        self.header.banner.clear()
        self.header.show_title(self.title)
        self._show(self.start)
        self.start.setFocus()

    def _turn(self) -> None:
        """Show what was found, unless real names are hidden."""
        if self._looked is not None:
            self._show(self._found if self._desk.real_names else self._hidden)

    def _show(self, page: QWidget) -> None:
        self._pages.setCurrentWidget(page)

    def _lay_out_found(self) -> QWidget:
        look = current()
        row = FlowLayout()
        for widget in (self.write, self.another, self.keep_pictures):
            row.addWidget(widget)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        sheet = QWidget()
        set_role(sheet, "sheet")
        area.setWidget(sheet)
        column = QVBoxLayout(sheet)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.space(3))
        column.addWidget(self.unread)
        column.addWidget(self.findings, 1)
        found = QWidget()
        whole = QVBoxLayout(found)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(look.space(3))
        whole.addWidget(area, 1)
        whole.addLayout(row)
        return found


def _nothing(_: object) -> None:
    """Go on as before."""
