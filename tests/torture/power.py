"""Power that fails, and single writes that fail, with every write of the program watched by a shim (Linux with a compiler)."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.torture.rows import Row

_SHIM = Path(__file__).with_name("shim.c")


def _shimmed(what: str, folder: Path, rounds: int) -> Row | None:
    """Run a row of `shimmed` in a process of its own, under the shim."""
    compiler = shutil.which("cc") or shutil.which("gcc")
    if not sys.platform.startswith("linux") or compiler is None:
        return None
    library = folder / "shim.so"
    subprocess.run([compiler, "-shared", "-fPIC", "-O1", "-o", library, _SHIM, "-ldl"], check=True)
    command = [sys.executable, "-m", "tests.torture.shimmed", what, str(folder / "place"), str(rounds)]
    environment = os.environ | {"LD_PRELOAD": str(library)}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    if done.returncode != 0:
        raise RuntimeError(done.stderr)
    tried, lost, undetected, note = done.stdout.strip().split(" ", 3)
    return Row(int(tried), int(lost), int(undetected), note)


def power_loss(folder: Path, rounds: int) -> Row | None:
    """What was written and not yet flushed arrives in part, sector by sector, when the power fails."""
    return _shimmed("power", folder, rounds)


def io_errors(folder: Path, rounds: int) -> Row | None:
    """One write or flush, or all from one on, fail with an I/O error or a full disk."""
    return _shimmed("errors", folder, rounds)
