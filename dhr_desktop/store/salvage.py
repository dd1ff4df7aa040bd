"""Reads out of a damaged vault whatever is whole, into a database in memory. The vault itself is only read, byte for byte."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from dhr_desktop.base.progress import Progress, Silent
from dhr_desktop.base.words import N_
from dhr_desktop.keys.pages import RESERVED
from dhr_desktop.keys.vault_key import VaultKey
from dhr_desktop.store import image, schema
from dhr_desktop.store.backup import DATABASE
from dhr_desktop.store.btree import Row, Trees, Walk
from dhr_desktop.store.database import Database
from dhr_desktop.store.journal import GUARDS
from dhr_desktop.store.schema import STEPS, Steps
from dhr_desktop.store.tables import METADATA, POINTERS, SEARCHED, TABLES

_STAMP: Final = "alembic_version"
_DERIVED: Final = frozenset({SEARCHED.name, _STAMP})
"""Tables that are made anew, not read."""
_SCHEMA_COLUMNS: Final = 5


@dataclass(frozen=True, slots=True, repr=False)
class Salvaged:
    """What could be read of a damaged vault.

    Attributes:
        database: it, in memory, in this program's shape.
        pages: how many pages the file has.
        damaged: how many of them are missing or not as they were written.
        incomplete: tables of which something may be missing.
        refused: rows that were read and that the tables' own rules refuse.
    """

    database: Database
    pages: int
    damaged: int
    incomplete: frozenset[str]
    refused: int

    @property
    def is_complete(self) -> bool:
        """True where every row of every table could be read: only indexes, search or unused pages are damaged."""
        return not self.incomplete and not self.refused

    def close(self) -> None:
        """Let go of it."""
        self.database.close()


def salvage(folder: Path, key: VaultKey, progress: Progress | None = None) -> Salvaged:
    """Read what can be read of a closed vault.

    Raises:
        OSError: the file cannot be read at all.
    """
    watch = progress or Silent()
    watch.report(0, 3, N_("Reading every page"))
    found = image.read(folder / DATABASE, key)
    watch.check()
    trees = Trees(found.pages, RESERVED)
    roots = _roots(trees)
    watch.report(1, 3, N_("Reading every row"))
    walks = {name: trees.walk(root) for name, root in roots.items()}
    revision = _revision(walks.get(_STAMP))
    database = Database.unwritten()
    try:
        with database.transaction() as connection:
            schema.make(connection, _steps_to(revision))
        columns = _columns(database)
        incomplete = {name for name in columns if name not in walks or walks[name].lost}
        _adopt(trees, walks, incomplete, columns, _claimed(trees, roots, walks))
        watch.check()
        refused = _fill(database, columns, {name: walks[name].rows for name in columns if name in walks})
        watch.report(2, 3, N_("Putting it together"))
        _bring_up_to_date(database, revision)
    except BaseException:
        database.close()
        raise
    watch.report(3, 3)
    ours = {name for name in incomplete if name in METADATA.tables and name not in _DERIVED}
    return Salvaged(database, found.count, found.damaged, frozenset(ours), refused)


def _roots(trees: Trees) -> dict[str, int]:
    """Return where each table's tree begins, also where a part of the list of tables is missing."""
    walk = trees.walk(1)
    rows = list(walk.rows)
    if walk.lost:
        rows += [row for number in trees.leaves() for row in trees.leaf(number).rows]
    found: dict[str, int] = {}
    for row in rows:
        if len(row.values) != _SCHEMA_COLUMNS:
            continue
        kind, name, table, root, said = row.values
        if not isinstance(name, str) or not isinstance(root, int) or not isinstance(said, str):
            continue
        if kind == "table" and name == table and root and said.startswith("CREATE TABLE"):
            found[name] = root
    return found


def _claimed(trees: Trees, roots: Mapping[str, int], walks: Mapping[str, Walk]) -> set[int]:
    return (
        {1}
        | trees.walk(1).pages
        | {page for walk in walks.values() for page in walk.pages}
        | set(roots.values())
    )


def _revision(walk: Walk | None) -> str:
    for row in walk.rows if walk else ():
        if row.values and row.values[0] in STEPS.revisions:
            return row.values[0]
    return STEPS.revisions[-1]


def _steps_to(revision: str) -> Steps:
    return Steps(STEPS.folder, STEPS.revisions[: STEPS.revisions.index(revision) + 1], "")


def _columns(database: Database) -> dict[str, list[tuple[str, bool]]]:
    """Return for each table its columns in order, and of each whether it is the row's number itself."""
    names = [
        row[0]
        for row in database.direct(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
            " AND name NOT LIKE 'search_text%' ORDER BY name"
        )
    ]
    return {
        name: [(row[1], row[2] == "INTEGER" and row[5] == 1 and row[1] == "seq") for row in told]
        for name in names
        if name not in _DERIVED
        for told in [database.direct(f'PRAGMA table_info("{name}")')]
    }


def _adopt(
    trees: Trees,
    walks: dict[str, Walk],
    incomplete: set[str],
    columns: Mapping[str, Sequence[tuple[str, bool]]],
    claimed: set[int],
) -> None:
    """Give rows whose place in a tree is lost to the one incomplete table that has as many columns, if there is one."""
    by_width: dict[int, list[str]] = {}
    for name in incomplete:
        by_width.setdefault(len(columns[name]), []).append(name)
    for number in trees.leaves():
        if number in claimed:
            continue
        for row in trees.leaf(number).rows:
            fitting = by_width.get(len(row.values), [])
            if len(fitting) == 1 and _fits(columns[fitting[0]], row):
                walks.setdefault(fitting[0], Walk(lost=1)).rows.append(row)


def _fits(columns: Sequence[tuple[str, bool]], row: Row) -> bool:
    return all(value is None for (_, is_number), value in zip(columns, row.values, strict=True) if is_number)


def _fill(
    database: Database, columns: Mapping[str, Sequence[tuple[str, bool]]], rows: Mapping[str, Sequence[Row]]
) -> int:
    """Write rows as they were found; return how many the tables' rules refuse."""
    refused = 0
    database.direct("PRAGMA foreign_keys=OFF")
    with database.transaction() as connection:
        for guard in GUARDS:
            connection.exec_driver_sql(f"DROP TRIGGER {guard.split()[2]}")
        for name, some in rows.items():
            names = ", ".join(f'"{column}"' for column, _ in columns[name])
            marks = ", ".join("?" * len(columns[name]))
            statement = f'INSERT OR IGNORE INTO "{name}" ({names}) VALUES ({marks})'  # noqa: S608 - names of our own tables
            before = _count(connection, name)
            for values in _written(columns[name], some):
                with suppress(IntegrityError):  # a value of another kind: the row was not of this table
                    connection.exec_driver_sql(statement, values)
            refused += len(some) - (_count(connection, name) - before)
        for guard in GUARDS:
            connection.exec_driver_sql(guard)
    return refused


def _written(columns: Sequence[tuple[str, bool]], rows: Sequence[Row]) -> Iterator[tuple[Any, ...]]:
    for row in rows:
        if len(row.values) == len(columns):
            yield tuple(
                row.number if is_number else value
                for (_, is_number), value in zip(columns, row.values, strict=True)
            )


def _count(connection: sa.Connection, name: str) -> int:
    return int(connection.exec_driver_sql(f'SELECT count(*) FROM "{name}"').scalar_one())  # noqa: S608 - likewise


def _bring_up_to_date(database: Database, revision: str) -> None:
    """Carry out the steps that the file lacks; references that lead nowhere are no reason to give up here."""
    if revision != STEPS.revisions[-1]:
        with database.transaction() as connection:
            schema.run(connection, STEPS)


def let_go(connection: sa.Connection) -> set[str]:
    """Blank references to records that are not there; return the nouns concerned."""
    concerned: set[str] = set()
    for entity, pointers in POINTERS.items():
        ids = sa.select(METADATA.tables[entity].c.id)
        for one in pointers:
            table, lost = one.target.table, one.target.is_not(None) & one.target.not_in(ids)
            if not connection.scalar(sa.select(sa.func.count()).select_from(table).where(lost)):
                continue
            concerned.add(one.entity)
            if table.name != one.entity:
                connection.execute(sa.delete(table).where(lost))
            elif one.target.nullable:
                connection.execute(sa.update(table).where(lost).values({one.target.name: None}))
    return concerned


def drop_links_of_lost(connection: sa.Connection) -> None:
    """Drop the links of records that could not be read: with a record that is put together come its own."""
    for tables in TABLES.values():
        for link in tables.links.values():
            connection.execute(sa.delete(link).where(link.c.owner_id.not_in(sa.select(tables.id))))
