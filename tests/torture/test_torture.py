"""A quick sample of every row of the torture; `python3 run.py torture` does it in earnest."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.torture.__main__ import ROWS

ROOT = Path(__file__).parents[2]
NOT_IN_A_SUITE = {"full-disk"}  # it mounts a file system


@pytest.mark.skipif(os.name == "nt", reason="kill -9, fork")
@pytest.mark.parametrize("name", sorted(set(ROWS) - NOT_IN_A_SUITE))
def test_nothing_is_lost_and_nothing_goes_unnoticed(name: str) -> None:
    command = [sys.executable, "-m", "tests.torture", "--rounds", "2", name]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=100, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    words = ROWS[name][0]
    (line,) = [line for line in done.stdout.splitlines() if line.startswith(words)]
    tried, lost, undetected = (int(figure) for figure in line.removeprefix(words).split()[:3])
    assert tried >= 2
    assert (lost, undetected) == (0, 0)


def test_an_unknown_row_is_named() -> None:
    command = [sys.executable, "-m", "tests.torture", "no-such-row"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=100, check=False)
    assert done.returncode == 2
    assert "no row called no-such-row" in done.stderr
