"""Importing an action plan: what was understood is shown, ticked, brought in or refused, and taken back again."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeWidget, QWidget
from pytestqt.qtbot import QtBot

from dhr_desktop.model.case_review import CaseReview
from tests.fakes.desks import TestDesk
from tests.fakes.held_tasks import HeldTasks
from tests.importers.plans import SEVEN, excel_plan, row, word_plan
from tests.ui.imports.pages import Stopping, answer, buttons, doubts, importing, nowhere, press
from ui.platform.desk import Desk
from ui.screens.reviews.plan import PlanTab
from ui.screens.reviews.plan_import import PlanImportPage
from ui.screens.reviews.screen import ReviewsScreen

PLAN = (
    SEVEN,
    row("1. Review the training.", action="Write a course", lead="Police"),
    row("", "", "Hold the course", "Haven", target="when staffing allows"),
    row("2. Share the notes.", "National", "Agree how", "Health", target="31/03/2027"),
)


def saved_review(desk: Desk) -> CaseReview:
    review = desk.session.reviews.new(reference="DHR-2026-01")
    desk.session.reviews.add(review)
    return review


def opened_plan(screen: ReviewsScreen, desk: TestDesk, path: Path | None) -> PlanImportPage:
    """Choose a file on the page of recommendations of the only review."""
    screen.open(saved_review(desk).id, "recommendations")
    answer(desk, path)
    buttons(screen.workspace, "Import")[0].click()
    return screen.plan_import


def tree(page: QWidget) -> QTreeWidget:
    (found,) = page.findChildren(QTreeWidget)
    return found


def test_a_plan_is_shown_with_its_doubts_before_anything_comes_in(
    desk: TestDesk, screen: ReviewsScreen, tmp_path: Path
) -> None:
    word_plan(tmp_path, PLAN)
    page = opened_plan(screen, desk, tmp_path / "plan.docx")

    shown = tree(page)
    assert page.isVisible()
    first, second = shown.topLevelItem(0), shown.topLevelItem(1)
    assert first is not None
    assert second is not None
    assert (first.text(0), second.text(0)) == ("1 Review the training.", "2 Share the notes.")
    below = [first.child(place) for place in range(first.childCount())]
    assert [line.text(2) for line in below if line] == ["Police", "Haven"]
    assert "when staffing allows" in doubts(page)
    assert importing(page).text() == "Import 2 recommendations"
    assert desk.session.recommendations.all() == []


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_what_is_ticked_comes_in_and_is_taken_back_in_one_step(
    desk: TestDesk, screen: ReviewsScreen, tmp_path: Path, kind: str
) -> None:
    (word_plan if kind == "docx" else excel_plan)(tmp_path, PLAN)
    page = opened_plan(screen, desk, tmp_path / f"plan.{kind}")

    first = tree(page).topLevelItem(0)
    assert first is not None
    first.setCheckState(0, Qt.CheckState.Unchecked)
    assert importing(page).text() == "Import 1 recommendation"
    importing(page).click()

    assert [found.number for found in desk.session.recommendations.all()] == ["2"]
    assert isinstance(screen.workspace.tab, PlanTab)
    assert screen.workspace.isVisible()
    assert desk.words[-1] == "Imported 1 action; Ctrl+Z takes it back"
    desk.change(desk.session.history.undo)
    assert desk.session.recommendations.all() == []


def test_nothing_ticked_cannot_be_imported(desk: TestDesk, screen: ReviewsScreen, tmp_path: Path) -> None:
    word_plan(tmp_path, PLAN)
    page = opened_plan(screen, desk, tmp_path / "plan.docx")
    for place in range(2):
        tree(page).topLevelItem(place).setCheckState(0, Qt.CheckState.Unchecked)  # type: ignore[union-attr]

    assert not importing(page).isEnabled()


def test_a_plan_that_is_there_already_is_refused_in_place(
    desk: TestDesk, screen: ReviewsScreen, tmp_path: Path
) -> None:
    word_plan(tmp_path, PLAN)
    page = opened_plan(screen, desk, tmp_path / "plan.docx")
    importing(page).click()

    answer(desk, tmp_path / "plan.docx")
    buttons(screen.workspace, "Import")[0].click()
    importing(page).click()

    assert page.isVisible()
    assert "already has 2 of these" in page.header.banner.sentence
    assert len(desk.session.recommendations.all()) == 2
    assert importing(page).isEnabled(), "some may be unticked and the rest imported"


@pytest.mark.parametrize("name", ["plan.docx", "plan.xlsx"])
def test_a_broken_plan_is_a_sentence_in_place(
    desk: TestDesk, screen: ReviewsScreen, tmp_path: Path, name: str
) -> None:
    (tmp_path / name).write_bytes(b"PK\x03\x04 and then nothing that was ever a file")

    page = opened_plan(screen, desk, tmp_path / name)

    assert page.isVisible()
    assert page.header.banner.isVisible()
    assert page.header.banner.sentence.endswith(".")
    assert tree(page).topLevelItemCount() == 0
    assert not importing(page).isEnabled()
    press(page, "Cancel")
    assert isinstance(screen.workspace.tab, PlanTab)


def test_a_broken_plan_after_a_sound_one_cannot_import_the_sound_one(
    desk: TestDesk, screen: ReviewsScreen, tmp_path: Path
) -> None:
    word_plan(tmp_path, PLAN)
    (tmp_path / "broken.docx").write_bytes(b"broken")
    page = opened_plan(screen, desk, tmp_path / "plan.docx")

    page.start(screen.workspace.review_id, tmp_path / "broken.docx")

    assert tree(page).topLevelItemCount() == 0
    assert not importing(page).isEnabled()
    assert importing(page).text() == "Import"


def test_changing_one_s_mind_brings_nothing_in(desk: TestDesk, screen: ReviewsScreen, tmp_path: Path) -> None:
    word_plan(tmp_path, PLAN)
    page = opened_plan(screen, desk, None)
    assert not page.isVisible()

    answer(desk, tmp_path / "plan.docx")
    buttons(screen.workspace, "Import")[0].click()
    press(page, "Cancel")

    assert screen.workspace.isVisible()
    assert screen.place().endswith("/recommendations")
    assert desk.session.recommendations.all() == []


def test_cancelling_while_a_plan_is_read_goes_back(
    held: tuple[Desk, HeldTasks], qtbot: QtBot, tmp_path: Path
) -> None:
    word_plan(tmp_path, PLAN)
    back: list[str] = []
    page = PlanImportPage(held[0], back.append)
    qtbot.addWidget(page)
    held[1].progress = Stopping()

    page.start("r1", tmp_path / "plan.docx")
    held[1].let_all_go()

    assert back == ["r1"]
    assert tree(page).topLevelItemCount() == 0


def test_a_plan_that_is_read_too_late_is_not_shown_for_another_review(
    held: tuple[Desk, HeldTasks], qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "slow").mkdir()
    word_plan(tmp_path / "slow", (SEVEN, row("7. Belongs elsewhere.")))
    word_plan(tmp_path, PLAN)
    page = PlanImportPage(held[0], nowhere)
    qtbot.addWidget(page)

    page.start("r1", tmp_path / "slow" / "plan.docx")
    press(page, "Cancel")
    page.start("r2", tmp_path / "plan.docx")
    held[1].held.reverse()
    held[1].let_all_go()

    assert tree(page).topLevelItemCount() == 2
    assert importing(page).text() == "Import 2 recommendations"
