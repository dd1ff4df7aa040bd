"""Reviews: the list on one side of the door, the workspace of one review on the other."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from dhr_desktop.base.changed import Changed
from dhr_desktop.services.reviews import ReviewRow
from ui.platform.desk import Desk
from ui.screens.reviews.list_import import ListImportPage
from ui.screens.reviews.plan_import import PlanImportPage
from ui.screens.reviews.table import COLUMNS, FILTERS, all_of
from ui.screens.reviews.workspace import Workspace
from ui.tables.list_view import ListView
from ui.widgets.buttons import button
from ui.widgets.empty_state import EmptyState
from ui.widgets.page import Page

NEW = "new"
"""The place that adds a review."""
IMPORT = "import"
"""The place that brings in a list."""
_ONLY = "only:"
"""The beginning of a place that shows the reviews of one of the pilot's words, for example "only:ongoing"."""
_CONCERNED = frozenset({"case_review", "person", "recommendation", "action"})


class ReviewsScreen(Page):
    """The reviews of the vault."""

    title = "Reviews"
    help = "02_reviews_and_people"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.listing: ListView[ReviewRow] = ListView(
            "Reviews",
            COLUMNS,
            lambda row: row.id,
            nouns=("review", "reviews"),
            filters=FILTERS,
            empty=EmptyState(
                "reviews",
                "No reviews yet.",
                "Begin with one, or bring in a list of past reviews.",
                "Add a review",
                self.add,
            ),
            memory=desk.memory,
            copy=desk.copy,
        )

        def open_row(row: ReviewRow) -> None:
            self.open(row.id)

        self.listing.opened.connect(open_row)
        self._list_page = QWidget()
        self._list_page.setFocusProxy(self.listing)
        box = QVBoxLayout(self._list_page)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.listing)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._list_page)
        self.body.addWidget(self._stack, 1)
        self.header.add_action(button("Import a list", self._import_list, icon="import"))
        self.header.add_action(button("Add a review", self.add, role="primary", icon="add", tip="Ctrl+N"))
        QShortcut(QKeySequence("Ctrl+N"), self).activated.connect(self._add_here)
        self.setFocusProxy(self._list_page)
        self.refresh(Changed())

    # The pages behind the door, made when they are first shown

    @cached_property
    def workspace(self) -> Workspace:
        """The workspace of one review."""
        made = Workspace(self._desk, self._import_plan)
        made.closed.connect(self.show_list)
        self._stack.addWidget(made)
        return made

    @cached_property
    def plan_import(self) -> PlanImportPage:
        """The preview of an action plan."""
        made = PlanImportPage(self._desk, lambda review_id: self.open(review_id, "recommendations"))
        self._stack.addWidget(made)
        return made

    @cached_property
    def list_import(self) -> ListImportPage:
        """The preview of a list of past reviews."""
        made = ListImportPage(self._desk, self.show_list)
        self._stack.addWidget(made)
        return made

    # What the window asks

    def refresh(self, changed: Changed) -> None:
        """Read the list again where a review or what it counts changed."""
        if not changed or changed.entities & _CONCERNED:
            today = self._desk.clock.today()
            self._desk.ask(
                lambda: self._desk.session.reviews.rows(today),
                self.listing.set_rows,
                self.header.banner.refuse,
                asker=self,
            )
        if self._has_workspace:
            self.workspace.refresh(changed)

    def save(self) -> None:
        """Save what is being edited in the workspace."""
        if self._in_workspace:
            self.workspace.save()

    def leave(self, onward: Callable[[], None]) -> None:
        """Go on once nothing is unsaved."""
        if self._in_workspace:
            self.workspace.leave(onward)
        else:
            onward()

    def drafts(self) -> dict[str, dict[str, Any]]:
        """Return what was typed in the workspace and not saved."""
        return self.workspace.drafts() if self._has_workspace else {}

    def show_drafts(self, drafts: Mapping[str, dict[str, Any]]) -> None:
        """Put back what had been typed."""
        if drafts:
            self._show(self.workspace)
            self.workspace.show_drafts(drafts)

    def place(self) -> str:
        """Return the review, part and record that are shown, or "" for the list."""
        return self.workspace.place() if self._in_workspace else ""

    def go(self, place: str) -> None:
        """Show the list, or "<id>/<part>/<record>", once nothing is unsaved; "new" adds a review."""
        self.leave(lambda: self._go(place))

    # What happens here

    def open(self, review_id: str, key: str = "overview", record_id: str = "") -> None:
        """Show one review."""
        self._show(self.workspace)
        self.workspace.open(review_id, key, record_id)
        self.setFocus()

    def show_list(self) -> None:
        """Show all reviews; the one that was open is the current one."""
        if self._has_workspace:
            self.listing.select(self.workspace.review_id)
        self._show(self._list_page)
        self.setFocus()

    def add(self) -> None:
        """Make a review with the next free reference and open it."""
        reviews, today = self._desk.session.reviews, self._desk.clock.today()

        def added(review_id: str) -> Callable[[object], None]:
            return lambda _: self.open(review_id)

        def make(reference: str) -> None:
            record = reviews.new(reference=reference)
            self._desk.change(
                lambda: reviews.add(record),
                added(record.id),
                self.header.banner.refuse,
                said=f"Added {reference}; Ctrl+Z takes it back",
                asker=self,
            )

        self._desk.ask(lambda: reviews.next_reference(today), make, self.header.banner.refuse, asker=self)

    @property
    def _has_workspace(self) -> bool:
        return "workspace" in self.__dict__

    @property
    def _in_workspace(self) -> bool:
        return self._has_workspace and self._stack.currentWidget() is self.workspace

    def _go(self, place: str) -> None:
        if place == NEW:
            self.add()
        elif place == IMPORT:
            self._import_list()
        elif place.startswith(_ONLY):
            self.show_list()
            self.listing.filters.choose("state", all_of(place.removeprefix(_ONLY)))
        elif place:
            review_id, key, record_id = (*place.split("/", 2), "", "")[:3]
            self.open(review_id, key or "overview", record_id)
        else:
            self.show_list()

    def _add_here(self) -> None:
        """Add what is listed here: a review, or a person, a member, a meeting, a recommendation."""
        if self._in_workspace:
            self.workspace.tab.add()
        elif self._stack.currentWidget() is self._list_page:
            self.add()

    def _show(self, page: QWidget) -> None:
        self._stack.setCurrentWidget(page)
        self.setFocusProxy(page)
        self.header.setVisible(page is self._list_page)

    def _import_plan(self, review_id: str) -> None:
        chosen = self._desk.dialogs.open_file(self, "Import an action plan", "Action plans (*.docx *.xlsx)")
        if chosen is not None:
            self._show(self.plan_import)
            self.plan_import.start(review_id, chosen)

    def _import_list(self) -> None:
        chosen = self._desk.dialogs.open_file(self, "Import a list of past reviews", "Lists (*.csv *.xlsx)")
        if chosen is not None:
            self._show(self.list_import)
            self.list_import.start(chosen)
