"""The encrypted file among processes: one at a time, and nothing that was committed is lost by a kill."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from dhr_desktop.base.errors import UserError
from dhr_desktop.store.database import Database

KEY = bytes(range(32))
OPEN_IT = """
import sys
from pathlib import Path
from dhr_desktop.base.errors import UserError
from dhr_desktop.store.database import Database
try:
    database = Database.encrypted(Path(sys.argv[1]), bytes(range(32)))
    print("opened", database.direct("SELECT count(*) FROM note"))
    database.close()
except UserError as error:
    print(error.sentence)
"""

WRITE_FOR_EVER = """
import sys
import sqlalchemy as sa
from pathlib import Path
from dhr_desktop.store.database import Database
database = Database.encrypted(Path(sys.argv[1]), bytes(range(32)))
number = database.direct("SELECT count(*) FROM note")[0][0]
while True:
    with database.transaction() as connection:
        for _ in range(2):
            number += 1
            connection.execute(sa.text("INSERT INTO note VALUES (:n, 'words')"), {"n": number})
    print(number, flush=True)
"""
ROOT = Path(__file__).parents[2]


def _elsewhere(path: Path) -> str:
    """Try to open the file in another process and return what came of it."""
    command = [sys.executable, "-c", OPEN_IT, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60, cwd=ROOT)
    assert done.stderr == ""
    return done.stdout


def test_a_second_process_is_refused_until_the_first_lets_go(path: Path) -> None:
    database = Database.encrypted(path, KEY)
    assert "open in another" in _elsewhere(path)
    # A mistaken second opening inside this process must not loosen the lock either.
    with pytest.raises(UserError, match="open in another"):
        Database.encrypted(path, KEY)
    assert "open in another" in _elsewhere(path)
    database.close()
    assert "opened" in _elsewhere(path)


def test_a_vault_just_made_is_locked_as_well(path: Path) -> None:
    path.unlink()
    database = Database.encrypted(path, KEY, create=True)
    assert "open in another" in _elsewhere(path)
    database.close()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "vault.db"
    database = Database.encrypted(made, KEY, create=True)
    database.direct("CREATE TABLE note (id INTEGER PRIMARY KEY, words TEXT)")
    database.close()
    return made


@pytest.mark.skipif(os.name == "nt", reason="kill -9")
def test_what_was_committed_survives_a_kill_at_any_moment(path: Path) -> None:
    chance = random.Random(5)  # noqa: S311 - a test that can be repeated
    for _ in range(5):
        command = [sys.executable, "-c", WRITE_FOR_EVER, str(path)]
        running = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT)
        assert running.stdout is not None
        lines = [running.stdout.readline() for _ in range(chance.randrange(5, 120))]
        running.send_signal(signal.SIGKILL)
        rest = running.stdout.read()
        running.stdout.close()
        running.wait()
        said = [int(line) for line in ("".join(lines) + rest).split("\n")[:-1] if line]
        database = Database.encrypted(path, KEY)
        count = database.direct("SELECT count(*) FROM note")[0][0]
        assert count in {said[-1], said[-1] + 2}
        assert database.direct("PRAGMA wal_checkpoint(TRUNCATE)")[0][0] == 0
        assert database.direct("PRAGMA cipher_integrity_check") == []
        assert database.direct("PRAGMA integrity_check") == [("ok",)]
        database.close()
