"""What is odd about the computer around a vault: said once in a sentence with what to do, and never in the way."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from dhr_desktop.base.words import N_
from dhr_desktop.store import mounts
from dhr_desktop.store.anchor import NAMES
from dhr_desktop.store.opening import CLOCK_WENT_BACK, SET_BACK
from dhr_desktop.store.places import megabytes

_LEAST_FREE: Final = 1_000_000_000
_ENCRYPTION: Final = {"win32": "BitLocker", "darwin": "FileVault"}


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to know.

    Attributes:
        key: which of them it is; each is said once.
        sentence: what is odd.
        remedy: what to do.
    """

    key: str
    sentence: str
    remedy: str


def before_opening(
    folder: Path, now: datetime, is_encrypted: Callable[[Path], bool | None] = mounts.is_encrypted
) -> list[Notice]:
    """Return what can be told of a vault's folder without its key. It may take seconds."""
    found = [_clock()] if _was_written_later(folder, now) else []
    found += in_an_open_vault(folder, ())
    if is_encrypted(folder) is False:
        name = _ENCRYPTION.get(sys.platform, "LUKS")
        found.append(
            Notice(
                "disk",
                N_("The disk of this computer is not encrypted."),
                N_(
                    "The vault is, but not what the system sets aside while it is open (swap, hibernation). Ask whoever "
                    "looks after the computer to turn on {name}."
                ).format(name=name),
            )
        )
    return found


def in_an_open_vault(folder: Path, notes: tuple[str, ...]) -> list[Notice]:
    """Return what is odd about an open vault's surroundings; `notes` is what its journal was told on opening."""
    found = [_clock()] if CLOCK_WENT_BACK in notes else []
    free = _free(folder)
    if free is not None and free < _LEAST_FREE:
        found.append(
            Notice(
                "room",
                N_("Little room is left on the disk: {free}.").format(free=megabytes(free)),
                N_("Free some before much is added. Each backup needs as much room as the vault itself."),
            )
        )
    return found


def _clock() -> Notice:
    return Notice(
        "clock",
        N_("The computer’s clock is behind what was last written in this vault."),
        N_(
            "Set it right: deadlines and backups go by it. The history keeps its order by itself, and notes that."
        ),
    )


def _was_written_later(folder: Path, now: datetime) -> bool:
    times = [(folder / name).stat().st_mtime for name in NAMES if (folder / name).is_file()]
    return bool(times) and max(times) > (now + SET_BACK).timestamp()


def _free(folder: Path) -> int | None:
    try:
        return shutil.disk_usage(folder).free
    except OSError:
        return None
