"""Opens an SQLCipher file with its raw key, every setting read back; it must never leave a readable file behind."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import Any, cast

from sqlcipher3 import dbapi2

from dhr_desktop.base.errors import UserError

KEY_BYTES = 32
PAGE_BYTES = 4096
_PLAIN_HEADER = b"SQLite format 3\x00"

# Each setting with the value that must be read back. Source: the storage design, "Open".
SETTINGS: tuple[tuple[str, str, object], ...] = (
    ("journal_mode", "WAL", "wal"),
    ("synchronous", "FULL", 2),
    ("temp_store", "MEMORY", 2),
    ("secure_delete", "ON", 1),
    ("foreign_keys", "ON", 1),
    ("trusted_schema", "OFF", 0),
    ("cell_size_check", "ON", 1),
    ("mmap_size", "0", 0),
    ("wal_autocheckpoint", "200", 200),
    ("cache_size", "-64000", -64000),  # 64 MB: halves the long lists, since pages are deciphered once
    ("fullfsync", "ON", 1),
    ("checkpoint_fullfsync", "ON", 1),
)
# What SQLCipher must say of itself once the key was used.
CIPHER: tuple[tuple[str, object], ...] = (
    ("cipher_status", "1"),
    ("cipher_page_size", str(PAGE_BYTES)),
    ("cipher_use_hmac", "1"),
    ("cipher_hmac_algorithm", "HMAC_SHA512"),
    ("cipher_plaintext_header_size", "0"),
    ("cipher_memory_security", "0"),
)

# The driver is a copy of the standard one, under another name and without types.
Driver = sqlite3.Connection
sqlcipher: Any = dbapi2


class FailClosed(Exception):
    """The database did not come up exactly as it must, so it was closed again: a defect, not the user's doing."""


class NotAVault(UserError):
    """The file cannot be opened with the key that should fit."""

    def __init__(self) -> None:
        super().__init__(
            "This file is not a vault, or it is damaged.",
            "Nothing was changed. Choose another folder, or restore a backup.",
        )


def open_encrypted(path: Path, key: bytes, *, create: bool = False) -> Driver:
    """Open the file with the 32-byte key, or make it when `create` is true.

    The file is opened twice: between the two its first bytes are looked at. They cannot be while it is open, because
    closing a file a second time takes away this process's locks on it (POSIX). For the same reason nothing else of
    the program may ever open an open vault's file.

    Raises:
        UserError: the file is missing, is no vault, is in use elsewhere, or cannot be written.
        FailClosed: a setting did not take; nothing was left open.
    """
    if len(key) != KEY_BYTES:
        raise FailClosed("the key of a vault has 32 bytes")
    if not create:
        _check_file(path)
        return _connect_twice(path, key)
    _reserve(path)
    try:
        return _connect_twice(path, key)
    except BaseException:
        path.unlink()
        raise


def _connect_twice(path: Path, key: bytes) -> Driver:
    _connect(path, key).close()
    _check_header(path)
    return _connect(path, key)


def _connect(path: Path, key: bytes) -> Driver:
    connection = cast("Driver", sqlcipher.connect(str(path), isolation_level=None, timeout=0.5))
    try:
        _unlock(connection, key)
    except sqlcipher.DatabaseError as error:
        connection.close()
        raise said_plainly(error) or error from None
    except BaseException:
        connection.close()
        raise
    return connection


def _check_header(path: Path) -> None:
    """Refuse a file that begins as an ordinary, readable SQLite file does, or that holds no whole page."""
    with path.open("rb") as file:
        header = file.read(PAGE_BYTES)
    if len(header) < PAGE_BYTES or header.startswith(_PLAIN_HEADER):
        raise FailClosed("the database is not encrypted")


def apply_settings(connection: Driver) -> None:
    """Set every setting and read each back.

    Raises:
        FailClosed: one of them did not take.
    """
    for name, value, expected in SETTINGS:
        connection.execute(f"PRAGMA {name}={value}").fetchall()
        _expect(connection, name, expected)


def refuse_in_use(path: Path) -> None:
    """Refuse where another process has the file open; without a key nothing more can be learnt of it, or changed.

    Raises:
        UserError: it is in use.
    """
    connection = sqlcipher.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=0.5)
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchall()
    except sqlcipher.DatabaseError as error:
        if str(getattr(error, "sqlite_errorname", "")).startswith("SQLITE_BUSY"):
            raise _in_use() from None
    finally:
        connection.close()


def _reserve(path: Path) -> None:
    """Make the empty file, readable by its owner only; a file that is there already is never overwritten."""
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except FileExistsError:
        raise UserError("There is already a vault in this folder.", "Choose an empty folder.") from None


def _check_file(path: Path) -> None:
    """Look at the file from outside: the library would take a missing or an empty one for a new vault."""
    if not path.is_file():
        raise UserError("There is no vault in this folder.", "Choose the folder that holds vault.db.")
    if path.stat().st_size < PAGE_BYTES:
        raise NotAVault
    if not os.access(path, os.W_OK) or not os.access(path.parent, os.W_OK):
        raise not_writable()


def _unlock(connection: Driver, key: bytes) -> None:
    """Give the key, take the exclusive lock and bring every setting to its value."""
    cast("Any", connection).set_key(b"x'" + key.hex().encode("ascii") + b"'")
    connection.execute("PRAGMA cipher_log_level=NONE").fetchall()
    connection.execute("PRAGMA locking_mode=EXCLUSIVE").fetchall()
    connection.execute("SELECT count(*) FROM sqlite_master").fetchall()
    apply_settings(connection)
    # The lock must be ours before anybody trusts it: a read in exclusive mode takes and keeps it.
    connection.execute("SELECT count(*) FROM sqlite_master").fetchall()
    _expect(connection, "locking_mode", "exclusive")
    version = connection.execute("PRAGMA cipher_version").fetchone()
    if version is None or not str(version[0]).startswith("4."):
        raise FailClosed("the database library does not encrypt")
    for name, expected in CIPHER:
        _expect(connection, name, expected)


def _expect(connection: Driver, name: str, expected: object) -> None:
    found = connection.execute(f"PRAGMA {name}").fetchone()
    if found is None or found[0] != expected:
        raise FailClosed(f"the setting {name} did not take")


def said_plainly(error: BaseException | None) -> UserError | None:
    """Turn what the library says into what a person can act on; None when it is our own defect."""
    name = str(getattr(error, "sqlite_errorname", ""))
    for prefixes, make in _PLAIN_WORDS:
        if name.startswith(prefixes):
            return make()
    return None


def _in_use() -> UserError:
    return UserError(
        "This vault is open in another window or on another computer.", "Close it there, then try again."
    )


def not_writable() -> UserError:
    """Return the refusal of a folder or file that may not be changed."""
    return UserError(
        "The vault's folder cannot be written to.",
        "Check that the folder is not read-only and that you may change its files, then try again.",
    )


def disk_full() -> UserError:
    """Return the refusal when there is no room left."""
    return UserError("The disk is full.", "Free some space, then try again.")


def _disk_failed() -> UserError:
    return UserError("The disk could not be read or written.", "Check the drive, then try again.")


_PLAIN_WORDS = (
    (("SQLITE_BUSY", "SQLITE_LOCKED"), _in_use),
    (("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM"), not_writable),
    (("SQLITE_NOTADB", "SQLITE_CORRUPT"), NotAVault),
    (("SQLITE_FULL",), disk_full),
    (("SQLITE_IOERR",), _disk_failed),
)
