"""Compares the records with what the journal says of them: shows an old page of the file that was put back unseen.

It reads everything and changes nothing.
"""

from __future__ import annotations

import json

import sqlalchemy as sa

from dhr_desktop.base.progress import Progress, Silent
from dhr_desktop.model.catalogue import ENTITIES
from dhr_desktop.model.entity import Record
from dhr_desktop.store.database import Database
from dhr_desktop.store.repository import Repository
from dhr_desktop.store.snapshot import Values, empties, restored
from dhr_desktop.store.tables import JOURNAL_CHANGE
from dhr_desktop.store.work import Reading


def unlike_the_journal(look: Reading, progress: Progress | None = None) -> list[tuple[str, str]]:
    """Return noun and id of each record that is not as the journal left it, or that it does not know.

    A record of which anything was erased from the journal is passed over.
    """
    watch = progress or Silent()
    found: list[tuple[str, str]] = []
    for place, noun in enumerate(ENTITIES):
        watch.report(place, len(ENTITIES), noun.PLURAL)
        watch.check()
        told, erased = _told(look.connection, noun.NAME)
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


def damaged_pages(database: Database) -> int:
    """Return how many pages of the file are not as they were written.

    One of them spoils the connection for everything else, so the vault is to be closed when there are any.
    """
    database.direct("PRAGMA wal_checkpoint(TRUNCATE)")
    return len(database.direct("PRAGMA cipher_integrity_check"))


def _agrees(entity: str, record: Record | None, said: Values | None) -> bool:
    if record is None or said is None:
        return record is None and said is None
    values = empties(entity) | restored(entity, said)
    return all(getattr(record, name) == value for name, value in values.items())


def _told(connection: sa.Connection, entity: str) -> tuple[dict[str, Values], set[str]]:
    """Return the values that the journal left in each record that is still there, and the ids of erased ones."""
    told: dict[str, Values] = {}
    erased: set[str] = set()
    change = JOURNAL_CHANGE.c
    statement = sa.select(change.record_id, change.change).where(change.entity == entity).order_by(change.seq)
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
