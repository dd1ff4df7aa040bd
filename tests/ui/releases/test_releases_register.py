"""The register and the recipients: what left is seen, withdrawn and never altered; drafts come back after a lock."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from dhr_desktop.base.clock import FixedClock
from dhr_desktop.base.progress import Silent
from dhr_desktop.model.release import Release, Verdict
from dhr_desktop.services.session import Session
from dhr_desktop.services.trying import fill
from tests.fakes.desks import TestDesk, new_session, reopened_session
from tests.fakes.small_case import OVERSIGHT, REVIEW, small_case
from tests.fakes.two_people import SECOND
from tests.fakes.vaults import OTHER_PASSPHRASE
from ui.screens.releases.screen import ReleasesScreen
from ui.widgets.plain_label import PlainLabel

CLOCK = FixedClock(datetime(2026, 3, 2, 9, 30, tzinfo=UTC))


def release(session: Session, folder: Path) -> Release:
    """Let the small case leave."""
    releases = session.releases
    material = releases.collect(OVERSIGHT, [REVIEW.id], "Six-month return")
    open_ones = [item for item in releases.review(material).queue if item.is_open]
    releases.decide(OVERSIGHT, open_ones, Verdict.KEEP)
    material = releases.collect(OVERSIGHT, [REVIEW.id], "Six-month return")
    session.sign_offs.sign_here(material, releases.review(material), OTHER_PASSPHRASE)
    material = releases.collect(OVERSIGHT, [REVIEW.id], "Six-month return")
    return releases.seal(material, releases.build(material, Silent()), folder).release


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made")
    session = new_session(folder / "vault", CLOCK, second=SECOND)
    fill(session, small_case())
    release(session, folder / "out")
    session.close()
    return folder / "vault"


@pytest.fixture
def desk(made: Path, tmp_path: Path) -> Iterator[TestDesk]:
    session = reopened_session(Path(shutil.copytree(made, tmp_path / "vault")), CLOCK)
    yield TestDesk(session)
    session.close()


@pytest.fixture
def screen(desk: TestDesk, qtbot: QtBot) -> ReleasesScreen:
    return shown(desk, qtbot)


def shown(desk: TestDesk, qtbot: QtBot) -> ReleasesScreen:
    page = ReleasesScreen(desk)
    desk.changed.connect(page.refresh)
    qtbot.addWidget(page)
    page.resize(1160, 660)
    page.show()
    return page


def type_name(screen: ReleasesScreen, name: str) -> None:
    line = screen.recipients.form.editor("name").inner()
    assert isinstance(line, QLineEdit)
    line.setText(name)
    line.textEdited.emit(name)


def answer(screen: ReleasesScreen, words: str) -> None:
    """Press the button of a question that is asked in place."""
    banners = (screen.register.header.banner, screen.recipients.header.banner)
    buttons = [one for banner in banners for one in banner.answers() if isinstance(one, QPushButton)]
    next(one for one in buttons if one.text() == words).click()


def test_an_empty_register_says_what_belongs_there(tmp_path: Path, qtbot: QtBot) -> None:
    session = new_session(tmp_path / "empty", CLOCK)
    screen = shown(TestDesk(session), qtbot)
    assert screen.register.listing._empty.isVisible()
    screen.register.listing._empty.button.click()
    assert screen.place() == "new"
    session.close()


def test_what_left_stands_in_the_register_with_its_facts(screen: ReleasesScreen, desk: TestDesk) -> None:
    row = screen.register.listing.model.rows[0]
    words = [column.text(row) for column in screen.register.listing.model.columns]
    assert words[:4] == ["1", "2 March 2026", "Oversight pilot", "DHR-2024-03"]
    screen.register.listing.select_first()
    facts, entry = screen.register.facts, desk.session.releases.get(row.id)
    assert facts._package.line.text() == entry.package_sha256
    assert facts._sealed.line.text() == entry.sealed_sha256
    assert facts._head.line.text() == entry.journal_head
    assert len(entry.package_sha256) == 64
    told = [label.accessibleName() for label in facts._sheet.findChildren(PlainLabel)]
    kept = f"{len(entry.kept)} strings" if entry.kept else "no string"
    assert f"Kept by decision: {kept}" in told
    assert "Reason: Six-month return" in told
    assert screen.place() == row.id


def test_withdrawing_asks_in_place_and_keeps_the_entry(screen: ReleasesScreen, desk: TestDesk) -> None:
    screen.register.listing.select_first()
    screen.register.facts._withdraw.click()
    answer(screen, "Leave it as it is")
    assert desk.session.releases.register()[0].withdrawn_on is None
    screen.register.facts._withdraw.click()
    answer(screen, "Withdraw")
    assert desk.session.releases.register()[0].withdrawn_on == CLOCK.today()
    assert screen.register.facts._withdraw.isHidden()
    desk.change(desk.session.store.undo_last)
    assert not screen.register.facts._withdraw.isHidden()


def test_a_hash_is_copied_by_the_guard(screen: ReleasesScreen, desk: TestDesk) -> None:
    screen.register.listing.select_first()
    line = screen.register.facts._package
    line.findChildren(QToolButton)[0].click()
    assert desk.copied == [line.line.text()]


def test_a_place_leads_to_a_release(screen: ReleasesScreen) -> None:
    release_id = screen.register.listing.model.rows[0].id
    screen.go("new")
    screen.go(release_id)
    current = screen.register.listing.current_row()
    assert current is not None
    assert current.id == release_id


def test_a_recipient_is_amended(screen: ReleasesScreen, desk: TestDesk) -> None:
    screen.go("recipients")
    assert not screen.is_edited()
    type_name(screen, "Oversight office")
    assert screen.is_edited()
    screen.save()
    assert [one.name for one in desk.session.releases.recipients.all()] == ["Oversight office"]
    assert not screen.is_edited()


def test_a_recipient_without_a_name_is_not_saved(screen: ReleasesScreen, desk: TestDesk) -> None:
    screen.go("recipients")
    screen.recipients.add()
    screen.save()
    assert "name" in screen.recipients.form.problems_shown()
    assert len(desk.session.releases.recipients.all()) == 1


def test_a_recipient_who_received_something_stays(screen: ReleasesScreen, desk: TestDesk) -> None:
    screen.go("recipients")
    screen.recipients._remove_button.click()
    assert len(desk.session.releases.recipients.all()) == 1
    assert screen.recipients.header.banner.sentence


def test_leaving_an_edited_recipient_asks_in_place(screen: ReleasesScreen, desk: TestDesk) -> None:
    left: list[str] = []
    screen.go("recipients")
    type_name(screen, "Oversight office")
    screen.leave(lambda: left.append("left"))
    assert left == []
    answer(screen, "Go on editing")
    screen.leave(lambda: left.append("left"))
    answer(screen, "Discard changes")
    assert left == ["left"]
    assert desk.session.releases.recipients.all()[0].name == "Oversight pilot"
    assert not screen.is_edited()


def test_what_was_chosen_comes_back_after_a_lock(
    desk: TestDesk, qtbot: QtBot, screen: ReleasesScreen
) -> None:
    screen.go("new")
    scope = screen.wizard.scope
    scope.recipient.setCurrentIndex(0)
    scope.reason.setText("Because")
    scope.reviews.show_chosen([REVIEW.id])
    screen.go("recipients")
    type_name(screen, "Oversight office")
    kept = screen.drafts()
    again = shown(desk, qtbot)
    again.show_drafts(kept)
    again.go("new")
    scope = again.wizard.scope
    assert scope.recipient.currentData() == OVERSIGHT.id
    assert (scope.reason.text(), scope.reviews.chosen()) == ("Because", [REVIEW.id])
    again.go("recipients")
    assert again.recipients.form.record().name == "Oversight office"


def test_a_release_that_was_left_is_gone_on_with(screen: ReleasesScreen) -> None:
    screen.go("new")
    screen.wizard.scope.reason.setText("Because")
    screen.wizard.closed.emit()
    assert screen.register._new.text() == "Go on with the new release"
    screen.register._new.click()
    assert screen.wizard.scope.reason.text() == "Because"
    screen.wizard._again.click()
    screen.wizard.closed.emit()
    assert screen.register._new.text() == "New release"


def test_neither_titles_nor_places_hold_a_name(screen: ReleasesScreen) -> None:
    screen.register.listing.select_first()
    assert "Holloway" not in screen.place()
    assert screen.windowTitle() == ""
    assert screen.accessibleName() == "Releases"
