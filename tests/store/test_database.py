"""Transactions: kept or undone as a whole, never nested, errors without the values of a record."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

from dhr_desktop.base.errors import UserError
from dhr_desktop.store.database import Database

KEY = bytes(range(32))
MAKERS: dict[str, Callable[[Path], Database]] = {
    "encrypted": lambda folder: Database.encrypted(folder / "vault.db", KEY, create=True),
    "plain": lambda folder: Database.plain(folder / "plain.db"),
    "in memory": lambda _: Database.in_memory(),
}


@pytest.fixture(params=MAKERS)
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    opened = MAKERS[request.param](tmp_path)
    opened.direct("CREATE TABLE note (id INTEGER PRIMARY KEY, words TEXT NOT NULL UNIQUE)")
    yield opened
    opened.close()


def _add(connection: sa.Connection, words: str) -> None:
    connection.execute(sa.text("INSERT INTO note (words) VALUES (:words)"), {"words": words})


def _add_all(database: Database, many: list[str]) -> None:
    with database.transaction() as connection:
        for words in many:
            _add(connection, words)


def _words(database: Database) -> list[str]:
    with database.transaction() as connection:
        return [row[0] for row in connection.execute(sa.text("SELECT words FROM note ORDER BY id"))]


def test_a_transaction_is_kept_when_it_ends(database: Database) -> None:
    with database.transaction() as connection:
        _add(connection, "first")
        _add(connection, "second")
    assert _words(database) == ["first", "second"]


def _fail_in_the_middle(database: Database) -> None:
    with database.transaction() as connection:
        _add(connection, "half")
        connection.execute(sa.text("CREATE TABLE other (id INTEGER)"))
        raise LookupError


def test_a_transaction_is_undone_as_a_whole_tables_included(database: Database) -> None:
    with pytest.raises(LookupError):
        _fail_in_the_middle(database)
    assert _words(database) == []
    assert database.direct("SELECT count(*) FROM sqlite_master WHERE name = 'other'") == [(0,)]


def test_the_write_lock_is_taken_at_the_beginning(database: Database) -> None:
    with database.transaction() as connection:
        driver = connection.connection.dbapi_connection
        assert driver is not None
        assert driver.in_transaction


def test_a_look_changes_nothing(database: Database) -> None:
    with database.transaction() as connection:
        _add(connection, "kept")
    for statement in ("INSERT INTO note (words) VALUES ('new')", "DELETE FROM note", "DROP TABLE note"):
        with pytest.raises(RuntimeError, match="a look changes nothing"), database.look() as connection:
            connection.execute(sa.text(statement))
    with pytest.raises(LookupError), database.look() as connection:
        raise LookupError
    with database.look() as connection:
        assert connection.scalar(sa.text("SELECT words FROM note")) == "kept"
    with database.transaction() as connection:
        _add(connection, "after")
    assert _words(database) == ["kept", "after"]


def test_transactions_do_not_nest(database: Database) -> None:
    with database.transaction() as connection:
        _add(connection, "kept")
        with pytest.raises(RuntimeError, match="open already"), database.transaction():
            pass
        with pytest.raises(RuntimeError, match="is open"):
            database.direct("PRAGMA user_version")
    assert _words(database) == ["kept"]


def test_foreign_keys_hold(database: Database) -> None:
    database.direct("CREATE TABLE child (note INTEGER REFERENCES note (id))")
    with pytest.raises(DBAPIError), database.transaction() as connection:
        connection.execute(sa.text("INSERT INTO child VALUES (99)"))


def test_an_error_never_quotes_a_value(database: Database) -> None:
    with pytest.raises(DBAPIError) as caught:
        _add_all(database, ["Marigold Ashdown", "Marigold Ashdown"])
    assert "Marigold" not in str(caught.value)
    assert "Marigold" not in repr(caught.value)
    assert "Marigold" not in repr(database)


def test_another_thread_is_refused(database: Database) -> None:
    caught: list[BaseException] = []

    def intrude() -> None:
        try:
            database.direct("SELECT 1")
        except Exception as error:  # noqa: BLE001 - the kind differs between the two drivers
            caught.append(error)

    thread = threading.Thread(target=intrude)
    thread.start()
    thread.join()
    assert "thread" in str(caught[0])


def test_a_full_disk_is_said_plainly_and_nothing_is_kept(database: Database) -> None:
    pages = database.direct("PRAGMA page_count")[0][0]
    database.direct(f"PRAGMA max_page_count={pages + 2}")
    with pytest.raises(UserError, match=r"disk is full.*Nothing was saved"):
        _add_all(database, [f"{number} " + "x" * 500 for number in range(200)])
    database.direct("PRAGMA max_page_count=1000000")
    assert _words(database) == []
    with database.transaction() as connection:
        _add(connection, "goes on")
    assert _words(database) == ["goes on"]


def test_a_long_statement_stops_when_asked(database: Database) -> None:
    database.interrupt_when(lambda: True)
    with pytest.raises(Exception, match="interrupt"):
        database.direct(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n LIMIT 10000000) SELECT max(i) FROM n"
        )
    database.interrupt_when(None)
    assert database.direct("SELECT 1") == [(1,)]
