"""The vault's database: one connection, one transaction at a time; the values of a record never reach an error's text."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any, Self, cast

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool

from dhr_desktop.base.errors import UserError
from dhr_desktop.store.cipher import Driver, apply_settings, open_encrypted, said_plainly, sqlcipher


class Database:
    """The only connection to a vault. It belongs to the thread that opened it."""

    def __init__(self, driver: Driver, module: ModuleType) -> None:
        """Take over an open driver connection; use one of the named constructors instead."""
        self._driver = driver
        self._is_closed = False
        self._engine = sa.create_engine(
            "sqlite://",
            module=module,
            creator=lambda: driver,
            poolclass=StaticPool,
            hide_parameters=True,
        )
        event.listen(self._engine, "begin", _begin)

    @classmethod
    def encrypted(cls, path: Path, key: bytes, *, create: bool = False) -> Self:
        """Open (or make) the vault's file with its 32-byte key; errors as `open_encrypted`."""
        return cls(open_encrypted(path, key, create=create), sqlcipher)

    @classmethod
    def plain(cls, path: Path) -> Self:
        """Open an ordinary, readable file: for measuring only, never from the program's own paths."""
        driver = sqlite3.connect(path, isolation_level=None)
        driver.execute("PRAGMA locking_mode=EXCLUSIVE").fetchall()
        apply_settings(driver)
        return cls(driver, sqlite3)

    @classmethod
    def in_memory(cls) -> Self:
        """Open an empty database that lives in memory only: for tests."""
        driver = sqlite3.connect(":memory:", isolation_level=None)
        driver.execute("PRAGMA foreign_keys=ON")
        return cls(driver, sqlite3)

    @classmethod
    def unwritten(cls) -> Self:
        """Open an empty database that lives in memory only and never writes a byte: for what was read of a damaged vault."""
        driver = cast("Driver", sqlcipher.connect(":memory:", isolation_level=None))
        driver.execute("PRAGMA temp_store=MEMORY").fetchall()
        return cls(driver, sqlcipher)

    @contextmanager
    def transaction(self) -> Generator[sa.Connection]:
        """Yield a connection inside one immediate transaction: kept when the block ends, undone when it raises.

        Raises:
            UserError: the disk is full, cannot be written, or the file is damaged.
            RuntimeError: a transaction is open already; they do not nest.
        """
        if self._driver.in_transaction:
            raise RuntimeError("a transaction is open already")
        with _plainly("Nothing was saved."), self._engine.connect() as connection:
            work = connection.begin()
            try:
                yield connection
            except BaseException:
                work.rollback()
                raise
            _keep(work)

    @contextmanager
    def look(self) -> Generator[sa.Connection]:
        """Yield a connection as `transaction` does; the database itself refuses to change anything.

        Raises:
            UserError: the disk cannot be read, or the file is damaged.
            RuntimeError: the block tried to change something, or a transaction is open already.
        """
        with self.transaction() as connection:
            self._driver.execute("PRAGMA query_only=ON")
            try:
                yield connection
            except DBAPIError as error:
                if getattr(error.orig, "sqlite_errorname", "") == "SQLITE_READONLY":
                    raise RuntimeError("a look changes nothing") from None
                raise
            finally:
                self._driver.execute("PRAGMA query_only=OFF")

    def direct(self, statement: str, *values: object) -> list[tuple[Any, ...]]:
        """Run one statement outside any transaction (PRAGMA, VACUUM INTO, checks) and return its rows."""
        if self._driver.in_transaction:
            raise RuntimeError("a transaction is open")
        try:
            return self._driver.execute(statement, values).fetchall()
        except (sqlite3.Error, sqlcipher.Error) as error:
            raise said_plainly(error) or error from None

    def interrupt_when(self, asked: Callable[[], bool] | None, *, steps: int = 10_000) -> None:
        """Let a long statement stop when `asked` says so (looked at every so many steps); None takes it away."""
        self._driver.set_progress_handler(asked, steps)

    def close(self) -> None:
        """Bring everything into the main file and let go of it; a second time does nothing."""
        if self._is_closed:
            return
        self._is_closed = True
        try:
            self._driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        finally:
            self._engine.dispose()
            self._driver.close()

    def __repr__(self) -> str:
        return "Database()"


def _begin(connection: sa.Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _keep(work: sa.RootTransaction) -> None:
    """Commit; a failed COMMIT may have been kept all the same, so it is never called "not saved"."""
    with _plainly("The last change may not have been saved."):
        work.commit()


@contextmanager
def _plainly(what: str) -> Generator[None]:
    """Turn the driver's errors that a person can act on into a sentence; let all others through."""
    try:
        yield
    except DBAPIError as error:
        plain = said_plainly(error.orig)
        if plain is None:
            raise
        raise UserError(f"{plain.sentence} {what}", plain.remedy) from None
