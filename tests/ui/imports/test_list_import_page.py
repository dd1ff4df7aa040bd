"""Importing a list of past reviews: columns are given a meaning, rows left out, and all or nothing comes in."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from dhr_desktop.model.lifecycle import State
from tests.fakes.desks import TestDesk
from tests.fakes.held_tasks import HeldTasks
from tests.ui.imports.pages import Stopping, answer, doubts, importing, nowhere, press
from ui.platform.desk import Desk
from ui.screens.reviews.list_import import ListImportPage
from ui.screens.reviews.screen import ReviewsScreen

LIST = """reference,csp,death_date,method,kind
INC-1,Thornbeck,September 2018,fall,intimate partner
INC-2,Penvale,2018,sharp instrument,familial
INC-3,Penvale,2018,sharp instrument,familial
INC-4,Wexcombe,the year after the flood,sharp instrument,familial
"""


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
    page = ListImportPage(held[0], nowhere)
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
    held[1].progress = Stopping()

    page.start(written(tmp_path))
    held[1].let_all_go()

    assert back == [True]
    assert not importing(page).isEnabled()
