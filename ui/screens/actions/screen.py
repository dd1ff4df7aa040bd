"""Every action of every review in one list; claimed and verified status stand apart, and each line opens its record."""

from __future__ import annotations

from typing import Final

from dhr_desktop.base.changed import Changed
from dhr_desktop.base.errors import UserError
from dhr_desktop.base.words import counted
from dhr_desktop.services.actions import ActionRow
from ui.platform.desk import Desk
from ui.tables.column import Column
from ui.tables.days import partial_in_brief
from ui.tables.filters import ChoiceFilter, FlagFilter
from ui.tables.list_view import ListView
from ui.widgets.empty_state import EmptyState
from ui.widgets.page import Page

_CONCERNED: Final = frozenset({"action", "recommendation", "agency", "case_review"})


class ActionsScreen(Page):
    """The tracker."""

    title = "Actions"
    help = "03_action_plans"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._today = desk.clock.today()
        self.listing: ListView[ActionRow] = ListView(
            "Actions",
            (
                Column("reference", "Review", lambda row: row.reference, width=110),
                Column("number", "No.", lambda row: row.number, width=60, tone=lambda _: "quiet"),
                Column("text", "Action", lambda row: row.text.replace("\n", " "), stretch=True, width=300),
                Column("agencies", "Lead agency", lambda row: row.agencies, width=160),
                Column("target", "Target", _target, sort=_target_day, width=100),
                Column("late", "Overdue", self._late, sort=self._days, width=90, tone=self._tone),
                Column("claimed", "Claimed", lambda row: row.claimed.label if row.claimed else "", width=155),
                Column(
                    "verified", "Verified", lambda row: row.verified.label if row.verified else "", width=125
                ),
            ),
            lambda row: row.id,
            nouns=("action", "actions"),
            filters=(
                ChoiceFilter(
                    "agency",
                    "Agency",
                    lambda row: row.agencies.split(", ") if row.agencies else [],
                    "All agencies",
                ),
                ChoiceFilter("status", "Status", _status, "All statuses"),
                FlagFilter("overdue", "Overdue", lambda row: row.days_overdue(self._today) > 0),
            ),
            empty=EmptyState(
                "actions",
                "No actions yet.",
                "They come from the recommendations of a review, or from an imported plan.",
            ),
            memory=desk.memory,
            copy=desk.copy,
        )
        self.listing.opened.connect(self._open)
        self.body.addWidget(self.listing, 1)
        self.setFocusProxy(self.listing)
        self.refresh(Changed())

    def refresh(self, changed: Changed) -> None:
        """Read the actions again where one changed, or what stands beside it."""
        if not changed or changed.entities & _CONCERNED:
            self._today = self._desk.clock.today()
            self._desk.ask(self._desk.session.actions.rows, self.listing.set_rows, self._refuse, asker=self)

    def _open(self, row: ActionRow) -> None:
        self._desk.go(f"reviews/{row.review_id}/recommendations/{row.id}")

    def _days(self, row: ActionRow) -> int | None:
        return row.days_overdue(self._today) or None

    def _late(self, row: ActionRow) -> str:
        days = row.days_overdue(self._today)
        return counted(days, "day") if days else ""

    def _tone(self, row: ActionRow) -> str:
        return "warning" if row.days_overdue(self._today) else ""

    def _refuse(self, fault: UserError) -> None:
        self.header.banner.refuse(fault)


def _target(row: ActionRow) -> str:
    return partial_in_brief(row.target) or row.target_text


def _target_day(row: ActionRow) -> object:
    return row.target.latest if row.target else None


def _status(row: ActionRow) -> list[str]:
    status = row.verified or row.claimed
    return [status.label] if status else []
