"""After an erasure nothing of the review stands anywhere in the vault's folder, and everything else is as it was."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dhr_desktop.base.errors import UserError
from dhr_desktop.base.steps import carried_out
from dhr_desktop.model.case_review import CaseReview
from dhr_desktop.model.entity import new_id
from dhr_desktop.model.meeting import Meeting
from dhr_desktop.model.release import Decision, Release
from dhr_desktop.model.retention import Hold
from dhr_desktop.services.session import Session
from dhr_desktop.store import backup, search
from dhr_desktop.store.check import unlike_the_journal
from dhr_desktop.store.cipher import sqlcipher
from docs import independent_reader
from tests.fakes.ended_review import CANARY, save_ended_and_staying
from tests.fakes.plan import Plan
from tests.fakes.stores import CLOCK
from tests.fakes.vaults import whole_vault


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    opened = Session(whole_vault(tmp_path / "vault"), CLOCK)
    yield opened
    with suppress(sqlcipher.ProgrammingError):  # a test may have closed it
        opened.close()


@pytest.fixture
def plans(session: Session) -> tuple[Plan, Plan]:
    return save_ended_and_staying(session)


def _erase(session: Session, plan: Plan) -> None:
    carried_out(session.erasing.erase(plan.review.id, plan.review.reference))


def _readable(folder: Path, key: bytes) -> dict[str, bytes]:
    """Return every file below a closed vault's folder, databases as an independent reader deciphers them."""
    found: dict[str, bytes] = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            data = path.read_bytes()
            found[str(path.relative_to(folder))] = (
                independent_reader.decrypted(data, key) if path.name == "vault.db" else data
            )
    return found


def _with_canary(folder: Path, key: bytes) -> list[str]:
    words = [CANARY, CANARY.lower()]
    needles = [word.encode(code) for word in words for code in ("utf-8", "utf-16-le")]
    return [
        name for name, data in _readable(folder, key).items() if any(needle in data for needle in needles)
    ]


def test_nothing_of_an_erased_review_stands_in_any_file(session: Session, plans: tuple[Plan, Plan]) -> None:
    session.backups.back_up()
    session.backups.back_up()
    folder, key = session.folder, session._vault.key.raw
    session.store.database.direct("PRAGMA wal_checkpoint(TRUNCATE)")
    before = {name for name in _with_canary(folder, key) if name.endswith("vault.db")}
    assert len(before) == 3
    _erase(session, plans[0])
    session.close()
    assert _with_canary(folder, key) == []
    assert len(list((folder / "backups").iterdir())) == 1


def test_what_stays_is_as_it_was_and_the_chain_verifies(session: Session, plans: tuple[Plan, Plan]) -> None:
    plan, staying = plans
    with session.store.read() as look:
        count = look.journal.count()
    _erase(session, plan)
    with session.store.read() as look:
        assert look.journal.verify() is None
        assert look.journal.count() == count + 2
        assert unlike_the_journal(look) == []
        for record in staying.records():
            assert look.get(type(record), record.id) == record
        assert [one.string for one in look.list(Decision)] == ["Marigold Ashdown"]
        (release,) = look.list(Release)
        assert (release.kept, release.reviews) == (("Marigold Ashdown",), (staying.review.id,))
        assert CANARY not in release.reason
        assert look.find(CaseReview, plan.review.id) is None
        assert look.search(CANARY) == []
        assert {hit.record_id for hit in look.search("Marigold")} == {staying.person.id, release.id}
    assert session.places.take().drafts == {
        f"reviews/{staying.review.id}/people": {"text": "a draft that stays"}
    }
    assert "history verifies" in session.check()[1]


def test_it_is_not_undone(session: Session, plans: tuple[Plan, Plan]) -> None:
    _erase(session, plans[0])
    with pytest.raises(UserError, match="cannot be undone"):
        session.history.undo()


def test_the_new_backup_is_whole(session: Session, plans: tuple[Plan, Plan]) -> None:
    _erase(session, plans[0])
    (made,) = session.backups.list()
    proven = backup.prove(made.path, session._vault.key)
    assert proven.counts["case_review"] == 1
    assert "every record is as it says" in session.backups.try_restoring().sentence


@pytest.mark.parametrize("typed", ["", "DHR-2004-1", "DHR-2024-02"])
def test_the_reference_must_be_typed(session: Session, plans: tuple[Plan, Plan], typed: str) -> None:
    head = session.store.head()
    with pytest.raises(UserError, match="not the reference"):
        carried_out(session.erasing.erase(plans[0].review.id, typed))
    assert session.store.head() == head


def test_a_hold_stops_it_until_it_is_lifted(session: Session, plans: tuple[Plan, Plan]) -> None:
    plan = plans[0]
    session.retentions.place_hold(plan.review.id, "An inquest.")
    with pytest.raises(UserError, match="hold stops"):
        _erase(session, plan)
    with pytest.raises(UserError, match="hold stops"):
        session.erasing.foresee(plan.review.id)
    with pytest.raises(UserError, match="needs a reason"):
        session.retentions.lift_hold(plan.review.id, " ")
    session.retentions.lift_hold(plan.review.id, "The inquest has ended.")
    with pytest.raises(UserError, match="no hold"):
        session.retentions.lift_hold(plan.review.id, "Again.")
    _erase(session, plan)
    with session.store.read() as look:
        assert look.list(Hold) == []


def test_nothing_is_erased_before_its_day(session: Session, plans: tuple[Plan, Plan]) -> None:
    plan, staying = plans
    retention = session.retentions.retention_of(plan.review.id)
    session.retentions.set_end(replace(retention, ends_on=date(2026, 3, 3)))
    with pytest.raises(UserError, match="has not ended"):
        _erase(session, plan)
    with pytest.raises(UserError, match="Work on this review has not ended"):
        session.retentions.set_end(
            replace(session.retentions.retention_of(staying.review.id), ends_on=date(2026, 3, 1))
        )
    with pytest.raises(UserError, match="has not ended"):
        _erase(session, staying)


def test_what_it_will_take_is_foreseen(session: Session, plans: tuple[Plan, Plan]) -> None:
    session.backups.back_up()
    foreseen = session.erasing.foresee(plans[0].review.id)
    assert foreseen.reference == "DHR-2004-01"
    assert "1 review" in foreseen.records
    assert "1 person" in foreseen.records
    assert (foreseen.changes, foreseen.backups) == (15, 1)


def test_an_erasure_that_stopped_halfway_is_known_and_finished(
    session: Session, plans: tuple[Plan, Plan]
) -> None:
    session.backups.back_up()
    steps = session.erasing.erase(plans[0].review.id, "dhr-2004-01 ")
    assert next(steps) == (1, 4)
    steps.close()
    (halfway,) = session.erasing.unfinished()
    with pytest.raises(UserError, match="not reached the backups"):
        session.erasing.certificate(halfway.id)
    carried_out(session.erasing.finish())
    (whole,) = session.retentions.erasures()
    assert (whole.backups, whole.number, session.erasing.unfinished()) == (1, 1, [])
    assert whole.head_before != whole.head_after


def test_the_certificate_holds_numbers_and_nothing_of_the_case(
    session: Session, plans: tuple[Plan, Plan], tmp_path: Path
) -> None:
    plan = plans[0]
    _erase(session, plan)
    (erasure,) = session.retentions.erasures()
    path = tmp_path / "certificate.pdf"
    assert session.erasing.save_certificate(erasure.id, path) == "The certificate is saved."
    text = _pdf_text(path)
    for words in (erasure.matter, erasure.head_before[:20], "1 review", "Rosalind Fenwick", "2 March 2026"):
        assert words in text
    for words in (CANARY, plan.review.reference, plan.review.id, "Aldersford"):
        assert words not in text
    with pytest.raises(UserError, match="could not be written"):
        session.erasing.save_certificate(erasure.id, tmp_path / "nowhere" / "certificate.pdf")


def _pdf_text(path: Path) -> str:
    from pypdfium2 import PdfDocument

    with PdfDocument(path) as pdf:
        return " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in pdf)


def test_the_index_forgets_the_words_of_what_was_removed(session: Session, plans: tuple[Plan, Plan]) -> None:
    store = session.store
    meeting = Meeting(
        id=new_id(), review_id=plans[1].review.id, held_on=date(2024, 5, 6), minutes="Xylographer."
    )
    with store.verb("add meeting") as work:
        work.save(meeting)
    with store.verb("remove meeting") as work:
        work.remove(Meeting, meeting.id)

    def stands() -> bool:
        blocks = store.database.direct("SELECT block FROM search_text_data")
        return any(b"xylographer" in block for (block,) in blocks)

    assert stands()
    with store.database.transaction() as connection:
        search.forget(connection)
    assert not stands()
