"""Reads a foreign file: opens it, lets a capped child process parse it, and takes back plain values.

Nothing in this process ever parses the file itself. Every failure is a sentence with a next step.
"""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import IO, BinaryIO, Final, TypeVar

from dhr_desktop.base.progress import Progress, Silent
from dhr_desktop.readers import wire
from dhr_desktop.readers.child import CHILD_WORD, EXCEL, TEXT, WORD
from dhr_desktop.readers.content import Document, TextTable, Workbook
from dhr_desktop.readers.limits import LARGEST_ANSWER, LARGEST_FILE, LONGEST_SECONDS
from dhr_desktop.readers.refusals import FileRefused, Refusal

_START: Final = (
    "import sys; sys.path.insert(0, sys.argv[1]); "
    "from dhr_desktop.readers.child import main; raise SystemExit(main(sys.argv[2:]))"
)
_POLL_SECONDS: Final = 0.1
_LAST_SECONDS: Final = 5
_BLOCK: Final = 1 << 16


def read_document(path: Path, progress: Progress | None = None) -> Document:
    """Read a Word document (.docx, .docm), whatever its name says.

    Raises:
        FileRefused: it is none, or is damaged, locked, too large or hostile.
        Cancelled: the person pressed Cancel.
    """
    content = _read(path, progress, WORD)
    return _checked(content, Document)


def read_workbook(path: Path, progress: Progress | None = None) -> Workbook:
    """Read an Excel workbook (.xlsx, .xlsm), whatever its name says; raises as `read_document`."""
    return _checked(_read(path, progress, EXCEL), Workbook)


def read_csv(path: Path, progress: Progress | None = None) -> TextTable:
    """Read a text table, finding out its letters and its separator; raises as `read_document`."""
    return _checked(_read(path, progress, TEXT), TextTable)


def read_plan_file(path: Path, progress: Progress | None = None) -> Document | Workbook:
    """Read a Word document or an Excel workbook, as its content says; raises as `read_document`."""
    content = _read(path, progress, WORD, EXCEL)
    return content if isinstance(content, Document) else _checked(content, Workbook)


def read_list_file(path: Path, progress: Progress | None = None) -> Workbook | TextTable:
    """Read an Excel workbook or a text table, as its content says; raises as `read_document`."""
    content = _read(path, progress, EXCEL, TEXT)
    return content if isinstance(content, TextTable) else _checked(content, Workbook)


C = TypeVar("C", Document, Workbook, TextTable)


def _checked(content: wire.Content, expected: type[C]) -> C:
    """Refuse an answer of another kind than was asked for."""
    if not isinstance(content, expected):
        raise FileRefused(Refusal.UNREADABLE)
    return content


def _read(path: Path, progress: Progress | None, *wanted: str) -> wire.Content:
    with opened(path) as file:
        said = answer(file, wanted, progress or Silent())
    try:
        content = wire.unpacked(said)
    except wire.Malformed as error:
        raise FileRefused(Refusal.UNREADABLE) from error
    if isinstance(content, Refusal):
        raise FileRefused(content)
    return content


def opened(path: Path) -> BinaryIO:
    """Open a regular file of a bearable size, without waiting at a pipe."""
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except (FileNotFoundError, NotADirectoryError) as error:
        raise FileRefused(Refusal.MISSING) from error
    except (OSError, ValueError) as error:
        raise FileRefused(Refusal.NOT_A_FILE if path.is_dir() else Refusal.CLOSED) from error
    refusal = _bars_reading(os.fstat(descriptor))
    if refusal:
        os.close(descriptor)
        raise FileRefused(refusal)
    return os.fdopen(descriptor, "rb")


def _bars_reading(status: os.stat_result) -> Refusal | None:
    if not stat.S_ISREG(status.st_mode):
        return Refusal.NOT_A_FILE
    if not status.st_size:
        return Refusal.EMPTY
    return Refusal.TOO_LARGE if status.st_size > LARGEST_FILE else None


def answer(source: BinaryIO | bytes, wanted: tuple[str, ...], progress: Progress) -> bytes:
    """Run the child process on an open file, or on bytes, and return its answer.

    Raises:
        FileRefused: the child was too slow, said too much, or ended without an answer.
        Cancelled: the person pressed Cancel.
    """
    with subprocess.Popen(  # noqa: S603 - our own interpreter and our own words, never a shell
        _command(wanted),
        stdin=subprocess.PIPE if isinstance(source, bytes) else source,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=_environment(),
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    ) as child:
        assert child.stdout is not None
        collector = _Collector(child.stdout)
        feeder = _Feeder(child.stdin, source) if child.stdin and isinstance(source, bytes) else None
        try:
            collector.start()
            if feeder:
                feeder.start()
            _wait(collector, progress)
            if collector.overflowed:
                raise FileRefused(Refusal.TOO_MUCH)
            child.wait(_LAST_SECONDS)
        except subprocess.TimeoutExpired as error:
            raise FileRefused(Refusal.TOO_SLOW) from error
        finally:
            child.kill()
            collector.join()
            if feeder:
                feeder.join()
    if child.returncode:
        raise FileRefused(_ended_by(child.returncode))
    return bytes(collector.collected)


class _Collector(threading.Thread):
    """Collects what the child says, up to the largest answer; ends when the child closes its output."""

    def __init__(self, stream: IO[bytes]) -> None:
        super().__init__(name="foreign file", daemon=True)
        self._stream = stream
        self.collected = bytearray()
        self.overflowed = False

    def run(self) -> None:
        """Read to the end, or until it is too much."""
        while block := self._stream.read(_BLOCK):
            self.collected += block
            if len(self.collected) > LARGEST_ANSWER:
                self.overflowed = True
                return


class _Feeder(threading.Thread):
    """Hands bytes to the child; one that ends before it has read them all is no fault of this thread."""

    def __init__(self, stream: IO[bytes], content: bytes) -> None:
        super().__init__(name="foreign file, in", daemon=True)
        self._stream = stream
        self._content = content

    def run(self) -> None:
        """Write everything and close the stream."""
        with suppress(OSError), self._stream:
            self._stream.write(self._content)


def _wait(collector: _Collector, progress: Progress) -> None:
    """Wait until the child has answered; FileRefused when its minute is over."""
    deadline = time.monotonic() + LONGEST_SECONDS
    while collector.is_alive():
        collector.join(_POLL_SECONDS)
        progress.check()
        if time.monotonic() > deadline:
            raise FileRefused(Refusal.TOO_SLOW)


def _ended_by(code: int) -> Refusal:
    """Tell from how the child ended what became too much for it."""
    if sys.platform != "win32" and code in {-signal.SIGXCPU, -signal.SIGKILL}:
        return Refusal.TOO_SLOW
    return Refusal.UNREADABLE


def _command(wanted: tuple[str, ...]) -> list[str]:
    """Return the command of the child: this very program if frozen, else Python cut off from its surroundings."""
    if getattr(sys, "frozen", False):
        return [sys.executable, CHILD_WORD, *wanted]
    root = str(Path(__file__).resolve().parents[2])
    return [sys.executable, "-I", "-X", "utf8", "-c", _START, root, *wanted]


def _environment() -> dict[str, str]:
    """Return the least that a process needs to start; nothing of the person's own settings."""
    kept = ("SYSTEMROOT", "WINDIR", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")
    return {name: os.environ[name] for name in kept if name in os.environ}
