"""The people of one review: real names on one side of the key, published names on the other."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from dhr_desktop.model.person import Person
from ui.forms.form import Form
from ui.platform.desk import Desk
from ui.screens.reviews import forms
from ui.screens.reviews.master_detail import Kind, MasterDetail
from ui.tables.column import Column
from ui.tables.list_view import ListView
from ui.widgets.empty_state import EmptyState

ENTITIES = frozenset({"person"})


class PeopleTab(QWidget):
    """Everybody who belongs to the review."""

    title = "People"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._review_id = ""
        people = desk.session.people
        self.listing: ListView[Person] = ListView(
            "People",
            (
                Column("name", "Name", self._name, stretch=True, width=160),
                Column("role", "Role", _role, width=105, tone=lambda _: "quiet"),
                Column(
                    "published", "Published name", lambda row: row.published_name or "none yet", width=130
                ),
            ),
            lambda row: row.id,
            nouns=("person", "people"),
            empty=EmptyState(
                "people",
                "Nobody has been entered yet.",
                "Add the victim first. Every name entered here is looked for in all that leaves.",
                "Add a person",
                self._add,
            ),
        )
        self.pane = MasterDetail(
            desk,
            self.listing,
            [
                Kind(
                    Person,
                    people,
                    Form(Person, forms.PERSON),
                    lambda: people.new(review_id=self._review_id),
                    "Add a person",
                    "role",
                )
            ],
        )
        desk.names_switched.connect(lambda _: self.refresh())
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.pane)

    def load(self, review_id: str) -> None:
        """Show the people of a review."""
        self._review_id = review_id
        self.refresh()

    def refresh(self) -> None:
        """Read the people anew."""
        review_id = self._review_id
        self._desk.ask(lambda: self._desk.session.people.all(review_id=review_id), self._loaded)

    def leave(self, onward: Callable[[], None]) -> None:
        """Go on once nothing is unsaved."""
        self.pane.leave(onward)

    def _loaded(self, rows: list[Person]) -> None:
        self.pane.load(rows)

    def _add(self) -> None:
        self.pane.add(Person)

    def _name(self, row: Person) -> str:
        return row.real_name if self._desk.real_names else row.published_name or "(not published)"


def _role(row: Person) -> str:
    return row.role.label if row.role else ""
