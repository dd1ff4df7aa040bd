"""The journal page by page, newest first and narrowed by the database, so that its length does not matter. It only reads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

import sqlalchemy as sa

from dhr_desktop.store.journal import LOOKED, Entry, entry_of, unpacked
from dhr_desktop.store.snapshot import Change
from dhr_desktop.store.tables import JOURNAL, JOURNAL_CHANGE

_MOST_IDS: Final = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrowing:
    """What of the journal is wanted; what is left blank does not narrow.

    Attributes:
        writer_id: whose entries.
        verb: what was done; of a verb that names somebody, what stands before its colon.
        records: ids of records, one of which must be concerned; at most ten thousand count.
        since: the earliest moment, in UTC.
        until: the first moment that is too late, in UTC.
        looks: False where entries about looking are left out.
    """

    writer_id: str = ""
    verb: str = ""
    records: Collection[str] | None = None
    since: datetime | None = None
    until: datetime | None = None
    looks: bool = True


@dataclass(frozen=True, slots=True)
class Listed:
    """An entry with how many records of each noun it concerns."""

    entry: Entry
    counts: dict[str, int] = field(default_factory=dict)


def page(connection: sa.Connection, wanted: Narrowing, before: int | None, most: int) -> list[Listed]:
    """Return the entries that come before another one's `seq`, or the newest."""
    statement = sa.select(JOURNAL).where(*_conditions(wanted)).order_by(JOURNAL.c.seq.desc()).limit(most)
    if before is not None:
        statement = statement.where(JOURNAL.c.seq < before)
    entries = [entry_of(row) for row in connection.execute(statement)]
    counts = _counts(connection, [entry.seq for entry in entries])
    return [Listed(entry, dict(counts.get(entry.seq, {}))) for entry in entries]


def count(connection: sa.Connection, wanted: Narrowing) -> int:
    """Return how many entries are wanted."""
    statement = sa.select(sa.func.count()).select_from(JOURNAL).where(*_conditions(wanted))
    return int(connection.scalar(statement) or 0)


def verbs(connection: sa.Connection) -> list[str]:
    """Return what was ever done, each once, without whom it was about."""
    found = connection.scalars(sa.select(JOURNAL.c.verb).distinct())
    return sorted({verb if verb.startswith(LOOKED) else verb.partition(":")[0] for verb in found})


def changes(connection: sa.Connection, seq: int, most: int) -> tuple[Entry, list[Change]]:
    """Return an entry and the first of its changes."""
    row = connection.execute(sa.select(JOURNAL).where(JOURNAL.c.seq == seq)).one()
    told = sa.select(JOURNAL_CHANGE).where(JOURNAL_CHANGE.c.journal_seq == seq)
    some = connection.execute(told.order_by(JOURNAL_CHANGE.c.seq).limit(most))
    return entry_of(row), [unpacked(one) for one in some]


def _conditions(wanted: Narrowing) -> list[sa.ColumnElement[bool]]:
    entry, found = JOURNAL.c, list[sa.ColumnElement[bool]]()
    if wanted.writer_id:
        found.append(entry.writer_id == wanted.writer_id)
    if wanted.verb:
        found.append(
            sa.or_(entry.verb == wanted.verb, entry.verb.startswith(f"{wanted.verb}: ", autoescape=True))
        )
    if wanted.since is not None:
        found.append(entry.at >= wanted.since.isoformat())
    if wanted.until is not None:
        found.append(entry.at < wanted.until.isoformat())
    if not wanted.looks:
        found.append(sa.not_(entry.verb.startswith(LOOKED)))
    if wanted.records is not None:
        concerned = JOURNAL_CHANGE.c.record_id.in_(sorted(wanted.records)[:_MOST_IDS])
        found.append(entry.seq.in_(sa.select(JOURNAL_CHANGE.c.journal_seq).where(concerned)))
    return found


def _counts(connection: sa.Connection, seqs: Sequence[int]) -> dict[int, Counter[str]]:
    """Return by entry how many records of each noun it concerns; the changes themselves are not read."""
    change = JOURNAL_CHANGE.c
    statement = (
        sa.select(change.journal_seq, change.entity, sa.func.count())
        .where(change.journal_seq.in_(seqs))
        .group_by(change.journal_seq, change.entity)
    )
    found: dict[int, Counter[str]] = {}
    for seq, entity, number in connection.execute(statement):
        found.setdefault(seq, Counter())[entity] = number
    return found
