"""Each thing that can be in the way: one clear sentence, what to do next, and nothing changed on disk."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from dhr_desktop.base.errors import UserError
from dhr_desktop.keys.key_files import NAMES
from dhr_desktop.keys.recovery import recovery_code
from dhr_desktop.keys.vault_key import VaultKey
from dhr_desktop.store import vault
from tests.fakes.vaults import (
    NAME,
    OTHER_PASSPHRASE,
    PASSPHRASE,
    contents,
    new_vault,
    recovered,
    reopened,
)

ROOT = Path(__file__).parents[2]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "vault"


@pytest.fixture
def code(folder: Path) -> str:
    opened, code = new_vault(folder)
    opened.close()
    return code


def _no_keys(folder: Path) -> None:
    for name in NAMES:
        (folder / name).unlink()


def _damaged_keys(folder: Path) -> None:
    for name in NAMES:
        data = (folder / name).read_bytes()
        (folder / name).write_bytes(data[:300] + bytes([data[300] ^ 1]) + data[301:])


def _cut_keys(folder: Path) -> None:
    for name in NAMES:
        (folder / name).write_bytes((folder / name).read_bytes()[:4096])


def _no_file(folder: Path) -> None:
    (folder / "vault.db").unlink()


def _empty_file(folder: Path) -> None:
    (folder / "vault.db").write_bytes(b"")


def _random_file(folder: Path) -> None:
    (folder / "vault.db").write_bytes(os.urandom(40_960))


def _plain_file(folder: Path) -> None:
    (folder / "vault.db").unlink()
    plain = sqlite3.connect(folder / "vault.db")
    plain.execute("CREATE TABLE note (id)")
    plain.close()


def _damaged_file(folder: Path) -> None:
    data = (folder / "vault.db").read_bytes()
    (folder / "vault.db").write_bytes(data[:100] + bytes([data[100] ^ 1]) + data[101:])


SPOILED: dict[str, tuple[Callable[[Path], None], str, str]] = {
    "no key files": (_no_keys, "key files.*missing", "recovery code"),
    "damaged key files": (_damaged_keys, "key files.*damaged", "recovery code"),
    "key files cut short": (_cut_keys, "key files.*damaged", "recovery code"),
    "no vault": (_no_file, "no vault in this folder", "vault.db"),
    "an empty file": (_empty_file, "not a vault", "backup"),
    "random bytes": (_random_file, "not a vault", "backup"),
    "a readable database": (_plain_file, "not a vault", "backup"),
    "a damaged first page": (_damaged_file, "file is damaged. 1 of its", "backup"),
}


@pytest.mark.parametrize("what", SPOILED)
def test_what_is_in_the_way_is_said_and_nothing_changes(folder: Path, code: str, what: str) -> None:
    spoil, says, remedy = SPOILED[what]
    spoil(folder)
    before = contents(folder)
    with pytest.raises(UserError, match=says) as caught:
        reopened(folder)
    assert remedy in caught.value.remedy
    assert contents(folder) == before


@pytest.mark.parametrize("what", ["no vault", "an empty file", "random bytes", "a readable database"])
def test_recovery_says_it_too_and_nothing_changes(folder: Path, code: str, what: str) -> None:
    SPOILED[what][0](folder)
    before = contents(folder)
    with pytest.raises(UserError) as caught:
        recovered(folder, code)
    assert caught.value.remedy
    assert contents(folder) == before


@pytest.mark.parametrize(
    "typed", ["", "orchard apple kettle lantern", PASSPHRASE.upper(), PASSPHRASE + "s", "x" * 10_000]
)
def test_a_wrong_passphrase_changes_nothing(folder: Path, code: str, typed: str) -> None:
    before = contents(folder)
    with pytest.raises(UserError, match="does not open the vault") as caught:
        reopened(folder, typed)
    assert "recovery code" in caught.value.remedy
    assert contents(folder) == before


def test_a_wrong_recovery_code_changes_nothing(folder: Path, code: str) -> None:
    before = contents(folder)
    other = recovery_code(VaultKey.generate())
    for typed, says in (
        (other, "does not open this vault"),
        (code[:-1], "54"),
        (code[:-1] + ("0" if code[-1] != "0" else "1"), "slip"),
    ):
        with pytest.raises(UserError, match=says):
            recovered(folder, typed)
    with pytest.raises(UserError, match="too easy"):
        recovered(folder, code, "kettle")
    assert contents(folder) == before


def test_a_newer_vault_is_refused_and_left_alone(folder: Path) -> None:
    opened, code = vault.create(folder, PASSPHRASE, NAME)
    opened.database.direct("UPDATE alembic_version SET version_num = '9999'")
    opened.close()
    before = contents(folder)
    with pytest.raises(UserError, match="newer version"):
        vault.open(folder, PASSPHRASE)
    with pytest.raises(UserError, match="newer version"):
        vault.open_with_recovery(folder, code, OTHER_PASSPHRASE)
    assert contents(folder) == before


OPEN_IT = """
import sys
from pathlib import Path
from dhr_desktop.base.errors import UserError
from tests.fakes.vaults import reopened
try:
    reopened(Path(sys.argv[1])).close()
    print("opened")
except UserError as error:
    print(error.sentence)
"""


def _elsewhere(folder: Path) -> str:
    command = [sys.executable, "-c", OPEN_IT, str(folder)]
    return subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT, timeout=60).stdout


def test_a_second_process_is_refused(folder: Path, code: str) -> None:
    opened = reopened(folder)
    assert "open in another window" in _elsewhere(folder)
    with pytest.raises(UserError, match="open in another window"):
        recovered(folder, code)
    opened.close()
    assert _elsewhere(folder) == "opened\n"
