"""What can be due, over all reviews: only as much of each record as the page needs, and nothing that lies far ahead."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

import sqlalchemy as sa

from dhr_desktop.model.deadlines import CLOCK_FIELDS
from dhr_desktop.model.lifecycle import State
from dhr_desktop.model.partial_date import PartialDate
from dhr_desktop.model.terms import MeetingKind
from dhr_desktop.store.queries import UNFINISHED
from dhr_desktop.store.rows import made, read_columns
from dhr_desktop.store.tables import TABLES
from dhr_desktop.store.work import Reading

_REVIEW: Final = TABLES["case_review"].table.c
_MEETING: Final = TABLES["meeting"].table.c
_RECOMMENDATION: Final = TABLES["recommendation"].table.c
_RETENTION: Final = TABLES["retention"].table.c
_HOLD: Final = TABLES["hold"].table.c
_ACTION: Final = TABLES["action"].table.c


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ReviewClocks:
    """A review, as much of it as its clocks need."""

    id: str
    reference: str
    state: State
    report_due_agreed: date | None
    aware_on: date | None
    decided_on: date | None
    submitted_on: date | None
    published_on: date | None
    implementation_form_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class PlannedMeeting:
    """A meeting that is still to come."""

    id: str
    review_id: str
    reference: str
    held_on: date
    kind: MeetingKind | None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class DueAction:
    """An unfinished action with a target."""

    id: str
    review_id: str
    reference: str
    number: str
    target: PartialDate


def review_clocks(look: Reading) -> list[ReviewClocks]:
    """Return every review with the dates of its clocks."""
    names = ("id", "reference", *CLOCK_FIELDS)
    read = read_columns(look.connection, sa.select(*(_REVIEW[name] for name in names)).order_by(_REVIEW.seq))
    return made(ReviewClocks, len(read[0]), dict(zip(names, read, strict=True)))


def planned_meetings(look: Reading, today: date) -> list[PlannedMeeting]:
    """Return the meetings of today and later."""
    columns = {name: _MEETING[name] for name in ("id", "review_id", "held_on", "kind")}
    columns["reference"] = _REVIEW.reference
    statement = (
        sa.select(*columns.values())
        .join(_REVIEW.id.table, _REVIEW.id == _MEETING.review_id)
        .where(_MEETING.held_on >= today)
    )
    read = read_columns(look.connection, statement)
    return made(PlannedMeeting, len(read[0]), dict(zip(columns, read, strict=True)))


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class EndOfRetention:
    """A review whose retention ends, and no hold stops that."""

    id: str
    review_id: str
    reference: str
    ends_on: date


def ends_of_retention(look: Reading) -> list[EndOfRetention]:
    """Return the end of retention of each review that is not on hold."""
    columns = {name: _RETENTION[name] for name in ("id", "review_id", "ends_on")}
    columns["reference"] = _REVIEW.reference
    held = sa.select(_HOLD.review_id).where(_HOLD.lifted_on.is_(None))
    statement = (
        sa.select(*columns.values())
        .join(_REVIEW.id.table, _REVIEW.id == _RETENTION.review_id)
        .where(_RETENTION.review_id.not_in(held))
    )
    read = read_columns(look.connection, statement)
    return made(EndOfRetention, len(read[0]), dict(zip(columns, read, strict=True)))


def due_actions(look: Reading, year: int) -> list[DueAction]:
    """Return the unfinished actions that have a target in a year or before it."""
    target_year = sa.func.substr(sa.func.ltrim(_ACTION.target, "?"), 1, 4, type_=sa.Text)
    due = sa.and_(UNFINISHED, _ACTION.target.is_not(None), target_year <= f"{year:04d}")
    columns = {"id": _ACTION.id, "target": _ACTION.target, "number": _RECOMMENDATION.number}
    columns |= {"review_id": _REVIEW.id, "reference": _REVIEW.reference}
    statement = (
        sa.select(*columns.values())
        .join(_RECOMMENDATION.id.table, _RECOMMENDATION.id == _ACTION.recommendation_id)
        .join(_REVIEW.id.table, _REVIEW.id == _RECOMMENDATION.review_id)
        .where(due)
    )
    read = read_columns(look.connection, statement)
    return made(DueAction, len(read[0]), dict(zip(columns, read, strict=True)))
