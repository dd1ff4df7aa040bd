"""The panel of one review, and its meetings."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from dhr_desktop.model.agency import Agency
from dhr_desktop.model.meeting import Meeting
from dhr_desktop.model.panel_member import PanelMember
from ui.forms.form import Form
from ui.platform.desk import Desk
from ui.screens.reviews import forms
from ui.screens.reviews.master_detail import Kind, MasterDetail
from ui.tables.column import Column
from ui.tables.list_view import ListView
from ui.widgets.empty_state import EmptyState


def day_words(day: object) -> str:
    """Return a date as people write it, or ""."""
    return f"{day:%-d %B %Y}" if day else ""


class PanelTab(QWidget):
    """Who sits on the panel."""

    title = "Panel"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._review_id = ""
        self._agencies: dict[str, str] = {}
        members = desk.session.panels.members
        self.listing: ListView[PanelMember] = ListView(
            "Panel",
            (
                Column("name", "Name", lambda row: row.name, stretch=True, width=150),
                Column("agency", "Agency", lambda row: self._agencies.get(row.agency_id, ""), width=170),
                Column("signed", "Agreement", _signed, width=110, tone=_late),
            ),
            lambda row: row.id,
            nouns=("member", "members"),
            empty=EmptyState(
                "panel",
                "No panel yet.",
                "Add the members as their agencies name them.",
                "Add a member",
                self._add,
            ),
        )
        self.form: Form[PanelMember] = Form(PanelMember, forms.MEMBER)
        self.pane = MasterDetail(
            desk,
            self.listing,
            [
                Kind(
                    PanelMember,
                    members,
                    self.form,
                    lambda: members.new(review_id=self._review_id),
                    "Add a member",
                    "name",
                )
            ],
        )
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.pane)

    def load(self, review_id: str) -> None:
        """Show the panel of a review."""
        self._review_id = review_id
        self.refresh()

    def refresh(self) -> None:
        """Read members and agencies anew."""
        session, review_id = self._desk.session, self._review_id
        self._desk.ask(
            lambda: (session.agencies.all(), session.panels.members.all(review_id=review_id)), self._loaded
        )

    def leave(self, onward: Callable[[], None]) -> None:
        """Go on once nothing is unsaved."""
        self.pane.leave(onward)

    def _loaded(self, found: tuple[list[Agency], list[PanelMember]]) -> None:
        agencies, members = found
        self._agencies = {agency.id: agency.name for agency in agencies}
        self.form.set_options("agency_id", sorted(self._agencies.items(), key=lambda option: option[1]))
        self.pane.load(members)

    def _add(self) -> None:
        self.pane.add(PanelMember)


class MeetingsTab(QWidget):
    """The meetings of the review and their minutes."""

    title = "Meetings"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._review_id = ""
        meetings = desk.session.panels.meetings
        self.listing: ListView[Meeting] = ListView(
            "Meetings",
            (
                Column(
                    "date",
                    "Date",
                    lambda row: day_words(row.held_on),
                    sort=lambda row: row.held_on,
                    width=140,
                ),
                Column("kind", "Kind", lambda row: row.kind.label if row.kind else "", width=120),
                Column("venue", "Venue", lambda row: row.venue, stretch=True),
            ),
            lambda row: row.id,
            nouns=("meeting", "meetings"),
            empty=EmptyState(
                "meeting", "No meetings yet.", "Planned ones appear on Today.", "Add a meeting", self._add
            ),
        )
        self.form: Form[Meeting] = Form(Meeting, forms.MEETING)
        self.pane = MasterDetail(
            desk,
            self.listing,
            [
                Kind(
                    Meeting,
                    meetings,
                    self.form,
                    lambda: meetings.new(review_id=self._review_id),
                    "Add a meeting",
                    "kind",
                )
            ],
        )
        self.listing.sort_by("date", descending=True)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.pane)

    def load(self, review_id: str) -> None:
        """Show the meetings of a review."""
        self._review_id = review_id
        self.refresh()

    def refresh(self) -> None:
        """Read meetings and members anew."""
        panels, review_id = self._desk.session.panels, self._review_id
        self._desk.ask(
            lambda: (panels.members.all(review_id=review_id), panels.meetings.all(review_id=review_id)),
            self._loaded,
        )

    def leave(self, onward: Callable[[], None]) -> None:
        """Go on once nothing is unsaved."""
        self.pane.leave(onward)

    def _loaded(self, found: tuple[list[PanelMember], list[Meeting]]) -> None:
        members, meetings = found
        self.form.set_options("attended", [(member.id, member.name) for member in members])
        self.pane.load(meetings)

    def _add(self) -> None:
        self.pane.add(Meeting)


def _signed(row: PanelMember) -> str:
    return "signed" if row.confidentiality_on else "not signed"


def _late(row: PanelMember) -> str:
    return "quiet" if row.confidentiality_on else "warning"
