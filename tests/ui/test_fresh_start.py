"""A fresh start: what is odd is said once, the keyring opens the vault where it remembers, and neither is in the way."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from dhr_desktop.base.clock import SystemClock
from dhr_desktop.services import surroundings, vaults
from dhr_desktop.services.device import fill_keyring, is_remembered
from dhr_desktop.services.session import Session
from dhr_desktop.services.settings import Settings
from dhr_desktop.services.surroundings import Notice
from tests.fakes.desks import TestDesk, new_session
from tests.fakes.keyrings import LockedKeyring, MemoryKeyring
from tests.fakes.tasks import ImmediateTasks
from tests.fakes.vaults import PASSPHRASE
from ui.screens.settings.screen import SettingsScreen
from ui.shell.fresh_start import FreshStart, Notices, _say
from ui.shell.lock_screen import LockScreen
from ui.widgets.banner import Banner
from ui.widgets.new_passphrase import PassphraseRules

CLOCK = SystemClock()
RULES = PassphraseRules(lambda: "", str, bool)
DISK = Notice("disk", "The disk is not encrypted.", "Ask for it.")
ROOM = Notice("room", "Little room is left.", "Free some.")


@pytest.fixture(autouse=True)
def _ordinary(monkeypatch: pytest.MonkeyPatch) -> None:
    """A computer of which nothing is odd."""
    monkeypatch.setattr(surroundings, "before_opening", lambda *_: [])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    new_session(tmp_path / "vault", CLOCK).close()
    return tmp_path / "vault"


@pytest.fixture
def keyring(folder: Path) -> MemoryKeyring:
    made = MemoryKeyring()
    with vaults.unlock(folder, PASSPHRASE, CLOCK) as session:
        session.device.remember(fill_keyring(session.device.account, made), 7)
    return made


def fresh(qtbot: QtBot, folder: Path) -> tuple[LockScreen, FreshStart, list[Session]]:
    lock, entered = LockScreen("Merefordshire", RULES, lambda _: ("", "")), list[Session]()
    qtbot.addWidget(lock)
    lock.show()
    start = FreshStart(lock, folder, ImmediateTasks(), CLOCK, Notices())
    start.entered.connect(entered.append)
    return lock, start, entered


def test_the_keyring_opens_it(qtbot: QtBot, folder: Path, keyring: MemoryKeyring) -> None:
    _, start, entered = fresh(qtbot, folder)
    start.begin(lambda: keyring)
    (session,) = entered
    assert session.who
    session.close()


def test_where_nothing_is_remembered_no_keyring_is_asked(qtbot: QtBot, folder: Path) -> None:
    def ask() -> MemoryKeyring:
        raise AssertionError

    lock, start, entered = fresh(qtbot, folder)
    start.begin(ask)
    assert entered == []
    assert lock.banner.sentence == ""


def test_a_locked_keyring_is_said_and_what_was_typed_stays(
    qtbot: QtBot, folder: Path, keyring: MemoryKeyring
) -> None:
    lock, start, entered = fresh(qtbot, folder)
    qtbot.keyClicks(lock._passphrase.line, "apple orch")
    start.begin(LockedKeyring)
    assert entered == []
    assert "keyring is locked" in lock.banner.sentence
    assert lock._passphrase.text() == "apple orch"


def test_a_keyring_without_the_secret_is_said(qtbot: QtBot, folder: Path, keyring: MemoryKeyring) -> None:
    lock, start, entered = fresh(qtbot, folder)
    start.begin(MemoryKeyring)
    assert entered == []
    assert "no longer knows" in lock.banner.sentence
    assert not is_remembered(folder)


def test_a_wrong_secret_leaves_the_screen_ready(qtbot: QtBot, folder: Path, keyring: MemoryKeyring) -> None:
    for account in keyring.kept:
        keyring.kept[account] = "A" * 44
    lock, start, entered = fresh(qtbot, folder)
    start.begin(lambda: keyring)
    assert entered == []
    assert "no longer knows" in lock.banner.sentence
    assert not lock.is_busy


def test_the_passphrase_may_be_faster(qtbot: QtBot, folder: Path, keyring: MemoryKeyring) -> None:
    lock, start, entered = fresh(qtbot, folder)
    lock.set_busy(busy=True)
    start.begin(lambda: keyring)
    assert entered == []


def test_what_is_odd_is_said_once(qtbot: QtBot) -> None:
    banner, notices = Banner(), Notices()
    qtbot.addWidget(banner)
    notices.say(banner, [DISK, ROOM])
    assert banner.sentence == "The disk is not encrypted."
    assert "Little room is left. Free some." in " ".join(one.text() for one in banner.findChildren(QLabel))
    banner.clear()
    notices.say(banner, [ROOM, DISK])
    assert banner.sentence == ""


def test_what_could_not_be_said_waits(qtbot: QtBot) -> None:
    busy, later, notices = Banner(), Banner(), Notices()
    for banner in (busy, later):
        qtbot.addWidget(banner)
    busy.say("Something else")
    notices.say(busy, [DISK])
    assert busy.sentence == "Something else"
    notices.say(later, [])
    assert later.sentence == DISK.sentence


def test_the_lock_screen_says_it(qtbot: QtBot, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(surroundings, "before_opening", lambda *_: [DISK])
    lock, start, _ = fresh(qtbot, folder)
    start.begin(MemoryKeyring)
    assert lock.banner.sentence == DISK.sentence


def test_what_is_found_too_late_waits_for_the_window(qtbot: QtBot) -> None:
    lock, notices, later = LockScreen("Merefordshire", RULES, lambda _: ("", "")), Notices(), Banner()
    qtbot.addWidget(later)
    banner = lock.banner
    delete(lock)
    _say(notices, banner, [DISK])
    notices.say(later, [])
    assert later.sentence == DISK.sentence


# The setting


@pytest.fixture
def screens(qtbot: QtBot, tmp_path: Path) -> tuple[SettingsScreen, TestDesk, MemoryKeyring]:
    keyring = MemoryKeyring()
    desk = TestDesk(new_session(tmp_path / "own", CLOCK))
    page = SettingsScreen(desk, Settings(), lambda _: None, keyring)
    qtbot.addWidget(page)
    return page, desk, keyring


def choose(page: SettingsScreen, days: int) -> None:
    combo = page._remember.combo
    combo.setCurrentIndex(combo.findData(days))
    combo.activated.emit(combo.currentIndex())


def test_it_is_off_then_on_then_off(screens: tuple[SettingsScreen, TestDesk, MemoryKeyring]) -> None:
    page, desk, keyring = screens
    combo = page._remember.combo
    assert combo.currentData() == 0
    choose(page, 14)
    assert page.header.banner.sentence.startswith("This computer remembers the vault until")
    assert combo.currentIndex() == -1
    assert combo.placeholderText().startswith("Until")
    assert len(keyring.kept) == 1
    assert is_remembered(desk.session.folder)
    choose(page, 0)
    assert combo.currentData() == 0
    assert keyring.kept == {}
    assert not is_remembered(desk.session.folder)
    desk.session.close()


def test_without_a_keyring_it_stays_off(qtbot: QtBot, tmp_path: Path) -> None:
    desk = TestDesk(new_session(tmp_path / "own", CLOCK))
    page = SettingsScreen(desk, Settings(), lambda _: None, LockedKeyring())
    qtbot.addWidget(page)
    choose(page, 7)
    assert "keyring is locked" in page.header.banner.sentence
    assert page._remember.combo.currentData() == 0
    assert page._remember.combo.isEnabled()
    assert not is_remembered(desk.session.folder)
    desk.session.close()


def test_drawn_words_are_offered_for_a_new_passphrase(qtbot: QtBot, tmp_path: Path) -> None:
    desk = TestDesk(new_session(tmp_path / "own", CLOCK))
    page = SettingsScreen(desk, Settings(), lambda _: None, MemoryKeyring())
    qtbot.addWidget(page)
    page._old.line.setText(PASSPHRASE)
    drawn = page._new.text()
    assert len(drawn.split()) == 5
    page._change()
    assert page.header.banner.sentence == "The passphrase is changed."
    assert page._old.text() == ""
    assert page._new.text() != drawn
    desk.session.close()
    vaults.unlock(tmp_path / "own", drawn, CLOCK).close()
