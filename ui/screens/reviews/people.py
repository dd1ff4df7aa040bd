"""The people of one review: real names on one side of the key, published names on the other."""

from __future__ import annotations

from typing import Final

from dhr_desktop.model.entity import describe
from dhr_desktop.model.fields import Prose
from dhr_desktop.model.person import Person
from dhr_desktop.model.sensitivity import Sensitivity
from ui.forms.form import Form
from ui.platform.desk import Desk
from ui.screens.reviews import forms
from ui.screens.reviews.master_detail import MasterDetail
from ui.screens.reviews.record_kind import Kind
from ui.screens.reviews.tab import PaneTab
from ui.tables.column import Column
from ui.tables.list_view import ListView
from ui.widgets.empty_state import EmptyState

NAMING: Final = tuple(
    field.name
    for field in describe(Person)
    if field.kind.sensitivity == Sensitivity.NEVER or isinstance(field.kind, Prose)
)
"""The fields in which a real name can stand: not shown while published names are."""


class PeopleTab(PaneTab):
    """Everybody who belongs to the review."""

    title = "People"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        people = desk.session.people
        self.listing: ListView[Person] = ListView(
            "People",
            (
                Column("name", "Name", self._name, stretch=True, width=150),
                Column("role", "Role", _role, width=165, tone=lambda _: "quiet"),
                Column(
                    "published", "Published name", lambda row: row.published_name or "none yet", width=125
                ),
            ),
            lambda row: row.id,
            nouns=("person", "people"),
            empty=EmptyState(
                "people",
                "Nobody has been entered yet.",
                "Add the victim first. Every name entered here is looked for in all that leaves.",
                "Add a person",
                self.add,
            ),
        )
        self.form: Form[Person] = Form(Person, forms.PERSON)
        kind = Kind(
            Person,
            people,
            self.form,
            lambda: people.new(review_id=self.review_id),
            "Add a person",
            "role",
        )
        self.hold(MasterDetail(desk, self.listing, [kind]))
        desk.names_switched.connect(self._switch)
        self._switch(desk.real_names)

    def refresh(self) -> None:
        """Read the people anew."""
        review_id = self.review_id
        self.desk.ask(
            lambda: self.desk.session.people.all(review_id=review_id), self.pane.load, self.fail, asker=self
        )

    def _switch(self, real: bool) -> None:
        self.form.hide_fields(() if real else NAMING)
        self.pane.hidden.setVisible(not real)
        if self.review_id:
            self.refresh()

    def _name(self, row: Person) -> str:
        return row.real_name if self.desk.real_names else row.published_name or "(not published)"


def _role(row: Person) -> str:
    return row.role.label.replace(" or alleged perpetrator", " or alleged") if row.role else ""
