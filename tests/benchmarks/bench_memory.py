"""Peak memory, beside an empty window with the same table: of the demonstration, of the window itself, of one key derivation.

The third says what cannot be saved: a key derivation takes 64 MiB on purpose (docs/decisions/0014-peak-memory.md).
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from dhr_desktop.base.clock import SystemClock
from dhr_desktop.services import trying
from tests.benchmarks.ratios import Row, compare

GOAL = 1.3
ROUNDS = 3
ROOT = Path(__file__).parents[2]
DERIVATION = (
    "from dhr_desktop.keys.derivation import DEFAULT_EFFORT, SALT_BYTES, derive;"
    " derive('nobody who is real', bytes(SALT_BYTES), DEFAULT_EFFORT)"
)


def measure() -> list[Row]:
    """Return the ratios of two processes' peaks, as the operating system counted them (resident, in kibibytes)."""
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        vault = home / "vault"
        trying.try_vault(vault, SystemClock()).close()

        def window() -> float:
            return _peak(home, "-m", "tests.benchmarks.actions_window", str(vault), line=trying.PASSPHRASE)

        def row(what: str, ours: Callable[[], float], goal: float | None = None) -> Row:
            what = f"peak memory of {what} / a window with the same table"
            return compare(what, ours, lambda: _table(home), goal=goal, rounds=ROUNDS)

        return [
            row("the demonstration", lambda: _demonstration(home), GOAL),
            row("the program's window, unlocked, at its actions", window),
            row("one key derivation, in a process with nothing else", lambda: _peak(home, "-c", DERIVATION)),
        ]


def _table(home: Path) -> float:
    return _peak(home, "-m", "tests.benchmarks.table_window")


def _demonstration(home: Path) -> float:
    with tempfile.TemporaryDirectory() as name:
        return _peak(home, "-m", "dhr_desktop.cli", "demo", str(Path(name) / "demo"))


def _peak(home: Path, *words: str, line: str = "") -> float:
    """Run Python with some words to its end, its own settings folders beside it, and return the most memory it had at once."""
    own = {name: str(home / name.lower()) for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "APPDATA", "HOME")}
    done = subprocess.run(
        (sys.executable, "-m", "tests.benchmarks.peak", *words),
        input=f"{line}\n",
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        cwd=ROOT,
        env=os.environ | own | {"QT_QPA_PLATFORM": "offscreen"},
        timeout=300,
    )
    return float(done.stdout)
