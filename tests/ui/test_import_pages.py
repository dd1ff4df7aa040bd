"""Importing a plan and a list: what was understood is shown, ticked, brought in or refused, and taken back again."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QListWidget, QPushButton, QTreeWidget, QWidget
from pytestqt.qtbot import QtBot

from dhr_desktop.base.clock import FixedClock
from dhr_desktop.base.errors import Cancelled
from dhr_desktop.base.progress import Silent
from dhr_desktop.model.case_review import CaseReview
from dhr_desktop.model.lifecycle import State
from tests.fakes.desks import TestDesk, new_session, reopened_session
from tests.fakes.held_tasks import HeldTasks
from tests.importers.plans import SEVEN, excel_plan, row, word_plan
from ui.platform.desk import Desk
from ui.screens.reviews.list_import import ListImportPage
from ui.screens.reviews.plan import PlanTab
from ui.screens.reviews.plan_import import PlanImportPage
from ui.screens.reviews.screen import ReviewsScreen

CLOCK = FixedClock(datetime(2026, 3, 2, 9, 30, tzinfo=UTC))
PLAN = (
    SEVEN,
    row("1. Review the training.", action="Write a course", lead="Police"),
    row("", "", "Hold the course", "Haven", target="when staffing allows"),
    row("2. Share the notes.", "National", "Agree how", "Health", target="31/03/2027"),
)
LIST = """reference,csp,death_date,method,kind
INC-1,Thornbeck,September 2018,fall,intimate partner
INC-2,Penvale,2018,sharp instrument,familial
INC-3,Penvale,2018,sharp instrument,familial
INC-4,Wexcombe,the year after the flood,sharp instrument,familial
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed vault with no review in it, made once."""
    folder = tmp_path_factory.mktemp("made") / "vault"
    new_session(folder, CLOCK).close()
    return folder


@pytest.fixture
def desk(made: Path, tmp_path: Path) -> Iterator[TestDesk]:
    session = reopened_session(Path(shutil.copytree(made, tmp_path / "vault")), CLOCK)
    yield TestDesk(session)
    session.close()


@pytest.fixture
def screen(desk: TestDesk, qtbot: QtBot) -> ReviewsScreen:
    made = ReviewsScreen(desk)
    desk.changed.connect(made.refresh)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.show()
    return made


def answer(desk: Desk, *paths: Path | None) -> None:
    """Prepare what the dialog for choosing a file says next."""
    desk.dialogs.answers[:] = paths  # type: ignore[attr-defined]


def saved_review(desk: Desk) -> CaseReview:
    review = desk.session.reviews.new(reference="DHR-2026-01")
    desk.session.reviews.add(review)
    return review


def buttons(page: QWidget, words: str = "") -> list[QPushButton]:
    found = [b for b in page.findChildren(QPushButton) if b.isVisibleTo(page)]
    return [b for b in found if b.text().startswith(words)]


def press(page: QWidget, words: str) -> None:
    """Press the button that begins with these words."""
    (found,) = buttons(page, words)
    assert found.isEnabled()
    found.click()


def importing(page: QWidget) -> QPushButton:
    (found,) = buttons(page, "Import")
    return found


def doubts(page: QWidget) -> str:
    """Return all that is to be looked at."""
    (told,) = page.findChildren(QListWidget)
    return "\n".join(told.item(place).text() for place in range(told.count()))


def opened_plan(screen: ReviewsScreen, desk: TestDesk, path: Path | None) -> PlanImportPage:
    """Choose a file on the page of recommendations of the only review."""
    screen.open(saved_review(desk).id, "recommendations")
    answer(desk, path)
    buttons(screen.workspace, "Import")[0].click()
    return screen.plan_import


def tree(page: QWidget) -> QTreeWidget:
    (found,) = page.findChildren(QTreeWidget)
    return found


# An action plan


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
    assert [first.child(n).text(2) for n in range(first.childCount())] == ["Police", "Haven"]
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


def _nowhere(*_: object) -> None:
    """Lead nowhere."""


class _Stopping(Silent):
    """Progress of a verb that somebody cancels."""

    def check(self) -> None:
        raise Cancelled


@pytest.fixture
def held(desk: TestDesk) -> tuple[Desk, HeldTasks]:
    """A desk over the same vault whose tasks wait."""
    tasks = HeldTasks()
    return Desk(desk.session, tasks, desk.dialogs, memory=desk.memory, copy=_nowhere), tasks


def test_cancelling_while_a_plan_is_read_goes_back(
    held: tuple[Desk, HeldTasks], qtbot: QtBot, tmp_path: Path
) -> None:
    word_plan(tmp_path, PLAN)
    back: list[str] = []
    page = PlanImportPage(held[0], back.append)
    qtbot.addWidget(page)
    held[1].progress = _Stopping()

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
    page = PlanImportPage(held[0], lambda _: None)
    qtbot.addWidget(page)

    page.start("r1", tmp_path / "slow" / "plan.docx")
    press(page, "Cancel")
    page.start("r2", tmp_path / "plan.docx")
    held[1].held.reverse()
    held[1].let_all_go()

    assert tree(page).topLevelItemCount() == 2
    assert importing(page).text() == "Import 2 recommendations"


# A list of past reviews


def opened_list(screen: ReviewsScreen, desk: TestDesk, path: Path | None) -> ListImportPage:
    answer(desk, path)
    press(screen.header, "Import a list")
    return screen.list_import


def written(folder: Path, text: str = LIST) -> Path:
    (folder / "list.csv").write_text(text, "utf-8")
    return folder / "list.csv"


def meaning(page: ListImportPage, heading: str) -> QComboBox:
    (found,) = [c for c in page.findChildren(QComboBox) if c.accessibleName().endswith(f"{heading} means")]
    return found


def map_to(page: ListImportPage, heading: str, field: str | None) -> None:
    """Choose what a column means, as a hand would."""
    combo = meaning(page, heading)
    combo.setCurrentIndex(combo.findData(field))
    combo.activated.emit(combo.currentIndex())


def test_a_list_is_shown_with_its_doubts_before_anything_comes_in(
    desk: TestDesk, screen: ReviewsScreen, tmp_path: Path
) -> None:
    page = opened_list(screen, desk, written(tmp_path))

    assert page.isVisible()
    assert meaning(page, "reference").currentData() == "reference"
    assert meaning(page, "death_date").currentData() == "died_on"
    assert [found.reference for found in page.listing.model.rows] == ["INC-1", "INC-2", "INC-3", "INC-4"]
    told = doubts(page)
    assert "the year after the flood" in told
    assert "INC-2" in told.split("\n", 2)[1], "rows that are alike stand first"
    assert "INC-3" in told
    assert desk.session.reviews.all() == []


def test_rows_that_are_left_out_stay_out_and_the_rest_is_taken_back_in_one_step(
    desk: TestDesk, screen: ReviewsScreen, tmp_path: Path
) -> None:
    page = opened_list(screen, desk, written(tmp_path))
    page.listing.select(page.listing.model.rows[2].row)
    press(page, "Leave this row out")
    assert importing(page).text() == "Import 3 reviews"
    importing(page).click()

    came = desk.session.reviews.all()
    assert sorted(review.reference for review in came) == ["INC-1", "INC-2", "INC-4"]
    assert {review.state for review in came} == {State.PUBLISHED}
    assert screen.place() == ""
    assert screen.listing.model.total == 3
    desk.change(desk.session.history.undo)
    assert desk.session.reviews.all() == []


def test_a_row_can_be_taken_in_again_and_with_all_out_nothing_is_imported(
    desk: TestDesk, screen: ReviewsScreen, tmp_path: Path
) -> None:
    page = opened_list(screen, desk, written(tmp_path))
    for found in page.listing.model.rows:
        page.listing.opened.emit(found)
    assert not importing(page).isEnabled()

    page.listing.opened.emit(page.listing.model.rows[0])

    assert importing(page).isEnabled()
    assert importing(page).text() == "Import 1 review"


def test_a_column_can_mean_something_else(desk: TestDesk, screen: ReviewsScreen, tmp_path: Path) -> None:
    page = opened_list(screen, desk, written(tmp_path))

    map_to(page, "csp", None)

    assert {found.partnership for found in page.listing.model.rows} == {""}


def test_two_columns_of_one_meaning_are_refused_and_nothing_can_be_imported(
    desk: TestDesk, screen: ReviewsScreen, tmp_path: Path
) -> None:
    page = opened_list(screen, desk, written(tmp_path))

    map_to(page, "csp", "reference")

    assert "Two columns are chosen for the same field." in page.header.banner.sentence
    assert not importing(page).isEnabled(), "what is listed is not what the columns say"
    map_to(page, "csp", "partnership")
    assert page.header.banner.sentence == ""
    assert importing(page).isEnabled()


def test_a_list_that_is_there_already_is_refused_in_place(
    desk: TestDesk, screen: ReviewsScreen, tmp_path: Path
) -> None:
    page = opened_list(screen, desk, written(tmp_path))
    importing(page).click()
    opened_list(screen, desk, written(tmp_path))

    importing(page).click()

    assert page.isVisible()
    assert "4 of these references are in the vault already" in page.header.banner.sentence
    assert len(desk.session.reviews.all()) == 4


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("list.csv", b""),
        ("list.csv", b"\x00\x01\x02\x03"),
        ("list.xlsx", b"PK\x03\x04 nothing that was ever a workbook"),
        ("list.csv", b"only one line without any headings that are known"),
    ],
)
def test_a_broken_list_is_a_sentence_in_place(
    desk: TestDesk, screen: ReviewsScreen, tmp_path: Path, name: str, content: bytes
) -> None:
    (tmp_path / name).write_bytes(content)

    page = opened_list(screen, desk, tmp_path / name)

    assert page.header.banner.isVisible()
    assert page.header.banner.sentence.endswith(".")
    assert not importing(page).isEnabled()
    assert page.listing.model.total == 0
    press(page, "Cancel")
    assert not page.isVisible()


def test_a_broken_list_after_a_sound_one_shows_nothing_of_the_sound_one(
    desk: TestDesk, screen: ReviewsScreen, tmp_path: Path
) -> None:
    page = opened_list(screen, desk, written(tmp_path))
    (tmp_path / "broken.csv").write_bytes(b"")

    page.start(tmp_path / "broken.csv")

    assert not importing(page).isEnabled()
    assert importing(page).text() == "Import"
    assert not [combo for combo in page.findChildren(QComboBox) if combo.isVisible() and combo.isEnabled()]


def test_the_mapping_chosen_last_holds_whichever_was_understood_first(
    held: tuple[Desk, HeldTasks], qtbot: QtBot, tmp_path: Path
) -> None:
    page = ListImportPage(held[0], _nowhere)
    qtbot.addWidget(page)
    page.start(written(tmp_path))
    held[1].let_all_go()

    map_to(page, "csp", None)
    map_to(page, "csp", "partnership")
    held[1].held.reverse()
    held[1].let_all_go()

    assert page.listing.model.rows[0].partnership == "Thornbeck"


def test_cancelling_while_a_list_is_read_goes_back(
    held: tuple[Desk, HeldTasks], qtbot: QtBot, tmp_path: Path
) -> None:
    back: list[bool] = []
    page = ListImportPage(held[0], lambda: back.append(True))
    qtbot.addWidget(page)
    held[1].progress = _Stopping()

    page.start(written(tmp_path))
    held[1].let_all_go()

    assert back == [True]
    assert not importing(page).isEnabled()
