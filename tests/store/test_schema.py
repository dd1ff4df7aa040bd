"""All steps from nothing make what the catalogue says; a file of yesterday is taken along whole or left as it was."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from dhr_desktop.base.errors import UserError
from dhr_desktop.store import draft
from dhr_desktop.store.database import Database
from dhr_desktop.store.journal import GUARDS
from dhr_desktop.store.schema import (
    STEPS,
    SchemaDiffers,
    Steps,
    bring_up_to_date,
    fingerprint,
    revision_of,
    run,
)
from dhr_desktop.store.search import TABLE
from dhr_desktop.store.tables import METADATA
from tests.fakes.plan import save_plan
from tests.fakes.stores import new_store

MAKERS = {
    "encrypted": lambda folder: Database.encrypted(folder / "v.db", bytes(range(32)), create=True),
    "plain": lambda folder: Database.plain(folder / "p.db"),
    "in memory": lambda _: Database.in_memory(),
}
COUNTS = (
    "SELECT (SELECT count(*) FROM case_review), (SELECT count(*) FROM person), (SELECT count(*) FROM journal)"
)


@pytest.fixture(params=MAKERS)
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    opened = MAKERS[request.param](tmp_path)
    yield opened
    opened.close()


def _checks(sql: str) -> set[tuple[str, str]]:
    """Return name and words of each CHECK in a CREATE statement."""
    found: set[tuple[str, str]] = set()
    for match in re.finditer(r"CONSTRAINT (\w+) CHECK \(", sql):
        depth, end = 1, match.end()
        while depth:
            depth += {"(": 1, ")": -1}.get(sql[end], 0)
            end += 1
        found.add((match[1], " ".join(sql[match.end() : end - 1].split())))
    return found


def _facts(connection: sa.Connection) -> dict[str, Any]:
    """Return all that a file declares, without the order of columns and the layout of statements."""

    def ask(statement: str) -> list[tuple[Any, ...]]:
        return [tuple(row) for row in connection.exec_driver_sql(statement).all()]

    facts: dict[str, Any] = {}
    for name, sql in ask(
        "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    ):
        if name.startswith("search_text_") or name == "alembic_version":
            continue
        facts[name] = {
            "columns": {row[1:] for row in ask(f"PRAGMA table_xinfo({name})")},
            "references": {row[2:7] for row in ask(f"PRAGMA foreign_key_list({name})")},
            "indexes": {
                (row[2:], tuple((place, column) for place, _, column in ask(f"PRAGMA index_info({row[1]})")))
                for row in ask(f"PRAGMA index_list({name})")
            },
            "checks": _checks(sql),
            "form": (ask(f"PRAGMA table_list({name})")[0][4:], "AUTOINCREMENT" in sql),
        }
    others = "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL AND (type IN ('trigger', 'index') OR name = 'search_text')"
    facts["others"] = {(name, " ".join(sql.split())) for name, sql in ask(others)}
    return facts


def _declared() -> dict[str, Any]:
    """Return what the catalogue declares."""
    database = Database.in_memory()
    with database.transaction() as connection:
        METADATA.create_all(connection)
        for statement in (TABLE, *GUARDS):
            connection.exec_driver_sql(statement)
        facts = _facts(connection)
    database.close()
    return facts


def test_all_steps_from_nothing_make_what_the_catalogue_says(database: Database) -> None:
    assert bring_up_to_date(database)
    with database.transaction() as connection:
        made, declared = _facts(connection), _declared()
        assert made.keys() == declared.keys()
        for name, facts in declared.items():
            assert made[name] == facts, name
        assert draft.missing(connection) == []


def test_alembic_sees_no_difference_either(database: Database) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    bring_up_to_date(database)
    with database.transaction() as connection:
        options = {"include_name": lambda name, *_: not str(name).startswith(("search_text", "alembic"))}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, METADATA) == []


def test_the_known_steps_are_those_in_the_folder() -> None:
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(STEPS.folder))
    config.set_main_option("path_separator", "os")
    found = [script.revision for script in ScriptDirectory.from_config(config).walk_revisions()]
    assert tuple(reversed(found)) == STEPS.revisions


def test_the_fingerprint_is_that_of_the_last_step() -> None:
    database = Database.in_memory()
    with database.transaction() as connection:
        run(connection)
        found = fingerprint(connection)
    database.close()
    assert found == STEPS.fingerprint, "Write the first of the two into migrations/__init__.py."


def test_steps_are_frozen_and_import_nothing_of_ours() -> None:
    steps = list((STEPS.folder / "versions").glob("*.py"))
    assert len(steps) == len(STEPS.revisions)
    for step in (STEPS.folder / "env.py", *steps):
        assert "dhr_desktop" not in re.sub(r'"""(.|\n)*?"""', "", step.read_text("utf-8")), step.name


def test_an_up_to_date_file_is_left_alone(database: Database) -> None:
    calls: list[str] = []
    assert bring_up_to_date(database, back_up=lambda: calls.append("back up"))
    assert revision_of(database) == STEPS.revisions[-1]
    assert not bring_up_to_date(database, back_up=lambda: calls.append("back up"))
    assert calls == []


def test_a_newer_file_is_refused_in_a_sentence_and_not_touched(database: Database) -> None:
    new_store(database)
    database.direct("UPDATE alembic_version SET version_num = '9999'")
    database.direct("CREATE TABLE of_the_future (id TEXT)")
    before = database.direct("SELECT * FROM sqlite_master")
    with pytest.raises(UserError, match=r"newer version.*Install the newer version"):
        bring_up_to_date(database, back_up=lambda: pytest.fail("nothing is backed up"))
    assert database.direct("SELECT * FROM sqlite_master") == before


def _with_step(folder: Path, statements: str, fingerprint_of_it: str = "") -> Steps:
    """Return the known steps and one more, in a folder of their own."""
    shutil.copytree(STEPS.folder, folder, ignore=shutil.ignore_patterns("__pycache__"))
    step = folder / "versions" / "0099_next.py"
    draft.write(step, "Next", "0099", [part for part in statements.split(";;") if part.strip()])
    return Steps(folder, (*STEPS.revisions, "0099"), fingerprint_of_it)


REBUILD = """
CREATE TABLE other AS SELECT * FROM case_review;;
DROP TABLE case_review;;
CREATE TABLE case_review (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, reference TEXT);;
INSERT INTO case_review SELECT seq, id, reference FROM other;;
DROP TABLE other
"""


def test_rebuilding_a_table_keeps_the_records_that_belong_to_it(database: Database, tmp_path: Path) -> None:
    save_plan(new_store(database))
    before = database.direct(COUNTS)
    steps = _with_step(tmp_path / "steps", REBUILD)
    with pytest.raises(SchemaDiffers, match="fingerprint is") as caught:
        bring_up_to_date(database, steps=steps)
    calls: list[str] = []
    right = Steps(steps.folder, steps.revisions, str(caught.value).rpartition(" ")[2])
    assert bring_up_to_date(database, steps=right, back_up=lambda: calls.append("back up"))
    assert calls == ["back up"]
    assert database.direct(COUNTS) == before == [(1, 1, 1)]
    assert revision_of(database) == "0099"
    assert database.direct("PRAGMA foreign_keys") == [(1,)]


@pytest.mark.parametrize(
    ("statements", "error"),
    [
        ("CREATE TABLE half (id TEXT);;INSERT INTO nowhere VALUES (1)", "no such table"),
        ("CREATE TABLE half (id TEXT)", "not as expected"),
        ("DELETE FROM case_review", "leads nowhere"),
    ],
)
def test_a_step_that_fails_leaves_everything_as_it_was(
    database: Database, tmp_path: Path, statements: str, error: str
) -> None:
    save_plan(new_store(database))
    before = (database.direct("SELECT * FROM sqlite_master"), database.direct(COUNTS), revision_of(database))
    calls: list[str] = []
    with pytest.raises(Exception, match=error):
        bring_up_to_date(
            database,
            steps=_with_step(tmp_path / "steps", statements),
            back_up=lambda: calls.append("back up"),
            restore=lambda: calls.append("restore"),
        )
    assert calls == ["back up", "restore"]
    assert (
        database.direct("SELECT * FROM sqlite_master"),
        database.direct(COUNTS),
        revision_of(database),
    ) == before
    assert database.direct("PRAGMA foreign_keys") == [(1,)]


def test_without_a_backup_no_step_is_taken(tmp_path: Path) -> None:
    store = new_store()
    steps = _with_step(tmp_path / "steps", "CREATE TABLE more (id TEXT)")

    def refuse() -> None:
        raise UserError("There is no room for a backup.")

    with pytest.raises(UserError, match="no room"):
        bring_up_to_date(
            store.database, steps=steps, back_up=refuse, restore=lambda: pytest.fail("not needed")
        )
    assert revision_of(store.database) == STEPS.revisions[-1]
    store.database.close()


def test_the_draft_of_a_step_adds_what_the_catalogue_has_more() -> None:
    later = sa.MetaData(naming_convention=METADATA.naming_convention)
    for table in METADATA.sorted_tables:
        table.to_metadata(later)
    person = later.tables["person"]
    for column in (
        sa.Column("on", sa.Text),
        sa.Column("told", sa.Integer, nullable=False, server_default=sa.text("0")),
        sa.Column("agency_id", sa.Text, sa.ForeignKey("agency.id"), index=True),
    ):
        person.append_column(column)
    person.append_constraint(sa.CheckConstraint('"told" IN (0, 1)', name="told"))
    sa.Table("imr", later, sa.Column("id", sa.Text, primary_key=True), sqlite_strict=True)
    store = new_store()
    save_plan(store)
    with store.database.transaction() as connection:
        statements = draft.missing(connection, later)
        for statement in statements:
            connection.exec_driver_sql(statement)
        assert draft.missing(connection, later) == []
        stepped = _facts(connection)
    fresh = Database.in_memory()
    with fresh.transaction() as connection:
        later.create_all(connection)
        declared = _facts(connection)
    assert declared["person"]["checks"] >= {("ck__person__told", '"told" IN (0, 1)')}
    for name in ("person", "imr", "agency"):
        assert stepped[name] == declared[name]
    fresh.close()
    store.database.close()
