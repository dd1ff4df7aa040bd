"""From the start of a process to the first painting: the lock screen beside a plain Fusion window."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from dhr_desktop.base.clock import SystemClock
from dhr_desktop.services import vaults
from tests.benchmarks.fusion_window import PAINTED
from tests.benchmarks.ratios import Row, compare
from ui.app import FIRST_PAINT

GOAL = 1.6
ROUNDS = 11
ROOT = Path(__file__).parents[2]


def measure() -> list[Row]:
    """Return a row for the window's own process, and one for the whole program with its supervisor."""
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        vault = home / "vault"
        vaults.create(vault, vaults.generate(), "Priya Okafor", SystemClock())[0].close()
        plain = (sys.executable, "-m", "tests.benchmarks.fusion_window")
        window = (sys.executable, "-m", "ui", str(vault))
        program = (sys.executable, "-m", "dhr_desktop.supervisor", str(vault))
        return [
            compare(
                "start to lock screen / Fusion window",
                lambda: _seconds_to(FIRST_PAINT, window, home),
                lambda: _seconds_to(PAINTED, plain, home),
                goal=GOAL,
                rounds=ROUNDS,
            ),
            compare(
                "the same from the supervisor's start / Fusion window",
                lambda: _seconds_to(FIRST_PAINT, program, home),
                lambda: _seconds_to(PAINTED, plain, home),
                rounds=ROUNDS,
            ),
        ]


def _seconds_to(word: str, command: Sequence[str], home: Path) -> float:
    """Return how long a process takes from its start until it writes a word."""
    start = time.perf_counter()
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        cwd=ROOT,
        env=_environment(home),
    ) as process:
        assert process.stdout is not None
        for line in process.stdout:
            if line.strip() == word:
                taken = time.perf_counter() - start
                process.wait()
                return taken
    raise RuntimeError("the window did not show itself")


def _environment(home: Path) -> Mapping[str, str]:
    own = {name: str(home / name.lower()) for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "APPDATA", "HOME")}
    return os.environ | own | {FIRST_PAINT: "1"}
