"""The unit of work: what one verb reads and changes inside its transaction, checked by the rules and told to the journal."""

from __future__ import annotations

import builtins
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, TypeVar

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from dhr_desktop.base.changed import Changed
from dhr_desktop.base.errors import UserError
from dhr_desktop.base.words import N_, counted, listed
from dhr_desktop.model.catalogue import BY_NAME
from dhr_desktop.model.entity import Record, describe, problems
from dhr_desktop.model.fields import Link, Links
from dhr_desktop.store import search
from dhr_desktop.store.drawer import Drawer
from dhr_desktop.store.journal import Journal, RecordChange
from dhr_desktop.store.repository import Repository, batches
from dhr_desktop.store.snapshot import Change, change_of
from dhr_desktop.store.tables import DEPENDENCE, POINTERS, TABLES, Pointer

R = TypeVar("R", bound=Record)
Key = tuple[str, str]
_DAMAGED: Final = re.compile(r"\\ud[89a-f][0-9a-f]{2}")


class Invalid(UserError):
    """A record cannot be saved as it is; `problems` holds a sentence for each field."""

    def __init__(self, problems: Mapping[str, str]) -> None:
        super().__init__(" ".join(problems.values()), N_("Put this right and save again."))
        self.problems = dict(problems)


class StillUsed(UserError):
    """A record cannot be removed while others refer to it."""


class Reading:
    """What can be looked at inside a transaction."""

    def __init__(self, connection: sa.Connection) -> None:
        self.connection = connection
        self.journal = Journal(connection)
        self.drawer = Drawer(connection)

    def get(self, noun: type[R], record_id: str) -> R:
        """Return one record; `NotFound` where it is gone."""
        return Repository(self.connection, noun).get(record_id)

    def find(self, noun: type[R], record_id: str) -> R | None:
        """Return one record, or None."""
        return Repository(self.connection, noun).find(record_id)

    def find_many(self, noun: type[R], ids: Iterable[str]) -> dict[str, R]:
        """Return those of the given records that exist, by id."""
        return Repository(self.connection, noun).find_many(ids)

    def list(
        self, noun: type[R], /, *, order_by: Sequence[str] = (), limit: int | None = None, **where: Any
    ) -> builtins.list[R]:
        """Return the records whose fields equal the given values; see `Repository.list`."""
        return Repository(self.connection, noun).list(where, order_by, limit)

    def ids(self, noun: type[Record], /, **where: Any) -> builtins.list[str]:
        """Return the ids of the records whose fields equal the given values."""
        return Repository(self.connection, noun).ids(where)

    def count(self, noun: type[Record], /, **where: Any) -> int:
        """Return how many records have the given values."""
        return Repository(self.connection, noun).count(where)

    def search(self, words: str, limit: int = 60, review_id: str = "") -> builtins.list[search.Hit]:
        """Return the best hits for what was typed so far, in one review or in all."""
        return search.find(self.connection, words, limit, review_id)

    def history(self, entity: str, record_id: str) -> builtins.list[RecordChange]:
        """Return what was done to one record, newest first."""
        return self.journal.history(entity, record_id)


class Work(Reading):
    """What can also be changed. The changes of a verb are told to the journal once, when it ends."""

    def __init__(self, connection: sa.Connection) -> None:
        super().__init__(connection)
        self._before: dict[Key, Record | None] = {}
        self._after: dict[Key, Record | None] = {}
        self._places: dict[Key, int] = {}
        self._traceless: set[Key] = set()

    @property
    def changed(self) -> Changed:
        """The records that differ from what they were when the verb began."""
        return Changed(frozenset(key for key, before in self._before.items() if before != self._after[key]))

    def changes(self) -> builtins.list[Change]:
        """Return what changed so far."""
        return [
            Change(*key, None, None)
            if key in self._traceless
            else change_of(before, self._after[key], self._places.get(key))
            for key, before in self._before.items()
            if before != self._after[key]
        ]

    def leave_no_trace(self, keys: Iterable[Key]) -> None:
        """Let the journal say that these records changed, and never what stood in them: they are being erased."""
        self._traceless.update(keys)

    def save(self, record: Record) -> None:
        """Add a record, or replace the one of the same id.

        Raises:
            Invalid: the record cannot be saved as it is.
        """
        self.save_many([record])

    def save_many(self, records: Sequence[Record]) -> None:
        """Add or replace many records, of one noun after the other in the order given; errors as `save`."""
        for record in records:
            if found := problems(record):
                raise Invalid(found)
        for some in _by_noun(records):
            self._write(some)

    def remove(self, noun: type[Record], record_id: str) -> None:
        """Remove a record and everything that belongs to it.

        Raises:
            NotFound: it is gone already.
            StillUsed: other records refer to one of those that would go.
        """
        record = self.get(noun, record_id)
        going: dict[Key, Record] = {(noun.NAME, record_id): record}
        self._gather_owned(record, going)
        self.refuse_used(going)
        self.take_away(list(going.values()))

    def refuse_used(self, going: Mapping[Key, Record]) -> None:
        """Refuse, with `StillUsed`, where a record that stays refers to one that would go."""
        users: dict[str, set[str]] = {}
        for some in _by_noun(list(going.values())):
            for pointer in POINTERS[some[0].NAME]:
                holders = self._holders(pointer, [record.id for record in some])
                staying = {holder for holder in holders if (pointer.entity, holder) not in going}
                users.setdefault(pointer.entity, set()).update(staying)
        words = [
            counted(len(ids), TABLES[entity].noun.label.lower(), TABLES[entity].noun.plural.lower())
            for entity, ids in users.items()
            if ids
        ]
        if words:
            raise StillUsed(
                N_("This is still used by {users}.").format(users=listed(words)),
                N_("Change those first, then remove it."),
            )

    def take_away(self, records: Sequence[Record]) -> None:
        """Remove exactly these records, those that point at others first."""
        for some in _by_noun(sorted(records, key=lambda record: -DEPENDENCE[record.NAME])):
            repository = Repository(self.connection, type(some[0]))
            ids = [record.id for record in some]
            places = repository.places(ids)
            repository.remove(ids)
            for record in some:
                key = (record.NAME, record.id)
                self._before.setdefault(key, record)
                self._places.setdefault(key, places[record.id])
                self._after[key] = None

    def put_back(self, records: Sequence[Record], places: Mapping[Key, int]) -> None:
        """Add removed records again where they stood, those that others point at first."""
        self._places.update(places)
        for some in _by_noun(sorted(records, key=lambda record: DEPENDENCE[record.NAME])):
            self._write(some)

    def finish(self) -> None:
        """Bring the search up to date; called once by the store, before the journal is written."""
        search.update(
            self.connection,
            [
                (before, self._after[key])
                for key, before in self._before.items()
                if before != self._after[key]
            ],
        )

    def _write(self, records: Sequence[Record]) -> None:
        """Write records of one noun and remember what they were."""
        noun = type(records[0])
        latest = {record.id: record for record in records}
        repository = Repository(self.connection, noun)
        there = repository.find_many(latest)
        new = [record for record in latest.values() if record.id not in there]
        altered = [record for record in latest.values() if there.get(record.id, record) != record]
        places = {key[1]: place for key, place in self._places.items() if key[0] == noun.NAME}
        try:
            repository.add(new, places)
            repository.replace(altered)
        except (IntegrityError, UnicodeEncodeError):
            if found := self._dangling([*new, *altered]) | _unwritable([*new, *altered]):
                raise Invalid(found) from None
            raise
        for record in (*new, *altered):
            key = (noun.NAME, record.id)
            self._before.setdefault(key, there.get(record.id))
            self._after[key] = record

    def _dangling(self, records: Sequence[Record]) -> dict[str, str]:
        """Return a sentence for each field that refers to a record that is not there."""
        found: dict[str, str] = {}
        for record in records:
            for field in describe(type(record)):
                if not isinstance(field.kind, Link | Links):
                    continue
                value = getattr(record, field.name)
                ids = {value} - {""} if isinstance(field.kind, Link) else set(value)
                if len(ids) > Repository(self.connection, BY_NAME[field.kind.to]).count({"id": ids}):
                    found[field.name] = N_("{label}: this is no longer there.").format(label=field.kind.label)
        return found

    def _holders(self, pointer: Pointer, targets: builtins.list[str]) -> Iterator[str]:
        """Yield the ids of those that point at one of these records."""
        for some in batches(targets):
            yield from self.connection.scalars(sa.select(pointer.holder).where(pointer.target.in_(some)))

    def _gather_owned(self, record: Record, going: dict[Key, Record]) -> None:
        for pointer in POINTERS[record.NAME]:
            if not pointer.owned:
                continue
            for owned in Repository(self.connection, BY_NAME[pointer.entity]).list(
                {pointer.field: record.id}
            ):
                going[pointer.entity, owned.id] = owned
                self._gather_owned(owned, going)


def _unwritable(records: Sequence[Record]) -> dict[str, str]:
    """Return a sentence for each field with half a character in it, as some programs leave on the clipboard."""
    return {
        field.name: N_("{label} holds a damaged character; type it anew.").format(label=field.kind.label)
        for record in records
        for field in describe(type(record))
        if _DAMAGED.search(repr(getattr(record, field.name)))
    }


def _by_noun(records: Sequence[Record]) -> builtins.list[list[Record]]:
    """Split records into runs of one noun, their order kept."""
    runs: list[list[Record]] = []
    for record in records:
        if runs and type(runs[-1][0]) is type(record):
            runs[-1].append(record)
        else:
            runs.append([record])
    return runs
