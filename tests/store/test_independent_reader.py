"""A vault can be read with its recovery code and no part of the program."""

from __future__ import annotations

import ast
import sqlite3
from pathlib import Path

import pytest

from dhr_desktop.keys.recovery import recovery_code
from dhr_desktop.keys.vault_key import VaultKey
from dhr_desktop.model.agency import Agency
from dhr_desktop.model.entity import new_id
from dhr_desktop.store import vault
from dhr_desktop.store.store import Store
from docs import independent_reader as reader
from tests.fakes.stores import CLOCK
from tests.fakes.vaults import NAME, PASSPHRASE, QUICK

NAMES = [f"Harrowmere Housing {number}" for number in range(300)]


@pytest.fixture
def made(tmp_path: Path) -> tuple[Path, str, dict[str, int]]:
    """A closed vault of several hundred pages: its file, its code, and how many rows each table has."""
    opened, code = vault.create(tmp_path / "vault", PASSPHRASE, NAME, effort=QUICK)
    with Store(opened.database, CLOCK, opened.writer, opened.kept).verb("add agency") as work:
        work.save_many([Agency(id=new_id(), name=name) for name in NAMES])
    named = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'search_text%'"
    counts = {
        name: opened.database.direct(f'SELECT count(*) FROM "{name}"')[0][0]  # noqa: S608 - its own tables
        for (name,) in opened.database.direct(named)
    }
    opened.close()
    return tmp_path / "vault" / "vault.db", code, counts


def test_it_uses_no_part_of_the_program() -> None:
    tree = ast.parse(Path(reader.__file__).read_text("utf-8"))
    imported = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    imported |= {name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names}
    assert not [name for name in imported if name and name.startswith(("dhr_desktop", "ui", "sqlcipher"))]


def test_it_reads_every_table_of_a_fresh_vault(made: tuple[Path, str, dict[str, int]]) -> None:
    path, code, counts = made
    plain = reader.decrypted(path.read_bytes(), reader.key_of(code.lower()))
    found = dict(reader.tables(plain))
    assert {name: len(rows) for name, rows in found.items()} == counts
    assert [row["name"] for row in found["agency"]] == NAMES
    assert len(found["journal"]) == 1


def test_what_it_writes_is_an_ordinary_whole_file(
    made: tuple[Path, str, dict[str, int]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, code, _ = made
    monkeypatch.setattr("getpass.getpass", lambda _: code)
    reader.main(path, tmp_path / "plain.db")
    plain = sqlite3.connect(tmp_path / "plain.db")
    assert plain.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    plain.close()


def test_it_prints_every_row(
    made: tuple[Path, str, dict[str, int]],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    path, code, counts = made
    monkeypatch.setattr("getpass.getpass", lambda _: code)
    reader.main(path)
    printed = capsys.readouterr().out
    assert len(printed.splitlines()) == sum(counts.values())
    assert NAMES[0] in printed


def test_a_wrong_code_or_a_changed_byte_is_said(made: tuple[Path, str, dict[str, int]]) -> None:
    path, code, _ = made
    data = path.read_bytes()
    with pytest.raises(SystemExit, match="Page 1 does not open"):
        reader.decrypted(data, reader.key_of(recovery_code(VaultKey(bytes(32)))))
    with pytest.raises(SystemExit, match="54"):
        reader.key_of(code[:-1])
    changed = bytearray(data)
    changed[5 * 4096 + 7] ^= 1
    with pytest.raises(SystemExit, match="Page 6 does not open"):
        reader.decrypted(bytes(changed), reader.key_of(code))
