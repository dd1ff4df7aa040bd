"""The small parent without Qt: starts the window in a process of its own and starts it anew when it locks.

A process that held case data keeps copies of it in memory, so locking ends that process (docs/threat_model.md).
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable, Sequence

from dhr_desktop.base import offline
from dhr_desktop.base.locking import LOCKED, LOCKING, PATIENCE

Command = Callable[[bool], Sequence[str]]


def window_command(*, locked: bool, words: Sequence[str] = ()) -> list[str]:
    """Return the command line of the window's process."""
    start = [sys.executable, "--window"] if getattr(sys, "frozen", False) else [sys.executable, "-m", "ui"]
    return [*start, *(["--locked"] if locked else []), *words]


def supervise(command: Command) -> int:
    """Run the window until it ends for another reason than locking, and return its exit code.

    Args:
        command: gives the command line; its argument says whether the window returns from a lock.
    """
    locked = False
    while True:
        code = _run_once(command(locked))
        if code != LOCKED:
            return code
        locked = True


def _run_once(command: Sequence[str]) -> int:
    was_locking = threading.Event()
    with subprocess.Popen(  # noqa: S603 - our own program
        command, stdout=subprocess.PIPE, text=True, env=os.environ | {"PYTHONUNBUFFERED": "1"}
    ) as process:
        killer = threading.Timer(PATIENCE, process.kill)
        listener = threading.Thread(target=_listen, args=(process.stdout, was_locking, killer), daemon=True)
        listener.start()
        try:
            code = process.wait()
        except KeyboardInterrupt:
            process.terminate()
            code = process.wait()
        killer.cancel()
        listener.join(timeout=PATIENCE)
    return LOCKED if was_locking.is_set() else code


def _listen(lines: Iterable[str] | None, was_locking: threading.Event, killer: threading.Timer) -> None:
    """Pass on what the window writes; from the word that it locks on, its time runs."""
    for line in lines or ():
        if line.strip() == LOCKING:
            was_locking.set()
            killer.start()
        else:
            sys.stdout.write(line)


def main() -> int:
    """Start the window and keep it; further words are handed to it."""
    offline.forbid()
    words = sys.argv[1:]
    return supervise(lambda locked: window_command(locked=locked, words=words))


if __name__ == "__main__":
    sys.exit(main())
