"""Writing that is on the disk itself when it returns; what stands in a small file is replaced in place, never renamed."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def overwrite(path: Path, data: bytes) -> None:
    """Write a file in place and wait for the disk; it is readable by its owner only.

    Raises:
        OSError: the disk refused; the file may hold a part of the new bytes.
    """
    handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(handle, "r+b") as file:
        file.write(data)
        file.truncate(len(data))
        file.flush()
        flush(file.fileno())


def flush(handle: int) -> None:
    """Wait until the disk itself has what was written; macOS needs to be asked in its own way."""
    if sys.platform == "darwin":
        import fcntl  # noqa: PLC0415 - Windows has none

        fcntl.fcntl(handle, fcntl.F_FULLFSYNC)
    else:
        os.fsync(handle)


def sync_folder(folder: Path) -> None:
    """Make new names in a folder survive a power cut, where the system can (Windows does so by itself)."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        flush(handle)
    finally:
        os.close(handle)


def beginning(path: Path, most: int) -> bytes:
    """Return at most so many bytes of a small file; nothing where it is missing or cannot be read."""
    try:
        with path.open("rb") as file:
            return file.read(most)
    except OSError:
        return b""
