"""The panel of one review: who sits on it, for which agency, and what they signed."""

from __future__ import annotations

from dhr_desktop.model.agency import Agency
from dhr_desktop.model.panel_member import PanelMember
from ui.forms.form import Form
from ui.platform.desk import Desk
from ui.screens.reviews import forms
from ui.screens.reviews.master_detail import MasterDetail
from ui.screens.reviews.new_agency import NewAgency
from ui.screens.reviews.record_kind import Kind
from ui.screens.reviews.tab import PaneTab
from ui.tables.column import Column
from ui.tables.list_view import ListView
from ui.widgets.empty_state import EmptyState


class PanelTab(PaneTab):
    """Who sits on the panel."""

    title = "Panel"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._agencies: dict[str, str] = {}
        members = desk.session.panels.members
        self.listing: ListView[PanelMember] = ListView(
            "Panel",
            (
                Column("name", "Name", lambda row: row.name, stretch=True, width=150),
                Column("agency", "Agency", lambda row: self._agencies.get(row.agency_id, ""), width=150),
                Column("signed", "Agreement", _signed, width=100, tone=_late),
            ),
            lambda row: row.id,
            nouns=("member", "members"),
            empty=EmptyState(
                "panel",
                "No panel yet.",
                "Add the members as their agencies name them.",
                "Add a member",
                self.add,
            ),
        )
        self.form: Form[PanelMember] = Form(PanelMember, forms.MEMBER)
        kind = Kind(
            PanelMember,
            members,
            self.form,
            lambda: members.new(review_id=self.review_id),
            "Add a member",
            "name",
        )
        agency = NewAgency(desk)
        self.hold(MasterDetail(desk, self.listing, [kind], below_form=agency.button), agency)

    def refresh(self) -> None:
        """Read members and agencies anew."""
        session, review_id = self.desk.session, self.review_id
        self.desk.ask(
            lambda: (session.agencies.all(), session.panels.members.all(review_id=review_id)),
            self._loaded,
            self.fail,
            asker=self,
        )

    def _loaded(self, found: tuple[list[Agency], list[PanelMember]]) -> None:
        agencies, members = found
        self._agencies = {agency.id: agency.short_name or agency.name for agency in agencies}
        options = sorted(((agency.id, agency.name) for agency in agencies), key=lambda option: option[1])
        self.form.set_options("agency_id", options)
        self.pane.load(members)


def _signed(row: PanelMember) -> str:
    return "signed" if row.confidentiality_on else "not signed"


def _late(row: PanelMember) -> str:
    return "quiet" if row.confidentiality_on else "warning"
