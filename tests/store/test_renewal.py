"""Encrypting a vault anew: everything is there under the new key, nothing under the old, and a failure changes nothing."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from dhr_desktop.base.errors import Cancelled, UserError
from dhr_desktop.keys import device
from dhr_desktop.keys.recovery import key_from_code, new_code, recovery_code
from dhr_desktop.keys.unlocking import WrongPassphrase
from dhr_desktop.keys.vault_key import VaultKey
from dhr_desktop.store import backup, renewal, replacing, restore, vault
from dhr_desktop.store.backup import Contents, NotProven
from dhr_desktop.store.cipher import NotAVault
from dhr_desktop.store.database import Database
from dhr_desktop.store.vault import OpenVault
from tests.fakes.stores import CLOCK
from tests.fakes.vaults import NAME, OTHER_PASSPHRASE, PASSPHRASE, QUICK, contents
from tests.torture.rows import agencies_in, dumped, made, seems_whole, worked

AGENCIES = 12


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "vault"


@pytest.fixture
def old_key(folder: Path) -> VaultKey:
    """The key of a closed vault with some agencies."""
    return made(folder, AGENCIES)


def opened_in(folder: Path, passphrase: str = PASSPHRASE) -> OpenVault:
    return vault.open(folder, passphrase, clock=CLOCK)


def renewed(folder: Path, code: str) -> None:
    renewal.renew(opened_in(folder), PASSPHRASE, code, CLOCK, effort=QUICK)


def test_everything_is_there_under_the_new_key(folder: Path, old_key: VaultKey) -> None:
    before = dumped(folder, old_key)
    code = new_code()
    renewed(folder, code)
    assert seems_whole(folder, key_from_code(code))
    with pytest.raises(NotAVault):
        Database.encrypted(folder / "vault.db", old_key.raw)
    opened = opened_in(folder)
    assert opened.key == key_from_code(code)
    assert opened.writer.name == NAME
    assert agencies_in(opened) == AGENCIES
    opened.close()
    after = dumped(folder, key_from_code(code))
    assert [one for one in after if one in before] != []
    assert sorted(one.name for one in folder.iterdir()) == sorted((*backup.FILES, "backups"))


def test_the_history_goes_on_and_says_so(folder: Path, old_key: VaultKey) -> None:
    opened = opened_in(folder)
    head = Contents.of(opened.database).head
    renewal.renew(opened, PASSPHRASE, new_code(), CLOCK, effort=QUICK)
    opened = opened_in(folder)
    found = Contents.of(opened.database).head
    verbs = [row[0] for row in opened.database.direct("SELECT verb FROM journal ORDER BY seq")]
    opened.close()
    assert found.count == head.count + 1
    assert verbs[-1] == "encrypt anew under a new key"


def test_the_new_code_brings_it_back_and_the_old_one_does_not(folder: Path, old_key: VaultKey) -> None:
    code = new_code()
    renewed(folder, code)
    with pytest.raises(UserError, match="does not open"):
        vault.open_with_recovery(folder, recovery_code(old_key), OTHER_PASSPHRASE, effort=QUICK)
    vault.open_with_recovery(folder, code, OTHER_PASSPHRASE, effort=QUICK).close()
    opened_in(folder, OTHER_PASSPHRASE).close()


def test_others_have_to_be_added_again(folder: Path, old_key: VaultKey) -> None:
    opened = opened_in(folder)
    opened.add_person("Tamsin Reddy", OTHER_PASSPHRASE, QUICK, CLOCK)
    renewal.renew(opened, PASSPHRASE, new_code(), CLOCK, effort=QUICK)
    with pytest.raises(WrongPassphrase):
        opened_in(folder, OTHER_PASSPHRASE)
    opened = opened_in(folder)
    assert [one.name for one in opened.people()] == [NAME]
    opened.add_person("Tamsin Reddy", OTHER_PASSPHRASE, QUICK, CLOCK)
    opened.close()
    opened_in(folder, OTHER_PASSPHRASE).close()


def test_releases_are_signed_with_a_new_key(folder: Path, old_key: VaultKey) -> None:
    opened = opened_in(folder)
    before = opened.signing_key.public
    renewal.renew(opened, PASSPHRASE, new_code(), CLOCK, effort=QUICK)
    opened = opened_in(folder)
    assert opened.signing_key.public != before
    opened.close()


def test_what_this_computer_remembered_is_forgotten(folder: Path, old_key: VaultKey) -> None:
    opened = opened_in(folder)
    slot = device.DeviceSlot.make(
        opened.key,
        device.new_secret(),
        vault_id=opened.holders.vault_id,
        slot_id=opened.holders.slot_of(opened.writer.id) or "",
        made=CLOCK.now(),
        days=7,
    )
    device.write(folder, slot)
    renewal.renew(opened, PASSPHRASE, new_code(), CLOCK, effort=QUICK)
    assert device.find(folder) is None


def test_older_backups_stay_under_the_old_key(folder: Path, old_key: VaultKey, tmp_path: Path) -> None:
    opened = opened_in(folder)
    older = opened.back_up(CLOCK)
    was = contents(older)
    renewal.renew(opened, PASSPHRASE, new_code(), CLOCK, effort=QUICK)
    opened = opened_in(folder)
    assert restore.try_restoring(opened) is None
    opened.change_passphrase(PASSPHRASE, OTHER_PASSPHRASE, QUICK, CLOCK)
    newer = opened.back_up(CLOCK)
    proof = restore.try_restoring(opened)
    assert proof is not None
    assert proof.unlike == 0
    assert backup.is_under(newer, opened.key)
    assert not backup.is_under(older, opened.key)
    opened.close()
    assert contents(older) == was
    restore.restore(older, tmp_path / "older", PASSPHRASE, CLOCK)
    restore.restore(newer, tmp_path / "newer", OTHER_PASSPHRASE, CLOCK)


def unchanged(folder: Path, opened: OpenVault) -> bool:
    """Tell whether the vault is open, has everything, and nothing was left beside it."""
    worked(opened, 1)
    whole = agencies_in(opened) == AGENCIES + 1
    opened.close()
    opened = opened_in(folder)
    names = {one.name for one in folder.iterdir()}
    opened.close()
    return whole and not names & {replacing.UNFINISHED, "renewed"}


@pytest.mark.parametrize("passphrase", [OTHER_PASSPHRASE, "not even near"])
def test_only_ones_own_passphrase_does_it(folder: Path, old_key: VaultKey, passphrase: str) -> None:
    opened = opened_in(folder)
    opened.add_person("Tamsin Reddy", OTHER_PASSPHRASE, QUICK, CLOCK)
    with pytest.raises(WrongPassphrase):
        renewal.renew(opened, passphrase, new_code(), CLOCK, effort=QUICK)
    assert unchanged(folder, opened)


@pytest.mark.parametrize("code", ["present", "slip"])
def test_only_a_new_code_does_it(folder: Path, old_key: VaultKey, code: str) -> None:
    opened = opened_in(folder)
    typed = recovery_code(old_key) if code == "present" else new_code()[:-1]
    with pytest.raises(UserError):
        renewal.renew(opened, PASSPHRASE, typed, CLOCK, effort=QUICK)
    assert unchanged(folder, opened)


class StopsAt:
    """A progress that is cancelled at its n-th check."""

    def __init__(self, check: int) -> None:
        self.left = check
        self.seen: list[int] = []

    def report(self, done: int, total: int, words: str = "") -> None:
        self.seen.append(done)

    def check(self) -> None:
        self.left -= 1
        if self.left < 0:
            raise Cancelled


@pytest.mark.parametrize("check", [0, 1])
def test_it_can_be_stopped(folder: Path, old_key: VaultKey, check: int) -> None:
    opened = opened_in(folder)
    with pytest.raises(Cancelled):
        renewal.renew(opened, PASSPHRASE, new_code(), CLOCK, StopsAt(check), effort=QUICK)
    assert unchanged(folder, opened)


def test_it_can_be_stopped_while_everything_is_written(
    folder: Path, old_key: VaultKey, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = opened_in(folder)
    often = opened.database.interrupt_when
    monkeypatch.setattr(opened.database, "interrupt_when", lambda asked, steps=0: often(asked, steps=50))
    stops = StopsAt(3)
    with pytest.raises(Cancelled):
        renewal.renew(opened, PASSPHRASE, new_code(), CLOCK, stops, effort=QUICK)
    assert len(stops.seen) == 5
    assert unchanged(folder, opened)


def test_it_tells_how_far_it_is(folder: Path, old_key: VaultKey) -> None:
    watch = StopsAt(1_000_000)
    renewal.renew(opened_in(folder), PASSPHRASE, new_code(), CLOCK, watch, effort=QUICK)
    assert watch.seen == sorted(watch.seen)
    assert watch.seen[0] == 0
    assert watch.seen[-1] == 100


def test_a_copy_that_is_not_the_same_does_not_count(
    folder: Path, old_key: VaultKey, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = opened_in(folder)
    other = Contents({}, Contents.of(opened.database).head)
    monkeypatch.setattr(renewal, "prove", lambda *_: other)
    with pytest.raises(NotProven):
        renewal.renew(opened, PASSPHRASE, new_code(), CLOCK, effort=QUICK)
    assert unchanged(folder, opened)


def test_a_disk_that_refuses_is_said(
    folder: Path, old_key: VaultKey, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Path) -> None:
        raise OSError(5, "input/output error")

    opened = opened_in(folder)
    monkeypatch.setattr(replacing, "let_count", refuse)
    with pytest.raises(UserError, match="could not be encrypted anew"):
        renewal.renew(opened, PASSPHRASE, new_code(), CLOCK, effort=QUICK)
    assert unchanged(folder, opened)


def test_without_room_it_does_not_begin(
    folder: Path, old_key: VaultKey, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = opened_in(folder)
    monkeypatch.setattr("shutil.disk_usage", lambda _: _Usage())
    with pytest.raises(UserError, match="not enough room"):
        renewal.renew(opened, PASSPHRASE, new_code(), CLOCK, effort=QUICK)
    assert unchanged(folder, opened)


class _Usage:
    free = 2_000_000


def test_a_move_that_was_cut_short_is_carried_on(folder: Path, old_key: VaultKey) -> None:
    code = new_code()
    opened = opened_in(folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(replacing, "carry_on", lambda _: None)
        renewal.renew(opened, PASSPHRASE, code, CLOCK, effort=QUICK)
    new = folder / "renewed"
    (new / "keys.a").replace(folder / "keys.a")
    (new / "anchor.b").replace(folder / "anchor.b")
    assert seems_whole(folder, key_from_code(code))
    assert not new.exists()


@pytest.mark.skipif(os.name == "nt", reason="Windows cannot fork")
def test_a_move_waits_while_another_has_the_old_vault_open(folder: Path, old_key: VaultKey) -> None:
    opened = opened_in(folder)
    (folder / "renewed").mkdir()
    child = os.fork()
    if child == 0:
        try:
            replacing.carry_on(folder)
        except UserError as fault:
            os._exit(0 if "open in another" in fault.sentence else 2)
        os._exit(1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    opened.close()
    replacing.carry_on(folder)
    assert not (folder / "renewed").exists()
