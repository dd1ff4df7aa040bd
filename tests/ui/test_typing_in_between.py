"""What is typed while the vault still reads or saves: none of it is lost, and none of it reaches another record."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from dhr_desktop.base.clock import FixedClock
from dhr_desktop.model.action import Action
from dhr_desktop.model.person import Person
from dhr_desktop.model.terms import PersonRole
from tests.fakes.desks import TestDesk, new_session, reopened_session
from tests.fakes.held_tasks import HeldTasks
from ui.forms.form import Form
from ui.screens.releases.recipients import RecipientsPage
from ui.screens.reviews.overview import OverviewTab
from ui.screens.reviews.people import PeopleTab
from ui.screens.reviews.plan import PlanTab
from ui.screens.reviews.screen import ReviewsScreen

CLOCK = FixedClock(datetime(2026, 3, 2, 9, 30, tzinfo=UTC))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed vault of fifteen invented reviews, made once."""
    folder = tmp_path_factory.mktemp("made") / "vault"
    new_session(folder, CLOCK, reviews=15).close()
    return folder


@pytest.fixture
def desk(made: Path, tmp_path: Path) -> Iterator[TestDesk]:
    session = reopened_session(Path(shutil.copytree(made, tmp_path / "vault")), CLOCK)
    yield TestDesk(session)
    session.close()


@pytest.fixture
def held(desk: TestDesk) -> HeldTasks:
    """What the screen asks with: every answer waits until the test lets it go."""
    tasks = HeldTasks()
    desk.tasks = tasks
    return tasks


@pytest.fixture
def screen(desk: TestDesk, held: HeldTasks, qtbot: QtBot) -> ReviewsScreen:
    made = ReviewsScreen(desk)
    desk.changed.connect(made.refresh)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    held.let_all_go()
    return made


def typed(page: QWidget, text: str) -> None:
    """Press keys wherever the focus is, as a hand does that looks elsewhere."""
    for letter in text:
        QTest.keyClick(page.window().windowHandle(), letter)


def field(form: Form[Any], name: str) -> QLineEdit:
    inner = form.editor(name).inner()
    assert isinstance(inner, QLineEdit)
    return inner


def overview(screen: ReviewsScreen) -> OverviewTab:
    tab = screen.workspace.tab
    assert isinstance(tab, OverviewTab)
    return tab


def people(screen: ReviewsScreen) -> PeopleTab:
    tab = screen.workspace.tab
    assert isinstance(tab, PeopleTab)
    return tab


def test_a_form_takes_no_key_before_its_record_is_there_and_then_has_the_focus(
    screen: ReviewsScreen, desk: TestDesk, held: HeldTasks
) -> None:
    review = desk.session.reviews.all()[0]
    screen.open(review.id)
    tab = overview(screen)
    typed(screen, "lost?")
    assert tab.form.editor("reference").raw() == ""
    assert not tab.form.editor("reference").isVisible()
    held.let_all_go()
    assert tab.form.record() == review
    assert field(tab.form, "reference").hasFocus()
    QTest.keyClick(screen.windowHandle(), Qt.Key.Key_End)
    typed(screen, "-b")
    assert field(tab.form, "reference").text() == f"{review.reference}-b"


def test_the_review_left_takes_no_key_while_the_next_is_read(
    screen: ReviewsScreen, desk: TestDesk, held: HeldTasks
) -> None:
    first, second = desk.session.reviews.all()[:2]
    screen.open(first.id)
    held.let_all_go()
    screen.open(second.id)
    tab = overview(screen)
    typed(screen, "x")
    tab.save()
    tab._toggle_mover()
    assert tab.mover.isHidden()
    assert not tab.form.is_edited()
    held.let_all_go()
    assert tab.form.record() == second
    assert desk.session.reviews.get(first.id) == first


def test_what_is_typed_while_the_vault_saves_stays(
    screen: ReviewsScreen, desk: TestDesk, held: HeldTasks
) -> None:
    review = desk.session.reviews.all()[0]
    screen.open(review.id)
    held.let_all_go()
    tab = overview(screen)
    line = field(tab.form, "district")
    line.setFocus()
    line.selectAll()
    typed(screen, "Penvale")
    screen.save()
    typed(screen, " East")
    held.let_all_go()
    assert desk.session.reviews.get(review.id).district == "Penvale"
    assert line.text() == "Penvale East"
    assert line.cursorPosition() == len("Penvale East")
    assert tab.form.is_edited()
    screen.save()
    held.let_all_go()
    assert desk.session.reviews.get(review.id).district == "Penvale East"
    assert not tab.form.is_edited()


def test_a_field_of_another_hand_is_not_set_back_by_one_that_types(
    screen: ReviewsScreen, desk: TestDesk, held: HeldTasks
) -> None:
    review = desk.session.reviews.all()[0]
    screen.open(review.id)
    held.let_all_go()
    tab = overview(screen)
    line = field(tab.form, "district")
    line.setFocus()
    typed(screen, "New ")
    desk.change(lambda: desk.session.reviews.amend(replace(review, reference="DHR-ANEW")))
    held.let_all_go()
    typed(screen, "Town")
    assert tab.form.editor("reference").raw() == "DHR-ANEW"
    screen.save()
    held.let_all_go()
    saved = desk.session.reviews.get(review.id)
    assert saved.reference == "DHR-ANEW"
    assert "New Town" in saved.district


def test_the_people_of_the_review_left_cannot_be_written_into_the_next(
    screen: ReviewsScreen, desk: TestDesk, held: HeldTasks
) -> None:
    first, second = desk.session.reviews.all()[:2]
    screen.open(first.id, "people")
    held.let_all_go()
    tab = people(screen)
    before = desk.session.people.all(review_id=first.id)
    form = tab.pane.form
    form.focus_field("real_name")
    screen.open(second.id, "people")
    typed(screen, "x")
    assert tab.pane.record is None
    assert not form.isVisible()
    assert not tab.listing.isVisible()
    held.let_all_go()
    shown = tab.pane.record
    assert isinstance(shown, Person)
    assert shown.review_id == second.id
    assert tab.listing.isVisible()
    assert not tab.pane.is_edited
    assert tab.isAncestorOf(QApplication.focusWidget() or screen)
    assert desk.session.people.all(review_id=first.id) == before


def test_a_new_record_typed_on_while_it_is_added_keeps_every_word(
    screen: ReviewsScreen, desk: TestDesk, held: HeldTasks
) -> None:
    review = desk.session.reviews.all()[0]
    screen.open(review.id, "people")
    held.let_all_go()
    tab = people(screen)
    tab.add()
    form = tab.pane.form
    form.show_draft({"role": PersonRole.FRIEND.value})
    line = field(form, "real_name")
    line.setFocus()
    typed(screen, "Orla")
    count = len(desk.session.people.all(review_id=review.id))
    screen.save()
    typed(screen, " Tamm")
    held.let_all_go()
    assert line.text() == "Orla Tamm"
    assert tab.pane.is_edited
    screen.save()
    held.let_all_go()
    now = desk.session.people.all(review_id=review.id)
    assert len(now) == count + 1
    assert "Orla Tamm" in [person.real_name for person in now]


def test_an_update_typed_on_while_it_is_added_is_neither_lost_nor_added_twice(
    screen: ReviewsScreen, desk: TestDesk, held: HeldTasks
) -> None:
    row = next(row for row in desk.session.reviews.rows(CLOCK.today()) if row.recommendations)
    screen.open(row.id, "recommendations")
    held.let_all_go()
    tab = screen.workspace.tab
    assert isinstance(tab, PlanTab)
    one, other = [line for line in tab.listing.model.rows if isinstance(line, Action)][:2]
    tab.select(one.id)
    held.let_all_go()
    tab.pages.show_more()
    text: QPlainTextEdit = tab.updates.field
    text.setFocus()
    typed(screen, "Held twice.")
    before = len(desk.session.actions.updates(one.id))
    tab.updates.add()
    typed(screen, " And")
    tab.select(other.id)
    assert text.toPlainText() == ""
    held.let_all_go()
    assert [update.text for update in desk.session.actions.updates(one.id)].count("Held twice.") == 1
    assert len(desk.session.actions.updates(one.id)) == before + 1
    assert tab.pane.record == other
    assert text.toPlainText() == ""
    assert "Held twice." not in tab.updates.told.toPlainText()
    tab.select(one.id)
    assert text.toPlainText() == " And"


def test_a_recipient_typed_on_while_it_is_saved_keeps_every_word(
    desk: TestDesk, held: HeldTasks, qtbot: QtBot
) -> None:
    page = RecipientsPage(desk)
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    before = {found.name for found in desk.session.releases.recipients.all()}
    page.add()
    line = field(page.form, "name")
    line.setFocus()
    typed(page, "Oversight")
    page.save()
    typed(page, " office")
    held.let_all_go()
    assert {found.name for found in desk.session.releases.recipients.all()} - before == {"Oversight"}
    assert line.text() == "Oversight office"
    page.save()
    held.let_all_go()
    assert {found.name for found in desk.session.releases.recipients.all()} - before == {"Oversight office"}
    assert not page.is_edited


def test_undo_shows_the_value_that_came_back(screen: ReviewsScreen, desk: TestDesk, held: HeldTasks) -> None:
    review = desk.session.reviews.all()[0]
    screen.open(review.id)
    held.let_all_go()
    tab = overview(screen)
    line = field(tab.form, "district")
    line.setFocus()
    line.selectAll()
    typed(screen, "Thornbeck")
    screen.save()
    held.let_all_go()
    desk.change(desk.session.history.undo)
    held.let_all_go()
    assert line.text() == review.district
