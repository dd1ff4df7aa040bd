"""Forbids copies of the process's memory on the disk: core dumps, and what crash reports take along.

Memory of an open vault holds case data and the key. Best effort: an administrator can read it all the same
(docs/threat_model.md).
"""

from __future__ import annotations

import ctypes
import sys
from contextlib import suppress
from typing import Any, Final

_SET_DUMPABLE: Final = (
    4  # PR_SET_DUMPABLE of prctl(2): no core, and no other process of the same user may attach
)
_NO_HEAP_NO_WINDOW: Final = 0x1 | 0x20  # WER_FAULT_REPORTING_FLAG_NOHEAP and _NO_UI of WerSetFlags


def forbid() -> None:
    """Forbid them for the rest of the process; on a system that refuses, nothing changes."""
    if sys.platform == "win32":
        system: Any = ctypes
        with suppress(AttributeError, OSError):
            system.windll.kernel32.WerSetFlags(_NO_HEAP_NO_WINDOW)
        return
    import resource  # noqa: PLC0415 - not there on Windows

    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        with suppress(AttributeError, OSError):
            ctypes.CDLL(None).prctl(_SET_DUMPABLE, 0, 0, 0, 0)
