"""The records of one noun in the file: read, saved and removed as values. It checks no rule and keeps no journal."""

from __future__ import annotations

import builtins
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Generic, TypeVar

import sqlalchemy as sa

from dhr_desktop.base.errors import UserError
from dhr_desktop.base.words import N_
from dhr_desktop.model.entity import Record
from dhr_desktop.model.fields import PartialDay
from dhr_desktop.store.columns import Stored
from dhr_desktop.store.rows import made, read_columns
from dhr_desktop.store.tables import TABLES

R = TypeVar("R", bound=Record)

_AT_ONCE = 10_000
"""How many ids one statement names at most; the database allows 32,766."""


class NotFound(UserError):
    """The record was removed in the meantime."""

    def __init__(self, noun: type[Record]) -> None:
        super().__init__(
            N_("This {noun} is no longer there.").format(noun=noun.LABEL.lower()),
            N_("It may have been removed; go back to the list."),
        )


class Repository(Generic[R]):
    """The records of one noun, inside one transaction."""

    def __init__(self, connection: sa.Connection, noun: type[R]) -> None:
        self._connection = connection
        self._noun = noun
        self._tables = TABLES[noun.NAME]
        self._table = self._tables.table
        self._names = [column.name for column in self._table.columns if column.name != "seq"]

    def get(self, record_id: str) -> R:
        """Return one record.

        Raises:
            NotFound: there is none of that id.
        """
        found = self.find(record_id)
        if found is None:
            raise NotFound(self._noun)
        return found

    def find(self, record_id: str) -> R | None:
        """Return one record, or None."""
        found = self._read(self._table.c.id == record_id)
        return found[0] if found else None

    def find_many(self, ids: Iterable[str]) -> dict[str, R]:
        """Return those of the given records that exist, by id."""
        return {
            record.id: record for some in batches(ids) for record in self._read(self._table.c.id.in_(some))
        }

    def list(
        self, where: Mapping[str, Any] | None = None, order_by: Sequence[str] = (), limit: int | None = None
    ) -> builtins.list[R]:
        """Return records in the order in which they were made.

        Args:
            where: field names (or "id") with the value that each must have; a set or frozenset means any of its
                values, and for a field of kind Links the value is one id that must be among them.
            order_by: field names to sort by first; "-" before a name turns its order around.
            limit: the most records to return.
        """
        return self._read(*self._conditions(where), order_by=order_by, limit=limit)

    def ids(self, where: Mapping[str, Any] | None = None) -> builtins.list[str]:
        """Return the ids of records in the order in which they were made."""
        statement = sa.select(self._table.c.id).where(*self._conditions(where)).order_by(self._table.c.seq)
        return list(self._connection.scalars(statement))

    def count(self, where: Mapping[str, Any] | None = None) -> int:
        """Return how many records there are."""
        statement = sa.select(sa.func.count()).select_from(self._table).where(*self._conditions(where))
        return int(self._connection.scalar(statement) or 0)

    def save(self, record: R) -> None:
        """Add a record, or replace the one of the same id."""
        self.save_many([record])

    def save_many(self, records: Sequence[R]) -> None:
        """Add records or replace those of the same ids; a record that is given twice is saved as given last."""
        latest = {record.id: record for record in records}
        there = set(self.places(latest))
        self.add([record for record in latest.values() if record.id not in there])
        self.replace([record for record in latest.values() if record.id in there])

    def add(self, records: Sequence[R], places: Mapping[str, int] | None = None) -> None:
        """Add records that are new; `places` puts removed ones back where they stood in the order."""
        if not records:
            return
        for again in (False, True):
            rows = [
                self._row(record) | ({"seq": places[record.id]} if places and again else {})
                for record in records
                if (places is not None and record.id in places) == again
            ]
            if rows:
                self._connection.execute(sa.insert(self._table), rows)
        self._link(records)

    def replace(self, records: Sequence[R]) -> None:
        """Replace records that are there."""
        if not records:
            return
        rows = [self._row(record) for record in records]
        statement = sa.update(self._table).where(self._table.c.id == sa.bindparam("the_id"))
        self._connection.execute(
            statement.values({name: sa.bindparam(f"new_{name}") for name in self._names if name != "id"}),
            [
                {"the_id": row.pop("id")} | {f"new_{name}": value for name, value in row.items()}
                for row in rows
            ],
        )
        self._unlink([record.id for record in records])
        self._link(records)

    def remove(self, ids: Sequence[str]) -> None:
        """Remove records; the database refuses while others point at one of them."""
        self._unlink(ids)
        for some in batches(ids):
            self._connection.execute(sa.delete(self._table).where(self._table.c.id.in_(some)))

    def places(self, ids: Iterable[str]) -> dict[str, int]:
        """Return the place of each of the given records in the order in which records were made."""
        columns = self._table.c
        return {
            row[0]: row[1]
            for some in batches(ids)
            for row in self._connection.execute(
                sa.select(columns.id, columns.seq).where(columns.id.in_(some))
            )
        }

    def _row(self, record: R) -> dict[str, Any]:
        return {name: getattr(record, name) for name in self._names}

    def _link(self, records: Sequence[R]) -> None:
        for field, table in self._tables.links.items():
            rows = [
                {"owner_id": record.id, "position": position, "target_id": target}
                for record in records
                for position, target in enumerate(getattr(record, field))
            ]
            if rows:
                self._connection.execute(sa.insert(table), rows)

    def _unlink(self, ids: Sequence[str]) -> None:
        for table in self._tables.links.values():
            for some in batches(ids):
                self._connection.execute(sa.delete(table).where(table.c.owner_id.in_(some)))

    def _conditions(self, where: Mapping[str, Any] | None) -> builtins.list[sa.ColumnElement[bool]]:
        return [self._condition(name, value) for name, value in (where or {}).items()]

    def _condition(self, name: str, value: Any) -> sa.ColumnElement[bool]:
        if (table := self._tables.links.get(name)) is not None:
            return self._table.c.id.in_(sa.select(table.c.owner_id).where(_matches(table.c.target_id, value)))
        return _matches(self._table.c[name], value)

    def _read(
        self, *conditions: sa.ColumnElement[bool], order_by: Sequence[str] = (), limit: int | None = None
    ) -> builtins.list[R]:
        columns = [self._table.c[name] for name in self._names]
        statement = sa.select(*columns).where(*conditions).order_by(*self._order(order_by), self._table.c.seq)
        read = read_columns(self._connection, statement.limit(limit))
        ids: Sequence[str] = read[0]
        fields: dict[str, Iterable[Any]] = dict(zip(self._names, read, strict=True))
        if ids:
            chosen = conditions if limit is None else (self._table.c.id.in_(ids),)
            for field in self._tables.links:
                targets = self._targets(field, chosen)
                fields[field] = [targets.get(record_id, ()) for record_id in ids]
        return made(self._noun, len(ids), fields)

    def _targets(
        self, field: str, conditions: Sequence[sa.ColumnElement[bool]]
    ) -> dict[str, tuple[str, ...]]:
        """Return the ids that a field of kind Links holds, by the id of the record that holds them."""
        link = self._tables.links[field].c
        statement = sa.select(link.owner_id, link.target_id).order_by(link.owner_id, link.position)
        if conditions:
            statement = statement.where(link.owner_id.in_(sa.select(self._table.c.id).where(*conditions)))
        owners, targets = read_columns(self._connection, statement)
        found: dict[str, tuple[str, ...]] = {}
        for owner, target in zip(owners, targets, strict=True):
            found[owner] = (*found[owner], target) if owner in found else (target,)
        return found

    def _order(self, names: Sequence[str]) -> Iterator[sa.ColumnElement[Any]]:
        for name in names:
            column = self._table.c[name.removeprefix("-")]
            sortable: sa.ColumnElement[Any] = column
            if isinstance(column.type, Stored) and isinstance(column.type.kind, PartialDay):
                sortable = sa.func.ltrim(column, "?", type_=sa.Text)
            yield sortable.desc() if name.startswith("-") else sortable


def _matches(column: sa.ColumnElement[Any], value: Any) -> sa.ColumnElement[bool]:
    if isinstance(value, set | frozenset):
        return column.in_(value)
    if value is None or (value == "" and isinstance(column.type, Stored) and column.type.form.missing == ""):
        return column.is_(None)
    same: sa.ColumnElement[bool] = column == value
    return same


def batches(ids: Iterable[str]) -> Iterator[list[str]]:
    """Yield the ids in lists that one statement can name."""
    every = list(ids)
    for start in range(0, len(every), _AT_ONCE):
        yield every[start : start + _AT_ONCE]
