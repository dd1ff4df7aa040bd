"""Two people in one vault: one asks, the other signs; what changes afterwards, or was changed from outside, is void."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa

from dhr_desktop.base.errors import OpenItems, UserError
from dhr_desktop.base.progress import Silent
from dhr_desktop.keys.unlocking import WrongPassphrase
from dhr_desktop.model.on_purpose import Answer, NameReason, Outgoing, SignOff
from dhr_desktop.model.person import Person
from dhr_desktop.model.release import Verdict
from dhr_desktop.services.sign_offs import Listed
from tests.fakes.stores import CLOCK
from tests.fakes.two_people import BOTH, SECOND, Office
from tests.fakes.vaults import NAME, OTHER_PASSPHRASE, PASSPHRASE


@pytest.fixture
def make(tmp_path: Path) -> Iterator[Callable[..., Office]]:
    made: list[Office] = []

    def new(*, people: int = 2) -> Office:
        made.append(Office(tmp_path / f"vault {len(made)}", CLOCK, people=people))
        return made[-1]

    yield new
    for office in made:
        office.session.close()


@pytest.fixture
def office(make: Callable[..., Office]) -> Office:
    return make()


def test_whom_the_texts_name_is_proposed_once_and_nobody_else(office: Office) -> None:
    found = office.sign_offs.proposed([office.review.id])
    assert [(one.string, one.reason, one.count) for one in found] == [
        ("Ann Valecroft", NameReason.CHAIR, 1),
        ("Margaret Holloway", NameReason.FAMILY, 0),
    ]
    assert found[1].asked_by == "Her mother, asked by the chair"
    assert found[1].person_id == office.victim.id


def test_the_list_is_exactly_what_was_chosen_last(office: Office) -> None:
    office.list_all()
    before = office.sign_offs.names(office.recipient.id, [office.review.id])
    assert {name.by for name in before} == {NAME}
    office.list_all()
    assert office.sign_offs.names(office.recipient.id, [office.review.id]) == before
    office.sign_offs.choose(office.recipient, [office.review.id], [])
    assert office.sign_offs.names(office.recipient.id, [office.review.id]) == ()


@pytest.mark.parametrize(
    "string", ["Margaret Holloway", "Holloway", "Valecroft", "the mother", "MARGARET HOLLOWAY"]
)
def test_a_name_that_would_let_somebody_else_through_is_not_listed(office: Office, string: str) -> None:
    line = Listed(office.review.id, string, NameReason.OFFICER, BOTH)
    with pytest.raises(UserError) as refused:
        office.sign_offs.choose(office.recipient, [office.review.id], [line])
    assert string not in str(refused.value)
    assert office.sign_offs.names(office.recipient.id, [office.review.id]) == ()


def test_the_second_person_signs_in_the_askers_window_and_it_leaves(office: Office, tmp_path: Path) -> None:
    office.list_all()
    office.decide()
    material, treated = office.looked()
    assert [item.string for item in treated.unsigned] == ["Zbigniew Przybylski"]
    with pytest.raises(OpenItems):
        office.session.releases.build(material, Silent())
    office.sign_offs.sign_here(material, treated, OTHER_PASSPHRASE)
    assert office.is_signed()
    material, _ = office.looked()
    built = office.session.releases.build(material, Silent())
    sealed = office.session.releases.seal(material, built, tmp_path / "out")
    assert sealed.release.kept == ("Ann Valecroft", "Margaret Holloway", "Zbigniew Przybylski")
    (answer,) = (one for one in [office.sign_offs.standing(material)] if one is not None)
    assert (answer.asked_by, answer.answered_by, answer.answer) == (NAME, SECOND, Answer.SIGNED)
    with office.session.store.read() as look:
        entry = look.history("sign_off", answer.id)[0].entry
        assert entry.writer.name == SECOND
        assert look.journal.verify() is None


def test_the_asker_cannot_sign_and_a_wrong_passphrase_is_nobodys(office: Office) -> None:
    office.list_all()
    material, treated = office.looked()
    with pytest.raises(UserError, match="Nobody signs for what they asked for"):
        office.sign_offs.sign_here(material, treated, PASSPHRASE)
    with pytest.raises(WrongPassphrase):
        office.sign_offs.sign_here(material, treated, "not one of theirs at all")
    assert not office.is_signed()
    assert office.sign_offs.standing(material) is None


def test_a_request_waits_for_the_other_person_who_signs_after_unlocking(office: Office) -> None:
    office.list_all()
    office.decide()
    office.sign_offs.ask(office.looked()[0])
    assert office.session.waiting.mine() == []
    session = office.as_second()
    (waiting,) = session.waiting.mine()
    assert (waiting.recipient, waiting.references) == ("Public", ("DHR-2024-01",))
    assert waiting.sign_off.asked_by == NAME
    session.sign_offs.sign(*office.looked())
    assert office.is_signed()
    assert session.waiting.mine() == []


def test_whoever_listed_or_decided_cannot_sign_after_unlocking_either(office: Office) -> None:
    office.list_all()
    session = office.as_second()
    session.sign_offs.ask(office.looked()[0])
    with pytest.raises(UserError):
        session.sign_offs.sign(*office.looked())
    with pytest.raises(UserError):
        session.sign_offs.sign_here(*office.looked(), PASSPHRASE)
    assert not office.is_signed()


def test_it_is_sent_back_with_a_note_that_the_asker_finds(office: Office) -> None:
    office.list_all()
    office.sign_offs.ask(office.looked()[0])
    asked = office.sign_offs.standing(office.looked()[0])
    assert asked is not None
    with pytest.raises(UserError):
        office.sign_offs.send_back(asked.id, "  ", OTHER_PASSPHRASE)
    with pytest.raises(UserError):
        office.sign_offs.send_back(asked.id, "I take it back", PASSPHRASE)
    office.sign_offs.send_back(asked.id, "The author asked not to be named.", OTHER_PASSPHRASE)
    (waiting,) = office.session.waiting.mine()
    assert waiting.sign_off.note == "The author asked not to be named."
    assert not office.is_signed()
    office.sign_offs.take_back(asked.id)
    assert office.session.waiting.mine() == []


def change_text(office: Office) -> None:
    office.change_text()


def change_list(office: Office) -> None:
    office.list_all((Outgoing.TABLES,))


def change_registry(office: Office) -> None:
    office.save(replace(office.victim, aliases=("Peggy",)))


def change_decision(office: Office) -> None:
    items = [item for item in office.looked()[1].queue if item.string == "Zbigniew Przybylski"]
    office.session.releases.decide(office.recipient, items, Verdict.REPLACE, "a worker")


def change_recipient(office: Office) -> None:
    office.recipient = replace(office.recipient, area_shown=True)
    office.save(office.recipient)


@pytest.mark.parametrize(
    "change", [change_text, change_list, change_registry, change_decision, change_recipient]
)
def test_any_change_makes_the_signature_void(office: Office, change: Callable[[Office], None]) -> None:
    office.ready()
    assert office.is_signed()
    change(office)
    material, treated = office.looked()
    assert not treated.names_signed
    with pytest.raises(OpenItems):
        office.session.releases.build(material, Silent())


def test_a_kept_string_stays_signed_while_its_texts_stay_as_they_are(office: Office) -> None:
    office.ready()
    change_list(office)
    assert office.looked()[1].unsigned == ()
    change_text(office)
    assert [item.string for item in office.looked()[1].queue if item.is_open] == ["Zbigniew Przybylski"]


def tampered(office: Office, statement: str) -> None:
    with office.session.store.database.transaction() as connection:
        connection.execute(sa.text(statement))


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE name_on_purpose SET string = 'Zbigniew Przybylski' WHERE reason = 'chair'",
        "UPDATE name_on_purpose SET documents = '[\"tables\"]'",
        "UPDATE sign_off SET answered_by_id = 'somebody who was never here'",
        "UPDATE decision SET signed_by_id = 'somebody who was never here'",
    ],
    ids=["a name", "its documents", "who signed", "who signed a decision"],
)
def test_what_was_changed_from_outside_is_noticed_and_nothing_leaves(office: Office, statement: str) -> None:
    office.ready()
    tampered(office, statement)
    with pytest.raises(UserError, match="changed from outside") as refused:
        office.looked()
    assert "Przybylski" not in str(refused.value)


def test_a_signature_forged_in_the_file_is_noticed(office: Office) -> None:
    office.list_all()
    office.sign_offs.ask(office.looked()[0])
    second = next(one.id for one in office.session.colleagues.list() if not one.is_you)
    with office.session.store.database.transaction() as connection:
        connection.execute(
            sa.text("UPDATE sign_off SET answer = 'signed', answered_by_id = :second"), {"second": second}
        )
    with pytest.raises(UserError, match="changed from outside"):
        office.looked()


def test_alone_in_a_vault_names_are_left_out_and_the_remedy_is_said(make: Callable[..., Office]) -> None:
    office = make(people=1)
    assert "Add a second person in Settings" in office.sign_offs.in_the_way()
    with pytest.raises(UserError):
        office.list_all()
    with pytest.raises(UserError):
        office.sign_offs.ask(office.looked()[0])
    office.decide(Verdict.REPLACE)
    material, _ = office.looked()
    built = office.session.releases.build(material, Silent())
    assert b"Holloway" not in built.package.content
    assert b"Valecroft" not in built.package.content


def test_a_request_is_brought_up_to_date_and_not_doubled(office: Office) -> None:
    office.list_all()
    office.sign_offs.ask(office.looked()[0])
    change_text(office)
    office.sign_offs.ask(office.looked()[0])
    with office.session.store.read() as look:
        (one,) = look.list(SignOff)
    assert one.bound_to == office.looked()[0].bound_to


def test_a_review_or_person_on_the_list_can_still_be_removed(office: Office) -> None:
    office.list_all()
    with office.session.store.verb("remove") as work:
        work.remove(Person, office.victim.id)
    assert [one.string for one in office.sign_offs.names(office.recipient.id, [office.review.id])] == [
        "Ann Valecroft"
    ]
