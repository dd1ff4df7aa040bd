"""Encrypting anew in the settings: said first, the code typed back, then the vault is closed under its new key."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from dhr_desktop.base.clock import SystemClock
from dhr_desktop.base.progress import Progress
from dhr_desktop.services import vaults
from dhr_desktop.services.settings import Settings
from tests.fakes.desks import TestDesk, new_session
from tests.fakes.keyrings import MemoryKeyring
from tests.fakes.vaults import OTHER_PASSPHRASE, PASSPHRASE, QUICK
from ui.screens.settings.screen import SettingsScreen
from ui.shell.farewell import Farewell

CLOCK = SystemClock()
Screen = tuple[SettingsScreen, TestDesk, list[str]]


@pytest.fixture
def screen(qtbot: QtBot, tmp_path: Path) -> Screen:
    session = new_session(tmp_path / "vault", CLOCK)
    session._vault.add_person("Tamsin Reddy", OTHER_PASSPHRASE, QUICK, CLOCK)
    desk, told = TestDesk(session), list[str]()
    desk.closed.connect(told.append)
    page = SettingsScreen(desk, Settings(), lambda _: None, MemoryKeyring())
    qtbot.addWidget(page)
    page.resize(900, 700)
    page.show()
    press(page, "Encrypt the vault anew…")
    return page, desk, told


def press(widget: QWidget, words: str) -> None:
    (found,) = [one for one in widget.findChildren(QPushButton) if one.text() == words and one.isVisible()]
    found.click()


def texts(widget: QWidget) -> str:
    return " ".join(one.text() for one in widget.findChildren(QLabel) if one.isVisible())


def with_code(page: SettingsScreen, passphrase: str = PASSPHRASE) -> str:
    """Type the passphrase and the code that is shown, and return the code."""
    page._anew._passphrase.line.setText(passphrase)
    press(page, "Make a new recovery code")
    assert page._anew._code is not None
    code = page._anew._code._code
    page._anew._code._typed.setText(code.lower())
    return code


def test_it_says_first_what_it_means(screen: Screen) -> None:
    page, desk, _ = screen
    assert "Tamsin Reddy can no longer open it" in texts(page)
    assert "can still be read with the old code" in texts(page)
    press(page, "Make a new recovery code")
    assert "passphrase is needed" in page.header.banner.sentence
    press(page, "Back")
    assert page._theme.isVisible()
    desk.session.close()


def test_the_vault_stands_under_the_new_code(screen: Screen) -> None:
    page, desk, told = screen
    code = with_code(page)
    press(page, "Encrypt the vault now")
    assert told == ["The vault is encrypted anew, and a backup of it is made."]
    folder = desk.session.folder
    vaults.recover(folder, code, "walnut harbour velvet kettle", CLOCK).close()


def test_a_code_that_is_not_typed_back_goes_no_further(screen: Screen) -> None:
    page, desk, told = screen
    with_code(page)
    assert page._anew._code is not None
    page._anew._code._typed.setText("ABCDE")
    press(page, "Encrypt the vault now")
    assert told == []
    assert "not the code yet" in texts(page)
    desk.session.close()


def test_one_can_go_back_from_the_code(screen: Screen) -> None:
    page, desk, told = screen
    with_code(page)
    press(page, "Back, without a change")
    assert page._theme.isVisible()
    assert told == []
    assert len(desk.session.colleagues.list()) == 2
    desk.session.close()


def test_another_passphrase_changes_nothing(screen: Screen) -> None:
    page, desk, told = screen
    with_code(page, OTHER_PASSPHRASE)
    press(page, "Encrypt the vault now")
    assert told == []
    assert "does not open" in page.header.banner.sentence
    assert page._theme.isVisible()
    assert len(desk.session.colleagues.list()) == 2
    desk.session.close()


def test_it_can_be_stopped(screen: Screen, monkeypatch: pytest.MonkeyPatch) -> None:
    page, desk, told = screen

    def carry_out(passphrase: str, code: str, progress: Progress) -> str:
        progress.report(10, 100, "Checking")
        press(page, "Stop")
        progress.check()
        raise AssertionError

    monkeypatch.setattr(desk.session.renewal, "carry_out", carry_out)
    with_code(page)
    press(page, "Encrypt the vault now")
    assert told == []
    assert page.header.banner.sentence == "It was stopped."
    desk.session.close()


def test_a_farewell_is_left_once_asked(qtbot: QtBot) -> None:
    page, left = Farewell("Done."), list[bool]()
    qtbot.addWidget(page)
    page.show()
    page.left.connect(lambda: left.append(True))
    press(page, "Go to the lock screen")
    assert left == [True]
