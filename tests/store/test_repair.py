"""A damaged vault: what of it is whole is said and can be looked at, and it is put together again in a new folder."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from dhr_desktop.base.errors import UserError
from dhr_desktop.keys.pages import PAGE
from dhr_desktop.keys.slots import Holder
from dhr_desktop.keys.vault_key import VaultKey
from dhr_desktop.model.agency import Agency
from dhr_desktop.model.case_review import CaseReview
from dhr_desktop.model.catalogue import ENTITIES
from dhr_desktop.model.entity import Record, new_id
from dhr_desktop.store import image, vault
from dhr_desktop.store.check import is_sound, unlike_the_journal
from dhr_desktop.store.damage import SUSPICION, Damaged, suspect
from dhr_desktop.store.database import Database
from dhr_desktop.store.readable import ReadOnly, open_readable
from dhr_desktop.store.repair import Repaired, repair
from dhr_desktop.store.store import Store
from dhr_desktop.store.vault import OpenVault
from dhr_desktop.store.work import Reading
from tests.fakes.desks import new_session
from tests.fakes.stores import CLOCK
from tests.fakes.vaults import PASSPHRASE, contents

Records = dict[tuple[str, str], Record]


class Broken:
    """A vault of invented cases, closed, with all that it held."""

    def __init__(self, folder: Path, *, backup: bool = True) -> None:
        session = new_session(folder, CLOCK, 5)
        self.folder, self.key = folder, session.vault.key
        self.holder = session.vault.people()[0]
        if backup:
            session.backups.back_up()
        self.then = records(session.vault.database)
        for number in range(6):
            with session.store.verb("add agency") as work:
                work.save(Agency(id=new_id(), name=f"Harrowmere Housing {number}"))
        with session.store.verb("amend case_review") as work:
            work.save(replace(work.list(CaseReview)[2], reference="MF/2026/77"))
        self.now = records(session.vault.database)
        session.close()
        self.file = folder / "vault.db"
        self.whole = self.file.read_bytes()

    def flip(self, *places: int) -> None:
        data = bytearray(self.whole)
        for place in places:
            data[place] ^= 4
        self.file.write_bytes(data)

    def repaired(self, target: Path) -> tuple[Repaired, Records, int]:
        done = repair(self.folder, target, self.key, self.holder, CLOCK)
        opened = vault.open(target, PASSPHRASE)
        try:
            with opened.database.transaction() as connection:
                unlike = len(unlike_the_journal(Reading(connection)))
            assert is_sound(opened.database)
            return done, records(opened.database), unlike
        finally:
            opened.close()


def records(database: Database) -> Records:
    with database.transaction() as connection:
        look = Reading(connection)
        return {(noun.NAME, one.id): one for noun in ENTITIES for one in look.list(noun)}


@pytest.fixture
def broken(tmp_path: Path) -> Broken:
    return Broken(tmp_path / "vault")


def test_flips_anywhere_are_said_before_anything_is_changed(broken: Broken) -> None:
    chance = random.Random(5)  # noqa: S311 - a run that can be repeated
    for place in (0, 17, 100, PAGE - 1, PAGE, *(chance.randrange(len(broken.whole)) for _ in range(12))):
        broken.flip(place)
        before = contents(broken.folder)
        if (
            place == 0
        ):  # the salt has no proof of its own; whoever reads around it needs no more than one right byte
            with pytest.raises(UserError):
                vault.open(broken.folder, PASSPHRASE)
        else:
            with pytest.raises(Damaged) as caught:
                vault.open(broken.folder, PASSPHRASE)
            assert (caught.value.damaged, caught.value.pages) == (1, len(broken.whole) // PAGE)
            assert "repair" in caught.value.remedy
        assert contents(broken.folder) == before


def test_with_a_backup_every_record_comes_back_whatever_page_is_damaged(
    broken: Broken, tmp_path: Path
) -> None:
    chance = random.Random(7)  # noqa: S311 - likewise
    before = None
    for number in range(6):
        broken.flip(*(chance.randrange(len(broken.whole)) for _ in range(3)), *((5,) if number == 5 else ()))
        before = contents(broken.folder)
        done, held, unlike = broken.repaired(tmp_path / f"new{number}")
        assert contents(broken.folder) == before
        assert unlike == 0
        if done.missing == 0:
            assert held == broken.now
        else:  # what the history no longer proves was taken as it could be read, and the rest is counted
            assert done.missing
            assert broken.then.keys() <= held.keys()
        assert all(held[key] in (broken.now[key], broken.then.get(key)) for key in held)


def test_without_a_backup_what_can_be_read_is_taken_and_nothing_is_made_up(tmp_path: Path) -> None:
    broken, chance = Broken(tmp_path / "vault", backup=False), random.Random(9)  # noqa: S311 - likewise
    for number in range(4):
        broken.flip(*(chance.randrange(len(broken.whole)) for _ in range(4)))
        done, held, unlike = broken.repaired(tmp_path / f"new{number}")
        assert done.backup is None
        assert unlike == 0
        assert held.keys() <= broken.now.keys()
        assert len(held) >= len(broken.now) * 0.7
        assert done.missing == 0 or done.taken == len(held)


def test_a_file_of_which_half_is_gone_still_gives_what_is_there(broken: Broken, tmp_path: Path) -> None:
    broken.file.write_bytes(broken.whole[: len(broken.whole) // 2 // PAGE * PAGE])
    with pytest.raises(Damaged):
        vault.open(broken.folder, PASSPHRASE)
    done, held, _ = broken.repaired(tmp_path / "new")
    assert done.damaged >= done.pages // 2
    assert broken.then.keys() <= held.keys()
    assert done.replayed + (done.missing or 0) == 7


def test_a_damaged_backup_is_passed_over_for_an_older_one(broken: Broken, tmp_path: Path) -> None:
    (made,) = (broken.folder / "backups").iterdir()
    newer = made.with_name("000002 2026-03-02 0931")
    newer.mkdir()
    for file in made.iterdir():
        (newer / file.name).write_bytes(file.read_bytes())
    (newer / "vault.db").write_bytes((newer / "vault.db").read_bytes()[:-PAGE])
    broken.flip(PAGE * 3 + 9)
    done, held, _ = broken.repaired(tmp_path / "new")
    assert (done.backup is not None, done.spoilt) == (True, 1)
    assert held == broken.now


def test_it_is_looked_at_and_nothing_can_be_changed(broken: Broken) -> None:
    broken.flip(PAGE * 4 + 40, PAGE * 9 + 12)
    before = contents(broken.folder)
    opened = open_readable(broken.folder, broken.key, broken.holder)
    assert opened.condition.damaged == 2
    held = records(opened.database)
    assert held.keys() <= broken.now.keys()
    if opened.condition.history_whole:
        assert held == broken.now
    else:
        sure = {noun.NAME for noun in ENTITIES} - opened.condition.uncertain
        assert {k: v for k, v in held.items() if k[0] in sure} == {
            k: v for k, v in broken.now.items() if k[0] in sure
        }
    _refuses_everything(opened)
    opened.close()
    assert contents(broken.folder) == before


def test_each_page_may_be_lost_and_the_rest_can_be_looked_at(broken: Broken) -> None:
    for page in range(1, len(broken.whole) // PAGE, 5):
        broken.flip(page * PAGE + 40, (page * 7 % (len(broken.whole) // PAGE)) * PAGE + 99)
        opened = open_readable(broken.folder, broken.key, broken.holder)
        held = records(opened.database)
        opened.close()
        assert held.keys() <= broken.now.keys()
        if opened.condition.history_whole:
            assert held == broken.now


def _refuses_everything(opened: OpenVault) -> None:
    store = Store(opened.database, CLOCK, opened.writer, opened.kept, opened.require_writable)
    with pytest.raises(ReadOnly), store.verb("add agency") as work:
        work.save(Agency(id=new_id(), name="Wexcombe Housing"))
    refused: list[Callable[[], object]] = [
        lambda: opened.back_up(CLOCK),
        lambda: opened.add_person("Somebody Else", "walnut harbour lantern kettle"),
        lambda: opened.withdraw_person(opened.writer.id),
    ]
    for verb in refused:
        with pytest.raises(UserError):
            verb()


def test_what_the_log_holds_counts_instead_of_the_pages_that_it_replaces(tmp_path: Path) -> None:
    session = new_session(tmp_path / "vault", CLOCK, 2)
    with session.store.verb("add agency") as work:
        work.save(Agency(id=new_id(), name="Penvale Trust"))
    crashed = tmp_path / "crashed"
    crashed.mkdir()
    for file in (tmp_path / "vault").iterdir():
        if file.is_file():
            (crashed / file.name).write_bytes(file.read_bytes())
    key, expected = session.vault.key, records(session.vault.database)
    holder = session.vault.people()[0]
    session.close()
    assert (crashed / "vault.db-wal").stat().st_size > PAGE
    opened = open_readable(crashed, key, holder)
    assert records(opened.database) == expected
    assert opened.condition.history_whole
    opened.close()


def test_a_large_vault_is_looked_at_closely_only_on_suspicion(
    broken: Broken, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dhr_desktop.store.damage._LOOKED_AT", 0)
    broken.flip(len(broken.whole) - 5)
    seen: list[int] = []
    real = image.damaged
    monkeypatch.setattr(image, "damaged", lambda *a: seen.append(1) or real(*a))  # type: ignore[func-returns-value]
    suspect(broken.folder)
    with pytest.raises(Damaged):
        vault.open(broken.folder, PASSPHRASE)
    assert seen == [1]
    broken.file.write_bytes(broken.whole)
    vault.open(broken.folder, PASSPHRASE).close()
    assert not (broken.folder / SUSPICION).exists()
    vault.open(broken.folder, PASSPHRASE).close()
    assert seen == [1, 1]


def test_it_is_not_put_together_inside_itself_or_where_a_vault_may_not_live(
    broken: Broken, tmp_path: Path
) -> None:
    broken.flip(PAGE + 3)
    for target in (broken.folder / "new", tmp_path / "Dropbox" / "new", broken.folder):
        with pytest.raises(UserError):
            repair(broken.folder, target, broken.key, broken.holder, CLOCK)
    assert not (broken.folder / "new").exists()


def test_a_foreign_file_is_not_called_a_damaged_vault(broken: Broken) -> None:
    broken.file.write_bytes(b"SQLite format 3\0" + bytes(PAGE * 4))
    with pytest.raises(UserError, match="not a vault"):
        vault.open(broken.folder, PASSPHRASE)
    assert not image.fits(broken.file, VaultKey.generate())
    assert Holder(id=broken.holder.id, name=broken.holder.name) == broken.holder
