"""COLUMNS of the lists of retention and of erasures."""

from __future__ import annotations

from typing import Final

from dhr_desktop.model.retention import Erasure
from dhr_desktop.services.retention import RetentionRow
from ui.tables.column import Column
from ui.tables.days import day_in_brief


def _ends(row: RetentionRow) -> str:
    if row.ends_on is None and row.proposed is not None:
        return f"{day_in_brief(row.proposed)} proposed"
    return day_in_brief(row.ends_on)


RETENTION: Final = (
    Column[RetentionRow]("reference", "Review", lambda row: row.reference, width=120),
    Column[RetentionRow](
        "ended", "Ended", lambda row: day_in_brief(row.ended_on), sort=lambda row: row.ended_on, width=110
    ),
    Column[RetentionRow](
        "ends", "Kept until", _ends, sort=lambda row: row.ends_on or row.proposed, width=190
    ),
    Column[RetentionRow](
        "status",
        "Status",
        lambda row: row.status,
        stretch=True,
        width=150,
        tone=lambda row: "warning" if row.due else "",
    ),
)

ERASURES: Final = (
    Column[Erasure](
        "number", "No.", lambda row: str(row.number or ""), sort=lambda row: row.number, width=60
    ),
    Column[Erasure](
        "on",
        "Erased",
        lambda row: day_in_brief(row.erased_at.date()) if row.erased_at else "",
        sort=lambda row: row.erased_at,
        width=110,
    ),
    Column[Erasure]("by", "By", lambda row: row.by, width=150),
    Column[Erasure]("counts", "What", lambda row: row.counts, stretch=True, width=200),
)
