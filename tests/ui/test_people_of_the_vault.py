"""The people of a vault in the settings: listed, added by a passphrase of their own, withdrawn after a question."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from dhr_desktop.base.clock import SystemClock
from dhr_desktop.keys.unlocking import WrongPassphrase
from dhr_desktop.services import vaults
from dhr_desktop.services.settings import Settings
from tests.fakes.desks import TestDesk, new_session
from tests.fakes.keyrings import MemoryKeyring
from tests.fakes.vaults import NAME, OTHER_PASSPHRASE
from ui.opened import KNOWN
from ui.screens.settings.screen import SettingsScreen

CLOCK = SystemClock()
SECOND = "Tamsin Reddy"
Screen = tuple[SettingsScreen, TestDesk]


def shown(qtbot: QtBot, folder: Path, second: str = "") -> Screen:
    desk = TestDesk(new_session(folder, CLOCK, second=second))
    page = SettingsScreen(desk, Settings(), lambda _: None, MemoryKeyring())
    qtbot.addWidget(page)
    page.resize(900, 700)
    page.show()
    page.activateWindow()
    return page, desk


def buttons(widget: QWidget) -> dict[str, QPushButton]:
    """The buttons that can be seen, by what is read aloud."""
    return {
        one.accessibleName() or one.text(): one for one in widget.findChildren(QPushButton) if one.isVisible()
    }


def names(page: SettingsScreen) -> list[str]:
    return [one.name for one in page._desk.session.colleagues.list()]


def texts(widget: QWidget) -> list[str]:
    return [one.text() for one in widget.findChildren(QLabel) if one.isVisible()]


def begin_adding(page: SettingsScreen, name: str) -> None:
    buttons(page)["Add a person…"].click()
    page.adding.who.setText(name)


def test_somebody_alone_is_marked_and_cannot_be_withdrawn(qtbot: QtBot, tmp_path: Path) -> None:
    page, desk = shown(qtbot, tmp_path / "vault")
    assert f"{NAME} (you)" in texts(page.people)
    assert list(buttons(page.people)) == ["Add a person…"]
    desk.session.close()


def test_a_person_is_added_with_the_drawn_words_and_opens_the_vault(qtbot: QtBot, tmp_path: Path) -> None:
    page, desk = shown(qtbot, tmp_path / "vault")
    begin_adding(page, f" {SECOND} ")
    words = page.adding.new.text()
    assert len(words.split()) == 5
    buttons(page)["Add this person"].click()
    assert page.header.banner.sentence == f"{SECOND} can open the vault."
    assert {f"{NAME} (you)", SECOND} <= set(texts(page.people))
    assert page.adding.new.text() == page.adding.who.text() == ""
    desk.session.close()
    with vaults.unlock(tmp_path / "vault", words, CLOCK) as session:
        assert session.who == SECOND


def test_words_of_their_own_are_strong_and_typed_twice(qtbot: QtBot, tmp_path: Path) -> None:
    page, desk = shown(qtbot, tmp_path / "vault")
    begin_adding(page, "")
    add, new = buttons(page)["Add this person"], page.adding.new
    add.click()
    assert page.header.banner.sentence == "Their name is needed."
    page.adding.who.setText(SECOND)
    new.own.setChecked(True)
    new.first.line.setText("password")
    add.click()
    assert page.focusWidget() is new.first.line
    new.first.line.setText(OTHER_PASSPHRASE)
    new.again.line.setText("velvet harbour")
    add.click()
    assert "not the same" in page.header.banner.sentence
    assert names(page) == [NAME]
    new.again.line.setText(OTHER_PASSPHRASE)
    qtbot.keyClick(new.again.line, Qt.Key.Key_Return)
    assert names(page) == [NAME, SECOND]
    desk.session.close()


def test_a_name_that_is_there_is_refused_in_place_and_nothing_typed_is_lost(
    qtbot: QtBot, tmp_path: Path
) -> None:
    page, desk = shown(qtbot, tmp_path / "vault", SECOND)
    begin_adding(page, SECOND.upper())
    words = page.adding.new.text()
    buttons(page)["Add this person"].click()
    assert "Somebody of this name" in page.header.banner.sentence
    assert page.adding.isVisible()
    assert page.adding.isEnabled()
    assert page.adding.new.text() == words
    buttons(page)["Back"].click()
    assert page.people.isVisible()
    assert page.adding.new.text() == ""
    assert names(page) == [NAME, SECOND]
    desk.session.close()


def test_withdrawing_says_first_what_it_means(qtbot: QtBot, tmp_path: Path) -> None:
    page, desk = shown(qtbot, tmp_path / "vault", SECOND)
    buttons(page.people)[f"Withdraw {SECOND}"].click()
    said = " ".join(texts(page.header.banner))
    assert "Copies that were taken off this computer can still be read" in said
    buttons(page.header.banner)["Leave it as it is"].click()
    assert names(page) == [NAME, SECOND]
    buttons(page.people)[f"Withdraw {SECOND}"].click()
    buttons(page.header.banner)[f"Withdraw {SECOND}"].click()
    assert names(page) == [NAME]
    assert page.header.banner.sentence == f"{SECOND} can no longer open the vault."
    assert SECOND not in texts(page.people)
    assert page.people.isEnabled()
    desk.session.close()
    with pytest.raises(WrongPassphrase):
        vaults.unlock(tmp_path / "vault", OTHER_PASSPHRASE, CLOCK)


def test_somebody_who_is_gone_already_is_said_and_the_list_is_read_again(
    qtbot: QtBot, tmp_path: Path
) -> None:
    page, desk = shown(qtbot, tmp_path / "vault", SECOND)
    buttons(page.people)[f"Withdraw {SECOND}"].click()
    second = desk.session.colleagues.list()[1]
    desk.session.colleagues.withdraw(second.id)
    buttons(page.header.banner)[f"Withdraw {SECOND}"].click()
    assert "cannot open the vault any more" in page.header.banner.sentence
    assert SECOND not in texts(page.people)
    desk.session.close()


def test_the_search_leads_to_the_people(qtbot: QtBot, tmp_path: Path) -> None:
    page, desk = shown(qtbot, tmp_path / "vault")
    (found,) = [one for one in KNOWN if one.words == "Add a person who can open the vault"]
    area, place = found.place.split("/")
    assert area == "settings"
    page.go(place)
    assert page.focusWidget() is page.people.adding
    desk.session.close()
