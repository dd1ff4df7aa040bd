"""`dhr backup` and `restore` in the terminal, and a vault whose last changes are missing."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from dhr_desktop import cli
from dhr_desktop.base.clock import FixedClock
from dhr_desktop.model.agency import Agency
from dhr_desktop.model.entity import new_id
from dhr_desktop.services.session import Session
from dhr_desktop.store import vault
from tests.fakes.vaults import OTHER_PASSPHRASE, PASSPHRASE, QUICK, whole_vault

CLOCK = FixedClock(datetime(2026, 3, 2, 9, 30, tzinfo=UTC))
Run = Callable[..., tuple[int, str, str]]


@contextmanager
def _descriptor(secret: str) -> Iterator[str]:
    read, write = os.pipe()
    os.write(write, f"{secret}\n".encode())
    os.close(write)
    try:
        yield str(read)
    finally:
        os.close(read)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a word with the vault's passphrase; gives exit code, output and errors."""

    def ran(*words: str | Path) -> tuple[int, str, str]:
        with _descriptor(PASSPHRASE) as number:
            code = cli.main([*map(str, words), "--passphrase-fd", number])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return ran


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    whole_vault(tmp_path / "vault").close()
    return tmp_path / "vault"


def test_a_backup_is_made_copied_and_brought_back(folder: Path, tmp_path: Path, run: Run) -> None:
    share = tmp_path / "share"
    share.mkdir()
    code, out, err = run("backup", folder, "--to", share)
    assert (code, err) == (0, "")
    assert "made and checked" in out
    assert "copied and compared" in out
    (copied,) = share.iterdir()
    code, out, err = run("restore", copied, tmp_path / "back")
    assert (code, err) == (0, "")
    assert "every record is as it says" in out
    code, out, _ = run("check", tmp_path / "back")
    assert code == 0
    assert "1 entry" in out


def test_a_backup_is_not_brought_back_over_a_vault(folder: Path, run: Run) -> None:
    run("backup", folder)
    (made,) = (folder / "backups").iterdir()
    code, _, err = run("restore", made, folder)
    assert code == 2
    assert "not empty" in err


def test_missing_changes_are_said_and_accepted_only_on_purpose(folder: Path, run: Run) -> None:
    for name in ("anchor.a", "anchor.b"):
        (folder / name).unlink()
    code, _, err = run("check", folder)
    assert code == 2
    assert "cannot be told whether the last changes are missing" in err
    assert run("check", folder, "--accept-missing")[0] == 0
    assert run("check", folder)[0] == 0


def test_a_session_knows_when_a_backup_is_due_and_when_one_was_tried(tmp_path: Path) -> None:
    opened = whole_vault(tmp_path / "vault")
    backups = Session(opened, CLOCK).backups
    assert backups.is_due()
    assert backups.tried() is None
    tried = backups.try_restoring()
    assert "every record is as it says" in tried.sentence
    assert backups.tried() == tried
    assert not backups.is_due()
    assert len(backups.list()) == 1
    for days in (-2, 2):
        later = FixedClock(CLOCK.now() + timedelta(days=days))
        assert Session(opened, later).backups.is_due()
    opened.close()


def test_a_session_lists_its_colleagues_and_withdraws_them(tmp_path: Path) -> None:
    opened = whole_vault(tmp_path / "vault")
    colleagues = Session(opened, CLOCK).colleagues
    opened.add_person("Imogen Aldersford", OTHER_PASSPHRASE, QUICK, CLOCK)
    first, second = colleagues.list()
    assert (first.is_you, second.is_you, second.name) == (True, False, "Imogen Aldersford")
    assert "Imogen" not in repr(second)
    colleagues.withdraw(second.id)
    assert colleagues.list() == [first]
    opened.close()


def test_check_says_where_a_record_is_not_as_the_history_says(folder: Path, run: Run) -> None:
    opened = vault.open(folder, PASSPHRASE)
    with Session(opened, CLOCK).store.verb("add agency") as work:
        work.save(Agency(id=new_id(), name="Harrowmere Housing"))
    with opened.database.transaction() as connection:
        connection.exec_driver_sql("UPDATE agency SET name = 'Penvale Housing'")
    opened.close()
    code, _, err = run("check", folder)
    assert code == 2
    assert "1 record is not as the history says" in err
    assert "Housing" not in err


def test_check_says_what_of_a_damaged_vault_is_whole_and_repair_puts_it_together(
    folder: Path, tmp_path: Path, run: Run
) -> None:
    run("backup", folder)
    data = bytearray((folder / "vault.db").read_bytes())
    data[-13_000] ^= 1
    (folder / "vault.db").write_bytes(data)
    code, out, err = run("check", folder)
    assert code == 2
    assert "1 part of" in out
    assert "file is damaged" in err
    assert "dhr repair" in err
    code, out, err = run("repair", folder, "--to", tmp_path / "new")
    assert (code, err) == (0, "")
    assert "It began from the backup of" in out
    assert "No entry of the history is missing." in out
    assert "The damaged vault is as it was" in out
    assert (folder / "vault.db").read_bytes() == data
    assert run("check", tmp_path / "new")[0] == 0
