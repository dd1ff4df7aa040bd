"""Names on purpose and the second person in the window: chosen, agreed line by line, signed, left, sent back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from dhr_desktop.base.changed import Changed
from dhr_desktop.model.on_purpose import Outgoing
from dhr_desktop.model.release import Verdict
from dhr_desktop.services.releases import QueueItem
from tests.fakes.desks import TestDesk
from tests.fakes.releasing import labels
from tests.fakes.stores import CLOCK
from tests.fakes.two_people import SECOND, Office
from tests.fakes.vaults import NAME, OTHER_PASSPHRASE, PASSPHRASE
from ui.screens.releases.screen import ReleasesScreen
from ui.screens.releases.verdicts import Ruling
from ui.screens.releases.wizard import CHECKS, NAMES, ReleaseWizard
from ui.screens.releases.wizard import SECOND as AT_SECOND
from ui.screens.today.screen import TodayScreen

Key = Qt.Key


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = Office(tmp_path / "vault", CLOCK)
    yield made
    made.session.close()


def releases(office: Office, qtbot: QtBot) -> tuple[ReleasesScreen, TestDesk]:
    desk = TestDesk(office.session)
    page = ReleasesScreen(desk)
    desk.changed.connect(page.refresh)
    qtbot.addWidget(page)
    page.resize(1160, 700)
    with qtbot.waitActive(page):
        page.show()
    return page, desk


def at_names(page: ReleasesScreen, office: Office) -> ReleaseWizard:
    page.show_wizard()
    wizard = page.wizard
    wizard.scope.recipient.setCurrentIndex(0)
    wizard.scope.reason.setText("To be published")
    wizard.scope.reviews.show_chosen([office.review.id])
    wizard.scope.moved.emit()
    wizard.go_on()
    assert wizard.at == NAMES
    return wizard


def open_items(wizard: ReleaseWizard) -> list[QueueItem]:
    return [item for item in wizard.making.items if item.is_open]


def at_second(page: ReleasesScreen, office: Office) -> ReleaseWizard:
    wizard = at_names(page, office)
    wizard.names.choose_names.click()
    wizard.names.names.ticks._all.click()
    wizard.names.names.use.click()
    wizard.making.decide(open_items(wizard), Ruling(Verdict.KEEP))
    wizard.go_on()
    assert wizard.at == AT_SECOND
    return wizard


def test_names_are_ticked_for_each_document_and_need_no_decision_any_more(
    qtbot: QtBot, office: Office
) -> None:
    page, _ = releases(office, qtbot)
    wizard = at_names(page, office)
    assert {item.string for item in open_items(wizard)} == {"Ann Valecroft", "Zbigniew Przybylski"}
    wizard.names.choose_names.click()
    chooser = wizard.names.names
    assert not wizard.onward.isEnabled()
    assert chooser.ticks.list.count() == 4
    assert "Ann Valecroft · Independent chair · DHR-2024-01 · in the action plan" in [
        chooser.ticks.list.item(place).text() for place in range(4)
    ]
    chooser.ticks.show_chosen([next(key for key in chooser._keys if "chair tables" in key)])
    chooser.use.click()
    (name,) = office.sign_offs.names(office.recipient.id, [office.review.id])
    assert (name.string, name.documents) == ("Ann Valecroft", (Outgoing.TABLES,))
    assert [item.string for item in open_items(wizard)] == ["Zbigniew Przybylski"]
    assert "1 name stands on purpose, to be signed." in labels(wizard.names)


def test_another_name_is_typed_and_one_of_the_vault_is_refused_in_place(qtbot: QtBot, office: Office) -> None:
    page, _ = releases(office, qtbot)
    wizard = at_names(page, office)
    wizard.names.choose_names.click()
    chooser = wizard.names.names
    qtbot.keyClicks(chooser.name, "Margaret  Holloway")
    qtbot.keyClick(chooser.name, Key.Key_Return)
    chooser.use.click()
    assert "could be" in chooser.banner.sentence
    assert "Holloway" not in chooser.banner.sentence
    assert office.sign_offs.names(office.recipient.id, [office.review.id]) == ()
    chooser.ticks.show_chosen([])
    qtbot.keyClicks(chooser.name, "Zbigniew Przybylski")
    qtbot.keyClick(chooser.name, Key.Key_Return)
    chooser.use.click()
    (name,) = office.sign_offs.names(office.recipient.id, [office.review.id])
    assert name.documents == (Outgoing.ACTION_PLAN, Outgoing.TABLES)


def test_the_second_person_agrees_line_by_line_and_signs_by_keyboard(qtbot: QtBot, office: Office) -> None:
    page, _ = releases(office, qtbot)
    wizard = at_second(page, office)
    step, table = wizard.second, wizard.second.pane.listing.table
    assert [row.string for row in step.pane.listing.model.rows] == [
        "Ann Valecroft",
        "Margaret Holloway",
        "Zbigniew Przybylski",
    ]
    assert not wizard.onward.isEnabled()
    qtbot.keyClicks(step.passphrase.line, OTHER_PASSPHRASE)
    assert not step.sign.isEnabled(), "nothing was read yet"
    for left in (2, 1, 0):
        qtbot.keyClick(table, Key.Key_Y)
        assert step.pane.left == left
    assert step.sign.isEnabled()
    qtbot.keyClick(step.passphrase.line, Key.Key_Return)
    assert step.passphrase.text() == ""
    assert office.is_signed()
    assert "Signed for exactly this list" in labels(step)
    wizard.go_on()
    assert wizard.at == CHECKS
    assert wizard.making.result is not None
    wizard.back()
    assert wizard.at == AT_SECOND


def test_the_askers_own_passphrase_and_a_wrong_one_are_refused_and_forgotten(
    qtbot: QtBot, office: Office
) -> None:
    page, _ = releases(office, qtbot)
    step = at_second(page, office).second
    step.pane.listing.table.selectAll()
    qtbot.keyClick(step.pane.listing.table, Key.Key_Y)
    for typed, words in ((PASSPHRASE, "Nobody signs"), ("nothing like it", "does not open")):
        qtbot.keyClicks(step.passphrase.line, typed)
        step.sign.click()
        assert words in step.banner.sentence
        assert step.passphrase.text() == ""
    assert not office.is_signed()


def test_a_text_that_changes_afterwards_sends_the_release_back_to_the_second_person(
    qtbot: QtBot, office: Office
) -> None:
    page, desk = releases(office, qtbot)
    wizard = at_second(page, office)
    office.sign_offs.sign_here(*office.looked(), OTHER_PASSPHRASE)
    wizard.making.look()
    wizard.go_on()
    assert wizard.at == CHECKS
    office.change_text()
    desk.changed.emit(Changed(frozenset({("recommendation", office.plan.id)})))
    assert wizard.at == NAMES
    wizard.making.decide(open_items(wizard), Ruling(Verdict.REPLACE))
    wizard.go_on()
    assert wizard.at == AT_SECOND
    assert "so that it is void" in labels(wizard.second)


def test_it_waits_on_the_second_persons_today_is_read_there_and_signed(qtbot: QtBot, office: Office) -> None:
    page, _ = releases(office, qtbot)
    at_second(page, office).second.leave.click()
    page.close()
    office.as_second()
    page, desk = releases(office, qtbot)
    today = TodayScreen(desk)
    qtbot.addWidget(today)
    (line,) = today.signatures.lines
    assert line.sentence == f"{NAME} asks for your signature: 1 review for Public."
    (place,) = [f"sign:{one.sign_off.id}" for one in office.session.waiting.mine()]
    page.go(place)
    signing = page.sign_page
    assert signing.pane.left == 3
    assert not signing.sign.isEnabled()
    signing.pane.setFocus()
    for _ in range(3):
        qtbot.keyClick(signing.pane.listing.table, Key.Key_Y)
    qtbot.keyClick(signing.pane.listing.table, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert office.is_signed()
    today.refresh(Changed(frozenset({("sign_off", "x")})))
    assert today.signatures.lines == []


def test_it_is_sent_back_with_a_note_about_a_line(qtbot: QtBot, office: Office) -> None:
    page, _ = releases(office, qtbot)
    at_second(page, office).second.leave.click()
    page.close()
    office.as_second()
    page, _ = releases(office, qtbot)
    page.go(f"sign:{office.session.waiting.mine()[0].sign_off.id}")
    signing = page.sign_page
    qtbot.keyClick(signing.pane.listing.table, Key.Key_N)
    assert signing.note.text() == "“Ann Valecroft”: "
    qtbot.keyClicks(signing.note, "asked not to be named")
    signing.note.setText(signing.note.text().replace("“Ann Valecroft”: asked", "The chair asked"))
    signing.back.click()
    assert office.session.waiting.mine() == []
    assert not office.is_signed()


def test_alone_in_the_vault_the_remedy_is_said_and_nothing_can_be_listed(
    qtbot: QtBot, tmp_path: Path
) -> None:
    office = Office(tmp_path / "alone", CLOCK, people=1)
    page, _ = releases(office, qtbot)
    wizard = at_names(page, office)
    wizard.names.choose_names.click()
    chooser = wizard.names.names
    assert "Add a second person in Settings" in chooser.banner.sentence
    assert not chooser.use.isEnabled()
    chooser.closed.emit()
    wizard.making.decide(open_items(wizard), Ruling(Verdict.KEEP))
    wizard.go_on()
    assert wizard.at == AT_SECOND
    assert "Only one person can open this vault" in wizard.second.in_the_way()
    assert not wizard.second.sign.isVisibleTo(wizard)
    page.close()
    office.session.close()


def test_while_real_names_are_hidden_no_line_is_shown_or_agreed_to(qtbot: QtBot, office: Office) -> None:
    page, desk = releases(office, qtbot)
    step = at_second(page, office).second
    desk.switch_names(real=False)
    step.pane.agree.click()
    assert step.pane.left == 3
    assert not step.pane.listing.isVisible()
    assert SECOND not in labels(step)
