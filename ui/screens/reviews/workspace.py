"""The workspace of one review: its tabs, and asking before an edited one is left."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from dhr_desktop.base.changed import Changed
from dhr_desktop.model.case_review import CaseReview
from dhr_desktop.model.lifecycle import pilot_status
from ui.platform.desk import Desk
from ui.screens.reviews.history import HistoryTab
from ui.screens.reviews.master_detail import MasterDetail
from ui.screens.reviews.overview import OverviewTab
from ui.screens.reviews.panel import MeetingsTab, PanelTab
from ui.screens.reviews.people import PeopleTab
from ui.screens.reviews.plan import PlanTab
from ui.theme.look import current
from ui.widgets.buttons import button
from ui.widgets.page_header import PageHeader

Tab = OverviewTab | PeopleTab | PanelTab | MeetingsTab | PlanTab | HistoryTab
_KEYS = ("overview", "people", "panel", "meetings", "recommendations", "history")


class Workspace(QWidget):
    """One review. `closed` asks for the list of reviews."""

    closed = Signal()

    def __init__(self, desk: Desk, import_plan: Callable[[str], None]) -> None:
        super().__init__()
        self._desk = desk
        self.review_id = ""
        self._loaded: set[int] = set()
        self.header = PageHeader("Review")
        self.header.add_action(button("All reviews", self._close, icon="back", role="quiet"))
        self.plan = PlanTab(desk, import_plan)
        self.tabs: tuple[Tab, ...] = (
            OverviewTab(desk), PeopleTab(desk), PanelTab(desk), MeetingsTab(desk), self.plan, HistoryTab(desk),
        )  # fmt: skip
        self._bar = QTabBar()
        self._bar.setAccessibleName("Parts of the review")
        self._bar.setExpanding(False)
        self._bar.setDrawBase(False)
        self._stack = QStackedWidget()
        for tab in self.tabs:
            self._bar.addTab(tab.title)
            self._stack.addWidget(tab)
        self._bar.currentChanged.connect(self._turn)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(current().space(2))
        box.addWidget(self.header)
        box.addWidget(self._bar)
        box.addWidget(self._stack, 1)

    @property
    def tab(self) -> Tab:
        """The tab that is shown."""
        return self.tabs[self._stack.currentIndex()]

    def open(self, review_id: str, key: str = "overview", record_id: str = "") -> None:
        """Show a review at one of its tabs."""
        if review_id != self.review_id:
            self.review_id = review_id
            self._loaded.clear()
            self._desk.ask(lambda: self._desk.session.reviews.get(review_id), self._show_head)
        index = _KEYS.index(key) if key in _KEYS else 0
        if index == self._bar.currentIndex():
            self._load(index)
        else:
            self._bar.setCurrentIndex(index)
        if record_id and key == "recommendations":
            self._desk.ask(lambda: record_id, self.plan.select)

    def place(self) -> str:
        """Return which review and tab are shown."""
        return f"{self.review_id}/{_KEYS[self._stack.currentIndex()]}"

    def refresh(self, changed: Changed) -> None:
        """Read again what is shown; the other tabs when they are next shown."""
        if not self.review_id:
            return
        if ("case_review", self.review_id) in changed:
            self._desk.ask(lambda: self._desk.session.reviews.get(self.review_id), self._show_head)
        shown = self._stack.currentIndex()
        self._loaded &= {shown}
        if changed:
            self.tabs[shown].refresh()

    def leave(self, onward: Callable[[], None]) -> None:
        """Go on once nothing is unsaved."""
        self.tab.leave(onward)

    def drafts(self) -> dict[str, dict[str, Any]]:
        """Return what was typed and not saved, by tab and record."""
        return {f"{self.review_id}/{key}": draft for key, tab in self._forms() if (draft := tab.draft())}

    def show_drafts(self, drafts: Mapping[str, dict[str, Any]]) -> None:
        """Put back what had been typed."""
        for name, draft in drafts.items():
            review_id, _, key = name.partition("/")
            for known, tab in self._forms():
                if known == key:
                    self.open(review_id, key)
                    tab.show_draft(draft)

    def _forms(self) -> list[tuple[str, OverviewTab | MasterDetail]]:
        return [
            (key, tab if isinstance(tab, OverviewTab) else tab.pane)
            for key, tab in zip(_KEYS, self.tabs, strict=True)
            if not isinstance(tab, HistoryTab)
        ]

    def save(self) -> None:
        """Save what is being edited."""
        tab = self.tab
        if isinstance(tab, OverviewTab):
            tab.save()
        elif not isinstance(tab, HistoryTab):
            tab.pane.save()

    def _turn(self, index: int) -> None:
        """Turn to another tab, after asking about an edited one."""
        before = self._stack.currentIndex()
        if index == before:
            return

        def go() -> None:
            self._stack.setCurrentIndex(index)
            self._bar.setCurrentIndex(index)
            self._load(index)

        self._bar.blockSignals(True)
        self._bar.setCurrentIndex(before)
        self._bar.blockSignals(False)
        self.tab.leave(go)

    def _load(self, index: int) -> None:
        if index not in self._loaded and self.review_id:
            self._loaded.add(index)
            self.tabs[index].load(self.review_id)

    def _show_head(self, review: CaseReview) -> None:
        if review.id == self.review_id:
            self.header.show_title(review.reference)
            self.header.show_chips(
                (review.state.label, "accent"), (pilot_status(review.state).capitalize(), "")
            )

    def _close(self) -> None:
        self.leave(self.closed.emit)
