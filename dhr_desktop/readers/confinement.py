"""What the child process takes away from itself before it looks at a foreign file: memory, time, network, writing.

What Python refuses here, Linux refuses as well (`kernel_guard`). On Windows there are no such limits of a process upon
itself; there the parent's clock ends it, and its memory is bounded only by the caps on what is unpacked. (A job object
made by the parent would close that gap.)
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from dhr_desktop.readers import kernel_guard
from dhr_desktop.readers.limits import LONGEST_SECONDS, MOST_MEMORY

_REFUSED: Final = (
    "socket.", "subprocess.", "os.exec", "os.fork", "os.posix_spawn", "os.spawn", "os.startfile", "os.system",
    "os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.truncate", "os.chmod", "os.chown",
    "os.putenv", "os.kill", "os.listdir", "os.scandir", "shutil.", "tempfile.", "pty.", "ctypes.", "winreg.", "urllib.",
    "http.", "ftplib.", "smtplib.", "webbrowser.", "sqlite3.", "pickle.",
)  # fmt: skip
_WRITING: Final = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


def limit_resources() -> None:
    """Cap memory and processor time, and forbid core dumps, which would hold what was read."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - not there on Windows

    for what, most in (
        (resource.RLIMIT_AS, MOST_MEMORY),
        (resource.RLIMIT_CPU, LONGEST_SECONDS),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, 64),
    ):
        with suppress(ValueError, OSError):  # macOS refuses some of them; the parent's clock remains
            resource.setrlimit(what, (most, most))


def forbid_the_rest() -> bool:
    """Refuse network, other programs, writing and reading anywhere but in the program's own folders, for good.

    Returns:
        False where this is Linux and its kernel did not take part, so that Python alone refuses.
    """
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - not there on Windows

        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    guarded = kernel_guard.raise_guard() or sys.platform != "linux"
    own = tuple(
        {str(Path(folder).resolve()) for folder in (sys.prefix, sys.base_prefix, *sys.path) if folder}
    )

    def watch(event: str, arguments: tuple[Any, ...]) -> None:
        if event.startswith(_REFUSED):
            raise PermissionError(event)
        if event == "open":
            path, mode, flags = arguments
            writes = (isinstance(mode, str) and set(mode) & set("wax+")) or (
                isinstance(flags, int) and flags & _WRITING
            )
            if writes or (isinstance(path, str) and not path.startswith(own)):
                raise PermissionError(event)

    sys.addaudithook(watch)
    return guarded
