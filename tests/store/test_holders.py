"""Several people open one vault, each by a passphrase of their own; who unlocked it signs its history."""

from __future__ import annotations

from pathlib import Path

import pytest

from dhr_desktop.base.errors import UserError
from dhr_desktop.keys.key_files import MOST_SLOTS, NAMES
from dhr_desktop.keys.unlocking import WrongPassphrase
from dhr_desktop.store.journal import Journal
from dhr_desktop.store.vault import OpenVault
from tests.fakes.stores import CLOCK
from tests.fakes.vaults import NAME, OTHER_PASSPHRASE, PASSPHRASE, QUICK, new_vault, recovered, reopened

THIRD = "pepper lagoon saddle trumpet"
SECOND = "Imogen Aldersford"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "vault"


@pytest.fixture
def opened(folder: Path) -> OpenVault:
    return new_vault(folder)[0]


def _signed(opened: OpenVault) -> list[tuple[str, str]]:
    with opened.database.transaction() as connection:
        journal = Journal(connection)
        assert journal.verify() is None
        return [(entry.writer.name, entry.verb) for entry in reversed(list(journal.entries()))]


def _opens(folder: Path, passphrase: str) -> bool:
    try:
        reopened(folder, passphrase).close()
    except WrongPassphrase:
        return False
    return True


def test_each_opens_by_their_own_and_signs_with_their_own_name(opened: OpenVault, folder: Path) -> None:
    added = opened.add_person(f" {SECOND} ", OTHER_PASSPHRASE, QUICK, CLOCK)
    assert [one.name for one in opened.people()] == [NAME, SECOND]
    opened.close()
    theirs = reopened(folder, OTHER_PASSPHRASE)
    assert (theirs.writer.id, theirs.writer.name) == (added.id, SECOND)
    theirs.note("amend", CLOCK)
    theirs.close()
    mine = reopened(folder)
    mine.note("amend", CLOCK)
    assert _signed(mine) == [
        (NAME, f"let a person open the vault: {SECOND}"),
        (SECOND, "amend"),
        (NAME, "amend"),
    ]
    mine.close()


def test_a_person_changes_their_own_passphrase_and_nobody_elses(opened: OpenVault, folder: Path) -> None:
    opened.add_person(SECOND, OTHER_PASSPHRASE, QUICK)
    with pytest.raises(WrongPassphrase):
        opened.change_passphrase(OTHER_PASSPHRASE, THIRD, QUICK)
    opened.change_passphrase(PASSPHRASE, THIRD, QUICK)
    opened.close()
    assert [_opens(folder, one) for one in (PASSPHRASE, OTHER_PASSPHRASE, THIRD)] == [False, True, True]


def test_a_withdrawn_person_is_kept_out_whatever_is_left_of_the_files(
    opened: OpenVault, folder: Path
) -> None:
    added = opened.add_person(SECOND, OTHER_PASSPHRASE, QUICK)
    opened.back_up(CLOCK)
    opened.withdraw_person(added.id, CLOCK)
    assert [one.name for one in opened.people()] == [NAME]
    assert _signed(opened)[-1] == (NAME, f"withdraw a person's passphrase: {SECOND}")
    opened.close()
    (backup,) = (folder / "backups").iterdir()
    for place in (folder, backup):
        for name in NAMES:
            kept = (place / name).read_bytes()
            (place / name).unlink()
            assert not _opens(place, OTHER_PASSPHRASE)
            (place / name).write_bytes(kept)
        assert _opens(place, PASSPHRASE)


def test_who_made_the_vault_can_be_withdrawn_by_another_but_never_the_last(
    opened: OpenVault, folder: Path
) -> None:
    first = opened.people()[0]
    with pytest.raises(UserError, match="last person"):
        opened.withdraw_person(first.id)
    second = opened.add_person(SECOND, OTHER_PASSPHRASE, QUICK)
    opened.withdraw_person(first.id)
    with pytest.raises(UserError, match="last person"):
        opened.withdraw_person(second.id)
    with pytest.raises(UserError, match="any more"):
        opened.withdraw_person(first.id)
    opened.close()
    assert [_opens(folder, one) for one in (PASSPHRASE, OTHER_PASSPHRASE)] == [False, True]


@pytest.mark.parametrize(
    ("name", "passphrase", "says"),
    [
        ("  ", OTHER_PASSPHRASE, "who works"),
        (SECOND, "kettle", "too easy"),
        (NAME.upper(), OTHER_PASSPHRASE, "this name"),
    ],
)
def test_who_cannot_be_added_is_said_and_nothing_changes(
    opened: OpenVault, name: str, passphrase: str, says: str
) -> None:
    with pytest.raises(UserError, match=says):
        opened.add_person(name, passphrase, QUICK)
    assert [one.name for one in opened.people()] == [NAME]
    assert _signed(opened) == []
    opened.close()


def test_more_people_than_have_room_are_refused(opened: OpenVault) -> None:
    for number in range(MOST_SLOTS - 1):
        opened.add_person(f"Person {number}", OTHER_PASSPHRASE, QUICK)
    with pytest.raises(UserError, match="10 people"):
        opened.add_person("One more", OTHER_PASSPHRASE, QUICK)
    opened.close()


def test_a_disk_that_refuses_leaves_everybody_as_they_were(
    opened: OpenVault, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr("dhr_desktop.keys.key_files.overwrite", full)
        with pytest.raises(UserError, match="disk is full"):
            opened.add_person(SECOND, OTHER_PASSPHRASE, QUICK)
    assert [one.name for one in opened.people()] == [NAME]
    opened.close()
    assert [_opens(folder, one) for one in (PASSPHRASE, OTHER_PASSPHRASE)] == [True, False]


def test_recovery_gives_the_first_a_new_passphrase_and_leaves_the_others(folder: Path) -> None:
    opened, code = new_vault(folder)
    opened.add_person(SECOND, OTHER_PASSPHRASE, QUICK)
    opened.close()
    again = recovered(folder, code, THIRD)
    assert again.writer.name == NAME
    assert [one.name for one in again.people()] == [NAME, SECOND]
    again.close()
    assert [_opens(folder, one) for one in (PASSPHRASE, OTHER_PASSPHRASE, THIRD)] == [False, True, True]


def test_nothing_of_a_person_shows_in_a_repr(opened: OpenVault) -> None:
    assert (repr(opened.holders), SECOND in repr(opened.people())) == ("Holders()", False)
    opened.close()
