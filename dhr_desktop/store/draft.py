"""Drafts the next migration: the statements that bring the last step's tables to those of the catalogue.

A tool of whoever adds a field: `python -m dhr_desktop.store.draft "what changes"`. It adds tables, columns and indexes;
what must be altered or moved is written by hand.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Final

import sqlalchemy as sa
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateColumn, CreateIndex, CreateTable

from dhr_desktop.store.database import Database
from dhr_desktop.store.migrations import REVISIONS
from dhr_desktop.store.schema import STEPS, run
from dhr_desktop.store.tables import METADATA

_STEP: Final = '''"""{words}."""

from __future__ import annotations

from pathlib import Path

from alembic import op

revision = "{revision}"
down_revision = "{previous}"


def upgrade() -> None:
    for statement in Path(__file__).with_suffix(".sql").read_text("utf-8").split(";\\n\\n"):
        op.get_bind().exec_driver_sql(statement)
'''


def missing(connection: sa.Connection, metadata: sa.MetaData = METADATA) -> list[str]:
    """Return the statements that add what the file lacks, in an order in which they can be run."""
    inspector = sa.inspect(connection)
    there = set(inspector.get_table_names())
    statements: list[str] = []
    for table in metadata.sorted_tables:
        if table.name not in there:
            statements.append(_sql(CreateTable(table)))
            statements += [_sql(CreateIndex(index)) for index in _indexes(table)]
            continue
        columns = {column["name"] for column in inspector.get_columns(table.name)}
        indexes = {index["name"] for index in inspector.get_indexes(table.name)}
        statements += [_added(column) for column in table.columns if column.name not in columns]
        statements += [_sql(CreateIndex(index)) for index in _indexes(table) if index.name not in indexes]
    return statements


def _indexes(table: sa.Table) -> list[sa.Index]:
    return sorted(table.indexes, key=lambda index: str(index.name))


def _sql(element: CreateTable | CreateIndex | CreateColumn) -> str:
    text = str(element.compile(dialect=sqlite.dialect())).replace("\t", "    ").strip()
    return "\n".join(line.rstrip() for line in text.splitlines())


def _added(column: sa.Column[object]) -> str:
    """Return the statement that adds a column together with its check and its reference."""
    table = column.table
    words = [f"ALTER TABLE {table.name} ADD COLUMN {_sql(CreateColumn(column))}"]
    for key in column.foreign_keys:
        assert key.constraint is not None
        words.append(
            f"CONSTRAINT {key.constraint.name} REFERENCES {key.column.table.name} ({key.column.name})"
        )
    words += [
        f"CONSTRAINT {check.name} CHECK ({check.sqltext})"
        for check in table.constraints
        if isinstance(check, sa.CheckConstraint) and str(check.name) == f"ck__{table.name}__{column.name}"
    ]
    return " ".join(words)


def main(words: str) -> None:
    """Write the draft beside the other steps and say where."""
    database = Database.in_memory()
    with database.transaction() as connection:
        run(connection)
        statements = missing(connection)
    database.close()
    if not statements:
        sys.exit("Nothing is missing: every table, column and index of the catalogue is there.")
    revision = f"{int(REVISIONS[-1]) + 1:04d}"
    slug = "_".join(re.findall(r"[a-z0-9]+", words.lower())[:4])
    step = STEPS.folder / "versions" / f"{revision}_{slug}.py"
    write(step, words, revision, statements)
    sys.stdout.write(f"{step}\n{step.with_suffix('.sql')}\n")


def write(step: Path, words: str, revision: str, statements: list[str]) -> None:
    """Write a step and its statements."""
    step.write_text(_STEP.format(words=words.rstrip("."), revision=revision, previous=REVISIONS[-1]), "utf-8")
    step.with_suffix(".sql").write_text(";\n\n".join(statements) + ";\n", "utf-8")


if __name__ == "__main__":
    main(" ".join(sys.argv[1:]) or "next step")
