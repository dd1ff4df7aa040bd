"""The journal on the screen: narrowed, read on as one scrolls, told in words, masked with the names, verified, exported."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dhr_desktop.base.clock import FixedClock
from dhr_desktop.base.errors import Cancelled, UserError
from dhr_desktop.base.steps import Steps
from dhr_desktop.services.journal import PAGE
from docs import journal_reader
from tests.fakes.desks import TestDesk, new_session
from tests.fakes.held_tasks import HeldTasks
from tests.fakes.tasks import ImmediateTasks
from ui.platform.steps import run_steps
from ui.platform.tasks import ThreadTasks
from ui.screens.journal.screen import JournalScreen
from ui.screens.reviews.workspace import Workspace

CLOCK = FixedClock(datetime(2026, 3, 2, 9, 30, tzinfo=UTC))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[TestDesk]:
    session = new_session(tmp_path / "vault", CLOCK, reviews=2)
    yield TestDesk(session)
    session.close()


@pytest.fixture
def page(desk: TestDesk, qtbot: QtBot) -> JournalScreen:
    """The screen over a journal of more than two pages."""
    review = desk.session.reviews.all()[0]
    for number in range(2 * PAGE + 5):
        desk.session.reviews.amend(replace(review, district=f"Wexcombe {number}"))
    made = JournalScreen(desk)
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    return made


def test_it_is_read_page_by_page(page: JournalScreen) -> None:
    model = page.entries.model
    assert len(model.rows) == PAGE
    while model.canFetchMore(QModelIndex()):
        model.fetchMore(QModelIndex())
    seqs = [row.seq for row in model.rows]
    assert seqs == list(range(seqs[0], 0, -1))


def test_the_chosen_entry_is_told_in_words_and_masked_with_the_names(
    page: JournalScreen, desk: TestDesk
) -> None:
    detail = page.entries.detail
    assert "Amended review" in detail.toPlainText()
    assert "District: “Wexcombe 403” became “Wexcombe 404”" in detail.toPlainText()
    desk.switch_names(real=False)
    assert "Wexcombe" not in detail.toPlainText()
    assert "Names are masked" in detail.toPlainText()


def test_it_is_narrowed_by_hand_and_by_place(page: JournalScreen, desk: TestDesk) -> None:
    narrowing = page.entries.narrowing
    narrowing.verb.setCurrentIndex(narrowing.verb.findText("Invented cases"))
    narrowing.narrowed.emit()
    assert [row.seq for row in page.entries.model.rows] == [1]
    narrowing.verb.setCurrentIndex(0)
    other = desk.session.reviews.all()[1]
    page.go(other.id)
    assert page.place() == other.id
    assert [row.seq for row in page.entries.model.rows] == [1]


def test_looks_are_shown_when_asked_for(page: JournalScreen, desk: TestDesk) -> None:
    review = desk.session.reviews.all()[0]
    before = desk.session.store.head().count
    for _ in range(2):
        desk.session.looks.opened(review.id)
    assert desk.session.store.head().count == before + 1
    page.entries.read()
    assert not page.entries.model.rows[0].is_look
    page.entries.narrowing.looks.click()
    assert page.entries.model.rows[0].what == "Opened a review"
    assert desk.session.history.of_review(review.id)[0].what != "Opened a review"
    assert desk.session.history.of_review(review.id, looks=True)[0].what == "Opened a review"


def test_opening_a_review_is_told_once(desk: TestDesk, qtbot: QtBot) -> None:
    workspace = Workspace(desk, lambda _: None)
    qtbot.addWidget(workspace)
    first, second = desk.session.reviews.all()
    before = desk.session.store.head().count
    for review in (first, second, first):
        workspace.open(review.id)
    assert desk.session.store.head().count == before + 2


def test_the_chain_is_verified_and_exported(page: JournalScreen, desk: TestDesk, tmp_path: Path) -> None:
    page.verify_button.click()
    assert page.header.banner.sentence.startswith("The journal verifies: 406 entries")
    desk.dialogs.answers.append(tmp_path / "out.jsonl")  # type: ignore[attr-defined]  # the test's own dialogs
    page.export_button.click()
    assert "406 entries written" in page.header.banner.sentence
    assert journal_reader.verified(tmp_path / "out.jsonl").startswith("406:")
    assert desk.session.store.head().count == 407


# Long work on the vault in steps


def _not_expected(told: object) -> None:
    pytest.fail(str(told))


def _counting(closed: list[bool]) -> Steps[str]:
    try:
        for number in range(5):
            yield number, 5
    finally:
        closed.append(True)
    return "all"


def test_steps_run_on_the_vaults_thread_and_end_in_a_result(qtbot: QtBot) -> None:
    unexpected: list[BaseException] = []
    tasks, found, closed = ThreadTasks(unexpected.append), list[str](), list[bool]()
    run_steps(tasks, _counting(closed), found.append, _not_expected, words="Counting", asker=tasks)
    qtbot.waitUntil(lambda: bool(found))
    tasks.close()
    assert (found, closed, unexpected) == (["all"], [True], [])


def test_steps_that_are_cancelled_or_refused_are_closed(qapp: QApplication) -> None:
    class Stopping:
        def report(self, done: int, total: int, words: str = "") -> None:
            assert done <= total

        def check(self) -> None:
            raise Cancelled

    closed: list[bool] = []
    run_steps(
        ImmediateTasks(Stopping()),
        _counting(closed),
        _not_expected,
        _not_expected,
        words="Counting",
        asker=qapp,
    )
    assert closed == [True]

    def refusing() -> Steps[str]:
        yield 1, 2
        raise UserError("It cannot be done.")

    refused: list[UserError] = []
    run_steps(ImmediateTasks(), refusing(), _not_expected, refused.append, words="Refusing", asker=qapp)
    assert [fault.sentence for fault in refused] == ["It cannot be done."]


def test_a_page_that_comes_too_late_is_not_shown(page: JournalScreen, desk: TestDesk) -> None:
    held = HeldTasks()
    desk.tasks = held
    page.entries.model.fetchMore(QModelIndex())
    desk.tasks = desk.quick
    page.go(desk.session.reviews.all()[1].id)
    held.let_all_go()
    assert [row.seq for row in page.entries.model.rows] == [1]
