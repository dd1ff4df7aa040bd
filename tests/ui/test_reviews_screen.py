"""The list of reviews and the workspace of one: seen, edited, moved on, undone, on a real encrypted vault."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from dhr_desktop.base.changed import Changed
from dhr_desktop.base.clock import FixedClock
from dhr_desktop.model.action import Action
from dhr_desktop.model.lifecycle import State
from dhr_desktop.model.person import Person
from dhr_desktop.model.recommendation import Recommendation
from tests.fakes.desks import TestDesk, new_session, reopened_session
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
def screen(desk: TestDesk, qtbot: QtBot) -> ReviewsScreen:
    made = ReviewsScreen(desk)
    desk.changed.connect(made.refresh)
    qtbot.addWidget(made)
    return made


def _with_plan(desk: TestDesk) -> str:
    """Return the id of a review that has recommendations."""
    return next(row.id for row in desk.session.reviews.rows(desk.clock.today()) if row.recommendations > 3)


def test_all_reviews_stand_in_the_list(desk: TestDesk, screen: ReviewsScreen) -> None:
    shown = [row.reference for row in screen.listing.model.rows]

    assert len(shown) == 15
    assert set(shown) == {review.reference for review in desk.session.reviews.all()}


def test_adding_a_review_opens_it_with_a_neutral_reference(desk: TestDesk, screen: ReviewsScreen) -> None:
    screen.add()

    assert screen.place().endswith("/overview")
    added = desk.session.reviews.get(screen.workspace.review_id)
    assert added.reference.startswith(f"DHR-{desk.clock.today().year}-")
    assert screen.listing.model.total == 16


def _overview(screen: ReviewsScreen) -> OverviewTab:
    tab = screen.workspace.tab
    assert isinstance(tab, OverviewTab)
    return tab


def test_what_is_typed_is_saved_once_and_can_be_undone(desk: TestDesk, screen: ReviewsScreen) -> None:
    review = desk.session.reviews.all()[0]
    screen.open(review.id)
    tab = _overview(screen)
    tab.form.show_draft({"district": "Penvale East"})
    assert tab.form.is_edited()

    screen.save()

    assert desk.session.reviews.get(review.id).district == "Penvale East"
    assert not tab.form.is_edited()
    desk.change(desk.session.history.undo)
    assert desk.session.reviews.get(review.id).district == review.district
    assert tab.form.record() == review


def test_a_second_review_of_the_same_reference_is_refused_in_place(
    desk: TestDesk, screen: ReviewsScreen
) -> None:
    first, second = desk.session.reviews.all()[:2]
    screen.open(second.id)
    tab = _overview(screen)
    tab.form.show_draft({"reference": first.reference})

    screen.save()

    assert desk.session.reviews.get(second.id) == second
    assert "already has this local reference" in tab.banner.sentence


def test_an_edited_page_asks_before_it_is_left(desk: TestDesk, screen: ReviewsScreen) -> None:
    screen.open(desk.session.reviews.all()[0].id)
    tab = _overview(screen)
    tab.form.show_draft({"district": "Elsewhere"})
    left: list[str] = []

    screen.leave(lambda: left.append("gone"))
    assert left == []
    tab.banner.answers()[1].click()  # type: ignore[attr-defined]

    assert left == ["gone"]
    assert not tab.form.is_edited()


def _plan(screen: ReviewsScreen) -> PlanTab:
    tab = screen.workspace.tab
    assert isinstance(tab, PlanTab)
    return tab


def test_moving_on_shows_the_new_stage(desk: TestDesk, screen: ReviewsScreen) -> None:
    review = next(found for found in desk.session.reviews.all() if found.state is State.NOTIFIED)
    screen.open(review.id)
    tab = _overview(screen)
    tab._toggle_mover()

    tab.mover.move_review()

    assert desk.session.reviews.get(review.id).state is State.SCOPING
    assert "scoping" in tab._stages.accessibleName().lower()


def test_people_follow_the_switch_of_names(desk: TestDesk, screen: ReviewsScreen) -> None:
    review = desk.session.reviews.all()[0]
    screen.open(review.id, "people")
    tab = screen.workspace.tab
    assert isinstance(tab, PeopleTab)
    real = {person.real_name for person in desk.session.people.all(review_id=review.id)}

    def shown() -> set[str]:
        model = tab.listing.model
        return {str(model.index(row, 0).data()) for row in range(model.rowCount())}

    assert shown() == real
    desk.switch_names(real=False)
    assert not shown() & real


def test_a_real_name_as_published_name_is_refused_beside_the_field(
    desk: TestDesk, screen: ReviewsScreen
) -> None:
    review = desk.session.reviews.all()[0]
    screen.open(review.id, "people")
    tab = screen.workspace.tab
    assert isinstance(tab, PeopleTab)
    person = tab.listing.current_row()
    assert isinstance(person, Person)
    form = tab.pane.form
    form.show_draft({"published_name": person.real_name})

    screen.save()

    assert "published_name" in form.problems_shown()
    assert desk.session.people.get(person.id) == person


def test_the_plan_shows_actions_below_their_recommendation(desk: TestDesk, screen: ReviewsScreen) -> None:
    review_id = _with_plan(desk)
    screen.open(review_id, "recommendations")
    rows = _plan(screen).listing.model.rows

    assert isinstance(rows[0], Recommendation)
    above = ""
    for row in rows:
        if isinstance(row, Recommendation):
            above = row.id
        else:
            assert isinstance(row, Action)
            assert row.recommendation_id == above


def test_an_action_that_was_added_stays_chosen(desk: TestDesk, screen: ReviewsScreen) -> None:
    screen.go(f"{_with_plan(desk)}/recommendations")
    tab = screen.workspace.tab
    assert isinstance(tab, PlanTab)
    tab.listing.select_first()

    tab.pane.add(Action)
    field = tab.action_form.editor("text").inner()
    assert isinstance(field, QPlainTextEdit)
    field.setPlainText("Commission the training")
    tab.pane.save()

    shown = tab.pane.record
    assert isinstance(shown, Action)
    assert shown.text == "Commission the training"
    assert tab.listing.current_row() == shown


def test_an_update_is_added_and_never_replaces_another(desk: TestDesk, screen: ReviewsScreen) -> None:
    screen.open(_with_plan(desk), "recommendations")
    plan = _plan(screen)
    action = next(row for row in plan.listing.model.rows if isinstance(row, Action))
    plan.select(action.id)
    before = desk.session.actions.updates(action.id)

    plan.updates.field.setPlainText("The course was held twice.")
    plan.updates.add()

    after = desk.session.actions.updates(action.id)
    assert len(after) == len(before) + 1
    assert "The course was held twice." in plan.updates.told.toPlainText()


def test_removing_a_person_can_be_undone(desk: TestDesk, screen: ReviewsScreen) -> None:
    review = desk.session.reviews.all()[0]
    screen.open(review.id, "people")
    tab = screen.workspace.tab
    assert isinstance(tab, PeopleTab)
    person = tab.listing.current_row()
    assert isinstance(person, Person)

    tab.pane._ask_removal()
    assert person.id in [row.id for row in tab.listing.model.rows], "it asks first"
    tab.pane.banner.answers()[0].click()  # type: ignore[attr-defined]
    assert person.id not in [row.id for row in tab.listing.model.rows]
    desk.change(desk.session.history.undo)

    assert person.id in [row.id for row in tab.listing.model.rows]


def test_drafts_come_back_where_they_were(desk: TestDesk, screen: ReviewsScreen, qtbot: QtBot) -> None:
    review = desk.session.reviews.all()[0]
    screen.open(review.id, "people")
    tab = screen.workspace.tab
    assert isinstance(tab, PeopleTab)
    tab.pane.form.show_draft({"notes": "Half a sentence"})
    drafts, place = screen.drafts(), screen.place()

    again = ReviewsScreen(desk)
    qtbot.addWidget(again)
    again.go(place)
    again.show_drafts(drafts)

    restored = again.workspace.tab
    assert isinstance(restored, PeopleTab)
    assert restored.pane.form.draft() == {"notes": "Half a sentence"}


def test_history_names_fields_and_never_values(desk: TestDesk, screen: ReviewsScreen) -> None:
    review = desk.session.reviews.all()[0]
    desk.change(lambda: desk.session.reviews.amend(replace(review, district="Secretham")))
    screen.open(review.id, "history")
    (latest, *_) = desk.session.history.of_review(review.id)

    assert latest.fields == "District"
    assert "Secretham" not in repr(latest)
    assert latest.when == f"{CLOCK.now().astimezone():%d %B %Y %H:%M}".lstrip("0")


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the zone cannot be changed here")
def test_history_tells_the_time_of_this_computer(desk: TestDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    review = desk.session.reviews.all()[0]
    desk.change(lambda: desk.session.reviews.amend(replace(review, district="Penvale")))
    monkeypatch.setenv("TZ", "XYZ-5:30")
    time.tzset()
    try:
        assert desk.session.history.of_review(review.id)[0].when == "2 March 2026 15:00"
    finally:
        monkeypatch.undo()
        time.tzset()


def test_nothing_is_read_anew_for_what_does_not_concern_the_list(
    desk: TestDesk, screen: ReviewsScreen
) -> None:
    asked = len(desk.quick.asked)

    screen.refresh(Changed(frozenset({("release", "1")})))

    assert len(desk.quick.asked) == asked
