"""Records are compared with the journal: whatever changed behind its back is named, nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dhr_desktop.base.errors import Cancelled
from dhr_desktop.model.action import Action
from dhr_desktop.model.person import Person
from dhr_desktop.store.check import unlike_the_journal
from dhr_desktop.store.journal import Journal
from dhr_desktop.store.store import Store
from tests.fakes.plan import save_plan


def _unlike(store: Store) -> list[tuple[str, str]]:
    with store.read() as look:
        return unlike_the_journal(look)


def test_records_that_only_verbs_changed_agree_with_the_journal(store: Store) -> None:
    plan = save_plan(store)
    with store.verb("amend") as work:
        work.save(replace(plan.person, real_name="Tamsin Orchard", aliases=(), died_on=None))
        work.save(replace(plan.action, lead_agencies=(), claimed=None))
        work.save(replace(plan.member, independent=False, agency_id=""))
        work.remove(type(plan.update), plan.update.id)
    assert _unlike(store) == []
    store.undo_last()
    assert _unlike(store) == []


@pytest.mark.parametrize(
    ("statement", "entity"),
    [
        ("UPDATE person SET real_name = 'Somebody'", "person"),
        ("UPDATE action SET target = NULL", "action"),
        ("DELETE FROM action__lead_agencies", "action"),
        ("DELETE FROM progress_update", "progress_update"),
        ("UPDATE state_change SET note = 'x'", "state_change"),
    ],
)
def test_what_changed_behind_the_journals_back_is_named(store: Store, statement: str, entity: str) -> None:
    save_plan(store)
    with store.database.transaction() as connection:
        connection.exec_driver_sql(statement)
    assert [name for name, _ in _unlike(store)] == [entity]


def test_a_removed_record_that_came_back_is_named(store: Store) -> None:
    plan = save_plan(store)
    with store.database.transaction() as connection:
        connection.exec_driver_sql("CREATE TABLE old AS SELECT * FROM person")
    with store.verb("remove person") as work:
        work.remove(Person, plan.person.id)
    assert _unlike(store) == []
    with store.database.transaction() as connection:
        connection.exec_driver_sql("INSERT INTO person SELECT * FROM old")
    assert _unlike(store) == [("person", plan.person.id)]


def test_a_record_with_an_erased_past_is_passed_over(store: Store) -> None:
    plan = save_plan(store)
    with store.database.transaction() as connection:
        Journal(connection).erase("person", plan.person.id)
    assert _unlike(store) == []


def test_it_stops_when_asked(store: Store) -> None:
    class Stop:
        def report(self, done: int, total: int, words: str = "") -> None:
            assert 0 <= done < total
            assert words

        def check(self) -> None:
            raise Cancelled

    save_plan(store)
    with pytest.raises(Cancelled), store.read() as look:
        unlike_the_journal(look, Stop())
    with store.read() as look:
        assert look.count(Action) == 1
