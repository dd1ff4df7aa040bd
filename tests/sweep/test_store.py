"""Every field of every noun: kept and read again as it was, found, told to the journal, and taken back."""

from __future__ import annotations

from dataclasses import replace

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dhr_desktop.model.catalogue import ENTITIES
from dhr_desktop.model.entity import Record, describe, problems
from dhr_desktop.model.fields import Lines, Link, Links, Prose, Text
from dhr_desktop.store.check import unlike_the_journal
from dhr_desktop.store.search import NEVER_SEARCHED
from dhr_desktop.store.tables import TABLES
from tests.fakes.strategies import records
from tests.sweep.conftest import World

every_noun = pytest.mark.parametrize("noun", ENTITIES, ids=lambda noun: noun.NAME)
few = settings(
    max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


@every_noun
def test_a_noun_has_a_table_with_a_column_or_a_table_for_each_field(noun: type[Record]) -> None:
    tables = TABLES[noun.NAME]
    kept = {column.name for column in tables.table.columns} - {"seq", "id"} | set(tables.links)
    assert kept == {field.name for field in describe(noun)}


def test_the_world_holds_one_of_every_noun(world: World) -> None:
    assert set(world.ids) == {noun.NAME for noun in ENTITIES}


@every_noun
def test_every_way_to_an_owner_has_an_index(noun: type[Record], world: World) -> None:
    with world.store.read() as look:
        indexes = sa.inspect(look.connection).get_indexes(noun.NAME)
    indexed = {columns[0] for index in indexes if (columns := index["column_names"])}
    links = {field.name for field in describe(noun) if isinstance(field.kind, Link)}
    assert links <= indexed


@every_noun
@few
@given(data=st.data())
def test_a_record_is_read_as_it_was_saved(noun: type[Record], world: World, data: st.DataObject) -> None:
    record = data.draw(records(noun, world.ids))
    assert problems(record) == {}
    with world.store.verb("add") as work:
        work.save(record)
    with world.store.read() as look:
        assert look.get(noun, record.id) == record
        for field in describe(noun):
            value = getattr(record, field.name)
            if not isinstance(field.kind, Links):
                assert record in look.list(noun, **{field.name: value})
            for target in value if isinstance(field.kind, Links) else ():
                assert record.id in look.ids(noun, **{field.name: target})
    with world.store.verb("remove") as work:
        work.remove(noun, record.id)


@every_noun
@few
@given(data=st.data())
def test_the_journal_tells_every_field_that_changed_and_no_other(
    noun: type[Record], world: World, data: st.DataObject
) -> None:
    before = data.draw(records(noun, world.ids))
    after = data.draw(records(noun, world.ids, before.id))
    with world.store.verb("add") as work:
        work.save(before)
    with world.store.verb("amend") as work:
        work.save(after)
    differing = {
        field.name: (getattr(before, field.name), getattr(after, field.name))
        for field in describe(noun)
        if getattr(before, field.name) != getattr(after, field.name)
    }
    with world.store.read() as look:
        newest = look.history(noun.NAME, before.id)[0]
    if differing:
        assert newest.change.what == "altered"
        assert newest.change.fields() == differing
    else:
        assert newest.change.what == "added"
    with world.store.verb("remove") as work:
        work.remove(noun, before.id)


@every_noun
@few
@given(data=st.data())
def test_every_change_can_be_taken_back_and_done_again(
    noun: type[Record], world: World, data: st.DataObject
) -> None:
    first = data.draw(records(noun, world.ids))
    second = data.draw(records(noun, world.ids, first.id).filter(lambda record: record != first))
    states: list[Record | None] = [None, first, second, None]
    for state in states[1:]:
        with world.store.verb("step") as work:
            work.save(state) if state is not None else work.remove(noun, first.id)
    for state in reversed(states[:-1]):
        world.store.undo_last()
        with world.store.read() as look:
            assert look.find(noun, first.id) == state
    for state in states[1:]:
        world.store.redo_last()
        with world.store.read() as look:
            assert look.find(noun, first.id) == state


@every_noun
def test_every_text_of_a_noun_is_found_by_its_words(noun: type[Record], world: World) -> None:
    with world.store.read() as look:
        record = look.get(noun, world.ids[noun.NAME][0])
    for number, field in enumerate(describe(noun)):
        if not isinstance(field.kind, Text | Prose | Lines):
            continue
        word = f"quern{noun.NAME.replace('_', '')}{number}"
        value = (word,) if isinstance(field.kind, Lines) else word
        with world.store.verb("amend") as work:
            work.save(replace(record, **{field.name: value}))
        with world.store.read() as look:
            found = [(hit.entity, hit.record_id) for hit in look.search(word)]
        assert found == ([] if noun.NAME in NEVER_SEARCHED else [(noun.NAME, record.id)])
    with world.store.verb("amend") as work:
        work.save(record)
    with world.store.read() as look:
        assert look.search(f"quern{noun.NAME.replace('_', '')}") == []


def test_the_journal_of_all_this_verifies(world: World) -> None:
    with world.store.read() as look:
        assert look.journal.verify() is None
        assert look.journal.count() > 0


def test_every_record_of_all_this_is_as_the_journal_left_it(world: World) -> None:
    with world.store.read() as look:
        assert unlike_the_journal(look) == []
