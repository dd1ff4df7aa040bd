"""Retention on the screen: the rule, the day, a hold, and erasing in two steps that nobody takes by accident."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from dhr_desktop.base.clock import FixedClock
from tests.fakes.desks import TestDesk, new_session
from tests.fakes.ended_review import save_ended_and_staying
from tests.fakes.plan import Plan
from ui.screens.journal.asking import Asking
from ui.screens.journal.screen import JournalScreen
from ui.screens.today.screen import TodayScreen

CLOCK = FixedClock(datetime(2026, 3, 2, 9, 30, tzinfo=UTC))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[TestDesk]:
    session = new_session(tmp_path / "vault", CLOCK)
    yield TestDesk(session)
    session.close()


@pytest.fixture
def plan(desk: TestDesk) -> Plan:
    return save_ended_and_staying(desk.session)[0]


@pytest.fixture
def page(desk: TestDesk, plan: Plan, qtbot: QtBot) -> JournalScreen:
    made = JournalScreen(desk)
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    made.go(f"retention/{plan.review.id}")
    return made


def _asked(page: JournalScreen) -> Asking:
    found = [one for one in page.retention.findChildren(Asking) if one.isVisible()]
    assert len(found) == 1
    return found[0]


def test_today_leads_to_a_review_whose_retention_has_ended(desk: TestDesk, plan: Plan, qtbot: QtBot) -> None:
    today = TodayScreen(desk)
    qtbot.addWidget(today)
    line = next(line for line in today.listing.model.rows if line.due.entity == "retention")
    assert (line.due.words, line.due.when) == ("Retention ends", "2 days overdue")
    today.listing.opened.emit(line)
    assert desk.places[-1] == f"journal/retention/{plan.review.id}"
    desk.session.retentions.place_hold(plan.review.id, "An inquest.")
    today.refresh(desk.session.retentions.place_hold(plan.review.id, "A claim."))
    assert not [line for line in today.listing.model.rows if line.due.entity == "retention"]


def test_erasing_takes_two_steps_and_the_typed_reference(
    page: JournalScreen, desk: TestDesk, plan: Plan, tmp_path: Path
) -> None:
    assert page.place() == f"retention/{plan.review.id}"
    page.retention.chosen.erase_button.click()
    _asked(page).do_button.click()
    asked = _asked(page)
    line = asked.findChild(QLineEdit)
    assert isinstance(line, QLineEdit)
    for typed, allowed in (("", False), ("DHR-2004", False), ("dhr-2004-01", True)):
        line.setText(typed)
        assert asked.do_button.isEnabled() == allowed
    asked.do_button.click()
    assert [review.reference for review in desk.session.reviews.all()] == ["DHR-2024-02"]
    assert "is erased" in page.header.banner.sentence
    desk.dialogs.answers.append(tmp_path / "certificate.pdf")  # type: ignore[attr-defined]  # the test's own dialogs
    _asked(page).do_button.click()
    assert (tmp_path / "certificate.pdf").read_bytes().startswith(b"%PDF")
    assert page.retention.listing.model.rows == []


def test_cancelling_erases_nothing(page: JournalScreen, desk: TestDesk) -> None:
    page.retention.chosen.erase_button.click()
    _asked(page).cancel_button.click()
    assert page.retention.chosen.isVisible()
    assert len(desk.session.reviews.all()) == 2


def test_a_hold_is_placed_and_lifted_with_a_reason(page: JournalScreen, desk: TestDesk, plan: Plan) -> None:
    chosen = page.retention.chosen
    chosen.hold_button.click()
    _asked(page).do_button.click()
    assert "Reason is needed" in page.header.banner.sentence
    form = page.retention.form_shown()
    form.show_draft({"reason": "An inquest."})
    _asked(page).do_button.click()
    assert not chosen.erase_button.isVisible()
    assert chosen.lift_button.isVisible()
    assert desk.session.retentions.holds(plan.review.id)[0].reason == "An inquest."
    chosen.lift_button.click()
    page.retention.form_shown().show_draft({"lifted_reason": "It has ended."})
    _asked(page).do_button.click()
    assert chosen.erase_button.isVisible()


def test_the_rule_proposes_a_day_that_a_person_sets(page: JournalScreen, desk: TestDesk, plan: Plan) -> None:
    page.retention.rule_button.click()
    page.retention.form_shown().show_draft({"years": "30"})
    _asked(page).do_button.click()
    assert desk.session.retentions.rule().years == 30
    page.retention.chosen.end_button.click()
    page.retention.form_shown().show_draft({"ends_on": "1 March 2036"})
    _asked(page).do_button.click()
    (row,) = desk.session.retentions.rows()
    assert (row.ends_on, row.due, row.status) == (date(2036, 3, 1), False, "Kept")
    assert not page.retention.chosen.erase_button.isVisible()


def test_an_erasure_that_stopped_is_offered_to_be_finished(
    page: JournalScreen, desk: TestDesk, plan: Plan
) -> None:
    next(desk.session.erasing.erase(plan.review.id, plan.review.reference))
    page.retention.refresh()
    assert "has not reached the backups" in page.header.banner.sentence
    page.header.banner.answers()[0].click()  # type: ignore[attr-defined]  # they are buttons
    assert desk.session.erasing.unfinished() == []
