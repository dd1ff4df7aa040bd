"""The meetings of one review and their minutes."""

from __future__ import annotations

from dhr_desktop.model.meeting import Meeting
from dhr_desktop.model.panel_member import PanelMember
from ui.forms.form import Form
from ui.platform.desk import Desk
from ui.screens.reviews import forms
from ui.screens.reviews.master_detail import MasterDetail
from ui.screens.reviews.record_kind import Kind
from ui.screens.reviews.tab import PaneTab
from ui.tables.column import Column
from ui.tables.days import day_words
from ui.tables.list_view import ListView
from ui.widgets.empty_state import EmptyState

_TOLD = ("minutes", "decisions")
"""Where real names stand: not shown while published names are."""


class MeetingsTab(PaneTab):
    """The meetings of the review, held and planned."""

    title = "Meetings"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        meetings = desk.session.panels.meetings
        self.listing: ListView[Meeting] = ListView(
            "Meetings",
            (
                Column(
                    "date",
                    "Date",
                    lambda row: day_words(row.held_on),
                    sort=lambda row: row.held_on,
                    width=145,
                ),
                Column("kind", "Kind", lambda row: row.kind.label if row.kind else "", width=125),
                Column("venue", "Venue", lambda row: row.venue, stretch=True),
            ),
            lambda row: row.id,
            nouns=("meeting", "meetings"),
            empty=EmptyState(
                "meeting", "No meetings yet.", "Planned ones appear on Today.", "Add a meeting", self.add
            ),
        )
        self.listing.sort_by("date", descending=True)
        self.form: Form[Meeting] = Form(Meeting, forms.MEETING)
        kind = Kind(
            Meeting,
            meetings,
            self.form,
            lambda: meetings.new(review_id=self.review_id),
            "Add a meeting",
            "kind",
        )
        self.hold(MasterDetail(desk, self.listing, [kind]))
        desk.names_switched.connect(self._switch)
        self._switch(desk.real_names)

    def refresh(self) -> None:
        """Read meetings and members anew."""
        panels, review_id = self.desk.session.panels, self.review_id
        self.desk.ask(
            lambda: (panels.members.all(review_id=review_id), panels.meetings.all(review_id=review_id)),
            self._loaded,
            self.fail,
            asker=self,
        )

    def _loaded(self, found: tuple[list[PanelMember], list[Meeting]]) -> None:
        members, meetings = found
        self.form.set_options("attended", [(member.id, member.name) for member in members])
        self.pane.load(meetings)

    def _switch(self, real: bool) -> None:
        self.form.hide_fields(() if real else _TOLD)
        self.pane.hidden.setVisible(not real)
