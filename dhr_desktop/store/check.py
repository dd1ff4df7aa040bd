"""Compares the records with what the journal says of them: shows an old page of the file that was put back unseen.

It reads everything and changes nothing.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Final

import sqlalchemy as sa

from dhr_desktop.base.errors import UserError
from dhr_desktop.base.progress import Progress, Silent
from dhr_desktop.base.steps import Steps
from dhr_desktop.base.words import N_
from dhr_desktop.model.catalogue import ENTITIES
from dhr_desktop.model.entity import Record
from dhr_desktop.store.chain_walk import ChainWalk
from dhr_desktop.store.database import Database
from dhr_desktop.store.repository import Repository
from dhr_desktop.store.snapshot import Values, empties, restored
from dhr_desktop.store.store import Store
from dhr_desktop.store.tables import JOURNAL_CHANGE, TABLES
from dhr_desktop.store.work import Reading

_A_STEP: Final = 150
"""Entries or records in one step: a few milliseconds."""


def unlike_the_journal(look: Reading, progress: Progress | None = None) -> list[tuple[str, str]]:
    """Return noun and id of each record that is not as the journal left it, or that it does not know.

    A record of which anything was erased from the journal is passed over.
    """
    watch = progress or Silent()
    found: list[tuple[str, str]] = []
    for place, noun in enumerate(ENTITIES):
        watch.report(place, len(ENTITIES), noun.PLURAL)
        watch.check()
        told, erased = told_of(look.connection, noun.NAME)
        records = {record.id: record for record in Repository(look.connection, noun).list()}
        found += [
            (noun.NAME, record_id)
            for record_id in records.keys() | told.keys()
            if record_id not in erased and not _agrees(noun.NAME, records.get(record_id), told.get(record_id))
        ]
    return found


def last_writer(look: Reading, record: Record) -> str:
    """Return the id of whoever left a record as it is now; "" where the journal does not know it like this."""
    values: Values = {}
    history = look.history(record.NAME, record.id)
    for one in reversed(history):
        after = one.change.after
        values = {} if after is None else values | after
    known = bool(values) and _agrees(record.NAME, record, values)
    return history[0].entry.writer.id if known else ""


def content_steps(store: Store) -> Steps[None]:
    """Verify the chain, then compare every record with it, in steps so short that nobody has to wait.

    A record that the journal knows and the file has lost is found by `unlike_the_journal` alone.

    Raises:
        UserError: the history or a record is not as it was written, or a page cannot be read.
    """
    walk, done = ChainWalk(), 0
    while not walk.ended:
        with store.read() as look:
            if walk.step(look.connection, _A_STEP) is not None:
                raise _not_as_written()
        done += 1
        yield done, done + 1
    for noun in ENTITIES:
        place, some = 0, [0]
        while some:
            with store.read() as look:
                table = TABLES[noun.NAME].table.c
                after = sa.select(table.id, table.seq).where(table.seq > place).order_by(table.seq)
                rows = look.connection.execute(after.limit(_A_STEP)).all()
                some = [row[1] for row in rows]
                place = some[-1] if some else place
                ids = [str(row[0]) for row in rows]
                told, erased = told_of(look.connection, noun.NAME, ids)
                records = Repository(look.connection, noun).find_many(ids)
            if not all(one in erased or _agrees(noun.NAME, records[one], told.get(one)) for one in ids):
                raise _not_as_written()
            done += 1
            yield done, done + 1


def _not_as_written() -> UserError:
    return UserError(
        N_("Something in this vault is not as its history says; it was changed from outside."),
        N_("Keep this vault as it is, and restore the newest backup into a new folder."),
    )


def damaged_pages(database: Database) -> int:
    """Return how many pages of the file are not as they were written.

    One of them spoils the connection for everything else, so the vault is to be closed when there are any.
    """
    database.direct("PRAGMA wal_checkpoint(TRUNCATE)")
    return len(database.direct("PRAGMA cipher_integrity_check"))


def is_sound(database: Database) -> bool:
    """Tell whether the pages fit together: rows, indexes and the search; only where none of them is damaged."""
    return database.direct("PRAGMA integrity_check") == [("ok",)]


def _agrees(entity: str, record: Record | None, said: Values | None) -> bool:
    if record is None or said is None:
        return record is None and said is None
    values = empties(entity) | restored(entity, said)
    return all(getattr(record, name) == value for name, value in values.items())


def told_of(
    connection: sa.Connection, entity: str, ids: Sequence[str] | None = None
) -> tuple[dict[str, Values], set[str]]:
    """Return the values that the journal left in each record that is still there, and the ids of erased ones."""
    told: dict[str, Values] = {}
    erased: set[str] = set()
    change = JOURNAL_CHANGE.c
    statement = sa.select(change.record_id, change.change).where(change.entity == entity).order_by(change.seq)
    if ids is not None:
        statement = statement.where(change.record_id.in_(ids))
    for record_id, text in connection.execute(statement):
        if text is None:
            erased.add(record_id)
            continue
        after: Values | None = json.loads(text)["after"]
        if after is None:
            told.pop(record_id, None)
        elif record_id not in told and json.loads(text)["before"] == {} == after:
            continue  # somebody looked
        else:
            told[record_id] = told.get(record_id, {}) | after
    return told, erased
