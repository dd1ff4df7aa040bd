"""The columns, filters and words of the list of reviews."""

from __future__ import annotations

from typing import Final

from dhr_desktop.model.lifecycle import ORDER
from dhr_desktop.services.reviews import ReviewRow
from ui.screens.reviews.panel import day_words
from ui.tables.column import Align, Column
from ui.tables.filters import ChoiceFilter, Filter, FlagFilter

COLUMNS: Final[tuple[Column[ReviewRow], ...]] = (
    Column("reference", "Reference", lambda row: row.reference, width=125),
    Column("state", "State", lambda row: row.state.label, sort=lambda row: ORDER.index(row.state), width=185),
    Column("district", "District", lambda row: row.district, width=110),
    Column(
        "died",
        "Death",
        lambda row: row.died_on.words() if row.died_on else "",
        sort=lambda row: row.died_on.earliest if row.died_on else None,
        width=135,
    ),
    Column(
        "published",
        "Published",
        lambda row: day_words(row.published_on),
        sort=lambda row: row.published_on,
        width=135,
    ),
    Column(
        "people",
        "People",
        lambda row: str(row.people),
        sort=lambda row: row.people,
        width=70,
        align=Align.RIGHT,
    ),
    Column(
        "open",
        "Open actions",
        lambda row: str(row.open_actions or ""),
        sort=lambda row: row.open_actions or None,
        width=100,
        align=Align.RIGHT,
    ),
    Column(
        "overdue",
        "Overdue",
        lambda row: str(row.overdue or ""),
        sort=lambda row: row.overdue or None,
        width=75,
        align=Align.RIGHT,
        tone=lambda row: "warning" if row.overdue else "",
    ),
    Column(
        "partnership",
        "Partnership",
        lambda row: row.partnership,
        stretch=True,
        width=160,
        tone=lambda _: "quiet",
    ),
)

FILTERS: Final[tuple[Filter[ReviewRow], ...]] = (
    ChoiceFilter("state", "State", lambda row: [row.state.label], "All states"),
    ChoiceFilter("district", "District", lambda row: [row.district] if row.district else [], "All districts"),
    ChoiceFilter(
        "year", "Year of death", lambda row: [str(row.died_on.year)] if row.died_on else [], "All years"
    ),
    FlagFilter("overdue", "With overdue actions", lambda row: row.overdue > 0),
)
