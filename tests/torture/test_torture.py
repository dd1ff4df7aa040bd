"""A quick sample of every row of the torture; `python3 run.py torture` does it in earnest."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.torture.__main__ import ROWS
from tests.torture.rows import seeded
from tests.torture.shimmed import Step, survived

ROOT = Path(__file__).parents[2]
NOT_IN_A_SUITE = {"full-disk", "large"}  # one mounts a file system, one only measures


@pytest.mark.skipif(os.name == "nt", reason="kill -9, fork")
@pytest.mark.parametrize("name", sorted(set(ROWS) - NOT_IN_A_SUITE))
def test_nothing_is_lost_and_nothing_goes_unnoticed(name: str) -> None:
    command = [sys.executable, "-m", "tests.torture", "--rounds", "2", name]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=100, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    words = ROWS[name][0]
    (line,) = [line for line in done.stdout.splitlines() if line.startswith(words)]
    if line.endswith("not run on this system"):
        pytest.skip("this system cannot do it")
    tried, lost, undetected = (int(figure) for figure in line.removeprefix(words).split()[:3])
    assert tried >= 2
    assert (lost, undetected) == (0, 0)


def test_an_unknown_row_is_named() -> None:
    command = [sys.executable, "-m", "tests.torture", "no-such-row"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=100, check=False)
    assert done.returncode == 2
    assert "no row called no-such-row" in done.stderr


def test_unflushed_writes_may_be_lost_and_flushed_ones_never() -> None:
    steps = [
        Step("w", 0, b"a" * 1024, "one"),
        Step("s", 0, b"", "one"),
        Step("w", 0, b"b" * 1024, "one"),
        Step("t", 512, b"", "two"),
    ]
    base = {"one": b"", "two": b"c" * 1024}
    seen = {(state["one"], state["two"]) for state in (survived(base, steps, seeded(n)) for n in range(200))}
    torn = {first * 512 + second * 512 for first in (b"a", b"b") for second in (b"a", b"b")}
    assert seen == {(one, two) for one in torn for two in (b"c" * 512, b"c" * 1024)}
