"""Reviews: the list on one side of the door, the workspace of one review on the other."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from dhr_desktop.base.changed import Changed
from dhr_desktop.base.errors import UserError
from dhr_desktop.services.reviews import ReviewRow
from ui.platform.desk import Desk
from ui.screens.reviews.list_import import ListImportPage
from ui.screens.reviews.plan_import import PlanImportPage
from ui.screens.reviews.table import COLUMNS, FILTERS
from ui.screens.reviews.workspace import Workspace
from ui.tables.list_view import ListView
from ui.widgets.buttons import button
from ui.widgets.empty_state import EmptyState
from ui.widgets.page import Page

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
        self.listing.opened.connect(lambda row: self.open(row.id))
        self.workspace = Workspace(desk, self._import_plan)
        self.workspace.closed.connect(self.show_list)
        self.plan_import = PlanImportPage(desk, self._plan_imported)
        self.list_import = ListImportPage(desk, self.show_list)
        list_page = QWidget()
        box = QVBoxLayout(list_page)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.listing)
        self._stack = QStackedWidget()
        for page in (list_page, self.workspace, self.plan_import, self.list_import):
            self._stack.addWidget(page)
        self.body.addWidget(self._stack, 1)
        self.header.add_action(button("Import a list", self._import_list, icon="import"))
        self.header.add_action(button("Add a review", self.add, role="primary", icon="add"))
        self.refresh(Changed())

    # What the window asks

    def refresh(self, changed: Changed) -> None:
        """Read the list again where a review or what it counts changed."""
        if not changed or changed.entities & _CONCERNED:
            today = self._desk.clock.today()
            self._desk.ask(lambda: self._desk.session.reviews.rows(today), self.listing.set_rows)
        self.workspace.refresh(changed)

    def save(self) -> None:
        """Save what is being edited in the workspace."""
        if self._stack.currentWidget() is self.workspace:
            self.workspace.save()

    def leave(self, go_on: Callable[[], None]) -> None:
        """Go on once nothing is unsaved."""
        if self._stack.currentWidget() is self.workspace:
            self.workspace.leave(go_on)
        else:
            go_on()

    def drafts(self) -> dict[str, dict[str, Any]]:
        """Return what was typed in the workspace and not saved."""
        return self.workspace.drafts()

    def show_drafts(self, drafts: Mapping[str, dict[str, Any]]) -> None:
        """Put back what had been typed."""
        if drafts:
            self._show(self.workspace)
            self.workspace.show_drafts(drafts)

    def place(self) -> str:
        """Return the review and tab that are shown, or "" for the list."""
        return self.workspace.place() if self._stack.currentWidget() is self.workspace else ""

    def go(self, place: str) -> None:
        """Show the list, or "<id>/<tab>/<record>"."""
        review_id, _, rest = place.partition("/")
        key, _, record_id = rest.partition("/")
        if review_id:
            self.open(review_id, key or "overview", record_id)
        else:
            self.show_list()

    # What happens here

    def open(self, review_id: str, key: str = "overview", record_id: str = "") -> None:
        """Show one review."""
        self._show(self.workspace)
        self.workspace.open(review_id, key, record_id)

    def show_list(self) -> None:
        """Show all reviews."""
        self._show(self._stack.widget(0))
        self.listing.setFocus()

    def add(self) -> None:
        """Make a review with the next free reference and open it."""
        reviews, today = self._desk.session.reviews, self._desk.clock.today()

        def added(review_id: str) -> Callable[[object], None]:
            return lambda _: self.open(review_id)

        def make(reference: str) -> None:
            record = reviews.new(reference=reference)
            self._desk.change(
                lambda: reviews.add(record), added(record.id), self._refuse, said="Added", asker=self
            )

        self._desk.ask(lambda: reviews.next_reference(today), make, self._refuse, asker=self)

    def _show(self, page: QWidget | None) -> None:
        if page is not None:
            self._stack.setCurrentWidget(page)
            self.header.setVisible(page is self._stack.widget(0))

    def _import_plan(self, review_id: str) -> None:
        chosen = self._desk.dialogs.open_file(self, "Import an action plan", "Action plans (*.docx *.xlsx)")
        if chosen is not None:
            self._show(self.plan_import)
            self.plan_import.start(review_id, chosen)

    def _plan_imported(self, review_id: str) -> None:
        self.open(review_id, "recommendations")

    def _import_list(self) -> None:
        chosen = self._desk.dialogs.open_file(self, "Import a list of past reviews", "Lists (*.csv *.xlsx)")
        if chosen is not None:
            self._show(self.list_import)
            self.list_import.start(chosen)

    def _refuse(self, fault: UserError) -> None:
        self.header.banner.refuse(fault)
