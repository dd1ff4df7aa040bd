"""Runs verbs away from the interface thread and brings their results home to it.

Short verbs run one after the other, in the order in which they were asked for, so that a list read after a save shows
what was saved. Long ones run beside them and can be cancelled. A result whose asker has gone is dropped.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from time import monotonic
from typing import Final, Generic, Protocol, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

from dhr_desktop.base.errors import Cancelled, UserError
from dhr_desktop.base.progress import Progress

T = TypeVar("T")
Failed = Callable[[UserError], None]
_EACH: Final = 0.1
"""Seconds between two reports that reach the window."""


class Tasks(Protocol):
    """What screens ask with. `asker` is whose result it is; without one the owner of the method `then` is meant."""

    def ask(
        self,
        verb: Callable[[], T],
        then: Callable[[T], None],
        failed: Failed | None = None,
        *,
        words: str = "",
        asker: QObject | None = None,
    ) -> None:
        """Run a short verb elsewhere; call `then` with its result, or `failed`, here."""
        ...

    def run_long(
        self,
        verb: Callable[[Progress], T],
        then: Callable[[T], None],
        failed: Failed | None = None,
        *,
        words: str,
        asker: QObject | None = None,
        cancelled: Callable[[], None] | None = None,
    ) -> None:
        """Run a long verb elsewhere, shown in the task strip under `words`, with Cancel."""
        ...


class LongTask:
    """One long verb while it runs. It is also the verb's Progress, and so is used from its thread."""

    def __init__(self, words: str, reported: Callable[[LongTask], None]) -> None:
        self.words = words
        self.step = ""
        self.done = 0
        self.total = 0
        self.stopping = False
        self._reported = reported
        self._next = 0.0

    def report(self, done: int, total: int, words: str = "") -> None:
        """Take note; tell the window at most ten times a second."""
        self.done, self.total, self.step = done, total, words or self.step
        if monotonic() >= self._next or done >= total:
            self._next = monotonic() + _EACH
            self._reported(self)

    def check(self) -> None:
        """Stop the verb where somebody asked for that."""
        if self.stopping:
            raise Cancelled

    def cancel(self) -> None:
        """Ask the verb to stop at its next check."""
        self.stopping = True
        self._reported(self)


@dataclass(frozen=True)
class _Call(Generic[T]):
    """A verb with everyone who waits for it."""

    verb: Callable[[], T]
    then: Callable[[T], None]
    failed: Failed
    cancelled: Callable[[], None]
    asker: QObject | None
    task: LongTask | None


@dataclass(frozen=True)
class _Outcome:
    """How a verb ended and who is told; travels from its thread to the interface thread."""

    asker: QObject | None
    tell: Callable[[], None]
    task: LongTask | None


class ThreadTasks(QObject):
    """The real Tasks: one thread for what is asked, two for what takes long.

    Signals:
        started, reported, ended: a LongTask, for the task strip.
        refused: a UserError that nobody else wanted to hear.
    """

    started = Signal(object)
    reported = Signal(object)
    ended = Signal(object)
    refused = Signal(object)
    _arrived = Signal(object)

    def __init__(self, unexpected: Callable[[BaseException], None], parent: QObject | None = None) -> None:
        """Make it; `unexpected` is the error door, called on the interface thread with what is our own fault."""
        super().__init__(parent)
        self._unexpected = unexpected
        self._asked = ThreadPoolExecutor(max_workers=1, thread_name_prefix="asked")
        self._long = ThreadPoolExecutor(max_workers=2, thread_name_prefix="long")
        self._running: list[LongTask] = []
        self._home = threading.Lock()
        self._open = True
        self._arrived.connect(self._take_home, Qt.ConnectionType.QueuedConnection)

    @property
    def running(self) -> tuple[LongTask, ...]:
        """The long verbs that have not ended: closing the window asks about them."""
        return tuple(self._running)

    def ask(
        self,
        verb: Callable[[], T],
        then: Callable[[T], None],
        failed: Failed | None = None,
        *,
        words: str = "",  # noqa: ARG002 - short verbs are not shown
        asker: QObject | None = None,
    ) -> None:
        """Run a short verb on the thread for them."""
        owner = asker or owner_of(then)
        self._asked.submit(self._run, _Call(verb, then, failed or self.refused.emit, _nothing, owner, None))

    def run_long(
        self,
        verb: Callable[[Progress], T],
        then: Callable[[T], None],
        failed: Failed | None = None,
        *,
        words: str,
        asker: QObject | None = None,
        cancelled: Callable[[], None] | None = None,
    ) -> None:
        """Run a long verb on a thread of its own."""
        task = LongTask(words, self._forward)
        owner = asker or owner_of(then)
        self._running.append(task)
        self.started.emit(task)
        call = _Call(
            lambda: verb(task), then, failed or self.refused.emit, cancelled or _nothing, owner, task
        )
        self._long.submit(self._run, call)

    def close(self) -> None:
        """Cancel what is long, finish what is short, and end the threads; results are dropped from now on."""
        with self._home:
            self._open = False
        for task in self._running:
            task.stopping = True
        self._asked.shutdown(wait=True)
        self._long.shutdown(wait=True, cancel_futures=True)

    def _run(self, call: _Call[T]) -> None:
        """Run on another thread: turn whatever happens into something to tell at home."""
        try:
            result = call.verb()
        except UserError as fault:
            refusal = fault
            self._send(_Outcome(call.asker, lambda: call.failed(refusal), call.task))
        except Cancelled:
            self._send(_Outcome(call.asker, call.cancelled, call.task))
        except Exception as fault:  # noqa: BLE001 - the task runner's door: our own faults go to the error door
            defect = fault
            self._send(_Outcome(None, lambda: self._unexpected(defect), call.task))
        else:
            self._send(_Outcome(call.asker, lambda: call.then(result), call.task))

    def _send(self, outcome: _Outcome) -> None:
        with self._home:
            if self._open:
                self._arrived.emit(outcome)

    def _forward(self, task: LongTask) -> None:
        with self._home:
            if self._open:
                self.reported.emit(task)

    @Slot(object)
    def _take_home(self, outcome: _Outcome) -> None:
        if not self._open:
            return
        if outcome.task is not None:
            self._running.remove(outcome.task)
            self.ended.emit(outcome.task)
        if outcome.asker is None or isValid(outcome.asker):
            outcome.tell()


def owner_of(then: Callable[..., None]) -> QObject | None:
    """Return the widget whose method `then` is, or None where it is a plain function."""
    owner: object = getattr(then, "__self__", None)
    return owner if isinstance(owner, QObject) else None


def _nothing() -> None:
    """Do nothing: a cancelled verb changed nothing."""
