"""A report is chosen, decided about by keyboard, and written as a cleaned copy, on a real encrypted vault."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import docx
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from dhr_desktop.base.clock import FixedClock
from dhr_desktop.services.trying import fill
from tests.fakes.desks import TestDesk, new_session, reopened_session
from tests.fakes.reports import pdf_report, plain_word, word_report
from tests.fakes.small_case import OTHER, REVIEW, small_case
from ui.screens.reports.screen import ReportsScreen

CLOCK = FixedClock(datetime(2026, 3, 2, 9, 30, tzinfo=UTC))
PARAGRAPH = "Then Barnaby Quillfeather rang Margaret Holloway."


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed vault of two reviews, made once."""
    folder = tmp_path_factory.mktemp("made") / "vault"
    session = new_session(folder, CLOCK)
    fill(session, small_case())
    session.close()
    return folder


@pytest.fixture
def desk(made: Path, tmp_path: Path) -> Iterator[TestDesk]:
    session = reopened_session(Path(shutil.copytree(made, tmp_path / "vault")), CLOCK)
    yield TestDesk(session, tmp_path / "in.docx", tmp_path / "out.docx")
    session.close()


@pytest.fixture
def screen(desk: TestDesk, qtbot: QtBot) -> ReportsScreen:
    shown = ReportsScreen(desk)
    qtbot.addWidget(shown)
    shown.resize(1100, 700)
    shown.show()
    shown.start.choose_review(REVIEW.id)
    return shown


def strings(screen: ReportsScreen) -> list[str]:
    return [row.string for row in screen.findings.listing.model.rows]


def test_a_report_is_checked_decided_and_written(screen: ReportsScreen, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "in.docx").write_bytes(plain_word(PARAGRAPH))
    before = (tmp_path / "in.docx").read_bytes()
    screen.start.choose.click()

    assert strings(screen)[:2] == ["Margaret Holloway", "Barnaby Quillfeather"]
    assert not screen.write.isEnabled()
    assert "Margaret Holloway" in screen.findings.texts.before.toPlainText()
    assert "Rosalind" in screen.findings.texts.after.toPlainText()

    screen.findings.listing.select("Barnaby Quillfeather")
    qtbot.keyClick(screen.findings.listing.table, Qt.Key.Key_K)
    assert screen.write.isEnabled()
    screen.write.click()

    assert "is written" in screen.header.banner.sentence
    assert docx.Document(str(tmp_path / "out.docx")).paragraphs[0].text == PARAGRAPH.replace(
        "Margaret Holloway", "Rosalind"
    )
    assert (tmp_path / "in.docx").read_bytes() == before


def test_replacing_is_one_key_as_well(screen: ReportsScreen, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "in.docx").write_bytes(plain_word(PARAGRAPH))
    screen.start.choose.click()
    screen.findings.listing.select("Barnaby Quillfeather")
    qtbot.keyClick(screen.findings.listing.table, Qt.Key.Key_R)
    screen.write.click()
    text = docx.Document(str(tmp_path / "out.docx")).paragraphs[0].text
    assert "Quillfeather" not in text
    assert "Rosalind" in text


def test_what_no_program_can_judge_is_told(screen: ReportsScreen, tmp_path: Path) -> None:
    (tmp_path / "in.docx").write_bytes(word_report())
    screen.start.choose.click()
    assert screen.unread.isVisible()
    assert "1 picture " in screen.unread.accessibleName()
    assert screen.keep_pictures.isVisible()


def test_a_pdf_gives_findings_only(screen: ReportsScreen, tmp_path: Path) -> None:
    (tmp_path / "in.docx").write_bytes(pdf_report())
    screen.start.choose.click()
    assert strings(screen)
    assert not screen.write.isVisible()


def test_a_file_that_is_no_report_is_refused_in_place(screen: ReportsScreen, tmp_path: Path) -> None:
    (tmp_path / "in.docx").write_bytes(b"MZ nothing")
    screen.start.choose.click()
    assert screen.header.banner.isVisible()
    assert screen.start.isVisible()


def test_hidden_names_hide_the_findings(desk: TestDesk, screen: ReportsScreen, tmp_path: Path) -> None:
    (tmp_path / "in.docx").write_bytes(plain_word(PARAGRAPH))
    screen.start.choose.click()
    desk.switch_names(real=False)
    assert not screen.findings.isVisible()
    desk.switch_names(real=True)
    assert screen.findings.isVisible()


def test_nothing_can_be_chosen_before_a_review(screen: ReportsScreen) -> None:
    screen.start.choose_review(OTHER.id)
    assert screen.start.choose.isEnabled()
    screen.start.review.setCurrentIndex(-1)
    assert not screen.start.choose.isEnabled()


def test_another_report_begins_anew(screen: ReportsScreen, tmp_path: Path) -> None:
    (tmp_path / "in.docx").write_bytes(plain_word(PARAGRAPH))
    screen.start.choose.click()
    screen.another.click()
    assert screen.start.isVisible()
    assert strings(screen) == []
