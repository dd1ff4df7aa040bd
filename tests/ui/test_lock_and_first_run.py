"""The ways into the program: the lock screen and the first run tell what was typed and forget it in time."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from dhr_desktop.base.errors import UserError
from tests.fakes.dialogs import PreparedDialogs
from ui.shell.first_run import FirstRun
from ui.shell.lock_screen import LockScreen
from ui.shell.new_vault import NewVault
from ui.widgets.new_passphrase import PassphraseRules

CODE = "ABCDE FGHJK MNPQR STVWX YZ012 34567 89ABC DEFGH JKMNP QRSTV WXYZ0"
WORDS = "lantern orbit pebble cradle thistle"


@pytest.fixture
def rules() -> PassphraseRules:
    drawn = iter([WORDS, "five other words drawn again"])
    return PassphraseRules(
        propose=lambda: next(drawn),
        describe=lambda text: "Strong." if len(text) > 20 else "Too easy.",
        is_enough=lambda text: len(text) > 20,
    )


def joined(shares: Sequence[str]) -> tuple[str, str]:
    """Two shares make the code."""
    if shares[-1] == "slip":
        raise UserError(f"There is a slip in share {len(shares)}.", "Compare it.")
    return (" ".join(shares), "") if len(shares) == 2 else ("", "1 share more needed.")


def find(widget: object, words: str) -> QPushButton:
    """The visible button that says these words."""
    assert hasattr(widget, "findChildren")
    found = [b for b in widget.findChildren(QPushButton) if words in (b.text(), b.accessibleName())]
    assert len(found) == 1, [b.text() for b in widget.findChildren(QPushButton)]
    button = found[0]
    assert isinstance(button, QPushButton)
    return button


@pytest.fixture
def lock(qtbot: QtBot, rules: PassphraseRules) -> LockScreen:
    screen = LockScreen("Merefordshire", rules, joined)
    qtbot.addWidget(screen)
    screen.show()
    screen.activateWindow()
    screen.setFocus()
    return screen


def passphrase_line(lock: LockScreen) -> QLineEdit:
    return lock._passphrase.line


def test_enter_unlocks(qtbot: QtBot, lock: LockScreen) -> None:
    qtbot.keyClicks(passphrase_line(lock), WORDS)
    with qtbot.waitSignal(lock.unlock_asked) as heard:
        qtbot.keyClick(passphrase_line(lock), Qt.Key.Key_Return)
    assert heard.args == [WORDS]


def test_nothing_is_asked_with_nothing_typed(qtbot: QtBot, lock: LockScreen) -> None:
    with qtbot.assertNotEmitted(lock.unlock_asked):
        find(lock, "Unlock").click()


def test_a_refusal_is_said_in_place_and_what_was_typed_is_forgotten(qtbot: QtBot, lock: LockScreen) -> None:
    qtbot.keyClicks(passphrase_line(lock), "wrong words")
    lock.set_busy(busy=True)
    lock.refuse(UserError("The passphrase does not fit.", "Try again."))
    assert lock.banner.isVisible()
    assert lock.banner.sentence == "The passphrase does not fit."
    assert passphrase_line(lock).text() == ""
    assert passphrase_line(lock).isEnabled()


def test_the_recovery_code_comes_with_a_new_passphrase(qtbot: QtBot, lock: LockScreen) -> None:
    find(lock, "Use the recovery code…").click()
    qtbot.keyClicks(lock.recovery.code, "abcde")
    with qtbot.waitSignal(lock.recovery_asked) as heard:
        find(lock, "Open with the code").click()
    assert heard.args == ["abcde", WORDS]


def test_words_of_one_s_own_are_typed_twice_after_a_recovery(qtbot: QtBot, lock: LockScreen) -> None:
    find(lock, "Use the recovery code…").click()
    qtbot.keyClicks(lock.recovery.code, "abcde")
    new = lock.recovery.new
    new.own.setChecked(True)
    qtbot.keyClicks(new.first.line, WORDS)
    with qtbot.assertNotEmitted(lock.recovery_asked):
        find(lock, "Open with the code").click()
    assert "not the same" in lock.banner.sentence
    qtbot.keyClicks(new.again.line, WORDS)
    with qtbot.waitSignal(lock.recovery_asked) as heard:
        qtbot.keyClick(new.again.line, Qt.Key.Key_Return)
    assert heard.args == ["abcde", WORDS]


def test_shares_are_typed_one_after_another_and_make_the_code(qtbot: QtBot, lock: LockScreen) -> None:
    find(lock, "Use the recovery code…").click()
    find(lock, "I have shares from several sheets…").click()
    page, take = lock.recovery, find(lock, "Take this share")
    page.share.setPlainText("slip")
    take.click()
    assert "slip in share 1" in lock.banner.sentence
    assert page.share.toPlainText() == "slip"
    page.share.setPlainText("one")
    take.click()
    assert (lock.banner.sentence, page.share.accessibleName()) == ("1 share more needed.", "Share 2")
    page.share.setPlainText("two")
    take.click()
    assert page.code.text() == "one two"
    assert page.share.toPlainText() == ""
    assert not page.share.isVisible()
    assert page._shares == []


def test_after_a_refused_code_one_types_into_the_code_again(qtbot: QtBot, lock: LockScreen) -> None:
    find(lock, "Use the recovery code…").click()
    qtbot.keyClicks(lock.recovery.code, "abcde")
    lock.set_busy(busy=True)
    lock.refuse(UserError("There is a slip in the code.", "Compare it."))
    assert lock.focusWidget() is lock.recovery.code
    assert lock.recovery.code.text() == "abcde"
    with qtbot.assertNotEmitted(lock.unlock_asked):
        qtbot.keyClick(lock.recovery.code, Qt.Key.Key_Return)


def test_the_passphrase_is_hidden_until_somebody_asks(qtbot: QtBot, lock: LockScreen) -> None:
    line = passphrase_line(lock)
    assert line.echoMode() == QLineEdit.EchoMode.Password
    lock._passphrase._eye.click()
    assert line.echoMode() == QLineEdit.EchoMode.Normal
    assert lock._passphrase._eye.accessibleName() == "Hide the passphrase"
    lock._passphrase.clear()
    assert line.echoMode() == QLineEdit.EchoMode.Password


def run(qtbot: QtBot, rules: PassphraseRules, folder: Path, *answers: Path) -> FirstRun:
    first = FirstRun(rules, folder / "vault", PreparedDialogs(*answers))
    qtbot.addWidget(first)
    first.resize(800, 700)
    first.show()
    return first


def test_a_vault_is_made_with_the_words_that_are_offered(
    qtbot: QtBot, rules: PassphraseRules, tmp_path: Path
) -> None:
    first = run(qtbot, rules, tmp_path)
    find(first.welcome, "Make a new vault").click()
    page = first.new_vault
    with qtbot.assertNotEmitted(first.create_asked):
        find(page, "Make the vault").click()
    assert "name is needed" in page.banner.sentence
    qtbot.keyClicks(page._who, "Ada Lint")
    with qtbot.waitSignal(first.create_asked) as heard:
        find(page, "Make the vault").click()
    assert heard.args == [NewVault(tmp_path / "vault", "Ada Lint", WORDS)]
    assert "Ada" not in repr(heard.args)
    assert not page.isEnabled()


def test_words_of_one_s_own_must_be_strong_and_typed_twice(
    qtbot: QtBot, rules: PassphraseRules, tmp_path: Path
) -> None:
    first = run(qtbot, rules, tmp_path)
    page = first.new_vault
    find(first.welcome, "Make a new vault").click()
    qtbot.keyClicks(page._who, "Ada Lint")
    page.new.own.setChecked(True)
    qtbot.keyClicks(page.new.first.line, "short")
    find(page, "Make the vault").click()
    assert page.banner.sentence == "Too easy."
    assert first.focusWidget() is page.new.first.line
    page.new.first.line.clear()
    qtbot.keyClicks(page.new.first.line, "a long enough passphrase")
    find(page, "Make the vault").click()
    assert "not the same" in page.banner.sentence
    qtbot.keyClicks(page.new.again.line, "a long enough passphrase")
    with qtbot.waitSignal(first.create_asked) as heard:
        qtbot.keyClick(page.new.again.line, Qt.Key.Key_Return)
    assert heard.args is not None
    assert heard.args[0].passphrase == "a long enough passphrase"


def test_other_words_can_be_drawn(qtbot: QtBot, rules: PassphraseRules, tmp_path: Path) -> None:
    first = run(qtbot, rules, tmp_path)
    assert first.new_vault.passphrase() == WORDS
    find(first.new_vault, "Draw others").click()
    assert first.new_vault.passphrase() == "five other words drawn again"


def test_work_begins_once_the_code_was_typed_back(
    qtbot: QtBot, rules: PassphraseRules, tmp_path: Path
) -> None:
    first = run(qtbot, rules, tmp_path)
    first.show_recovery(CODE, lambda shown, typed: shown.replace(" ", "") == typed.upper().replace(" ", ""))
    sheet = first.recovery
    assert sheet is not None
    assert set(CODE.split()) <= {label.text() for label in sheet.findChildren(QLabel)}
    with qtbot.waitSignal(first.print_asked):
        find(sheet, "Print the sheet…").click()
    qtbot.keyClicks(sheet._typed, "abcde fghjk")
    with qtbot.assertNotEmitted(first.finished):
        find(sheet, "Begin work").click()
    assert "not the code yet" in sheet.banner.sentence
    sheet._typed.clear()
    qtbot.keyClicks(sheet._typed, CODE.lower())
    with qtbot.waitSignal(first.finished):
        qtbot.keyClick(sheet._typed, Qt.Key.Key_Return)


def test_a_vault_is_opened_or_the_mind_is_changed(
    qtbot: QtBot, rules: PassphraseRules, tmp_path: Path
) -> None:
    first = run(qtbot, rules, tmp_path, tmp_path)
    with qtbot.waitSignal(first.open_asked) as heard:
        find(first.welcome, "Open a vault").click()
    assert heard.args == [tmp_path]
    with qtbot.assertNotEmitted(first.open_asked):
        find(first.welcome, "Open a vault").click()


def test_trying_and_being_refused(qtbot: QtBot, rules: PassphraseRules, tmp_path: Path) -> None:
    first = run(qtbot, rules, tmp_path)
    with qtbot.waitSignal(first.try_asked):
        find(first.welcome, "Try it with invented cases").click()
    first.refuse(UserError("The folder cannot be written to.", "Choose another one."))
    assert first.banner.sentence == "The folder cannot be written to."
    assert first.welcome.isEnabled()
