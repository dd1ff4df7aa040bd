"""A vault's life: made, opened, given another passphrase, recovered; silent about its content all the while."""

from __future__ import annotations

import base64
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import sqlalchemy as sa

from dhr_desktop.base.errors import UserError
from dhr_desktop.keys.derivation import DEFAULT_EFFORT
from dhr_desktop.keys.key_files import NAMES, find
from dhr_desktop.keys.signing import verify
from dhr_desktop.keys.unlocking import WrongPassphrase
from dhr_desktop.store import vault
from dhr_desktop.store.anchor import NAMES as ANCHORS
from dhr_desktop.store.drawer import Drawer
from dhr_desktop.store.vault import OpenVault
from tests.fakes.vaults import (
    NAME,
    OTHER_PASSPHRASE,
    PASSPHRASE,
    QUICK,
    contents,
    new_vault,
    recovered,
    reopened,
)

CANARY = "Marigold Ashdown of Thornbeck"
ROOT = Path(__file__).parents[2]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "Aldersford" / "vault"


@pytest.fixture
def code(folder: Path) -> str:
    """A closed vault with something in it; gives its recovery code."""
    opened, code = new_vault(folder)
    _put(opened, CANARY)
    opened.close()
    return code


def _put(opened: OpenVault, words: str) -> None:
    with opened.database.transaction() as connection:
        Drawer(connection).put("note", words.encode())


def _note(opened: OpenVault) -> str:
    with opened.database.transaction() as connection:
        return (Drawer(connection).get("note") or b"").decode()


def _opens(folder: Path, passphrase: str) -> bool:
    try:
        reopened(folder, passphrase).close()
    except WrongPassphrase:
        return False
    return True


def test_a_vault_is_a_folder_of_five_files_and_a_place_for_backups(folder: Path, code: str) -> None:
    assert sorted(one.name for one in folder.iterdir()) == [
        "anchor.a",
        "anchor.b",
        "backups",
        "keys.a",
        "keys.b",
        "vault.db",
    ]
    assert (folder / "backups").is_dir()
    assert len(code) == 65


@pytest.mark.skipif(os.name == "nt", reason="POSIX permissions")
def test_it_belongs_to_its_owner_alone(folder: Path, code: str) -> None:
    assert folder.stat().st_mode & 0o777 == 0o700
    assert {one.stat().st_mode & 0o077 for one in folder.iterdir()} == {0}


def test_an_empty_folder_may_be_used_as_well(folder: Path) -> None:
    folder.mkdir(parents=True)
    new_vault(folder)[0].close()
    assert _opens(folder, PASSPHRASE)


def test_it_opens_again_for_the_same_person_with_the_same_signing_key(folder: Path, code: str) -> None:
    first, second = reopened(folder), None
    signed = first.signing_key.sign(b"bundle", trusted_comment="release 1")
    writer = first.writer
    first.close()
    second = reopened(folder)
    assert (second.writer, second.writer.name, _note(second)) == (writer, NAME, CANARY)
    assert verify(b"bundle", signed, second.signing_key.public) == "release 1"
    second.close()


def test_a_real_vault_has_the_programs_tables_and_the_promised_effort(folder: Path) -> None:
    opened, _ = vault.create(folder, PASSPHRASE, NAME)
    assert opened.database.direct("SELECT count(*) FROM sqlite_master WHERE name = 'journal'") == [(1,)]
    opened.close()
    assert [slot.effort for found in find(folder) for slot in found.content.slots] == [DEFAULT_EFFORT] * 2
    vault.open(folder, PASSPHRASE).close()


def test_opening_and_closing_changes_nothing_on_disk(folder: Path, code: str) -> None:
    before = contents(folder)
    reopened(folder).close()
    assert contents(folder) == before


def test_nothing_readable_stands_in_the_folder(folder: Path, code: str) -> None:
    opened = reopened(folder)
    while_open = {one.name: _from_outside(one) for one in folder.iterdir() if one.is_file()}
    opened.close()
    closed = {one.name: one.read_bytes() for one in folder.iterdir() if one.is_file()}
    secrets = [*CANARY.split()[:2], *NAME.split(), PASSPHRASE, code, code.replace("-", "")]
    for data in (*while_open.values(), *closed.values()):
        for secret in secrets:
            plain = secret.encode()
            for form in (
                plain,
                secret.encode("utf-16-le"),
                base64.b64encode(plain)[:-3],
                plain.hex().encode(),
            ):
                assert form not in data
    assert set(closed) == {"vault.db", *NAMES, *ANCHORS}


def _from_outside(path: Path) -> bytes:
    """Read an open vault in another process: reading it here would drop this process's lock on it."""
    script = "import sys; sys.stdout.buffer.write(open(sys.argv[1], 'rb').read())"
    return subprocess.run([sys.executable, "-c", script, path], capture_output=True, check=True).stdout


def test_nothing_secret_shows_in_a_repr(folder: Path, code: str) -> None:
    opened = reopened(folder)
    assert repr(opened) == "OpenVault()"
    opened.close()


def test_a_changed_passphrase_opens_and_the_old_one_never_again(folder: Path, code: str) -> None:
    opened = reopened(folder)
    opened.change_passphrase(PASSPHRASE, OTHER_PASSPHRASE, QUICK)
    assert _note(opened) == CANARY
    opened.close()
    assert _opens(folder, OTHER_PASSPHRASE)
    assert not _opens(folder, PASSPHRASE)
    for name in NAMES:
        kept = (folder / name).read_bytes()
        (folder / name).unlink()
        assert not _opens(folder, PASSPHRASE)
        (folder / name).write_bytes(kept)
    recovered(folder, code).close()


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [("wrong orchard kettle lantern", OTHER_PASSPHRASE, "does not open"), (PASSPHRASE, "kettle", "too easy")],
)
def test_a_refused_change_changes_nothing(folder: Path, code: str, old: str, new: str, says: str) -> None:
    before = contents(folder)
    opened = reopened(folder)
    with pytest.raises(UserError, match=says):
        opened.change_passphrase(old, new, QUICK)
    opened.close()
    assert contents(folder) == before


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("damage", ["missing", "cut", "flipped"])
def test_one_lost_key_file_is_mended_at_the_next_opening(
    folder: Path, code: str, name: str, damage: str
) -> None:
    path = folder / name
    whole = path.read_bytes()
    path.unlink()
    if damage != "missing":
        path.write_bytes(
            whole[:5000] if damage == "cut" else whole[:200] + bytes([whole[200] ^ 4]) + whole[201:]
        )
    opened = reopened(folder)
    assert _note(opened) == CANARY
    opened.close()
    first, second = find(folder)
    assert first.content.slots == second.content.slots


def test_the_vault_file_alone_is_recovered_by_the_code(folder: Path, code: str, tmp_path: Path) -> None:
    writer = _closed(reopened(folder)).writer
    elsewhere = tmp_path / "new laptop"
    elsewhere.mkdir()
    shutil.copy(folder / "vault.db", elsewhere)
    opened = recovered(elsewhere, code.lower().replace("-", " "))
    assert (_note(opened), opened.writer) == (CANARY, writer)
    opened.close()
    assert _opens(elsewhere, OTHER_PASSPHRASE)
    assert not _opens(elsewhere, PASSPHRASE)
    assert _opens(folder, PASSPHRASE)


def _closed(opened: OpenVault) -> OpenVault:
    opened.close()
    return opened


@pytest.mark.parametrize("state", ["whole", "both damaged", "foreign"])
def test_recovery_makes_key_files_anew(folder: Path, code: str, state: str, tmp_path: Path) -> None:
    if state == "both damaged":
        for name in NAMES:
            (folder / name).write_bytes(b"\xff" * 8192)
    elif state == "foreign":
        new_vault(tmp_path / "other")[0].close()
        for name in NAMES:
            shutil.copy(tmp_path / "other" / name, folder)
    recovered(folder, code).close()
    assert _opens(folder, OTHER_PASSPHRASE)
    assert not _opens(folder, PASSPHRASE)


def test_recovery_works_even_if_the_copy_of_the_slots_is_gone(folder: Path, code: str) -> None:
    opened = reopened(folder)
    with opened.database.transaction() as connection:
        Drawer(connection).remove("key slots")
    opened.close()
    for name in NAMES:
        (folder / name).unlink()
    opened = recovered(folder, code)
    assert _note(opened) == CANARY
    opened.close()
    assert _opens(folder, OTHER_PASSPHRASE)


CHANGE_FOR_EVER = """
import sys
from pathlib import Path
from tests.fakes.vaults import OTHER_PASSPHRASE, PASSPHRASE, QUICK, reopened
opened = reopened(Path(sys.argv[1]), sys.argv[2])
now, then = sys.argv[2], OTHER_PASSPHRASE if sys.argv[2] == PASSPHRASE else PASSPHRASE
while True:
    opened.change_passphrase(now, then, QUICK)
    now, then = then, now
    print(now, flush=True)
"""


@pytest.mark.skipif(os.name == "nt", reason="kill -9")
def test_a_kill_while_the_passphrase_changes_locks_nobody_out(folder: Path, code: str) -> None:
    chance = random.Random(3)  # noqa: S311 - a test that can be repeated
    passphrase = PASSPHRASE
    for _ in range(4):
        command = [sys.executable, "-c", CHANGE_FOR_EVER, str(folder), passphrase]
        running = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT)
        assert running.stdout is not None
        running.stdout.readline()
        time.sleep(chance.random() / 20)
        running.send_signal(signal.SIGKILL)
        running.communicate()
        opening = [one for one in (PASSPHRASE, OTHER_PASSPHRASE) if _opens(folder, one)]
        assert len(opening) == 1
        passphrase = opening[0]
        opened = reopened(folder, passphrase)
        assert _note(opened) == CANARY
        assert opened.database.direct("SELECT count(*) FROM drawer WHERE key = 'key slots'") == [(1,)]
        opened.close()
    recovered(folder, code).close()


def test_a_failed_transaction_leaves_the_vault_usable(folder: Path, code: str) -> None:
    opened = reopened(folder)
    with pytest.raises(sa.exc.OperationalError), opened.database.transaction() as connection:
        connection.exec_driver_sql("SELECT * FROM nowhere")
    assert _note(opened) == CANARY
    opened.close()
