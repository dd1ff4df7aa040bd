"""The recommendations of one review with their actions, and what was reported on each."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from dhr_desktop.model.action import Action, ProgressUpdate
from dhr_desktop.model.agency import Agency
from dhr_desktop.model.entity import Record, new_id
from dhr_desktop.model.recommendation import Recommendation
from dhr_desktop.services.actions import Planned
from ui.forms.form import Form
from ui.platform.desk import Desk
from ui.screens.reviews import forms
from ui.screens.reviews.master_detail import Kind, MasterDetail
from ui.screens.reviews.panel import day_words
from ui.tables.column import Column
from ui.tables.list_view import ListView
from ui.theme.look import current
from ui.widgets.buttons import button
from ui.widgets.empty_state import EmptyState
from ui.widgets.plain_label import PlainLabel

_INDENT = "      "


class PlanTab(QWidget):
    """The action plan: recommendations, and under each its actions."""

    title = "Recommendations"

    def __init__(self, desk: Desk, import_plan: Callable[[str], None]) -> None:
        super().__init__()
        self._desk = desk
        self._review_id = ""
        self._agencies: dict[str, str] = {}
        self._import_plan = import_plan
        self.listing = self._made_listing()
        self.listing.table.setSortingEnabled(False)
        self._recommendation_form: Form[Recommendation] = Form(Recommendation, forms.RECOMMENDATION)
        self._action_form: Form[Action] = Form(Action, forms.ACTION)
        self._updates = Updates(desk)
        self.pane = MasterDetail(
            desk,
            self.listing,
            [
                Kind(
                    Recommendation,
                    desk.session.recommendations,
                    self._recommendation_form,
                    lambda: desk.session.recommendations.new(review_id=self._review_id),
                    "Add a recommendation",
                    "number",
                ),
                Kind(
                    Action,
                    desk.session.actions,
                    self._action_form,
                    self._new_action,
                    "Add an action",
                    "text",
                    self._updates,
                ),
            ],
            [button("Import a plan", lambda: import_plan(self._review_id), icon="import")],
        )
        self.pane.shown.connect(self._updates.show_action)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.pane)

    def _made_listing(self) -> ListView[Record]:
        return ListView(
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
                lambda: self._import_plan(self._review_id),
            ),
        )

    def load(self, review_id: str) -> None:
        """Show the plan of a review."""
        self._review_id = review_id
        self.refresh()

    def refresh(self) -> None:
        """Read plan and agencies anew."""
        session, review_id = self._desk.session, self._review_id
        self._desk.ask(
            lambda: (session.agencies.all(), session.recommendations.plan(review_id)), self._loaded
        )

    def leave(self, onward: Callable[[], None]) -> None:
        """Go on once nothing is unsaved."""
        self.pane.leave(onward)

    def select(self, record_id: str) -> None:
        """Show one recommendation or action."""
        self.listing.select(record_id)

    def _loaded(self, found: tuple[list[Agency], list[Planned]]) -> None:
        agencies, plan = found
        self._agencies = {agency.id: agency.short_name or agency.name for agency in agencies}
        options = sorted(((agency.id, agency.name) for agency in agencies), key=lambda option: option[1])
        self._recommendation_form.set_options("addressees", options)
        self._action_form.set_options("lead_agencies", options)
        self.pane.load([record for planned in plan for record in (planned.recommendation, *planned.actions)])

    def _new_action(self) -> Record | None:
        """Return a blank action of the recommendation that is shown or that the shown action belongs to."""
        shown = self.pane.record
        if isinstance(shown, Action):
            return self._desk.session.actions.new(recommendation_id=shown.recommendation_id)
        if isinstance(shown, Recommendation) and self.listing.current_row() is not None:
            return self._desk.session.actions.new(recommendation_id=shown.id)
        self._desk.said.emit("Choose the recommendation that the action belongs to.")
        return None

    def _status(self, row: Record) -> str:
        if isinstance(row, Action):
            late = row.days_overdue(self._desk.clock.today())
            status = row.verified or row.claimed
            return f"{late} days overdue" if late else status.label if status else ""
        return row.scope.label if isinstance(row, Recommendation) and row.scope else ""

    def _tone(self, row: Record) -> str:
        if isinstance(row, Action) and row.days_overdue(self._desk.clock.today()):
            return "warning"
        return "quiet"


class Updates(QWidget):
    """What was reported on an action, newest first, and a line to report more."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._action: Action | None = None
        look = current()
        self._told = QPlainTextEdit()
        self._told.setReadOnly(True)
        self._told.setAccessibleName("Progress so far")
        self._typed = QPlainTextEdit()
        self._typed.setAccessibleName("New progress update")
        self._typed.setPlaceholderText("What has happened since?")
        self._typed.setTabChangesFocus(True)
        self._typed.setFixedHeight(look.scaled(56))
        row = QHBoxLayout()
        row.addWidget(self._typed, 1)
        row.addWidget(button("Add update", self._add))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, look.space(2), look.space(4), 0)
        box.addWidget(PlainLabel("Progress", "section"))
        box.addWidget(self._told, 1)
        box.addLayout(row)

    def show_action(self, record: Record | None) -> None:
        """Show the updates of an action; for anything else, nothing."""
        self._action = record if isinstance(record, Action) else None
        self._told.clear()
        self._typed.clear()
        if self._action is not None:
            action_id = self._action.id
            self._desk.ask(lambda: self._desk.session.actions.updates(action_id), self._show)

    def _show(self, updates: Sequence[ProgressUpdate]) -> None:
        lines = [f"{day_words(update.on)}, {update.author}\n{update.text}" for update in updates]
        self._told.setPlainText("\n\n".join(lines) or "Nothing has been reported yet.")

    def _add(self) -> None:
        action, text = self._action, self._typed.toPlainText().strip()
        if action is None or not text:
            return
        session = self._desk.session
        update = ProgressUpdate(
            id=new_id(), action_id=action.id, on=self._desk.clock.today(), author=session.who, text=text
        )
        self._desk.change(
            lambda: session.actions.report(update), lambda _: self.show_action(action), asker=self
        )


def _words(row: Record) -> str:
    if isinstance(row, Recommendation):
        return f"{row.number}  {row.text}".strip().replace("\n", " ")
    assert isinstance(row, Action)
    return _INDENT + row.text.replace("\n", " ")
