"""Brings a file to the form that this program knows: backed up first, in one transaction, compared afterwards.

Alembic is loaded only for a file that holds records of an older form: opening a vault is a daily matter, and an empty
file is made from the statements of the steps themselves. The fingerprint says of both ways whether they led to the end.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import sqlalchemy as sa

from dhr_desktop.base.errors import UserError
from dhr_desktop.base.words import N_
from dhr_desktop.store.database import Database
from dhr_desktop.store.migrations import FINGERPRINT, REVISIONS


@dataclass(frozen=True, slots=True)
class Steps:
    """The steps that a program knows.

    Attributes:
        folder: where Alembic finds them.
        revisions: their names in order.
        fingerprint: that of the file after the last one.
    """

    folder: Path
    revisions: tuple[str, ...]
    fingerprint: str


STEPS: Final = Steps(Path(__file__).parent / "migrations", REVISIONS, FINGERPRINT)

_STAMP: Final = """CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL,
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
)"""
"""The table in which Alembic notes where a file stands, word for word as Alembic makes it."""


class SchemaDiffers(Exception):
    """The file's tables are not those that the steps should have left: a defect, so nothing was changed."""


def revision_of(database: Database) -> str:
    """Return the step that the file stands at; "" for an empty one."""
    if not database.direct("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'"):
        return ""
    rows = database.direct("SELECT version_num FROM alembic_version")
    return str(rows[0][0]) if rows else ""


def bring_up_to_date(
    database: Database,
    *,
    back_up: Callable[[], object] | None = None,
    restore: Callable[[], object] | None = None,
    steps: Steps = STEPS,
) -> bool:
    """Carry out the steps that the file lacks; return whether there were any.

    Args:
        database: an open file; an empty one gets all tables.
        back_up: called before a file that holds records is touched; what it raises ends the matter.
        restore: called when a step failed, after the transaction was undone.
        steps: those that the program knows.

    Raises:
        UserError: the file was made by a newer version of the program.
        SchemaDiffers: the steps did not leave the tables that they should; nothing was changed.
    """
    current = revision_of(database)
    if current and current not in steps.revisions:
        raise UserError(
            N_("This vault was made by a newer version of the program."),
            N_("Install the newer version, then open it again. Nothing was changed."),
        )
    if current == steps.revisions[-1]:
        return False
    if current and back_up is not None:
        back_up()
    try:
        _carry_out(database, run if current else make, steps)
    except BaseException:
        if current and restore is not None:
            restore()
        raise
    return True


def _carry_out(database: Database, way: Callable[[sa.Connection, Steps], None], steps: Steps) -> None:
    """Go one way in one transaction. Foreign keys rest meanwhile: rebuilding a table would empty others."""
    database.direct("PRAGMA foreign_keys=OFF")
    try:
        with database.transaction() as connection:
            way(connection, steps)
            if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
                raise SchemaDiffers("a reference leads nowhere")
            if (found := fingerprint(connection)) != steps.fingerprint:
                raise SchemaDiffers(f"the tables are not as expected; their fingerprint is {found}")
    finally:
        database.direct("PRAGMA foreign_keys=ON")


def make(connection: sa.Connection, steps: Steps = STEPS) -> None:
    """Make all tables of an empty file, on a connection that is in a transaction, and note where it stands."""
    for revision in steps.revisions:
        (statements,) = (steps.folder / "versions").glob(f"{revision}_*.sql")
        for statement in statements.read_text("utf-8").split(";\n\n"):
            connection.exec_driver_sql(statement)
    connection.exec_driver_sql(_STAMP)
    connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (steps.revisions[-1],))


def run(connection: sa.Connection, steps: Steps = STEPS) -> None:
    """Run the missing steps on a connection that is in a transaction."""
    from alembic import command  # noqa: PLC0415 - slow to load, seldom needed
    from alembic.config import Config  # noqa: PLC0415 - likewise

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(steps.folder).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    command.upgrade(config, steps.revisions[-1])


def fingerprint(connection: sa.Connection) -> str:
    """Return the SHA-256 of everything that the file declares, spaces aside."""
    rows = connection.exec_driver_sql(
        "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'"
        " AND name NOT GLOB 'search_text_*' ORDER BY type, name"
    )
    said = "\n".join(" ".join(f"{kind} {name} {sql}".split()) for kind, name, sql in rows)
    return hashlib.sha256(said.encode()).hexdigest()
