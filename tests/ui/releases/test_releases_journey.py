"""A release from scope to sealed file, by keyboard alone, and what the first step asks for."""

from __future__ import annotations

import json
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QPushButton, QScrollBar, QWidget
from pytestqt.qtbot import QtBot

from dhr_desktop.keys.sealing import unseal
from dhr_desktop.model.release import ProfileName
from dhr_desktop.services.session import Session
from tests.fakes.desks import TestDesk
from tests.fakes.releasing import at_approval, choose, decide_open
from tests.fakes.small_case import OTHER, OVERSIGHT, REVIEW, STRANGER
from tests.fakes.vaults import OTHER_PASSPHRASE
from ui.screens.releases.screen import ReleasesScreen
from ui.screens.releases.signing import is_unsigned
from ui.screens.releases.wizard import APPROVE, CHECKS, DONE, NAMES, SCOPE, SECOND, ReleaseWizard

Key = Qt.Key


def sign_by_keyboard(qtbot: QtBot, wizard: ReleaseWizard) -> None:
    """Go on to the second person: read the one line, agree, type the passphrase, go on."""
    onward = (Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(QApplication.focusWidget(), *onward)
    assert wizard.at == SECOND
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Y)
    for _ in range(30):
        if wizard.second.passphrase.line.hasFocus():
            break
        qtbot.keyClick(QApplication.focusWidget(), Key.Key_Tab)
    qtbot.keyClicks(QApplication.focusWidget(), OTHER_PASSPHRASE)
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Return)
    assert not is_unsigned(wizard.making.treated)
    qtbot.keyClick(QApplication.focusWidget(), *onward)


def test_the_keyboard_alone_makes_a_release(
    qtbot: QtBot, wizard: ReleaseWizard, desk: TestDesk, session: Session, out: Path
) -> None:
    def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        focus = QApplication.focusWidget()
        assert focus is not None
        qtbot.keyClick(focus, key, modifier)

    def tab_to(widget: QWidget) -> None:
        for _ in range(30):
            if QApplication.focusWidget() in (widget, widget.focusProxy()):
                return
            press(Key.Key_Tab)
        pytest.fail("Tab does not reach it")

    assert wizard.scope.recipient.hasFocus()
    press(Key.Key_Down)
    tab_to(wizard.scope.reason)
    qtbot.keyClicks(wizard.scope.reason, "Six-month return")
    tab_to(wizard.scope.reviews.list)
    press(Key.Key_Down)
    press(Key.Key_Space)
    assert wizard.scope.reviews.chosen() == [REVIEW.id]
    press(Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert wizard.at == NAMES
    press(Key.Key_K)
    press(Key.Key_R)
    assert wizard.making.open_count == 0
    sign_by_keyboard(qtbot, wizard)
    assert wizard.at == CHECKS
    press(Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert wizard.at == APPROVE
    press(Key.Key_Space)
    assert wizard.approve.tick.isChecked()
    press(Key.Key_Tab)
    folder_button = next(
        one for one in wizard.approve.findChildren(QPushButton) if one.text().startswith("Choose a folder")
    )
    tab_to(folder_button)
    press(Key.Key_Space)
    press(Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert wizard.at == DONE
    release = session.releases.register()[0]
    assert (out / release.file_name).is_file()
    assert wizard.done.passphrase.text().count(" ") == 5
    assert desk.words[-1] == "Sealed"
    press(Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert wizard.done.passphrase.text() == ""


def test_the_passphrase_opens_the_file_and_is_copied_by_the_guard(
    wizard: ReleaseWizard, desk: TestDesk, out: Path
) -> None:
    at_approval(wizard)
    wizard.approve.tick.click()
    wizard.approve.choose()
    wizard.go_on()
    copy = next(one for one in wizard.done.findChildren(QPushButton) if one.text() == "Copy")
    copy.click()
    assert desk.copied == [wizard.done.passphrase.text()]
    sealed = next(out.glob("*.zip"))
    package = unseal(sealed, desk.copied[0])
    (out / "package.zip").write_bytes(package)
    with zipfile.ZipFile(out / "package.zip") as archive:
        names = archive.namelist()
        text = b"\n".join(archive.read(name) for name in names if name.endswith(".csv"))
    assert any(name.endswith(".pdf") for name in names)
    assert b"Holloway" not in text
    assert b"Quillfeather" not in text


def test_the_instruction_for_the_recipient_is_shown_on_demand(wizard: ReleaseWizard) -> None:
    at_approval(wizard)
    wizard.approve.tick.click()
    wizard.approve.choose()
    wizard.go_on()
    assert wizard.done.instruction.isHidden()
    wizard.done._turn.click()
    assert "7-Zip" in wizard.done.instruction.text()
    assert not wizard.done.instruction.isHidden()


def test_the_first_step_says_what_is_still_missing(wizard: ReleaseWizard) -> None:
    said = []
    for act in (
        lambda: None,
        lambda: wizard.scope.recipient.setCurrentIndex(0),
        lambda: wizard.scope.reviews.list.item(0).setCheckState(Qt.CheckState.Checked),
        lambda: wizard.scope.reason.setText("Because"),
    ):
        act()
        said.append(wizard._sentence.text())
        assert wizard.onward.isEnabled() == (not said[-1])
    assert said[-1] == ""
    assert len(set(said)) == 4


def test_what_leaves_is_told_for_the_recipient(wizard: ReleaseWizard, session: Session) -> None:
    wizard.scope.recipient.setCurrentIndex(0)
    told = wizard.scope._told.text()
    assert "Counts are exact" in told
    assert "Areas are not shown" in told
    session.releases.recipients.amend(replace(OVERSIGHT, agreement="", area_shown=True))
    wizard.scope.begin()
    told = wizard.scope._told.text()
    assert "Counts from 1 to 7 are not shown" in told
    assert "Areas are shown" in told


def test_all_that_are_shown_are_ticked_at_once(wizard: ReleaseWizard) -> None:
    reviews = wizard.scope.reviews
    reviews.search.setText("penvale")
    reviews.search.returnPressed.emit()
    reviews._all.click()
    assert reviews.chosen() == [OTHER.id]
    reviews.search.clear()
    assert reviews.chosen() == [OTHER.id]
    reviews._all.click()
    assert set(reviews.chosen()) == {OTHER.id, REVIEW.id}
    reviews._none.click()
    assert reviews.chosen() == []


def test_a_recipient_added_on_the_way_is_chosen_and_nothing_is_lost(screen: ReleasesScreen) -> None:
    screen.show_wizard()
    scope = screen.wizard.scope
    scope.reason.setText("Because")
    scope.reviews.show_chosen([REVIEW.id])
    scope.recipient_wanted.emit()
    assert screen.place() == "recipients"
    editor = screen.recipients.form.editor("name").inner()
    editor.setText("Somebody new")  # type: ignore[attr-defined]
    editor.textEdited.emit("Somebody new")  # type: ignore[attr-defined]
    screen.recipients.save()
    assert screen.place() == "new"
    assert scope.recipient.currentText() == "Somebody new"
    assert (scope.reason.text(), scope.reviews.chosen()) == ("Because", [REVIEW.id])


def test_a_lock_before_the_passphrase_is_noted_does_not_lose_it(
    wizard: ReleaseWizard, screen: ReleasesScreen, desk: TestDesk, qtbot: QtBot
) -> None:
    at_approval(wizard)
    wizard.approve.tick.click()
    wizard.approve.choose()
    wizard.go_on()
    passphrase, kept = wizard.done.passphrase.text(), json.loads(json.dumps(screen.drafts()))
    again = ReleasesScreen(desk)
    qtbot.addWidget(again)
    again.show_drafts(kept)
    again.go("new")
    assert again.wizard.at == DONE
    assert again.wizard.done.passphrase.text() == passphrase
    again.wizard.go_on()
    assert again.wizard.at == SCOPE
    assert again.wizard.done.passphrase.text() == ""
    assert again.drafts()["new"] == {}


def test_every_step_has_a_name_for_all_that_a_key_can_reach(wizard: ReleaseWizard) -> None:
    def nameless() -> list[str]:
        found = []
        for child in wizard.findChildren(QWidget):
            reachable = (
                child.isVisible() and child.isEnabled() and child.focusPolicy() & Qt.FocusPolicy.TabFocus
            )
            if not reachable or child.focusProxy() is not None or isinstance(child, QScrollBar):
                continue
            interface = QAccessible.queryAccessibleInterface(child)
            if not interface or not interface.text(QAccessible.Text.Name):
                found.append(f"{wizard.at}: {type(child).__name__}")
        return found

    missing = nameless()
    choose(wizard)
    wizard.go_on()
    missing += nameless()
    decide_open(wizard)
    wizard.go_on()
    missing += nameless()
    wizard.go_on()
    missing += nameless()
    wizard.approve.tick.click()
    wizard.approve.choose()
    wizard.go_on()
    assert wizard.at == DONE
    assert missing + nameless() == []


def test_where_there_is_little_room_the_title_tells_the_step(
    wizard: ReleaseWizard, screen: ReleasesScreen
) -> None:
    assert wizard.line.isVisible()
    screen.resize(900, 420)
    QApplication.processEvents()
    choose(wizard)
    wizard.go_on()
    assert not wizard.line.isVisible()
    assert wizard.header._title.text() == "Names and flags (2 of 6)"


def test_a_published_name_that_is_a_real_one_leads_to_the_people(
    wizard: ReleaseWizard, session: Session, desk: TestDesk
) -> None:
    session.releases.recipients.amend(replace(OVERSIGHT, profile=ProfileName.PUBLICATION))
    session.people.amend(replace(STRANGER, aliases=("Rosalind",)))
    choose(wizard)
    wizard.go_on()
    banner = wizard.header.banner
    assert "real name" in banner.sentence
    button = banner.answers()[0]
    assert isinstance(button, QPushButton)
    button.click()
    assert desk.places == [f"reviews/{REVIEW.id}/people"]
    assert not wizard.onward.isEnabled()
