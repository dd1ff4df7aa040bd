"""Long work on the vault as people see it: a bar with Cancel, one short step at a time on the vault's own thread."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from typing import Final, TypeVar

from PySide6.QtCore import QObject

from dhr_desktop.base.errors import Cancelled, UserError
from dhr_desktop.base.progress import Progress
from dhr_desktop.base.steps import Steps
from ui.platform.tasks import Tasks

R = TypeVar("R")
_Step = tuple[int, int] | None

_LOOK_UP: Final = 0.1
"""Seconds between two looks whether somebody pressed Cancel."""


def run_steps(
    tasks: Tasks,
    steps: Steps[R],
    then: Callable[[R], None],
    failed: Callable[[UserError], None],
    *,
    words: str,
    asker: QObject,
) -> None:
    """Carry out steps one after the other; in between the vault answers whatever else is asked."""
    ended: list[R] = []

    def step() -> _Step:
        try:
            return next(steps)
        except StopIteration as end:
            ended.append(end.value)
            return None

    def verb(progress: Progress) -> R:
        try:
            while (told := _on_the_vaults_thread(tasks, step, progress)) is not None:
                progress.report(*told)
                progress.check()
        except Cancelled:
            steps.close()
            raise
        return ended[0]

    tasks.run_long(verb, then, failed, words=words, asker=asker)


def _on_the_vaults_thread(tasks: Tasks, step: Callable[[], _Step], progress: Progress) -> _Step:
    """Let the vault's thread take a step and wait for it; a step that has begun is never left alone."""
    outcome: Future[_Step] = Future()

    def take() -> None:
        if not outcome.set_running_or_notify_cancel():
            return
        told: _Step = None
        try:
            told = step()
        except UserError as fault:
            outcome.set_exception(fault)
        else:
            outcome.set_result(told)
        finally:
            if not outcome.done():  # our own fault: the error door hears of it, here the work just ends
                outcome.set_exception(Cancelled())

    tasks.ask(take, _nothing)
    while True:
        try:
            return outcome.result(_LOOK_UP)
        except TimeoutError:
            _cancel_what_waits(outcome, progress)
        except CancelledError:
            raise Cancelled from None


def _cancel_what_waits(outcome: Future[_Step], progress: Progress) -> None:
    """Take back a step that was not begun, where somebody pressed Cancel."""
    try:
        progress.check()
    except Cancelled:
        outcome.cancel()


def _nothing(_: object) -> None:
    """Expect nothing: the waiting thread hears of it."""
