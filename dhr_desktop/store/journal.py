"""The journal: who did what, when, from what to what. Entries are added and never altered; only a payload can be erased.

Each writer has a chain of hashes of its own, so that two laptops' journals can be joined later. The chain runs over
salted hashes of the payloads: it still verifies after a payload was erased.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final

import sqlalchemy as sa

from dhr_desktop.model.entity import Record, new_id
from dhr_desktop.store.snapshot import Change, canonical, state_hash
from dhr_desktop.store.tables import JOURNAL, JOURNAL_SUBJECT, WRITER

_SALT_BYTES: Final = 16
_KEPT: Final = tuple(column.name for column in JOURNAL.columns if column.name not in ("payload", "salt"))


def _guard(name: str, event: str, sentence: str) -> str:
    return f"CREATE TRIGGER {name} BEFORE {event} BEGIN SELECT RAISE(ABORT, 'the journal is never {sentence}'); END"


_ONLY_ERASED: Final = " AND ".join(
    ["NEW.payload IS NULL AND NEW.salt IS NULL", *(f"NEW.{name} IS OLD.{name}" for name in _KEPT)]
)

GUARDS: Final = (
    _guard("journal_is_never_altered", f"UPDATE ON journal WHEN NOT ({_ONLY_ERASED})", "altered"),
    _guard("journal_is_never_shortened", "DELETE ON journal", "shortened"),
    _guard("journal_subject_is_never_altered", "UPDATE ON journal_subject", "altered"),
    _guard("journal_subject_is_never_shortened", "DELETE ON journal_subject", "shortened"),
    _guard(
        "journal_subject_is_never_added_later",
        "INSERT ON journal_subject WHEN NEW.journal_seq <> (SELECT max(seq) FROM journal)",
        "altered",
    ),
)
"""What the database itself refuses."""


@dataclass(frozen=True, slots=True)
class Writer:
    """Whoever writes: a person on a device. `id` is a UUID made with the person's first vault on the device."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Head:
    """Where a chain, or the whole journal, ends: how many entries, and the hash of the last one."""

    count: int
    hash: str

    def __str__(self) -> str:
        return f"{self.count}:{self.hash}"


@dataclass(frozen=True, slots=True, repr=False)
class Entry:
    """One verb that was carried out; its repr shows no value.

    Attributes:
        seq: its place in this file.
        id: its own UUID.
        writer: who did it, under the name of that time.
        number: its place in the writer's chain, from 1.
        at: when, in UTC.
        verb: what was done.
        undoable: False where it cannot be taken back.
        undoes: id of the entry that it took back, or "".
        changes: what changed; None where the payload was erased.
    """

    seq: int
    id: str
    writer: Writer
    number: int
    at: datetime
    verb: str
    undoable: bool
    undoes: str
    changes: tuple[Change, ...] | None

    def __repr__(self) -> str:
        return f"<Entry {self.seq} {self.id}>"


@dataclass(frozen=True, slots=True)
class Fault:
    """The first entry that does not verify, and what is wrong with it."""

    entry_id: str
    seq: int
    sentence: str


class Journal:
    """The journal inside one transaction."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def append(
        self,
        writer: Writer,
        at: datetime,
        verb: str,
        changes: Sequence[tuple[Change, Record | None]],
        *,
        undoable: bool = True,
        undoes: str = "",
    ) -> str:
        """Add one entry and return its id; each change comes with the record as it is now, None where removed."""
        self._know(writer)
        salt = secrets.token_bytes(_SALT_BYTES)
        payload = canonical([_packed(change) for change, _ in changes])
        head = self.head(writer.id)
        subjects = [(change.entity, change.record_id, state_hash(salt, record)) for change, record in changes]
        row: dict[str, Any] = {
            "id": new_id(),
            "writer_id": writer.id,
            "writer_name": writer.name,
            "number": head.count + 1,
            "at": at.isoformat(),
            "verb": verb,
            "undoable": int(undoable),
            "undoes": undoes,
            "payload_hash": _payload_hash(salt, payload),
            "previous_hash": head.hash,
        }
        row["hash"] = _entry_hash(row, subjects)
        statement = sa.insert(JOURNAL).values(**row, payload=payload.decode(), salt=salt)
        seq: int = self._connection.execute(statement.returning(JOURNAL.c.seq)).scalar_one()
        rows = [
            {"journal_seq": seq, "position": i, "entity": entity, "record_id": record_id, "state_hash": state}
            for i, (entity, record_id, state) in enumerate(subjects)
        ]
        if rows:
            self._connection.execute(sa.insert(JOURNAL_SUBJECT), rows)
        return str(row["id"])

    def _know(self, writer: Writer) -> None:
        known = self._connection.scalar(sa.select(WRITER.c.name).where(WRITER.c.id == writer.id))
        if known is None:
            self._connection.execute(sa.insert(WRITER).values(id=writer.id, name=writer.name))
        elif known != writer.name:
            self._connection.execute(
                sa.update(WRITER).where(WRITER.c.id == writer.id).values(name=writer.name)
            )

    def head(self, writer_id: str | None = None) -> Head:
        """Return where a writer's chain ends, or the whole journal where no writer is named."""
        if writer_id is None:
            statement = sa.select(JOURNAL.c.seq, JOURNAL.c.hash).order_by(JOURNAL.c.seq.desc()).limit(1)
            found = self._connection.execute(statement).first()
            return Head(self.count(), found[1]) if found else Head(0, "")
        statement = (
            sa.select(JOURNAL.c.number, JOURNAL.c.hash)
            .where(JOURNAL.c.writer_id == writer_id)
            .order_by(JOURNAL.c.number.desc())
            .limit(1)
        )
        found = self._connection.execute(statement).first()
        return Head(found[0], found[1]) if found else Head(0, "")

    def count(self) -> int:
        """Return how many entries there are."""
        return int(self._connection.scalar(sa.select(sa.func.count()).select_from(JOURNAL)) or 0)

    def has(self, entry_id: str) -> bool:
        """True where an entry of that id was kept: tells after a failed COMMIT whether the work was saved."""
        return self._connection.scalar(sa.select(JOURNAL.c.seq).where(JOURNAL.c.id == entry_id)) is not None

    def writers(self) -> list[Writer]:
        """Return everybody who wrote in this vault, under their latest name."""
        rows = self._connection.execute(sa.select(WRITER.c.id, WRITER.c.name).order_by(WRITER.c.name))
        return [Writer(row[0], row[1]) for row in rows]

    def entries(
        self, *, writer_id: str | None = None, before_seq: int | None = None, limit: int | None = None
    ) -> Iterator[Entry]:
        """Yield entries, newest first."""
        statement = sa.select(JOURNAL).order_by(JOURNAL.c.seq.desc()).limit(limit)
        if writer_id is not None:
            statement = statement.where(JOURNAL.c.writer_id == writer_id)
        if before_seq is not None:
            statement = statement.where(JOURNAL.c.seq < before_seq)
        return (_entry(row) for row in self._connection.execute(statement))

    def history(self, entity: str, record_id: str) -> list[Entry]:
        """Return the entries about one record, newest first, each with the change of that record alone."""
        subject = JOURNAL_SUBJECT.c
        about = sa.select(subject.journal_seq).where(subject.entity == entity, subject.record_id == record_id)
        statement = sa.select(JOURNAL).where(JOURNAL.c.seq.in_(about)).order_by(JOURNAL.c.seq.desc())
        return [_only(_entry(row), entity, record_id) for row in self._connection.execute(statement)]

    def erase(self, entry_id: str) -> None:
        """Erase the payload of an entry at the end of its retention; the chain still verifies."""
        statement = sa.update(JOURNAL).where(JOURNAL.c.id == entry_id)
        self._connection.execute(statement.values(payload=None, salt=None))

    def verify(self) -> Fault | None:
        """Recompute every chain; return the first entry that is broken, None where all is well."""
        previous: dict[str, Head] = {}
        statement = sa.select(JOURNAL).order_by(JOURNAL.c.seq)
        subjects = self._subjects()
        following = next(subjects, None)
        for row in self._connection.execute(statement).mappings():
            mine: list[tuple[str, str, str]] = []
            while following is not None and following[0] <= row["seq"]:
                mine.append(following[1])
                following = next(subjects, None)
            sentence = _wrong(row, mine, previous.get(row["writer_id"], Head(0, "")))
            if sentence:
                return Fault(row["id"], row["seq"], sentence)
            previous[row["writer_id"]] = Head(row["number"], row["hash"])
        return None

    def _subjects(self) -> Iterator[tuple[int, tuple[str, str, str]]]:
        subject = JOURNAL_SUBJECT.c
        statement = sa.select(JOURNAL_SUBJECT).order_by(subject.journal_seq, subject.position)
        for row in self._connection.execute(statement):
            yield row.journal_seq, (row.entity, row.record_id, row.state_hash)


def _packed(change: Change) -> dict[str, Any]:
    packed: dict[str, Any] = {"entity": change.entity, "id": change.record_id, "before": change.before}
    packed["after"] = change.after
    return packed if change.place is None else packed | {"place": change.place}


def _payload_hash(salt: bytes, payload: bytes) -> str:
    return hashlib.sha256(salt + payload).hexdigest()


def _entry_hash(row: Any, subjects: Sequence[tuple[str, str, str]]) -> str:
    said = [row[name] for name in _KEPT if name not in ("seq", "hash")]
    return hashlib.sha256(canonical([said, subjects])).hexdigest()


def _wrong(row: Any, subjects: Sequence[tuple[str, str, str]], previous: Head) -> str:
    """Return what is wrong with an entry that follows another of the same writer, or ""."""
    if row["number"] != previous.count + 1 or row["previous_hash"] != previous.hash:
        return "An entry before this one is missing or was put in later."
    if row["payload"] is not None or row["salt"] is not None:
        whole = row["payload"] is not None and row["salt"] is not None
        if not whole or _payload_hash(row["salt"], row["payload"].encode()) != row["payload_hash"]:
            return "What this entry says was altered."
    if _entry_hash(row, subjects) != row["hash"]:
        return "Who, when or what this entry is about was altered."
    return ""


def _entry(row: Any) -> Entry:
    packed: list[dict[str, Any]] | None = None if row.payload is None else json.loads(row.payload)
    return Entry(
        seq=row.seq,
        id=row.id,
        writer=Writer(row.writer_id, row.writer_name),
        number=row.number,
        at=datetime.fromisoformat(row.at),
        verb=row.verb,
        undoable=bool(row.undoable),
        undoes=row.undoes,
        changes=None
        if packed is None
        else tuple(
            Change(one["entity"], one["id"], one["before"], one["after"], one.get("place")) for one in packed
        ),
    )


def _only(entry: Entry, entity: str, record_id: str) -> Entry:
    if entry.changes is None:
        return entry
    mine = tuple(
        change for change in entry.changes if (change.entity, change.record_id) == (entity, record_id)
    )
    return replace(entry, changes=mine)
