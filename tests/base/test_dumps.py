"""A process that forbade it leaves no core, and lets nobody of the same user attach."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

CRASH = """
import ctypes, resource
{forbid}
print(*resource.getrlimit(resource.RLIMIT_CORE), ctypes.CDLL(None).prctl(3, 0, 0, 0, 0), flush=True)
"""
FORBID = "from dhr_desktop.base import dumps; dumps.forbid()"


def limits(forbid: str) -> list[str]:
    """Return the process's limits of a core, and whether it may be dumped (PR_GET_DUMPABLE), after `forbid`."""
    done = subprocess.run(
        [sys.executable, "-c", CRASH.format(forbid=forbid)],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    return done.stdout.split()


@pytest.mark.skipif(sys.platform != "linux", reason="prctl is Linux's own")
def test_no_core_and_no_other_process_looks_in() -> None:
    assert limits("")[2] == "1"
    assert limits(FORBID) == ["0", "0", "0"]
