"""Where every fault of our own ends: a report that holds nothing of a case, and an offer to lock.

A report names classes, files and lines of the program. It must never hold a message, a value or an argument: an
exception's words can quote a record.
"""

from __future__ import annotations

import sys
import threading
import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal, qVersion

from dhr_desktop.base.clock import Clock


@dataclass(frozen=True, slots=True)
class Report:
    """A fault of the program: its words, and where they were written, or None where that failed too."""

    words: str
    file: Path | None


class ErrorDoor(QObject):
    """Takes every exception that nobody expected. `opened` is emitted with a Report, always on the interface thread."""

    opened = Signal(object)
    _reported = Signal(object)

    def __init__(self, folder: Path, clock: Clock, parent: QObject | None = None) -> None:
        """Make it; reports go to `folder`, which is made when the first one is written."""
        super().__init__(parent)
        self._folder = folder
        self._clock = clock
        self._reported.connect(self.opened.emit, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Become the place where exceptions of all threads end."""
        sys.excepthook = self._from_window
        threading.excepthook = self._from_thread

    def remove(self) -> None:
        """Give the place back."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__

    def take(self, fault: BaseException) -> None:
        """Write the report and tell the window."""
        words = "\n".join(report_lines(fault))
        self._reported.emit(Report(words, self._write(words)))

    def _from_window(self, _: type[BaseException], fault: BaseException, __: TracebackType | None) -> None:
        if isinstance(fault, KeyboardInterrupt):
            raise SystemExit(130)
        self.take(fault)

    def _from_thread(self, hook: threading.ExceptHookArgs) -> None:
        if hook.exc_value is not None:
            self.take(hook.exc_value)

    def _write(self, words: str) -> Path | None:
        file = self._folder / f"report-{self._clock.now():%Y%m%d-%H%M%S}.txt"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            file.write_text(words + "\n", "utf-8")
        except OSError:
            return None
        return file


def report_lines(fault: BaseException) -> Iterator[str]:
    """Return the lines of a report: versions, then the chain of exceptions with their places in the code."""
    import platform  # noqa: PLC0415 - loaded for a report alone

    yield f"Python {platform.python_version()}, Qt {qVersion()}, {platform.system()} {platform.release()}"
    link: BaseException | None = fault
    seen: set[int] = set()
    while link is not None and id(link) not in seen:
        seen.add(id(link))
        yield f"{type(link).__module__}.{type(link).__qualname__}"
        for frame in traceback.extract_tb(link.__traceback__, limit=-40):
            yield f"  {_place(frame.filename)}:{frame.lineno} {frame.name}"
        link = link.__cause__ or link.__context__


def _place(filename: str) -> str:
    """Return the last parts of a file's path: enough to find it, too little to name a person's folder."""
    return "/".join(Path(filename).parts[-3:])
