"""The columns, filters and words of the list of reviews."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from dhr_desktop.model.lifecycle import ORDER, pilot_status
from dhr_desktop.services.reviews import ReviewRow
from ui.tables.column import Align, Column
from ui.tables.days import day_in_brief, partial_in_brief
from ui.tables.filters import ChoiceFilter, Filter, FlagFilter

COLUMNS: Final[tuple[Column[ReviewRow], ...]] = (
    Column("reference", "Reference", lambda row: row.reference, width=120),
    Column("state", "State", lambda row: row.state.label, sort=lambda row: ORDER.index(row.state), width=215),
    Column("district", "District", lambda row: row.district, width=110),
    Column(
        "died",
        "Death",
        lambda row: partial_in_brief(row.died_on),
        sort=lambda row: row.died_on.earliest if row.died_on else None,
        width=110,
    ),
    Column(
        "published",
        "Published",
        lambda row: day_in_brief(row.published_on),
        sort=lambda row: row.published_on,
        width=110,
    ),
    Column(
        "people",
        "People",
        lambda row: str(row.people or ""),
        sort=lambda row: row.people,
        width=70,
        align=Align.RIGHT,
    ),
    Column(
        "open",
        "Open actions",
        lambda row: str(row.open_actions or ""),
        sort=lambda row: row.open_actions or None,
        width=105,
        align=Align.RIGHT,
    ),
    Column(
        "overdue",
        "Overdue",
        lambda row: str(row.overdue or ""),
        sort=lambda row: row.overdue or None,
        width=80,
        align=Align.RIGHT,
        tone=lambda row: "warning" if row.overdue else "",
    ),
    Column(
        "partnership",
        "Partnership",
        lambda row: row.partnership.replace("Community Safety Partnership", "CSP"),
        stretch=True,
        width=150,
        tone=lambda _: "quiet",
    ),
)


def all_of(status: str) -> str:
    """Return the words by which the list is narrowed to the states of one of the pilot's words: "All ongoing"."""
    return f"All {status}"


def _states(row: ReviewRow) -> Sequence[str]:
    return row.state.label, all_of(pilot_status(row.state))


FILTERS: Final[tuple[Filter[ReviewRow], ...]] = (
    ChoiceFilter("state", "State", _states, "All states"),
    ChoiceFilter("district", "District", lambda row: [row.district] if row.district else [], "All districts"),
    ChoiceFilter(
        "year", "Year of death", lambda row: [str(row.died_on.year)] if row.died_on else [], "All years"
    ),
    FlagFilter("overdue", "With overdue actions", lambda row: row.overdue > 0),
)
