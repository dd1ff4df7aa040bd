"""The tables of the vault, derived from the catalogue: SQLAlchemy Core, no ORM.

A file gets them from the migrations; a test proves that both say the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from graphlib import TopologicalSorter
from types import MappingProxyType
from typing import Any, Final

import sqlalchemy as sa

from dhr_desktop.model.catalogue import ENTITIES
from dhr_desktop.model.entity import Description, FieldDescription, Record, describe
from dhr_desktop.model.fields import Link, Links
from dhr_desktop.store.columns import Stored, form_of

ID_LENGTH: Final = 36

METADATA: Final = sa.MetaData(
    naming_convention={
        "ix": "ix__%(table_name)s__%(column_0_N_name)s",
        "uq": "uq__%(table_name)s__%(column_0_N_name)s",
        "ck": "ck__%(table_name)s__%(constraint_name)s",
        "fk": "fk__%(table_name)s__%(column_0_N_name)s",
        "pk": "pk__%(table_name)s",
    }
)


@dataclass(frozen=True, slots=True)
class NounTable:
    """Where the records of one noun are kept.

    Attributes:
        noun: its description.
        table: one row a record; `seq` is the order in which records were made and never used twice.
        links: for each field of kind Links its own table: owner, position, target.
    """

    noun: Description
    table: sa.Table
    links: Mapping[str, sa.Table]

    @property
    def id(self) -> sa.Column[str]:
        """The column of the records' ids."""
        return self.table.c.id

    def column(self, field: str) -> sa.Column[Any]:
        """Return the column of a field that has one."""
        return self.table.c[field]


@dataclass(frozen=True, slots=True)
class Pointer:
    """One way in which the records of a noun point at those of another.

    Attributes:
        entity: name of the noun that points.
        field: its field.
        owned: True where the pointing record belongs to the other and goes with it.
        holder: the column that holds the pointing record's id.
        target: the column that holds the id pointed at.
    """

    entity: str
    field: str
    owned: bool
    holder: sa.Column[str]
    target: sa.Column[str]


def _id_check() -> sa.CheckConstraint:
    return sa.CheckConstraint(f"length(id) = {ID_LENGTH}", name="id")


def _column(field: FieldDescription) -> tuple[sa.Column[Any], sa.CheckConstraint | None]:
    """Return the column of a field and the check that belongs to it."""
    kind = field.kind
    form = form_of(kind)
    column: sa.Column[Any] = sa.Column(
        field.name,
        Stored(kind),
        *([sa.ForeignKey(f"{kind.to}.id")] if isinstance(kind, Link) else []),
        nullable=form.blank is None and not kind.required,
        server_default=None if form.blank is None else sa.text(repr(form.blank)),
        index=isinstance(kind, Link),
    )
    if not form.check:
        return column, None
    return column, sa.CheckConstraint(form.check.format(f'"{field.name}"'), name=field.name)


def _noun_table(record: type[Record]) -> NounTable:
    noun = describe(record)
    columns: list[sa.Column[Any]] = []
    checks: list[sa.CheckConstraint] = [_id_check()]
    for field in noun:
        if isinstance(field.kind, Links):
            continue
        column, check = _column(field)
        columns.append(column)
        if check is not None:
            checks.append(check)
    table = sa.Table(
        noun.name,
        METADATA,
        sa.Column("seq", sa.Integer, primary_key=True),
        sa.Column("id", sa.Text, nullable=False, unique=True),
        *columns,
        *checks,
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    links = {
        field.name: _link_table(noun.name, field.name, field.kind.to)
        for field in noun
        if isinstance(field.kind, Links)
    }
    return NounTable(noun, table, MappingProxyType(links))


def _link_table(entity: str, field: str, to: str) -> sa.Table:
    return sa.Table(
        f"{entity}__{field}",
        METADATA,
        sa.Column("owner_id", sa.Text, sa.ForeignKey(f"{entity}.id"), primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("target_id", sa.Text, sa.ForeignKey(f"{to}.id"), nullable=False, index=True),
        sqlite_with_rowid=False,
        sqlite_strict=True,
    )


def _pointers() -> dict[str, tuple[Pointer, ...]]:
    found: dict[str, list[Pointer]] = {record.NAME: [] for record in ENTITIES}
    for record in ENTITIES:
        tables = TABLES[record.NAME]
        for field in tables.noun:
            if isinstance(field.kind, Link):
                pointer = Pointer(
                    record.NAME, field.name, field.kind.owner, tables.id, tables.column(field.name)
                )
                found[field.kind.to].append(pointer)
            elif isinstance(field.kind, Links):
                link = tables.links[field.name]
                pointer = Pointer(record.NAME, field.name, False, link.c.owner_id, link.c.target_id)  # noqa: FBT003 - many records never own one
                found[field.kind.to].append(pointer)
    return {entity: tuple(pointers) for entity, pointers in found.items()}


def _dependence() -> dict[str, int]:
    """Order the nouns so that each comes after all that it points at; a circle is refused by graphlib."""
    sorter: TopologicalSorter[str] = TopologicalSorter()
    for entity, pointers in POINTERS.items():
        sorter.add(entity)
        for pointer in pointers:
            if pointer.entity != entity:
                sorter.add(pointer.entity, entity)
    return {entity: place for place, entity in enumerate(sorter.static_order())}


TABLES: Final[Mapping[str, NounTable]] = MappingProxyType(
    {record.NAME: _noun_table(record) for record in ENTITIES}
)
"""The tables of each noun, by the noun's name."""

POINTERS: Final[Mapping[str, tuple[Pointer, ...]]] = MappingProxyType(_pointers())
"""For each noun's name: how other records point at its records."""

DEPENDENCE: Final[Mapping[str, int]] = MappingProxyType(_dependence())
"""For each noun's name a place in an order in which no record points at one that comes later."""

WRITER: Final = sa.Table(
    "writer",
    METADATA,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("name", sa.Text, nullable=False),
    sqlite_strict=True,
)
"""Whoever wrote in this vault: a person on a device."""

JOURNAL: Final = sa.Table(
    "journal",
    METADATA,
    sa.Column("seq", sa.Integer, primary_key=True),
    sa.Column("id", sa.Text, nullable=False, unique=True),
    sa.Column("writer_id", sa.Text, sa.ForeignKey("writer.id"), nullable=False),
    sa.Column("writer_name", sa.Text, nullable=False),
    sa.Column("number", sa.Integer, nullable=False),
    sa.Column("at", sa.Text, nullable=False),
    sa.Column("verb", sa.Text, nullable=False),
    sa.Column("undoable", sa.Integer, nullable=False),
    sa.Column("undoes", sa.Text, nullable=False, server_default=sa.text("''")),
    sa.Column("previous_hash", sa.Text, nullable=False),
    sa.Column("hash", sa.Text, nullable=False),
    sa.UniqueConstraint("writer_id", "number"),
    _id_check(),
    sqlite_autoincrement=True,
    sqlite_strict=True,
)
"""One row a verb; `seq` is this file's order, `number` the place in the writer's own chain."""

JOURNAL_CHANGE: Final = sa.Table(
    "journal_change",
    METADATA,
    sa.Column("seq", sa.Integer, primary_key=True),
    sa.Column("journal_seq", sa.Integer, sa.ForeignKey("journal.seq"), nullable=False, index=True),
    sa.Column("entity", sa.Text, nullable=False),
    sa.Column("record_id", sa.Text, nullable=False, index=True),
    sa.Column("change", sa.Text),
    sa.Column("salt", sa.LargeBinary),
    sa.Column("change_hash", sa.Text, nullable=False),
    sqlite_autoincrement=True,
    sqlite_strict=True,
)
"""What an entry changed, one row a record; `change` and `salt` are NULL once erased, `change_hash` stays."""

SEARCHED: Final = sa.Table(
    "searched",
    METADATA,
    sa.Column("seq", sa.Integer, primary_key=True),
    sa.Column("entity", sa.Text, nullable=False),
    sa.Column("record_id", sa.Text, nullable=False, unique=True),
    sa.Column("review_id", sa.Text, nullable=False, server_default=sa.text("''")),
    sqlite_strict=True,
)
"""Which row of the text search stands for which record."""

DRAWER: Final = sa.Table(
    "drawer",
    METADATA,
    sa.Column("key", sa.Text, primary_key=True),
    sa.Column("value", sa.LargeBinary, nullable=False),
    sqlite_strict=True,
)
"""Small things that are no records."""
