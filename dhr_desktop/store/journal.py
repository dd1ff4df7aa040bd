"""The journal: who did what, when, from what to what. Entries are added and never altered; only a change can be erased.

Each writer has a chain of hashes of its own, so that two laptops' journals can be joined later. The chain runs over
salted hashes of the changes: it still verifies after a change was erased.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, TypeVarTuple

import sqlalchemy as sa

from dhr_desktop.model.entity import new_id
from dhr_desktop.store.chain import Head, canonical, change_hash, entry_hash
from dhr_desktop.store.chain_walk import ChainWalk, Fault
from dhr_desktop.store.snapshot import Change
from dhr_desktop.store.tables import JOURNAL, JOURNAL_CHANGE, WRITER

Ts = TypeVarTuple("Ts")

_SALT_BYTES: Final = 16
_AT_ONCE: Final = 2000
LOOKED: Final = "looked: "
"""How the verb of an entry begins that tells of looking: nothing was changed, nothing is taken back."""


def _guard(name: str, event: str, sentence: str) -> str:
    return f"CREATE TRIGGER {name} BEFORE {event} BEGIN SELECT RAISE(ABORT, 'the journal is never {sentence}'); END"


_ONLY_ERASED: Final = (
    "NEW.change IS NULL AND NEW.salt IS NULL AND NEW.seq IS OLD.seq AND NEW.journal_seq IS OLD.journal_seq AND "
    "NEW.entity IS OLD.entity AND NEW.record_id IS OLD.record_id AND NEW.change_hash IS OLD.change_hash"
)

GUARDS: Final = (
    _guard("journal_is_never_altered", "UPDATE ON journal", "altered"),
    _guard("journal_is_never_shortened", "DELETE ON journal", "shortened"),
    _guard("journal_change_is_only_erased", f"UPDATE ON journal_change WHEN NOT ({_ONLY_ERASED})", "altered"),
    _guard("journal_change_is_never_removed", "DELETE ON journal_change", "shortened"),
    _guard(
        "journal_change_is_never_added_later",
        "INSERT ON journal_change WHEN NEW.journal_seq <> (SELECT max(seq) FROM journal)",
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
class Entry:
    """One verb that was carried out.

    Attributes:
        seq: its place in this file.
        id: its own UUID.
        writer: who did it, under the name of that time.
        number: its place in the writer's chain, from 1.
        at: when, in UTC.
        verb: what was done.
        undoable: False where it cannot be taken back.
        undoes: id of the entry that it took back, or "".
    """

    seq: int
    id: str
    writer: Writer
    number: int
    at: datetime
    verb: str
    undoable: bool
    undoes: str

    @property
    def is_look(self) -> bool:
        """True where somebody looked and changed nothing."""
        return self.verb.startswith(LOOKED)


@dataclass(frozen=True, slots=True)
class RecordChange:
    """One line of a record's history: the entry, and what it changed in that record."""

    entry: Entry
    change: Change


class Journal:
    """The journal inside one transaction."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def append(
        self,
        writer: Writer,
        at: datetime,
        verb: str,
        changes: Sequence[Change],
        *,
        undoable: bool = True,
        undoes: str = "",
    ) -> str:
        """Add one entry and return its id."""
        self._know(writer)
        head = self.head(writer.id)
        rows = [_packed(change) for change in changes]
        entry: dict[str, Any] = {
            "id": new_id(),
            "writer_id": writer.id,
            "writer_name": writer.name,
            "number": head.count + 1,
            "at": at.isoformat(),
            "verb": verb,
            "undoable": int(undoable),
            "undoes": undoes,
            "previous_hash": head.hash,
        }
        entry["hash"] = entry_hash(entry, rows)
        statement = sa.insert(JOURNAL).values(**entry).returning(JOURNAL.c.seq)
        seq: int = self._connection.execute(statement).scalar_one()
        if rows:
            self._connection.execute(sa.insert(JOURNAL_CHANGE), [{"journal_seq": seq, **row} for row in rows])
        return str(entry["id"])

    def _know(self, writer: Writer) -> None:
        known = self._connection.scalar(sa.select(WRITER.c.name).where(WRITER.c.id == writer.id))
        if known is None:
            self._connection.execute(sa.insert(WRITER).values(id=writer.id, name=writer.name))
        elif known != writer.name:
            statement = sa.update(WRITER).where(WRITER.c.id == writer.id)
            self._connection.execute(statement.values(name=writer.name))

    def head(self, writer_id: str | None = None) -> Head:
        """Return where a writer's chain ends, or the whole journal where no writer is named.

        Entries are numbered without gaps and never removed, so the last number is their count.
        """
        number = JOURNAL.c.seq if writer_id is None else JOURNAL.c.number
        found = self._connection.execute(
            _newest_first(sa.select(number, JOURNAL.c.hash), writer_id).limit(1)
        ).first()
        return Head(0, "") if found is None else Head(found[0], found[1])

    def head_at(self, count: int) -> Head | None:
        """Return where the whole journal ended when it had so many entries; None where it never had."""
        if count == 0:
            return Head(0, "")
        found = self._connection.scalar(sa.select(JOURNAL.c.hash).where(JOURNAL.c.seq == count))
        return None if found is None else Head(count, found)

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

    def entries(self, *, writer_id: str | None = None, limit: int | None = None) -> Iterator[Entry]:
        """Yield entries, newest first."""
        statement = _newest_first(sa.select(JOURNAL), writer_id).limit(limit)
        return (entry_of(row) for row in self._connection.execute(statement))

    def changes(self, entry: Entry) -> list[Change]:
        """Return what an entry changed, in order."""
        statement = sa.select(JOURNAL_CHANGE).where(JOURNAL_CHANGE.c.journal_seq == entry.seq)
        rows = self._connection.execute(statement.order_by(JOURNAL_CHANGE.c.seq))
        return [unpacked(row) for row in rows]

    def history(self, entity: str, record_id: str) -> list[RecordChange]:
        """Return what was done to one record, newest first."""
        statement = (
            sa.select(JOURNAL, JOURNAL_CHANGE.c.entity, JOURNAL_CHANGE.c.record_id, JOURNAL_CHANGE.c.change)
            .join(JOURNAL_CHANGE, JOURNAL_CHANGE.c.journal_seq == JOURNAL.c.seq)
            .where(JOURNAL_CHANGE.c.entity == entity, JOURNAL_CHANGE.c.record_id == record_id)
            .order_by(JOURNAL.c.seq.desc())
        )
        return [RecordChange(entry_of(row), unpacked(row)) for row in self._connection.execute(statement)]

    def erase(self, entity: str, record_id: str) -> None:
        """Erase what was ever changed in one record, at the end of its retention; the chains still verify."""
        statement = sa.update(JOURNAL_CHANGE).where(
            JOURNAL_CHANGE.c.entity == entity, JOURNAL_CHANGE.c.record_id == record_id
        )
        self._connection.execute(statement.values(change=None, salt=None))

    def verify(self) -> Fault | None:
        """Recompute every chain; return the first entry that is broken, None where all is well."""
        walk = ChainWalk()
        while not walk.ended:
            if fault := walk.step(self._connection, _AT_ONCE):
                return fault
        return None


def _newest_first(statement: sa.Select[*Ts], writer_id: str | None) -> sa.Select[*Ts]:
    """Order entries by what has an index: a writer's by number, all by their place in the file."""
    if writer_id is None:
        return statement.order_by(JOURNAL.c.seq.desc())
    return statement.where(JOURNAL.c.writer_id == writer_id).order_by(JOURNAL.c.number.desc())


def _packed(change: Change) -> dict[str, Any]:
    """Return a change as a row; of one that is to leave no trace only a hash that nobody can guess from."""
    said = {"before": change.before, "after": change.after}
    text = canonical(said if change.place is None else said | {"place": change.place})
    salt = secrets.token_bytes(_SALT_BYTES)
    erased = change.what == "erased"
    return {
        "entity": change.entity,
        "record_id": change.record_id,
        "change": None if erased else text,
        "salt": None if erased else salt,
        "change_hash": change_hash(salt, text),
    }


def unpacked(row: Any) -> Change:
    """Return a row of the journal as a change."""
    said: dict[str, Any] = json.loads(row.change or "{}")
    return Change(row.entity, row.record_id, said.get("before"), said.get("after"), said.get("place"))


def entry_of(row: Any) -> Entry:
    """Return a row of the journal as an entry."""
    return Entry(
        seq=row.seq,
        id=row.id,
        writer=Writer(row.writer_id, row.writer_name),
        number=row.number,
        at=datetime.fromisoformat(row.at),
        verb=row.verb,
        undoable=bool(row.undoable),
        undoes=row.undoes,
    )
