"""The journal: one chain a writer, nothing altered unseen, a change can be erased and the chain still holds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

from dhr_desktop.model.agency import Agency
from dhr_desktop.model.case_review import CaseReview
from dhr_desktop.model.entity import new_id
from dhr_desktop.model.person import Person
from dhr_desktop.store.chain import Head
from dhr_desktop.store.journal import Fault, Writer
from dhr_desktop.store.store import Store
from tests.fakes.plan import save_plan
from tests.fakes.stores import CLOCK, WRITER

OTHER = Writer("0b5f4d7e-3c52-4a57-8c0e-6a7f6b6f7d02", "Tom Bramwell")


def _verify(store: Store) -> Fault | None:
    with store.read() as look:
        return look.journal.verify()


def _alter(store: Store, *statements: str) -> None:
    """Alter the journal as somebody would who takes the guards away first."""
    with store.database.transaction() as connection:
        triggers = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        for (name,) in connection.exec_driver_sql(triggers).all():
            connection.exec_driver_sql(f"DROP TRIGGER {name}")
        for statement in statements:
            connection.exec_driver_sql(statement)


@pytest.fixture
def two(store: Store) -> Store:
    """A store in which two writers took turns, three entries each."""
    other = Store(store.database, CLOCK, OTHER)
    for number in range(3):
        save_plan(store, f"DHR-{number}")
        with other.verb("add agency") as work:
            work.save(Agency(id=new_id(), name=f"Agency {number}"))
    return store


def test_each_writer_has_a_chain_of_their_own(two: Store) -> None:
    with two.read() as look:
        entries = list(look.journal.entries())
        assert [entry.seq for entry in entries] == [6, 5, 4, 3, 2, 1]
        assert [entry.number for entry in entries] == [3, 3, 2, 2, 1, 1]
        assert [entry.writer for entry in entries[:2]] == [OTHER, WRITER]
        assert entries[0].at == CLOCK.now()
        assert look.journal.head(WRITER.id).count == 3
        assert look.journal.head(OTHER.id).hash == look.journal.head().hash
        assert look.journal.head(new_id()) == Head(0, "")
        assert look.journal.head().count == look.journal.count() == 6
        assert look.journal.has(entries[3].id)
        assert not look.journal.has(new_id())
    assert str(two.head()).startswith("6:")
    assert len(str(two.head())) <= 80
    assert _verify(two) is None


def test_names_of_writers_resolve_later_and_follow_a_change_of_name(two: Store) -> None:
    renamed = Writer(OTHER.id, "Tom Bramwell-Okoro")
    with Store(two.database, CLOCK, renamed).verb("add agency") as work:
        work.save(Agency(id=new_id(), name="Harrowmere Trust"))
    with two.read() as look:
        assert look.journal.writers() == [WRITER, renamed]
        names = [entry.writer.name for entry in look.journal.entries(writer_id=OTHER.id)]
    assert names == ["Tom Bramwell-Okoro", "Tom Bramwell", "Tom Bramwell", "Tom Bramwell"]
    assert _verify(two) is None


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE journal SET verb = 'other' WHERE seq = 2",
        "UPDATE journal_change SET record_id = 'x' WHERE journal_seq = 2",
        "UPDATE journal_change SET change = '{}', salt = NULL WHERE journal_seq = 2",
        "UPDATE journal_change SET change = NULL WHERE journal_seq = 2",
        "DELETE FROM journal WHERE seq = 6",
        "DELETE FROM journal_change WHERE journal_seq = 6",
        "INSERT INTO journal_change (journal_seq, entity, record_id, change_hash) VALUES (2, 'agency', 'x', 'y')",
    ],
)
def test_the_database_itself_refuses_to_alter_the_journal(two: Store, statement: str) -> None:
    with pytest.raises(DBAPIError, match="the journal is never"), two.database.transaction() as connection:
        connection.exec_driver_sql(statement)
    assert _verify(two) is None


@pytest.mark.parametrize(
    ("statement", "seq"),
    [
        *[
            (f"UPDATE journal SET {column} = '{value}' WHERE seq = 3", 3)  # noqa: S608 - a test's own words
            for column, value in {
                "verb": "other",
                "writer_name": "Somebody Else",
                "at": "2020-01-01T00:00:00+00:00",
                "undoable": "0",
                "undoes": "x",
                "id": new_id(),
                "hash": "0" * 64,
                "previous_hash": "0" * 64,
            }.items()
        ],
        ("UPDATE journal SET number = 9 WHERE seq = 3", 3),
        ("UPDATE journal_change SET change = replace(change, 'DHR-1', 'DHR-9') WHERE journal_seq = 3", 3),
        ("UPDATE journal_change SET salt = zeroblob(16) WHERE journal_seq = 3", 3),
        ("UPDATE journal_change SET change = NULL WHERE journal_seq = 3", 3),
        ("UPDATE journal_change SET salt = NULL WHERE journal_seq = 3", 3),
        ("UPDATE journal_change SET change_hash = hex(zeroblob(32)) WHERE journal_seq = 3", 3),
        ("UPDATE journal_change SET entity = 'person' WHERE journal_seq = 3 AND entity = 'agency'", 3),
        ("DELETE FROM journal_change WHERE journal_seq = 3 AND entity = 'person'", 3),
        ("UPDATE journal_change SET journal_seq = 4 WHERE journal_seq = 3", 3),
        (
            "INSERT INTO journal_change (journal_seq, entity, record_id, change_hash) VALUES (3, 'a', 'b', 'c')",
            3,
        ),
        (
            "PRAGMA defer_foreign_keys=ON; DELETE FROM journal_change WHERE journal_seq = 3;DELETE FROM journal WHERE seq = 3",
            4,
        ),
    ],
)
def test_whatever_is_altered_the_first_broken_entry_is_named(two: Store, statement: str, seq: int) -> None:
    _alter(two, *statement.split(";"))
    fault = _verify(two)
    assert fault is not None
    assert fault.seq == seq
    assert fault.sentence


def test_a_shortened_journal_verifies_and_is_shown_by_its_head_alone(two: Store) -> None:
    before = two.head()
    _alter(two, "DELETE FROM journal_change WHERE journal_seq = 6", "DELETE FROM journal WHERE seq = 6")
    assert _verify(two) is None
    assert two.head() != before


def test_a_change_can_be_erased_and_the_chain_still_verifies(store: Store) -> None:
    plan = save_plan(store)
    with store.verb("amend person") as work:
        work.save(replace(plan.person, real_name="Marigold Ashdown-Vey"))
    with store.database.transaction() as connection:
        assert _occurs(connection, "Marigold")
    with store.verb("end of retention") as work:
        work.remove(Person, plan.person.id)
        work.journal.erase("person", plan.person.id)
    with store.verb("end of retention") as work:
        work.journal.erase("person", plan.person.id)
    with store.read() as look:
        assert [line.change.what for line in look.history("person", plan.person.id)] == ["erased"] * 3
        assert [line.change.what for line in look.history("case_review", plan.review.id)] == ["added"]
        assert not _occurs(look.connection, "Marigold")
    assert _verify(store) is None


def _occurs(connection: sa.Connection, word: str) -> bool:
    """Return whether a word stands anywhere in the journal."""
    rows = connection.exec_driver_sql("SELECT change FROM journal_change").all()
    return any(word in (row[0] or "") for row in rows)


def test_two_equal_changes_have_different_hashes(store: Store) -> None:
    agency = Agency(id=new_id(), name="Wexcombe Police")
    for name in ("A", "B", "A", "B"):
        with store.verb("amend agency") as work:
            work.save(replace(agency, name=name))
    with store.read() as look:
        hashes = list(look.connection.exec_driver_sql("SELECT change_hash FROM journal_change").scalars())
    assert len(set(hashes)) == 4


def test_the_history_of_a_record_tells_its_own_changes_newest_first(store: Store) -> None:
    plan = save_plan(store)
    with store.verb("amend case_review") as work:
        work.save(replace(plan.review, district="Penvale", summary="Long ago."))
        work.save(replace(plan.person, notes="Spoke to her sister."))
    with store.verb("remove case_review") as work:
        work.remove(CaseReview, plan.review.id)
    with store.read() as look:
        lines = look.history("case_review", plan.review.id)
    assert [(line.entry.verb, line.change.what) for line in lines] == [
        ("remove case_review", "removed"),
        ("amend case_review", "altered"),
        ("add plan", "added"),
    ]
    assert lines[1].change.fields() == {"district": ("Aldersford", "Penvale"), "summary": ("", "Long ago.")}
    assert lines[0].change.fields()["died_on"] == (plan.review.died_on, None)


@pytest.mark.parametrize("of", [lambda line: line, lambda line: line.change, lambda line: line.entry])
def test_no_value_shows_in_a_repr(store: Store, of: Callable[[object], object]) -> None:
    plan = save_plan(store)
    with store.read() as look:
        (line,) = look.history("person", plan.person.id)
    assert "Marigold" not in repr(of(line))
    assert "Adult A" not in repr(of(line))
