"""Verbs run elsewhere, results come home, and nobody is told who has gone."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dhr_desktop.base.errors import Cancelled, UserError
from dhr_desktop.base.progress import Progress
from tests.fakes.tasks import ImmediateTasks
from ui.platform.tasks import LongTask, Tasks, ThreadTasks


@pytest.fixture
def defects() -> list[BaseException]:
    return []


@pytest.fixture
def tasks(qapp: QApplication, defects: list[BaseException]) -> Iterator[ThreadTasks]:
    made = ThreadTasks(defects.append)
    yield made
    made.close()


class Asker(QObject):
    """Somebody who waits for results."""

    def __init__(self) -> None:
        super().__init__()
        self.got: list[object] = []

    def take(self, result: object) -> None:
        self.got.append((result, threading.current_thread() is threading.main_thread()))


def test_a_verb_runs_elsewhere_and_its_result_comes_home(qtbot: QtBot, tasks: ThreadTasks) -> None:
    asker = Asker()
    tasks.ask(lambda: threading.current_thread() is threading.main_thread(), asker.take)
    qtbot.waitUntil(lambda: bool(asker.got))
    assert asker.got == [(False, True)]


def test_verbs_run_in_the_order_in_which_they_were_asked(qtbot: QtBot, tasks: ThreadTasks) -> None:
    ran: list[int] = []
    asker = Asker()
    for number in range(50):
        tasks.ask(lambda n=number: ran.append(n), asker.take)  # type: ignore[misc]
    qtbot.waitUntil(lambda: len(asker.got) == 50)
    assert ran == list(range(50))


def test_a_refusal_reaches_the_one_who_asked(qtbot: QtBot, tasks: ThreadTasks) -> None:
    told: list[UserError] = []

    def refuse() -> None:
        raise UserError("It cannot be saved.", "Look at the date.")

    tasks.ask(refuse, lambda _: None, told.append)
    qtbot.waitUntil(lambda: bool(told))
    assert told[0].remedy == "Look at the date."
    with qtbot.waitSignal(tasks.refused):
        tasks.ask(refuse, lambda _: None)


def test_a_defect_goes_to_the_error_door(
    qtbot: QtBot, tasks: ThreadTasks, defects: list[BaseException]
) -> None:
    tasks.ask(lambda: 1 // 0, lambda _: None)
    qtbot.waitUntil(lambda: bool(defects))
    assert isinstance(defects[0], ZeroDivisionError)


def test_a_result_for_somebody_who_has_gone_is_dropped(qtbot: QtBot, tasks: ThreadTasks) -> None:
    gate = threading.Event()
    told: list[object] = []
    asker = QObject()
    tasks.ask(gate.wait, told.append, asker=asker)
    asker.deleteLater()
    qtbot.waitUntil(lambda: _gone(asker))
    gate.set()
    after = Asker()
    tasks.ask(lambda: "after", after.take)
    qtbot.waitUntil(lambda: bool(after.got))
    assert told == []


def _gone(thing: QObject) -> bool:
    from shiboken6 import isValid

    return not isValid(thing)


def test_long_work_reports_and_can_be_cancelled(qtbot: QtBot, tasks: ThreadTasks) -> None:
    seen: list[tuple[int, int, str]] = []
    stopped: list[bool] = []
    tasks.reported.connect(lambda task: seen.append((task.done, task.total, task.step)))
    begun = threading.Event()

    def work(progress: Progress) -> None:
        progress.report(1, 10, "Reading")
        begun.set()
        while True:
            progress.check()

    tasks.run_long(work, lambda _: None, words="Import", cancelled=lambda: stopped.append(True))
    assert [task.words for task in tasks.running] == ["Import"]
    assert begun.wait(5)
    with qtbot.waitSignal(tasks.ended):
        tasks.running[0].cancel()
    assert stopped == [True]
    assert (1, 10, "Reading") in seen
    assert tasks.running == ()


def test_reports_are_thinned_out_and_the_last_one_always_comes() -> None:
    seen: list[int] = []
    task = LongTask("Import", lambda task: seen.append(task.done))
    for done in range(1, 1001):
        task.report(done, 1000)
    assert seen[0] == 1
    assert seen[-1] == 1000
    assert len(seen) < 100


def test_closing_ends_the_threads(qtbot: QtBot) -> None:
    tasks = ThreadTasks(lambda _: None)
    told: list[object] = []
    tasks.run_long(_until_stopped, told.append, words="Long")
    tasks.close()
    QApplication.processEvents()
    assert told == []
    assert not [thread for thread in threading.enumerate() if thread.name.startswith(("asked", "long"))]


def test_closing_finishes_every_short_verb_that_was_asked_for() -> None:
    tasks = ThreadTasks(lambda _: None)
    begun, saved = threading.Event(), list[int]()
    tasks.ask(lambda: begun.wait(5), lambda _: None)
    for number in range(3):
        tasks.ask(partial(saved.append, number), lambda _: None)
    threading.Timer(0.05, begun.set).start()
    tasks.close()
    assert saved == [0, 1, 2], "a save that was asked for is never dropped"


def _until_stopped(progress: Progress) -> None:
    while True:
        progress.check()


def test_the_fake_behaves_as_the_real_one_does() -> None:
    fake: Tasks = ImmediateTasks()
    told: list[object] = []

    def refuse(_: Progress) -> None:
        raise UserError("No.", "Later.")

    def stop(_: Progress) -> None:
        raise Cancelled

    fake.ask(lambda: 3, told.append)
    fake.run_long(refuse, told.append, lambda fault: told.append(fault.sentence), words="")
    fake.run_long(stop, told.append, words="", cancelled=lambda: told.append("cancelled"))
    assert told == [3, "No.", "cancelled"]
