"""Today, Actions, Search, Settings and Help over a real encrypted vault: what they show, and where their lines lead."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QTextDocument
from pytestqt.qtbot import QtBot

import resources
from dhr_desktop.base.clock import FixedClock
from dhr_desktop.services.settings import Settings
from tests.fakes.desks import TestDesk, new_session, reopened_session
from ui.opened import KNOWN
from ui.screens.actions.screen import ActionsScreen
from ui.screens.help.screen import HelpScreen, SafeBrowser
from ui.screens.search.screen import SearchScreen
from ui.screens.settings.screen import SettingsScreen
from ui.screens.today.screen import TodayScreen

CLOCK = FixedClock(datetime(2026, 3, 2, 9, 30, tzinfo=UTC))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed vault of twenty-four invented reviews, made once."""
    folder = tmp_path_factory.mktemp("made") / "vault"
    new_session(folder, CLOCK, reviews=24).close()
    return folder


@pytest.fixture
def desk(made: Path, tmp_path: Path) -> Iterator[TestDesk]:
    session = reopened_session(Path(shutil.copytree(made, tmp_path / "vault")), CLOCK)
    yield TestDesk(session)
    session.close()


def test_today_shows_what_is_due_and_leads_to_it(desk: TestDesk, qtbot: QtBot) -> None:
    page = TodayScreen(desk)
    qtbot.addWidget(page)
    rows = page.listing.model.rows

    assert rows
    assert [row.due.on for row in rows] == sorted(row.due.on for row in rows)
    page.listing.opened.emit(rows[0])
    assert desk.places[-1].startswith(f"reviews/{rows[0].due.review_id}/")


def test_today_holds_no_name_of_anybody(desk: TestDesk, qtbot: QtBot) -> None:
    page = TodayScreen(desk)
    qtbot.addWidget(page)
    shown = " ".join(f"{row.due.words} {row.due.reference}" for row in page.listing.model.rows)

    assert not [person.real_name for person in desk.session.people.all() if person.real_name in shown]


def test_every_action_of_every_review_is_in_the_tracker(desk: TestDesk, qtbot: QtBot) -> None:
    page = ActionsScreen(desk)
    qtbot.addWidget(page)

    assert page.listing.model.total == len(desk.session.actions.all())
    page.listing.filters.choose("overdue", True)
    late = page.listing.model.rows
    assert late
    assert all(row.days_overdue(CLOCK.today()) > 0 for row in late)


def test_a_change_shows_in_the_tracker_at_once(desk: TestDesk, qtbot: QtBot) -> None:
    page = ActionsScreen(desk)
    qtbot.addWidget(page)
    desk.changed.connect(page.refresh)
    action = desk.session.actions.all()[0]

    desk.change(lambda: desk.session.actions.amend(replace(action, text="Something quite new.")))

    assert "Something quite new." in [row.text for row in page.listing.model.rows]


def test_search_finds_records_and_pages(desk: TestDesk, qtbot: QtBot) -> None:
    page = SearchScreen(desk, KNOWN)
    qtbot.addWidget(page)
    person = desk.session.people.all()[0]

    page._search(person.real_name.split()[-1])
    assert any("people" in row.place for row in page.listing.model.rows)
    page._search("settings")
    assert any(row.place.startswith("settings") for row in page.listing.model.rows)
    page._search("")
    assert page.listing.model.total == 0


def test_search_shows_nobody_while_published_names_are_shown(desk: TestDesk, qtbot: QtBot) -> None:
    page = SearchScreen(desk, KNOWN)
    qtbot.addWidget(page)
    person = desk.session.people.all()[0]
    desk.switch_names(real=False)

    page._search(person.real_name.split()[-1])

    assert not [row for row in page.listing.model.rows if person.real_name in row.words]


@pytest.mark.parametrize("typed", ['"', "*", "a AND", "(", "NEAR(", "'; drop", "\x00", "ł"])
def test_anything_may_be_typed_into_the_search(desk: TestDesk, qtbot: QtBot, typed: str) -> None:
    page = SearchScreen(desk, KNOWN)
    qtbot.addWidget(page)

    page._search(typed)

    assert desk.quick.refusals == []


def test_a_chosen_setting_holds_at_once(desk: TestDesk, qtbot: QtBot) -> None:
    chosen: list[Settings] = []
    page = SettingsScreen(desk, Settings(), chosen.append)
    qtbot.addWidget(page)

    page._theme.setCurrentIndex(page._theme.findData("dark"))
    page._theme.activated.emit(page._theme.currentIndex())

    assert chosen == [Settings(theme="dark")]


def test_every_page_of_the_help_opens(desk: TestDesk, qtbot: QtBot) -> None:
    page = HelpScreen(desk.memory)
    qtbot.addWidget(page)

    for name in resources.names("help", ".md"):
        page.go(name)
        assert page.place() == name
        assert len(page._text.toPlainText()) > 200


def test_the_help_never_loads_what_a_page_names(qtbot: QtBot) -> None:
    browser = SafeBrowser()
    qtbot.addWidget(browser)

    assert browser.loadResource(QTextDocument.ResourceType.ImageResource.value, QUrl("file:///x.png")) is None
