"""Peak memory of the demonstration, from a new vault to a verified package, beside an empty window with the same table."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.ratios import Row, compare

GOAL = 1.3
ROOT = Path(__file__).parents[2]


def measure() -> list[Row]:
    """Return the ratio of the two processes' peaks, as the operating system counted them (resident, in kibibytes)."""
    return [
        compare(
            "peak memory of the demonstration / a window with the same table",
            _demonstration,
            lambda: _peak(sys.executable, "-m", "tests.benchmarks.table_window"),
            goal=GOAL,
            rounds=3,
        )
    ]


def _demonstration() -> float:
    with tempfile.TemporaryDirectory() as name:
        return _peak(sys.executable, "-m", "dhr_desktop.cli", "demo", str(Path(name) / "demo"))


def _peak(*command: str) -> float:
    """Run a command to its end and return the most memory that it had at once."""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT, env=environment
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{command[2]} ended with {process.returncode}")
    assert isinstance(usage, resource.struct_rusage)
    return float(usage.ru_maxrss)
