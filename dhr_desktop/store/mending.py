"""Puts records together again from what the history says of them, on top of what could be read or of a whole backup.

Only entries whose chain verifies are believed; what was erased from the history is never brought back.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from types import MappingProxyType
from typing import Any, Final, cast

import sqlalchemy as sa

from dhr_desktop.model.catalogue import BY_NAME, ENTITIES
from dhr_desktop.model.entity import Record, describe
from dhr_desktop.model.fields import Link, Links
from dhr_desktop.store import search
from dhr_desktop.store.chain import Head, is_true, wrong
from dhr_desktop.store.check import told_of, unlike_the_journal
from dhr_desktop.store.database import Database
from dhr_desktop.store.journal import Journal, Writer
from dhr_desktop.store.repository import Repository
from dhr_desktop.store.salvage import Salvaged, drop_links_of_lost, let_go
from dhr_desktop.store.snapshot import Values, empties, plain, restored
from dhr_desktop.store.tables import DEPENDENCE, JOURNAL, JOURNAL_CHANGE, WRITER
from dhr_desktop.store.work import Key, Reading, Work

Row = Mapping[str, Any]

TAKEN: Final = "took over what could still be read of a damaged vault"
"""The verb of records that stand as they were read, beyond what the history tells."""


@dataclass(slots=True)
class Replayed:
    """What was carried over from one journal to another.

    Attributes:
        entries: how many.
        erased: records of which something was erased.
    """

    entries: int = 0
    erased: set[Key] = field(default_factory=set)


def readied(found: Salvaged) -> int | None:
    """Make what was read fit to be looked at, in memory.

    Returns how many records were put together from the history, after which every record is as it says; None where it
    could not be read whole.
    """
    found.database.direct("PRAGMA foreign_keys=OFF")
    with found.database.transaction() as connection:
        drop_links_of_lost(connection)
    completed = _complete(found)
    with found.database.transaction() as connection:
        if completed is None:
            work = Work(connection)
            for noun in ENTITIES:
                work.put_back(_only_told(connection, noun, found.incomplete), {})
        let_go(connection)
        search.rebuild(connection)
    return completed


def _complete(found: Salvaged) -> int | None:
    """Put together again records that could not be read, where the whole history could."""
    if found.incomplete & {JOURNAL.name, JOURNAL_CHANGE.name, WRITER.name}:
        return None
    with found.database.transaction() as connection:
        if Journal(connection).verify() is not None:
            return None
        work = Work(connection)
        lacking = set(unlike_the_journal(work))
        records = [
            made(noun.NAME, record_id, values)
            for noun in ENTITIES
            for record_id, values in told_of(connection, noun.NAME)[0].items()
            if (noun.NAME, record_id) in lacking
        ]
        work.put_back(records, {})
        work.finish()
    return len(records)


def made(entity: str, record_id: str, values: Values) -> Record:
    """Return a record of plain values; fields that are not named hold nothing."""
    return BY_NAME[entity](id=record_id, **(empties(entity) | restored(entity, values)))


def replay(source: Database, target: Database) -> Replayed:
    """Carry entries over that follow the target's last one, and what they changed, up to the first that does not verify."""
    done = Replayed()
    with source.transaction() as read:
        rows = _changes(read)
        done.erased = {
            (row["entity"], row["record_id"])
            for some in rows.values()
            for row in some
            if row["change"] is None
        }
        entries = [dict(row) for row in read.execute(sa.select(JOURNAL).order_by(JOURNAL.c.seq)).mappings()]
        writers = [dict(row) for row in read.execute(sa.select(WRITER)).mappings()]
    target.direct("PRAGMA foreign_keys=OFF")
    with target.transaction() as connection:
        journal = Journal(connection)
        head = journal.head()
        known = {writer.id for writer in journal.writers()}
        new = [row for row in writers if row["id"] not in known]
        if new:
            connection.execute(sa.insert(WRITER), new)
        _erase(connection, rows, head.count)
        states: dict[Key, Values | None] = {}
        ends: dict[str, Head] = {}
        following = head.count + 1
        for entry in (one for one in entries if one["seq"] > head.count):
            mine = rows.get(entry["seq"], [])
            end = ends.get(entry["writer_id"]) or journal.head(entry["writer_id"])
            if entry["seq"] != following or wrong(entry, mine, end):
                break
            connection.execute(sa.insert(JOURNAL).values(**entry))
            if mine:
                connection.execute(sa.insert(JOURNAL_CHANGE), [_unplaced(row) for row in mine])
            ends[entry["writer_id"]] = Head(entry["number"], entry["hash"])
            _follow(connection, states, mine)
            following += 1
        done.entries = following - head.count - 1
        _settle(connection, states, done.erased)
    return done


def take_over(found: Salvaged, target: Database, erased: Iterable[Key], writer: Writer, at: datetime) -> int:
    """Let records stand as they were read where they stand otherwise in the target, and say so in its history.

    Called where the history does not reach as far as the records do. Nothing is removed because it could not be read.
    Returns how many.
    """
    passed = set(erased)
    with found.database.transaction() as read:
        there = {noun.NAME: Repository(read, noun).list() for noun in ENTITIES}
    with found.database.transaction() as read, target.transaction() as connection:
        work = Work(connection)
        reached = work.journal.head().count
        ids = {noun.NAME: set(work.ids(noun)) for noun in ENTITIES}
        taken: list[Record] = []
        for noun in sorted(ENTITIES, key=lambda one: DEPENDENCE[one.NAME]):
            mine = {record.id: record for record in work.list(noun)}
            told = _only_told(read, noun, found.incomplete, reached, mine)
            for record in (*there[noun.NAME], *told):
                if (noun.NAME, record.id) in passed:
                    continue
                one = _joined(record, mine.get(record.id), found.incomplete, ids)
                if one is not None and one != mine.get(record.id):
                    taken.append(one)
                    ids[noun.NAME].add(one.id)
        work.put_back(taken, {})
        changes = work.changes()
        if changes:
            work.finish()
            work.journal.append(writer, at, TAKEN, changes, undoable=False)
    return len(changes)


def _only_told(
    connection: sa.Connection,
    noun: type[Record],
    incomplete: Collection[str],
    after: int = 0,
    known: Mapping[str, Record] = MappingProxyType({}),
) -> list[Record]:
    """Return records that could not be read where they stood, as far as the history that could be read tells of them.

    Only entries after a place count, on top of the records that are known. Each change carries its own proof; whether later ones are missing cannot be known.
    """
    if noun.NAME not in incomplete:
        return []
    told: dict[str, Values] = {}
    change = JOURNAL_CHANGE.c
    statement = sa.select(JOURNAL_CHANGE).where(change.entity == noun.NAME, change.journal_seq > after)
    for row in connection.execute(statement.order_by(change.seq)).mappings():
        if row["change"] is None or not is_true(dict(row)):
            told.pop(row["record_id"], None)
            continue
        said = json.loads(row["change"])
        if said["after"] is None:
            told.pop(row["record_id"], None)
        elif said["before"] is None:
            told[row["record_id"]] = said["after"]
        elif row["record_id"] in told:
            told[row["record_id"]] |= said["after"]
        elif row["record_id"] in known and said["after"]:
            told[row["record_id"]] = plain(known[row["record_id"]]) | said["after"]
    there = set(Repository(connection, noun).ids())
    return [
        made(noun.NAME, record_id, values) for record_id, values in told.items() if record_id not in there
    ]


def _joined(
    record: Record, mine: Record | None, incomplete: Collection[str], ids: Mapping[str, Collection[str]]
) -> Record | None:
    """Return a record as it was read, its links only to what is there; None where it cannot do without one that is lost."""
    for said in describe(type(record)):
        value = getattr(record, said.name)
        if isinstance(said.kind, Link) and value and value not in ids[said.kind.to] and value != record.id:
            if said.kind.required:
                return None
            record = replace(record, **{said.name: ""})
        elif isinstance(said.kind, Links):
            if mine is not None and f"{record.NAME}__{said.name}" in incomplete:
                value = tuple(dict.fromkeys((*getattr(mine, said.name), *value)))
            there = tuple(one for one in value if one in ids[said.kind.to])
            record = replace(record, **{said.name: cast("Any", there)})
    return record


def let_go_of(found: Salvaged, target: Database, erased: Iterable[Key]) -> int:
    """Let records of which something was erased stand as they were read, or not at all; return how many went."""
    with found.database.transaction() as read:
        look = Reading(read)
        as_read = {key: look.find(BY_NAME[key[0]], key[1]) for key in erased if key[0] in BY_NAME}
    target.direct("PRAGMA foreign_keys=OFF")
    with target.transaction() as connection:
        work = Work(connection)
        going = [
            one
            for key, record in as_read.items()
            if record is None and (one := work.find(BY_NAME[key[0]], key[1])) is not None
        ]
        work.put_back([record for record in as_read.values() if record is not None], {})
        work.take_away(going)
        work.finish()
    return len(going)


def _changes(connection: sa.Connection) -> dict[int, list[dict[str, Any]]]:
    found: dict[int, list[dict[str, Any]]] = {}
    statement = sa.select(JOURNAL_CHANGE).order_by(JOURNAL_CHANGE.c.journal_seq, JOURNAL_CHANGE.c.seq)
    for row in connection.execute(statement).mappings():
        found.setdefault(row["journal_seq"], []).append(dict(row))
    return found


def _erase(connection: sa.Connection, rows: Mapping[int, Iterable[Row]], until: int) -> None:
    """Erase from the target what was erased from the damaged journal since the backup was made."""
    of = JOURNAL_CHANGE.c
    for seq, some in rows.items():
        for row in some:
            if seq <= until and row["change"] is None:
                same = (
                    of.journal_seq == seq,
                    of.record_id == row["record_id"],
                    of.change_hash == row["change_hash"],
                )
                connection.execute(sa.update(JOURNAL_CHANGE).where(*same).values(change=None, salt=None))


def _follow(connection: sa.Connection, states: dict[Key, Values | None], rows: Iterable[Row]) -> None:
    """Let what an entry changed show in the values of the records; a noun that the program no longer has is passed over."""
    for row in rows:
        key = (row["entity"], row["record_id"])
        if row["change"] is None or key[0] not in BY_NAME:
            continue
        said = json.loads(row["change"])
        if said["before"] == {} == said["after"]:
            continue  # somebody looked
        if said["after"] is None:
            states[key] = None
            continue
        if key not in states:
            record = Repository(connection, BY_NAME[key[0]]).find(key[1])
            states[key] = None if record is None else plain(record)
        states[key] = (states[key] or {}) | said["after"]


def _settle(connection: sa.Connection, states: Mapping[Key, Values | None], erased: set[Key]) -> None:
    work = Work(connection)
    gone = [
        record
        for key, values in states.items()
        if values is None and (record := work.find(BY_NAME[key[0]], key[1])) is not None
    ]
    work.put_back(
        [made(*key, values) for key, values in states.items() if values is not None and key not in erased], {}
    )
    work.take_away(gone)
    work.finish()


def _unplaced(row: Row) -> dict[str, Any]:
    """Return a change without its place in the file, which each file gives anew."""
    return {name: value for name, value in row.items() if name != "seq"}
