"""A backup counts only when it was checked; it comes back whole, elsewhere, and the vault is never touched."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa

from dhr_desktop.base.clock import FixedClock
from dhr_desktop.base.errors import Cancelled, UserError
from dhr_desktop.keys.key_files import NAMES as KEYS
from dhr_desktop.keys.unlocking import WrongPassphrase
from dhr_desktop.store import backup, vault
from dhr_desktop.store.anchor import NAMES as ANCHORS
from dhr_desktop.store.backup import Contents, NotProven, of_vault, prove
from dhr_desktop.store.drawer import Drawer
from dhr_desktop.store.restore import restore, try_restoring
from dhr_desktop.store.vault import OpenVault
from tests.fakes.stores import CLOCK
from tests.fakes.vaults import (
    OTHER_PASSPHRASE,
    PASSPHRASE,
    QUICK,
    contents,
    new_vault,
    reopened,
    whole_vault,
)

CANARY = "Marigold Ashdown of Thornbeck"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "vault"


@pytest.fixture
def opened(folder: Path) -> OpenVault:
    made, _ = new_vault(folder)
    with made.database.transaction() as connection:
        Drawer(connection).put("note", CANARY.encode() * 400)
    for _ in range(3):
        made.note("amend", CLOCK)
    return made


def test_a_backup_is_a_whole_vault_of_its_own(opened: OpenVault) -> None:
    made = opened.back_up(CLOCK)
    assert made.name == "000001 2026-03-02 0930"
    assert {one.name for one in made.iterdir()} == {"vault.db", *KEYS, *ANCHORS}
    assert prove(made, opened.key) == Contents.of(opened.database)
    assert [one.name for one in made.parent.iterdir()] == [made.name]
    assert of_vault(opened.folder)[0].at == CLOCK.now()
    opened.close()
    again = reopened(made)
    with again.database.transaction() as connection:
        assert Drawer(connection).get("note") == CANARY.encode() * 400
    again.close()


def test_nothing_readable_stands_in_it(opened: OpenVault) -> None:
    made = opened.back_up(CLOCK)
    opened.close()
    for file in made.iterdir():
        data = file.read_bytes()
        assert b"SQLite format 3" not in data
        long_words = [word for word in CANARY.split() if len(word) > 5]  # two letters occur in any noise
        assert all(word.encode() not in data for word in long_words)
        assert file.stat().st_mode & 0o077 == 0


def test_a_backup_that_was_begun_counts_once_it_is_finished(opened: OpenVault) -> None:
    begun = backup.begin(opened.database, opened.folder, opened.key, CLOCK)
    assert of_vault(opened.folder) == []
    opened.note("work goes on meanwhile", CLOCK)
    made = backup.finish(begun)
    assert [one.path for one in of_vault(opened.folder)] == [made]
    assert prove(made, opened.key) == begun.contents
    opened.close()


@pytest.mark.parametrize("where", [5000, 9000, 12_345])
def test_a_copy_that_was_spoilt_while_it_was_made_does_not_count(
    opened: OpenVault, monkeypatch: pytest.MonkeyPatch, where: int
) -> None:
    first = opened.back_up(CLOCK)

    def spoilt(path: Path) -> None:
        data = bytearray(path.read_bytes())
        data[where] ^= 1
        path.write_bytes(data)

    monkeypatch.setattr(backup, "_flush", spoilt)
    with pytest.raises(UserError):
        opened.back_up(CLOCK)
    assert [one.path for one in of_vault(opened.folder)] == [first]
    assert [one.name for one in first.parent.iterdir()] == [first.name]
    opened.note("work goes on", CLOCK)
    opened.close()


def test_a_copy_that_lacks_a_row_does_not_count(opened: OpenVault, monkeypatch: pytest.MonkeyPatch) -> None:
    def proven(*_: object) -> Contents:
        found = Contents.of(opened.database)
        return Contents({**found.counts, "drawer": found.counts["drawer"] - 1}, found.head)

    monkeypatch.setattr(backup, "prove", proven)
    with pytest.raises(NotProven):
        opened.back_up(CLOCK)
    assert of_vault(opened.folder) == []
    opened.close()


def test_a_full_disk_is_said_and_leaves_the_former_backup(
    opened: OpenVault, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = opened.back_up(CLOCK)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(backup, "overwrite", full)
    with pytest.raises(UserError, match="could not be written"):
        opened.back_up(CLOCK)
    assert [one.path for one in of_vault(opened.folder)] == [first]
    opened.close()


def test_it_can_be_stopped_and_leaves_nothing(opened: OpenVault) -> None:
    class Stopped:
        def report(self, done: int, total: int, words: str = "") -> None: ...

        def check(self) -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        opened.back_up(CLOCK, Stopped())
    assert list((opened.folder / "backups").iterdir()) == []
    opened.close()


def test_a_backup_that_a_kill_left_unfinished_is_replaced(opened: OpenVault) -> None:
    unfinished = opened.folder / "backups" / "unfinished"
    unfinished.mkdir()
    (unfinished / "vault.db").write_bytes(b"half")
    made = opened.back_up(CLOCK)
    assert [one.name for one in made.parent.iterdir()] == [made.name]
    opened.close()


def test_a_withdrawn_passphrase_opens_no_backup_either(opened: OpenVault) -> None:
    made = opened.back_up(CLOCK)
    opened.change_passphrase(PASSPHRASE, OTHER_PASSPHRASE, QUICK)
    opened.close()
    with pytest.raises(WrongPassphrase):
        reopened(made)
    reopened(made, OTHER_PASSPHRASE).close()


def _whole(folder: Path) -> tuple[OpenVault, Path]:
    made = whole_vault(folder)
    made.note("amend", CLOCK)
    return made, made.back_up(CLOCK)


def test_it_comes_back_into_a_new_folder_and_the_history_says_so(folder: Path, tmp_path: Path) -> None:
    opened, made = _whole(folder)
    opened.note("later", CLOCK)
    opened.close()
    before = contents(folder)
    proof = restore(made, tmp_path / "back", PASSPHRASE, CLOCK)
    assert (proof.contents.head.count, proof.unlike) == (1, 0)
    assert contents(folder) == before
    back = reopened(tmp_path / "back")
    with back.database.transaction() as connection:
        verbs = list(connection.scalars(sa.text("SELECT verb FROM journal ORDER BY seq")))
    assert verbs == ["amend", "restored from a backup"]
    assert back.writer == opened.writer
    back.close()


@pytest.mark.parametrize("what", ["passphrase", "folder", "nothing", "flip", "older"])
def test_what_cannot_come_back_is_said_and_nothing_is_made(folder: Path, tmp_path: Path, what: str) -> None:
    opened, made = _whole(folder)
    opened.note("later", CLOCK)
    target, passphrase = tmp_path / "back", PASSPHRASE
    if what == "passphrase":
        passphrase = OTHER_PASSPHRASE
    elif what == "folder":
        target = tmp_path / "Dropbox" / "back"
    elif what == "nothing":
        made = tmp_path
    elif what == "flip":
        data = bytearray((made / "vault.db").read_bytes())
        data[20_000] ^= 1
        (made / "vault.db").write_bytes(data)
    else:
        newer = opened.back_up(CLOCK)
        shutil.copy(made / "vault.db", newer)
        made = newer
    opened.close()
    with pytest.raises(UserError):
        restore(made, target, passphrase, CLOCK)
    assert not target.exists()


def test_a_trial_brings_back_the_newest_and_leaves_nothing_behind(folder: Path) -> None:
    opened, made = _whole(folder)
    proof = try_restoring(opened)
    assert proof is not None
    assert (proof.contents, proof.unlike) == (Contents.of(opened.database), 0)
    assert [one.name for one in made.parent.iterdir()] == [made.name]
    (made / "vault.db").write_bytes((made / "vault.db").read_bytes()[:-4096])
    with pytest.raises(UserError):
        try_restoring(opened)
    assert [one.name for one in made.parent.iterdir()] == [made.name]
    opened.close()


def test_without_a_backup_there_is_nothing_to_try(opened: OpenVault) -> None:
    assert try_restoring(opened) is None
    opened.close()


def test_a_migration_is_backed_up_first(folder: Path) -> None:
    new_vault(folder)[0].close()
    seen: list[int] = []

    def migrate(database: object, back_up: object) -> None:
        back_up()  # type: ignore[operator]
        seen.append(len(of_vault(folder)))

    vault.open(
        folder, PASSPHRASE, prepare=migrate, clock=FixedClock(datetime(2026, 5, 1, tzinfo=UTC))
    ).close()
    assert seen == [1]
    assert of_vault(folder)[0].path.name == "000001 2026-05-01 0000"
