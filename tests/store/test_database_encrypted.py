"""Opening the encrypted file: every setting read back, every silent mistake of the library turned into a refusal."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import types
from pathlib import Path

import pytest
import sqlalchemy as sa

from dhr_desktop.base.errors import UserError
from dhr_desktop.store import cipher
from dhr_desktop.store.cipher import CIPHER, SETTINGS, FailClosed, NotAVault, open_encrypted
from dhr_desktop.store.database import Database

KEY = bytes(range(32))
CANARY = "Marigold Ashdown of Thornbeck"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "vault.db"


def _filled(path: Path, rows: int = 50) -> None:
    database = Database.encrypted(path, KEY, create=True)
    database.direct("CREATE TABLE note (id INTEGER PRIMARY KEY, words TEXT)")
    with database.transaction() as connection:
        for _ in range(rows):
            connection.execute(sa.text("INSERT INTO note (words) VALUES (:words)"), {"words": CANARY})
    database.close()


PROMISED = {
    "locking_mode": "exclusive",
    "journal_mode": "wal",
    "synchronous": 2,
    "temp_store": 2,
    "secure_delete": 1,
    "foreign_keys": 1,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "mmap_size": 0,
    "wal_autocheckpoint": 200,
    "fullfsync": 1,
    "checkpoint_fullfsync": 1,
    "cipher_status": "1",
    "cipher_use_hmac": "1",
    "cipher_plaintext_header_size": "0",
    "cipher_memory_security": "0",
    "cipher_log_level": "NONE",
}


@pytest.mark.parametrize("name", PROMISED)
@pytest.mark.parametrize("create", [True, False])
def test_every_setting_of_the_design_holds(path: Path, name: str, create: bool) -> None:
    if not create:
        _filled(path)
    database = Database.encrypted(path, KEY, create=create)
    assert database.direct(f"PRAGMA {name}")[0][0] == PROMISED[name]
    database.close()


@pytest.mark.parametrize("name", [name for name, _, _ in SETTINGS])
def test_a_setting_that_does_not_take_is_noticed(
    path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    _filled(path)
    spoiled = tuple((one, value, "else" if one == name else expected) for one, value, expected in SETTINGS)
    monkeypatch.setattr(cipher, "SETTINGS", spoiled)
    with pytest.raises(FailClosed, match=name):
        Database.encrypted(path, KEY)


@pytest.mark.parametrize("name", [name for name, _ in CIPHER])
def test_a_property_of_the_cipher_that_is_missing_is_noticed(
    path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoiled = tuple((one, "else" if one == name else expected) for one, expected in CIPHER)
    monkeypatch.setattr(cipher, "CIPHER", spoiled)
    with pytest.raises(FailClosed, match=name):
        Database.encrypted(path, KEY, create=True)
    assert not path.exists()


def test_a_misspelt_setting_is_noticed(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cipher, "SETTINGS", (("secure_delet", "ON", 1),))
    with pytest.raises(FailClosed, match="secure_delet"):
        Database.encrypted(path, KEY, create=True)


@pytest.mark.parametrize("key", [b"", b"x", bytes(31), bytes(33), KEY.hex().encode(), b"None"])
def test_a_key_of_any_other_length_is_refused_before_anything_is_made(path: Path, key: bytes) -> None:
    with pytest.raises(FailClosed, match="32 bytes"):
        Database.encrypted(path, key, create=True)
    assert not path.exists()


class _Readable(sqlite3.Connection):
    """A library that takes a key and does not encrypt, as the standard one would."""

    def set_key(self, key: bytes) -> None:
        """Ignore the key."""


class _Forgetful(_Readable):
    """The same, claiming to encrypt in everything that it is asked."""

    def execute(self, sql: str, *values: object) -> sqlite3.Cursor:
        claims = {f"PRAGMA {name}": str(expected) for name, expected in CIPHER} | {
            "PRAGMA cipher_version": "4.19.0"
        }
        if sql in claims:
            return super().execute("SELECT ?", (claims[sql],))
        return super().execute(sql, *values)


@pytest.mark.parametrize("kind", [_Readable, _Forgetful])
def test_a_library_that_does_not_encrypt_leaves_no_file(
    path: Path, kind: type[sqlite3.Connection], monkeypatch: pytest.MonkeyPatch
) -> None:
    def connect(name: str, **options: object) -> sqlite3.Connection:
        return sqlite3.connect(name, factory=kind, isolation_level=None)

    library = types.SimpleNamespace(connect=connect, DatabaseError=sqlite3.DatabaseError)
    monkeypatch.setattr(cipher, "sqlcipher", library)
    with pytest.raises(FailClosed, match="encrypt"):
        open_encrypted(path, KEY, create=True)
    assert not path.exists()


def test_a_wrong_key_is_refused_silently_and_changes_nothing(
    path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    _filled(path)
    before = path.read_bytes()
    with pytest.raises(NotAVault):
        Database.encrypted(path, bytes(32))
    assert path.read_bytes() == before
    assert [one.name for one in path.parent.iterdir()] == ["vault.db"]
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("kind", ["plain", "random", "short", "empty", "missing", "folder"])
def test_other_files_are_refused_and_left_as_they_are(path: Path, kind: str) -> None:
    if kind == "plain":
        plain = sqlite3.connect(path)
        plain.execute("CREATE TABLE note (id)")
        plain.close()
    elif kind == "folder":
        path.mkdir()
    elif kind != "missing":
        contents = {"random": bytes(range(1, 256)) * 60, "short": b"x" * 100, "empty": b""}
        path.write_bytes(contents[kind])
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(UserError) as caught:
        Database.encrypted(path, KEY)
    assert caught.value.remedy
    assert (path.read_bytes() if path.is_file() else None) == before
    assert path.exists() == (kind != "missing")


def test_making_never_overwrites(path: Path) -> None:
    _filled(path)
    before = path.read_bytes()
    with pytest.raises(UserError, match="already a vault"):
        Database.encrypted(path, KEY, create=True)
    assert path.read_bytes() == before


def test_nothing_is_readable_on_disk_while_open_or_closed(path: Path) -> None:
    database = Database.encrypted(path, KEY, create=True)
    database.direct("CREATE VIRTUAL TABLE found USING fts5(words)")
    with database.transaction() as connection:
        for _ in range(300):
            connection.execute(sa.text("INSERT INTO found VALUES (:words)"), {"words": CANARY * 20})
        connection.execute(sa.text("SELECT words FROM found ORDER BY words DESC")).fetchall()
        _no_canary(path.parent)
    _no_canary(path.parent)
    database.close()
    _no_canary(path.parent)
    assert [one.name for one in path.parent.iterdir()] == ["vault.db"]


def _no_canary(folder: Path) -> None:
    looked_at = 0
    for file in folder.rglob("*"):
        data = file.read_bytes() if file.is_file() and file.name != "vault.db" else _seen_by_another(file)
        looked_at += len(data)
        for word in (b"Marigold", b"Ashdown", b"Thornbeck"):
            for encoded in (word, word.decode().encode("utf-16-le"), word.decode().encode("utf-16-be")):
                assert encoded not in data
    assert looked_at > 4000


def _seen_by_another(file: Path) -> bytes:
    """Read an open vault from outside: reading it here would drop this process's lock on it."""
    return subprocess.run(["cat", file], capture_output=True, check=True).stdout


@pytest.mark.skipif(os.name == "nt", reason="POSIX permissions")
def test_only_the_owner_may_read_the_files(path: Path) -> None:
    database = Database.encrypted(path, KEY, create=True)
    database.direct("CREATE TABLE note (id)")
    modes = {one.name: one.stat().st_mode & 0o777 for one in path.parent.iterdir()}
    database.close()
    assert modes == {"vault.db": 0o600, "vault.db-wal": 0o600}


def test_every_flipped_byte_is_noticed(path: Path) -> None:
    _filled(path, rows=300)
    whole = path.read_bytes()
    for place in range(0, len(whole), 509):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        with pytest.raises(UserError, match="not a vault, or it is damaged"):
            _read_all(path)


def _read_all(path: Path) -> None:
    database = Database.encrypted(path, KEY)
    try:
        assert not database.direct("PRAGMA cipher_integrity_check"), "noticed by the check alone"
        database.direct("SELECT * FROM note")
    except AssertionError:
        raise NotAVault from None
    finally:
        database.close()
