"""The recommendations of one review with their actions, and what was reported on each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from dhr_desktop.base.words import counted
from dhr_desktop.model.action import Action
from dhr_desktop.model.agency import Agency
from dhr_desktop.model.entity import Record
from dhr_desktop.model.recommendation import Recommendation
from dhr_desktop.services.actions import Planned
from ui.forms.form import Form
from ui.platform.desk import Desk
from ui.screens.reviews import forms
from ui.screens.reviews.form_and_more import FormAndMore
from ui.screens.reviews.master_detail import MasterDetail
from ui.screens.reviews.new_agency import NewAgency
from ui.screens.reviews.record_kind import Kind
from ui.screens.reviews.tab import PaneTab
from ui.screens.reviews.updates import Updates
from ui.tables.column import Column
from ui.tables.list_view import ListView
from ui.widgets.buttons import button
from ui.widgets.empty_state import EmptyState

_INDENT = "      "


class PlanTab(PaneTab):
    """The action plan: recommendations, and under each its actions."""

    title = "Recommendations"

    def __init__(self, desk: Desk, import_plan: Callable[[str], None]) -> None:
        super().__init__(desk)
        self._import_plan = import_plan
        self.listing: ListView[Record] = ListView(
            "Recommendations",
            (
                Column("text", "Recommendation and its actions", _words, stretch=True, width=260),
                Column("status", "Status", self._status, width=150, tone=self._tone),
            ),
            lambda row: row.id,
            nouns=("line", "lines"),
            empty=EmptyState(
                "recommendations",
                "No recommendations yet.",
                "Add them one by one, or bring in the action plan from Word or Excel.",
                "Import a plan",
                self._import,
            ),
        )
        self.listing.table.setSortingEnabled(False)
        self.recommendation_form: Form[Recommendation] = Form(Recommendation, forms.RECOMMENDATION)
        self.action_form: Form[Action] = Form(Action, forms.ACTION)
        self.updates = Updates(desk)
        self.pages = FormAndMore(
            "Parts of the action", ("The action", self.action_form), ("Progress", self.updates)
        )
        self.updates.counted.connect(self.pages.count)
        agency = NewAgency(desk)
        pane = MasterDetail(
            desk,
            self.listing,
            self._kinds(),
            below_list=[button("Import a plan", self._import, icon="import")],
            below_form=agency.button,
        )
        self.hold(pane, agency)
        self.pane.shown.connect(self.updates.show_action)

    def refresh(self) -> None:
        """Read plan and agencies anew."""
        session, review_id = self.desk.session, self.review_id
        self.desk.ask(
            lambda: (session.agencies.all(), session.recommendations.plan(review_id)),
            self._loaded,
            self.fail,
            asker=self,
        )

    def save(self) -> None:
        """Save the form; where progress is shown, add what was typed there."""
        if self.pages.isVisible() and self.pages.shows_more and self.updates.field.toPlainText().strip():
            self.updates.add()
        else:
            if self.pane.is_edited:
                self.pages.show_form()
            super().save()

    def leave(self, onward: Callable[[], None]) -> None:
        """Go on once the form is saved and no update waits to be added."""
        self.pane.leave(lambda: self._leave_updates(onward))

    def draft(self) -> dict[str, Any]:
        """Return what was typed in the form and in updates."""
        form, typed = super().draft(), self.updates.typed()
        return {"form": form, "updates": typed} if form or typed else {}

    def show_draft(self, draft: Mapping[str, Any]) -> None:
        """Put back what had been typed in the form and in updates."""
        self.updates.show_typed(draft["updates"])
        if draft["updates"] and not draft["form"]:
            self.pages.show_more()
        if draft["form"]:
            super().show_draft(draft["form"])

    def _kinds(self) -> list[Kind]:
        recommendations, actions = self.desk.session.recommendations, self.desk.session.actions
        return [
            Kind(
                Recommendation,
                recommendations,
                self.recommendation_form,
                lambda: recommendations.new(review_id=self.review_id),
                "Add a recommendation",
                "number",
            ),
            Kind(Action, actions, self.action_form, self._new_action, "Add an action", "text", self.pages),
        ]

    def _leave_updates(self, onward: Callable[[], None]) -> None:
        waiting = self.updates.typed()
        if not waiting:
            onward()
            return

        def drop() -> None:
            self.updates.forget()
            onward()

        self.pane.select(next(iter(waiting)))
        self.pages.show_more()
        self.updates.banner.ask(
            "This progress update is not added yet.",
            "",
            (
                ("Add update", lambda: self.updates.add_then(lambda: self._leave_updates(onward))),
                ("Discard it", drop),
                ("Keep writing", self.updates.field.setFocus),
            ),
        )

    def _import(self) -> None:
        self.leave(lambda: self._import_plan(self.review_id))

    def _loaded(self, found: tuple[list[Agency], list[Planned]]) -> None:
        agencies, plan = found
        options = sorted(((agency.id, agency.name) for agency in agencies), key=lambda option: option[1])
        self.recommendation_form.set_options("addressees", options)
        self.action_form.set_options("lead_agencies", options)
        self.pane.load([record for planned in plan for record in (planned.recommendation, *planned.actions)])

    def _new_action(self) -> Record | None:
        """Return a blank action of the recommendation that is shown or that the shown action belongs to."""
        shown = self.pane.record
        self.pages.show_form()
        if isinstance(shown, Action):
            return self.desk.session.actions.new(recommendation_id=shown.recommendation_id)
        if isinstance(shown, Recommendation) and self.listing.current_row() is not None:
            return self.desk.session.actions.new(recommendation_id=shown.id)
        self.pane.banner.say(
            "An action belongs to a recommendation.",
            "Add or choose the recommendation first.",
            kind="warning",
        )
        return None

    def _status(self, row: Record) -> str:
        if isinstance(row, Action):
            late = row.days_overdue(self.desk.clock.today())
            status = row.verified or row.claimed
            return f"{counted(late, 'day')} overdue" if late else status.label if status else ""
        return row.scope.label if isinstance(row, Recommendation) and row.scope else ""

    def _tone(self, row: Record) -> str:
        if isinstance(row, Action) and row.days_overdue(self.desk.clock.today()):
            return "warning"
        return "quiet"


def _words(row: Record) -> str:
    if isinstance(row, Recommendation):
        return f"{row.number}  {row.text}".strip().replace("\n", " ")
    assert isinstance(row, Action)
    return _INDENT + row.text.replace("\n", " ")
