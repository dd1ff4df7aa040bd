"""The lists that join several nouns: one plain value a row, read in a few statements whatever their number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

import sqlalchemy as sa

from dhr_desktop.model.lifecycle import State
from dhr_desktop.model.partial_date import PartialDate
from dhr_desktop.model.release import ProfileName
from dhr_desktop.model.terms import ActionStatus
from dhr_desktop.store.rows import made, read_columns
from dhr_desktop.store.tables import TABLES
from dhr_desktop.store.work import Reading

_REVIEW: Final = TABLES["case_review"].table.c
_RECOMMENDATION: Final = TABLES["recommendation"].table.c
_ACTION: Final = TABLES["action"].table.c
_AGENCY: Final = TABLES["agency"].table.c
_RELEASE: Final = TABLES["release"].table.c
_RECIPIENT: Final = TABLES["recipient"].table.c

UNFINISHED: Final = sa.and_(
    _ACTION.completed_on.is_(None),
    sa.or_(
        sa.and_(_ACTION.verified.is_(None), _ACTION.claimed.is_(None)),
        sa.func.coalesce(_ACTION.verified, _ACTION.claimed, type_=_ACTION.claimed.type).in_(
            [status for status in ActionStatus if not status.finished]
        ),
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ReviewRow:
    """One review with what hangs on it. `overdue` counts its unfinished actions whose target has passed."""

    id: str
    reference: str
    published_reference: str
    state: State
    partnership: str
    district: str
    died_on: PartialDate | None
    published_on: date | None
    people: int
    recommendations: int
    open_actions: int
    overdue: int


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ActionRow:
    """One action with its recommendation and review; `agencies` are the short names of those that lead it."""

    id: str
    recommendation_id: str
    review_id: str
    reference: str
    number: str
    text: str
    agencies: str
    target: PartialDate | None
    target_text: str
    completed_on: date | None
    claimed: ActionStatus | None
    verified: ActionStatus | None

    @property
    def finished(self) -> bool:
        """True where nothing more is expected of this action."""
        status = self.verified or self.claimed
        return self.completed_on is not None or (status is not None and status.finished)

    def days_overdue(self, today: date) -> int:
        """Return for how many days the target has passed; 0 where it has not or the action is finished."""
        if self.finished or self.target is None:
            return 0
        return max(0, (today - self.target.latest).days)


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ReleaseRow:
    """One entry of the register of what left; `references` are the local references of its reviews."""

    id: str
    number: int | None
    recipient_id: str
    recipient: str
    profile: ProfileName | None
    reason: str
    approved_by: str
    sealed_at: datetime | None
    file_name: str
    package_sha256: str
    withdrawn_on: date | None
    references: str


def review_rows(look: Reading, today: date) -> list[ReviewRow]:
    """Return one row a review, in the order in which they were made."""
    columns = [
        _REVIEW[name]
        for name in (
            "id", "reference", "published_reference", "state", "partnership", "district", "died_on", "published_on",
        )
    ]  # fmt: skip
    read = read_columns(look.connection, sa.select(*columns).order_by(_REVIEW.seq))
    ids = read[0]
    open_actions, overdue = _open_actions(look, today)
    counts = {
        "people": _counted_by(look, TABLES["person"].table.c.review_id),
        "recommendations": _counted_by(look, _RECOMMENDATION.review_id),
        "open_actions": open_actions,
        "overdue": overdue,
    }
    fields = {column.name: values for column, values in zip(columns, read, strict=True)}
    totals = {name: [found.get(review_id, 0) for review_id in ids] for name, found in counts.items()}
    return made(ReviewRow, len(ids), {**fields, **totals})


def action_rows(look: Reading, review_id: str = "") -> list[ActionRow]:
    """Return one row an action, of one review or of all, in the order in which reviews and actions were made.

    Recommendations and reviews are joined here: the database would sort and carry every long text for it.
    """
    chosen: list[sa.ColumnElement[bool]] = []
    if review_id:
        within = sa.select(_RECOMMENDATION.id).where(_RECOMMENDATION.review_id == review_id)
        chosen.append(_ACTION.recommendation_id.in_(within))
    names = (
        "id",
        "recommendation_id",
        "text",
        "target",
        "target_text",
        "completed_on",
        "claimed",
        "verified",
    )
    statement = sa.select(*(_ACTION[name] for name in names)).where(*chosen).order_by(_ACTION.seq)
    fields: dict[str, Sequence[Any]] = dict(zip(names, read_columns(look.connection, statement), strict=True))
    parents = _parents(look)
    owners = [parents[recommendation_id] for recommendation_id in fields["recommendation_id"]]
    agencies = agency_words(look)
    fields["agencies"] = [agencies.get(action_id, "") for action_id in fields["id"]]
    for position, name in enumerate(("number", "review_id", "reference"), 1):
        fields[name] = [owner[position] for owner in owners]
    rows = made(ActionRow, len(owners), fields)
    return [rows[i] for i in sorted(range(len(rows)), key=[owner[0] for owner in owners].__getitem__)]


def _parents(look: Reading) -> dict[str, tuple[int, str, str, str]]:
    """Return for each recommendation its place, its number, and its review's id and reference."""
    statement = (
        sa.select(_RECOMMENDATION.id, _RECOMMENDATION.number, _REVIEW.id, _REVIEW.reference)
        .join(_REVIEW.id.table, _REVIEW.id == _RECOMMENDATION.review_id)
        .order_by(_REVIEW.seq, _RECOMMENDATION.seq)
    )
    ids, *others = read_columns(look.connection, statement)
    return dict(zip(ids, zip(range(len(ids)), *others, strict=True), strict=True))


def agency_words(look: Reading, actions: Collection[str] | None = None) -> dict[str, str]:
    """Return the short names of the agencies that lead each action, or each of some actions."""
    short_name = sa.func.coalesce(sa.func.nullif(_AGENCY.short_name, ""), _AGENCY.name, type_=sa.Text)
    return _joined(look, TABLES["action"].links["lead_agencies"], _AGENCY.id, short_name, actions)


def release_rows(look: Reading) -> list[ReleaseRow]:
    """Return the register of what left, newest first."""
    columns = {
        name: _RELEASE[name]
        for name in (
            "id", "number", "recipient_id", "profile", "reason", "approved_by", "sealed_at", "file_name",
            "package_sha256", "withdrawn_on",
        )
    }  # fmt: skip
    columns["recipient"] = _RECIPIENT["name"]
    statement = (
        sa.select(*columns.values())
        .join(_RECIPIENT.id.table, _RECIPIENT.id == _RELEASE.recipient_id)
        .order_by(_RELEASE.seq.desc())
    )
    fields = dict(zip(columns, read_columns(look.connection, statement), strict=True))
    references = _joined(look, TABLES["release"].links["reviews"], _REVIEW.id, _REVIEW.reference)
    return made(
        ReleaseRow,
        len(fields["id"]),
        {**fields, "references": [references.get(release_id, "") for release_id in fields["id"]]},
    )


def counts_by_state(look: Reading) -> dict[State, int]:
    """Return how many reviews stand in each state; states without one are left out."""
    statement = sa.select(_REVIEW.state, sa.func.count()).group_by(_REVIEW.state)
    states, counts = read_columns(look.connection, statement)
    return dict(zip(states, counts, strict=True))


def _counted_by(look: Reading, column: sa.Column[Any]) -> dict[str, int]:
    keys, counts = read_columns(look.connection, sa.select(column, sa.func.count()).group_by(column))
    return dict(zip(keys, counts, strict=True))


def _open_actions(look: Reading, today: date) -> tuple[Counter[str], Counter[str]]:
    """Return for each review how many of its actions are unfinished, and how many of those are overdue."""
    statement = (
        sa.select(_RECOMMENDATION.review_id, _ACTION.target)
        .join(_ACTION.id.table, _ACTION.recommendation_id == _RECOMMENDATION.id)
        .where(UNFINISHED)
    )
    reviews, targets = read_columns(look.connection, statement)
    passed = {target for target in set(targets) if target is not None and target.latest < today}
    late = (review for review, target in zip(reviews, targets, strict=True) if target in passed)
    return Counter(reviews), Counter(late)


def _joined(
    look: Reading,
    link: sa.Table,
    target_id: sa.Column[str],
    words: sa.ColumnElement[str],
    owners: Collection[str] | None = None,
) -> dict[str, str]:
    """Return, for each record that holds links, the words of those that it points at: "A, B"."""
    names = dict(zip(*read_columns(look.connection, sa.select(target_id, words)), strict=True))
    statement = sa.select(link.c.owner_id, link.c.target_id).order_by(link.c.owner_id, link.c.position)
    if owners is not None:
        statement = statement.where(link.c.owner_id.in_(owners))
    found: dict[str, str] = {}
    for owner, target in zip(*read_columns(look.connection, statement), strict=True):
        found[owner] = f"{found[owner]}, {names[target]}" if owner in found else names[target]
    return found
