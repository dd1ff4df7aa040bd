"""The workspace of one review: its parts, made when they are first shown, and asking before an edited one is left."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from dhr_desktop.base.changed import Changed
from dhr_desktop.base.errors import UserError
from dhr_desktop.model.case_review import CaseReview
from dhr_desktop.model.lifecycle import pilot_status
from ui.platform.desk import Desk
from ui.screens.reviews.history import HistoryTab
from ui.screens.reviews.meetings import MeetingsTab
from ui.screens.reviews.overview import OverviewTab
from ui.screens.reviews.panel import PanelTab
from ui.screens.reviews.people import PeopleTab
from ui.screens.reviews.plan import PlanTab
from ui.screens.reviews.tab import ReviewTab
from ui.theme.look import current
from ui.widgets.buttons import button
from ui.widgets.page_header import PageHeader

_KEYS = ("overview", "people", "panel", "meetings", "recommendations", "history")
_TITLES = [tab.title for tab in (OverviewTab, PeopleTab, PanelTab, MeetingsTab, PlanTab, HistoryTab)]


class Workspace(QWidget):
    """One review. `closed` asks for the list of reviews."""

    closed = Signal()

    def __init__(self, desk: Desk, import_plan: Callable[[str], None]) -> None:
        super().__init__()
        self._desk = desk
        self._import_plan = import_plan
        self.review_id = ""
        self._made: dict[str, ReviewTab] = {}
        self._loaded: set[str] = set()
        self.header = PageHeader("Review")
        self.header.add_action(button("All reviews", self.close_review, icon="back", role="quiet"))
        self._bar = QTabBar()
        self._bar.setAccessibleName("Parts of the review")
        self._bar.setExpanding(False)
        self._bar.setDrawBase(False)
        self._stack = QStackedWidget()
        for title in _TITLES:
            self._bar.addTab(title)
        self._bar.currentChanged.connect(self._turn)
        for keys, step in (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):
            QShortcut(QKeySequence(keys), self).activated.connect(self._stepping(step))
        QShortcut(QKeySequence("Alt+Left"), self).activated.connect(self.close_review)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(current().space(2))
        box.addWidget(self.header)
        box.addWidget(self._bar)
        box.addWidget(self._stack, 1)

    @property
    def key(self) -> str:
        """The part that is shown."""
        return _KEYS[self._bar.currentIndex()]

    @property
    def tab(self) -> ReviewTab:
        """The widget of the part that is shown."""
        return self.part(self.key)

    def part(self, key: str) -> ReviewTab:
        """Return a part, made when it is first asked for."""
        if key not in self._made:
            made = self._make(key)
            self._made[key] = made
            self._stack.addWidget(made)
        return self._made[key]

    def open(self, review_id: str, key: str = "overview", record_id: str = "") -> None:
        """Show a review at one of its parts."""
        is_other = review_id != self.review_id
        if is_other:
            self.review_id = review_id
            self._loaded.clear()
            self.header.show_title("Review")
            self.header.show_chips()
            self._read_head()
        self._show(key if key in _KEYS else "overview")
        if record_id:
            self.tab.select(record_id)
        if is_other:
            looks = self._desk.session.looks
            self._desk.ask(lambda: looks.opened(review_id), _nothing, asker=self)

    def place(self) -> str:
        """Return which review, part and record are shown."""
        return f"{self.review_id}/{self.key}/{self.tab.shown_id()}".rstrip("/")

    def refresh(self, changed: Changed) -> None:
        """Read again what is shown; the other parts when they are next shown."""
        if not self.review_id or not changed:
            return
        if ("case_review", self.review_id) in changed:
            self._read_head()
        self._loaded &= {self.key}
        self.tab.refresh()

    def leave(self, onward: Callable[[], None]) -> None:
        """Go on once nothing is unsaved."""
        if self.review_id:
            self.tab.leave(onward)
        else:
            onward()

    def drafts(self) -> dict[str, dict[str, Any]]:
        """Return what was typed and not saved, by review and part."""
        return {f"{self.review_id}/{key}": draft for key, tab in self._made.items() if (draft := tab.draft())}

    def show_drafts(self, drafts: Mapping[str, dict[str, Any]]) -> None:
        """Put back what had been typed."""
        for name, draft in drafts.items():
            review_id, _, key = name.partition("/")
            if key in _KEYS:
                if (review_id, key) != (self.review_id, self.key):
                    self.open(review_id, key)
                self.tab.show_draft(draft)

    def save(self) -> None:
        """Save what is being edited."""
        self.tab.save()

    def close_review(self) -> None:
        """Ask for the list of reviews, once nothing is unsaved."""
        self.leave(self.closed.emit)

    def _make(self, key: str) -> ReviewTab:
        if key == "overview":
            return OverviewTab(self._desk, self.closed.emit)
        if key == "recommendations":
            return PlanTab(self._desk, self._import_plan)
        kinds = {"people": PeopleTab, "panel": PanelTab, "meetings": MeetingsTab, "history": HistoryTab}
        return kinds[key](self._desk)

    def _show(self, key: str) -> None:
        """Show a part, without asking."""
        tab = self.part(key)
        self._bar.blockSignals(True)
        self._bar.setCurrentIndex(_KEYS.index(key))
        self._bar.blockSignals(False)
        self._stack.setCurrentWidget(tab)
        self.setFocusProxy(tab)
        if key not in self._loaded and self.review_id:
            self._loaded.add(key)
            tab.load(self.review_id)

    def _turn(self, index: int) -> None:
        """Turn to another part, after asking about an edited one."""
        before = next(key for key, tab in self._made.items() if tab is self._stack.currentWidget())
        at_the_bar = self._bar.hasFocus()
        self._show(before)

        def go() -> None:
            self._show(_KEYS[index])
            if not at_the_bar:
                self.tab.setFocus()

        self.tab.leave(go)

    def _stepping(self, step: int) -> Callable[[], None]:
        return lambda: self._turn((self._bar.currentIndex() + step) % len(_KEYS))

    def _read_head(self) -> None:
        review_id = self.review_id
        self._desk.ask(
            lambda: self._desk.session.reviews.get(review_id), self._show_head, self._lose, asker=self
        )

    def _show_head(self, review: CaseReview) -> None:
        if review.id == self.review_id:
            self.header.show_title(review.reference)
            self.header.show_chips(
                (review.state.label, "accent"), (pilot_status(review.state).capitalize(), "")
            )

    def _lose(self, _: UserError) -> None:
        """Go back to the list: the review is gone, as when adding it was taken back."""
        self.review_id = ""
        self.closed.emit()


def _nothing(_: None) -> None:
    """Expect nothing of telling the journal."""
