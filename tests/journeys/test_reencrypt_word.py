"""`dhr reencrypt` in the terminal: what it cannot do is said first, and nothing happens before the code is typed back."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from dhr_desktop.services import vaults
from tests.fakes.stores import CLOCK
from tests.fakes.vaults import OTHER_PASSPHRASE, PASSPHRASE, QUICK, whole_vault

ROOT = Path(__file__).parents[2]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A vault that two people can open, with a backup."""
    opened = whole_vault(tmp_path / "vault")
    opened.add_person("Tamsin Reddy", OTHER_PASSPHRASE, QUICK, CLOCK)
    opened.back_up(CLOCK)
    opened.close()
    return tmp_path / "vault"


def reencrypt(folder: Path, answer: str | None) -> tuple[int, str, str, str]:
    """Run the word, type the code that it prints (or the answer), and return exit code, code, output and errors."""
    read, write = os.pipe()
    command = [
        sys.executable,
        "-m",
        "dhr_desktop.cli",
        "reencrypt",
        str(folder),
        "--passphrase-fd",
        str(read),
    ]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, pass_fds=(read,), cwd=ROOT
    ) as process:
        os.close(read)
        os.write(write, f"{PASSPHRASE}\n".encode())
        assert process.stdout is not None
        assert process.stderr is not None
        said, code = "", ""
        while not code:
            line = process.stdout.readline()
            said += line
            if line.count("-") == 10:
                code = line.strip()
        os.write(write, f"{answer or code.lower()}\n".encode())
        os.close(write)
        said += process.stdout.read()
        errors = process.stderr.read()
    return process.returncode, code, said, errors


@pytest.mark.skipif(os.name == "nt", reason="hands a pipe over")
def test_a_vault_is_encrypted_anew(folder: Path) -> None:
    ended, code, said, errors = reencrypt(folder, None)
    assert (ended, errors) == (0, "")
    assert "Tamsin Reddy can no longer open it" in said
    assert "1 backup under the old key" in said
    assert "can still be read with the old code" in said
    assert "encrypted anew, and a backup of it is made" in said
    with vaults.unlock(folder, PASSPHRASE, CLOCK) as session:
        assert [one.name for one in session.colleagues.list()] == [session.who]
        assert len(session.backups.list()) == 2
    vaults.recover(folder, code, "walnut harbour velvet kettle", CLOCK).close()


@pytest.mark.skipif(os.name == "nt", reason="hands a pipe over")
def test_a_code_that_was_not_typed_back_changes_nothing(folder: Path) -> None:
    ended, code, _, errors = reencrypt(folder, "ABCDE")
    assert ended == 2
    assert "nothing was changed" in errors
    assert code not in errors
    with vaults.unlock(folder, OTHER_PASSPHRASE, CLOCK) as session:
        assert session.who == "Tamsin Reddy"
        assert session.renewal.said_before()[1].startswith("Rosalind Fenwick can no longer open it")
