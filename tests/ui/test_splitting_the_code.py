"""Splitting the recovery code in the settings: only this vault's own, on sheets that bring it back, and said in the journal."""

from __future__ import annotations

import re
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from dhr_desktop.base.clock import SystemClock
from dhr_desktop.services import vaults
from dhr_desktop.services.recovery import code_from_shares, is_same_code, shares_of
from dhr_desktop.services.renewal import new_code
from dhr_desktop.services.session import Session
from dhr_desktop.services.settings import Settings
from dhr_desktop.store import vault
from tests.fakes.desks import TestDesk
from tests.fakes.dialogs import PreparedDialogs
from tests.fakes.keyrings import MemoryKeyring
from tests.fakes.vaults import NAME, OTHER_PASSPHRASE, PASSPHRASE, QUICK
from ui.platform import recovery_print
from ui.screens.settings.screen import SettingsScreen

CLOCK = SystemClock()
Screen = tuple[SettingsScreen, TestDesk, str, Path]


@pytest.fixture
def screen(qtbot: QtBot, tmp_path: Path) -> Screen:
    opened, code = vault.create(tmp_path / "vault", PASSPHRASE, NAME, effort=QUICK)
    target = tmp_path / "shares.pdf"
    desk = TestDesk(Session(opened, CLOCK), target)
    page = SettingsScreen(desk, Settings(), lambda _: None, MemoryKeyring())
    qtbot.addWidget(page)
    page.show()
    press(page, "Split it into shares…")
    return page, desk, code, target


def press(page: SettingsScreen, words: str) -> None:
    (found,) = [one for one in page.findChildren(QPushButton) if one.text() == words and one.isVisible()]
    found.click()


def sheets(file: Path) -> list[str]:
    document = pypdfium2.PdfDocument(file)
    pages = [document[place].get_textpage().get_text_bounded() for place in range(len(document))]
    document.close()
    return pages


def words_of(sheet: str) -> str:
    numbered = re.findall(r"(\d+)\.\s+([a-z]+)\b", sheet)
    return " ".join(word for _, word in numbered[:33])


@pytest.mark.parametrize("split", [(2, 3), (3, 5)])
def test_enough_of_the_saved_sheets_make_the_code_again(screen: Screen, split: tuple[int, int]) -> None:
    page, desk, code, target = screen
    page.splitting.code.setText(code.lower())
    page.splitting.ways[split].setChecked(True)
    press(page, "Save them as a file…")
    needed, made = split
    pages = sheets(target)
    assert len(pages) == made
    assert all(f"share {n}: any {needed} of this set" in text for n, text in enumerate(pages, start=1))
    joined = code_from_shares([words_of(text) for text in pages[-needed:]])
    assert is_same_code(code, joined)
    assert page.header.banner.sentence.startswith("The sheets are saved.")
    desk.session.close()
    vaults.recover(desk.session.folder, joined, OTHER_PASSPHRASE, CLOCK).close()


def test_another_vault_s_code_and_a_slip_are_refused_in_place(screen: Screen) -> None:
    page, desk, code, target = screen
    press(page, "Save them as a file…")
    assert "whole recovery code is needed" in page.header.banner.sentence
    page.splitting.code.setText(new_code())
    press(page, "Save them as a file…")
    assert page.header.banner.sentence == "This is not the recovery code of this vault."
    page.splitting.code.setText(code[:-1])
    press(page, "Save them as a file…")
    assert "has 55 letters" in page.header.banner.sentence
    assert page.splitting.isEnabled()
    assert not target.exists()
    press(page, "Back")
    assert page.splitting.code.text() == ""
    desk.session.close()


def test_no_letters_of_a_share_are_joined_into_one_sign(qapp: QApplication, tmp_path: Path) -> None:
    target = tmp_path / "one.pdf"
    shares = shares_of(new_code(), 2, 3)
    joined = next(
        share
        for _ in range(1000)
        for share in shares_of(new_code(), 2, 3)
        if {"drift", "lift"} & set(share.split())
    )
    print_to_file(target, [joined, *shares])
    assert words_of(sheets(target)[0]) == joined


def print_to_file(target: Path, shares: list[str]) -> None:
    """Save shares where a test wants them."""
    parent = QWidget()
    recovery_print.save_shares(parent, shares, "vault", PreparedDialogs(target))
