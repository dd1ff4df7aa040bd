"""The journal page by page, its export for an auditor, and looking: no change, nothing to undo, nothing of a case."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from dhr_desktop.base.errors import Cancelled, UserError
from dhr_desktop.base.steps import carried_out
from dhr_desktop.model.case_review import CaseReview
from dhr_desktop.store import journal_export, journal_pages, vault
from dhr_desktop.store.chain import Head
from dhr_desktop.store.check import unlike_the_journal
from dhr_desktop.store.journal import LOOKED, Journal, Writer
from dhr_desktop.store.journal_pages import Narrowing
from dhr_desktop.store.store import Store
from docs import journal_reader
from tests.fakes.plan import save_plan
from tests.fakes.stores import CLOCK
from tests.fakes.vaults import whole_vault

OTHER = Writer("0b5f4d7e-3c52-4a57-8c0e-6a7f6b6f7d02", "=Tom Bramwell")


def _seqs(store: Store, wanted: Narrowing, before: int | None = None, most: int = 50) -> list[int]:
    with store.read() as look:
        return [one.entry.seq for one in journal_pages.page(look.connection, wanted, before, most)]


@pytest.fixture
def review(store: Store) -> CaseReview:
    """A review with a plan, amended nine times by one writer and looked at once by another."""
    review = save_plan(store).review
    for number in range(9):
        with store.verb("amend case_review") as work:
            work.save(replace(review, district=f"Thornbeck {number}"))
    Store(store.database, CLOCK, OTHER).note_look("opened a review", "case_review", review.id)
    return review


def test_pages_follow_one_another_without_gap(store: Store, review: CaseReview) -> None:
    first = _seqs(store, Narrowing(), most=4)
    second = _seqs(store, Narrowing(), before=first[-1], most=4)
    rest = _seqs(store, Narrowing(), before=second[-1])
    assert first + second + rest == list(range(11, 0, -1))
    with store.read() as look:
        assert journal_pages.count(look.connection, Narrowing()) == 11
        (oldest,) = journal_pages.page(look.connection, Narrowing(), 2, 1)
    assert oldest.counts["case_review"] == 1
    assert sum(oldest.counts.values()) > 1


def test_it_is_narrowed_by_who_what_which_record_and_when(store: Store, review: CaseReview) -> None:
    assert _seqs(store, Narrowing(writer_id=OTHER.id)) == [11]
    assert _seqs(store, Narrowing(looks=False)) == list(range(10, 0, -1))
    assert len(_seqs(store, Narrowing(verb="amend case_review"))) == 9
    assert _seqs(store, Narrowing(verb=f"{LOOKED}opened a review")) == [11]
    assert len(_seqs(store, Narrowing(records={review.id}))) == 11
    assert _seqs(store, Narrowing(records=set())) == []
    assert _seqs(store, Narrowing(since=CLOCK.now() + timedelta(seconds=1))) == []
    assert _seqs(store, Narrowing(until=CLOCK.now())) == []
    with store.read() as look:
        assert f"{LOOKED}opened a review" in journal_pages.verbs(look.connection)


def test_a_verb_that_names_somebody_is_found_without_the_name(store: Store) -> None:
    with store.database.transaction() as connection:
        Journal(connection).append(
            store.writer, CLOCK.now(), "let a person open the vault: Tom", (), undoable=False
        )
    with store.read() as look:
        assert journal_pages.verbs(look.connection) == ["let a person open the vault"]
    assert _seqs(store, Narrowing(verb="let a person open the vault")) == [1]
    assert _seqs(store, Narrowing(verb="let a person open the vaul")) == []


def test_looking_changes_nothing_and_is_no_last_change(store: Store, review: CaseReview) -> None:
    store.note_look("opened a review", "case_review", review.id)
    last = store.undoable()
    assert last is not None
    assert last.verb == "amend case_review"
    store.undo_last()
    store.note_look("printed")
    store.redo_last()
    with store.read() as look:
        assert look.get(CaseReview, review.id).district == "Thornbeck 8"
        assert look.history("case_review", review.id)[1].change.what in ("altered", "looked")
        assert look.journal.verify() is None
        assert unlike_the_journal(look) == []


def test_a_record_that_is_gone_is_not_told_of(store: Store, review: CaseReview) -> None:
    before = store.head()
    store.note_look("opened a review", "case_review", "00000000-0000-4000-8000-000000000000")
    assert store.head() == before


# The export


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[tuple[vault.OpenVault, Store, CaseReview]]:
    made = whole_vault(tmp_path / "vault")
    store = Store(made.database, CLOCK, made.writer, made.kept)
    review = save_plan(store).review
    Store(made.database, CLOCK, OTHER, made.kept).note_look("opened a review", "case_review", review.id)
    yield made, store, review
    made.close()


@pytest.mark.parametrize("name", ["journal.jsonl", "journal.csv"])
def test_an_export_verifies_without_the_vault_and_holds_nothing_of_a_case(
    opened: tuple[vault.OpenVault, Store, CaseReview], tmp_path: Path, name: str
) -> None:
    made, store, review = opened
    path = tmp_path / name
    head = carried_out(journal_export.export(store, path, made.mask))
    assert head == store.head()
    assert journal_reader.verified(path) == str(head)
    text = path.read_text("utf-8")
    with store.read() as look:
        ids = {change.record_id for entry in look.journal.entries() for change in look.journal.changes(entry)}
    assert ids
    assert not [record_id for record_id in ids if record_id in text]
    assert review.reference not in text
    assert review.district not in text
    assert made.mask(review.id) in text
    assert list(tmp_path.glob("*.part")) == []


@pytest.mark.parametrize("name", ["journal.jsonl", "journal.csv"])
@pytest.mark.parametrize(("old", "new"), [("Fenwick", "Fanwick"), ("opened a", "closed a"), ("add", "odd")])
def test_an_export_that_was_altered_is_noticed(
    opened: tuple[vault.OpenVault, Store, CaseReview], tmp_path: Path, name: str, old: str, new: str
) -> None:
    made, store, _ = opened
    path = tmp_path / name
    carried_out(journal_export.export(store, path, made.mask))
    whole = path.read_text("utf-8")
    assert old in whole
    path.write_text(whole.replace(old, new, 1), "utf-8")
    with pytest.raises(SystemExit, match="does not verify"):
        journal_reader.verified(path)


def test_a_line_left_out_or_cut_off_is_noticed(
    opened: tuple[vault.OpenVault, Store, CaseReview], tmp_path: Path
) -> None:
    made, store, _ = opened
    path = tmp_path / "journal.jsonl"
    carried_out(journal_export.export(store, path, made.mask))
    lines = path.read_text("utf-8").splitlines(keepends=True)
    path.write_text("".join(lines[:-1]), "utf-8")
    with pytest.raises(SystemExit, match="end is missing"):
        journal_reader.verified(path)
    path.write_text("".join([lines[0], *lines[2:]]), "utf-8")
    with pytest.raises(SystemExit, match="does not verify"):
        journal_reader.verified(path)
    assert json.loads(lines[0])["entries"] == store.head().count


def test_a_refused_or_stopped_export_leaves_nothing(
    opened: tuple[vault.OpenVault, Store, CaseReview], tmp_path: Path
) -> None:
    made, store, _ = opened
    with pytest.raises(UserError, match="could not be written"):
        carried_out(journal_export.export(store, tmp_path / "nowhere" / "journal.csv", made.mask))

    class Stopping:
        def report(self, done: int, total: int, words: str = "") -> None:
            assert done <= total

        def check(self) -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        carried_out(journal_export.export(store, tmp_path / "journal.csv", made.mask), Stopping())
    assert [path.name for path in tmp_path.iterdir()] == ["vault"]


def test_an_empty_journal_is_exported_too(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "journal.jsonl"
    assert carried_out(journal_export.export(store, path, str)) == Head(0, "")
    assert journal_reader.verified(path) == "0:"
