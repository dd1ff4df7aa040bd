"""Decisions and builds that come back late: nothing is lost, and nothing stale is sealed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dhr_desktop.base.changed import Changed
from dhr_desktop.base.errors import Cancelled
from dhr_desktop.model.release import Release, Verdict
from dhr_desktop.services.session import Session
from tests.fakes.desks import TestDesk
from tests.fakes.held_tasks import HeldTasks
from tests.fakes.small_case import ACTION, OVERSIGHT, REVIEW, VICTIM
from ui.platform.desk import Desk
from ui.platform.memory import ShortMemory
from ui.screens.releases.making import Making, Scope
from ui.screens.releases.verdicts import Ruling

SCOPE_OF_ONE = Scope(OVERSIGHT.id, (REVIEW.id,), "Six-month return")


@pytest.fixture
def held() -> HeldTasks:
    return HeldTasks()


@pytest.fixture
def making(session: Session, held: HeldTasks) -> Making:
    desk = Desk(session, held, TestDesk(session).dialogs, memory=ShortMemory(), copy=str)
    made = Making(desk, desk)
    made.set_scope(SCOPE_OF_ONE)
    made.look()
    held.let_all_go()
    return made


def test_a_decision_is_shown_before_it_is_saved(making: Making, held: HeldTasks) -> None:
    open_ones = [item for item in making.items if item.is_open]
    making.decide(open_ones, Ruling(Verdict.REPLACE))
    assert making.open_count == 0
    assert not making.is_current
    held.let_all_go()
    assert making.open_count == 0
    assert making.is_current


def test_many_decisions_are_looked_at_once(making: Making, held: HeldTasks, session: Session) -> None:
    first, second = (item for item in making.items if item.is_open)
    making.decide([first], Ruling(Verdict.KEEP))
    making.decide([second], Ruling(Verdict.REPLACE))
    held.let_go(2)
    assert len(held.held) == 1, "one look for both"
    held.let_all_go()
    assert {item.string: item.verdict for item in making.items if not item.known} == {
        first.string: Verdict.KEEP,
        second.string: Verdict.REPLACE,
    }


def test_a_decision_during_the_look_is_not_lost(making: Making, held: HeldTasks) -> None:
    first, second = (item for item in making.items if item.is_open)
    making.decide([first], Ruling(Verdict.KEEP))
    held.let_go(2)
    making.decide([second], Ruling(Verdict.KEEP))
    held.let_go(1)
    assert making.open_count == 0, "what came back without it shows it all the same"
    assert not making.is_current
    held.let_all_go()
    assert making.open_count == 0
    assert making.is_current


def test_changing_ones_mind_before_it_is_saved_keeps_the_last_word(making: Making, held: HeldTasks) -> None:
    first = next(item for item in making.items if item.is_open)
    making.decide([first], Ruling(Verdict.KEEP))
    making.decide([first], Ruling(Verdict.REPLACE))
    held.let_all_go()
    assert next(item for item in making.items if item.string == first.string).verdict is Verdict.REPLACE


def test_what_was_built_from_records_that_changed_since_is_dropped(
    making: Making, held: HeldTasks, session: Session
) -> None:
    making.decide([item for item in making.items if item.is_open], Ruling(Verdict.REPLACE))
    held.let_all_go()
    making.build()
    making.hear(Changed(frozenset({("person", VICTIM.id)})))
    told: list[str] = []
    making.cancelled.connect(lambda: told.append("cancelled"))
    held.let_all_go()
    assert making.result is None
    assert told == ["cancelled"]
    assert not making.is_busy


def test_cancelling_the_build_leaves_everything_as_it_was(
    session: Session, held: HeldTasks, making: Making
) -> None:
    class Stopping:
        def report(self, done: int, total: int, words: str = "") -> None:
            """Take note of nothing."""

        def check(self) -> None:
            raise Cancelled

    making.decide([item for item in making.items if item.is_open], Ruling(Verdict.REPLACE))
    held.let_all_go()
    held.progress = Stopping()
    told: list[str] = []
    making.cancelled.connect(lambda: told.append("cancelled"))
    making.build()
    assert making.is_busy
    held.let_all_go()
    assert told == ["cancelled"]
    assert not making.is_busy
    assert making.is_current
    with session.store.read() as look:
        assert look.list(Release) == []


def test_records_that_change_during_the_look_are_looked_at_again(
    making: Making, held: HeldTasks, session: Session
) -> None:
    making.look()
    held.let_go()
    change = session.actions.amend(replace(ACTION, text="Ask Ignatius Thornapple."))
    assert making.hear(change)
    held.let_go()
    assert not making.is_current
    held.let_all_go()
    assert making.is_current
    assert "Ignatius Thornapple" in {item.string for item in making.items}


def test_one_look_at_a_time(making: Making, held: HeldTasks) -> None:
    for _ in range(3):
        making.look()
    assert len(held.held) == 1
    held.let_go(2)
    assert len(held.held) == 1, "once more for what was asked meanwhile"
    held.let_all_go()
    assert making.is_current
