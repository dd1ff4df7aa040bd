"""The device slot opens with the keyring's secret, for its days, and only while its person's passphrase stands."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dhr_desktop.base.errors import UserError
from dhr_desktop.keys import device, key_files
from dhr_desktop.keys.derivation import Effort
from dhr_desktop.keys.device import DAYS, DeviceSlot, NotRemembered
from dhr_desktop.keys.key_files import KeyFile
from dhr_desktop.keys.slots import Holder, Slot
from dhr_desktop.keys.vault_key import VaultKey

VAULT = "3d7c8a6e-8a6f-4f0c-8d0b-0d7a0f5b7e11"
WHO = Holder(id="aa0a1f7e-6f43-4d52-94d2-6c9f4c0f9a01", name="Priya Okafor")
NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
KEY = VaultKey(bytes(range(32)))
SECRET = device.new_secret()


@pytest.fixture
def person(tmp_path: Path, quick: Effort) -> Slot:
    """A person's slot in the folder's key files, with a device slot of seven days beside them."""
    slot = Slot.make(VAULT, KEY, WHO, "five drawn words of a test", quick)
    key_files.write(tmp_path, KEY, KeyFile(vault_id=VAULT, generation=0, slots=(slot,)))
    device.write(tmp_path, made(slot.id))
    return slot


def made(slot_id: str, days: int = 7) -> DeviceSlot:
    return DeviceSlot.make(KEY, SECRET, vault_id=VAULT, slot_id=slot_id, made=NOW, days=days)


def test_it_opens_for_its_person(tmp_path: Path, person: Slot) -> None:
    unlocked = device.unlock(tmp_path, SECRET, NOW)
    assert unlocked.key == KEY
    assert unlocked.holder == WHO
    assert unlocked.slot == person


def test_a_secret_is_44_letters() -> None:
    assert len(SECRET) == 44
    assert device.new_secret() != SECRET


@pytest.mark.parametrize("secret", [device.new_secret(), "", "äöü", SECRET[:-4], "A" * 44])
def test_another_secret_opens_nothing(tmp_path: Path, person: Slot, secret: str) -> None:
    with pytest.raises(NotRemembered):
        device.unlock(tmp_path, secret, NOW)


@pytest.mark.parametrize("days", DAYS)
def test_it_ends(tmp_path: Path, person: Slot, days: int) -> None:
    device.write(tmp_path, made(person.id, days))
    device.unlock(tmp_path, SECRET, NOW + timedelta(days=days, seconds=-1))
    with pytest.raises(NotRemembered, match="over"):
        device.unlock(tmp_path, SECRET, NOW + timedelta(days=days))


def test_a_clock_put_back_before_it_was_made_does_not_help(tmp_path: Path, person: Slot) -> None:
    with pytest.raises(NotRemembered, match="over"):
        device.unlock(tmp_path, SECRET, NOW - timedelta(minutes=1))


def test_its_days_are_one_of_a_few(person: Slot) -> None:
    with pytest.raises(ValueError, match="so long"):
        made(person.id, 365)


def test_its_day_cannot_be_moved(tmp_path: Path, person: Slot) -> None:
    path = tmp_path / device.NAME
    path.write_bytes(path.read_bytes().replace(b"2026-03-09", b"2036-03-09"))
    with pytest.raises(NotRemembered):
        device.unlock(tmp_path, SECRET, NOW + timedelta(days=30))


def test_another_passphrase_ends_it(tmp_path: Path, person: Slot, quick: Effort) -> None:
    changed = Slot.make(VAULT, KEY, WHO, "five other words of a test", quick)
    key_files.write(tmp_path, KEY, KeyFile(vault_id=VAULT, generation=0, slots=(changed,)))
    with pytest.raises(NotRemembered, match="changed"):
        device.unlock(tmp_path, SECRET, NOW)


def test_without_key_files_it_opens_nothing(tmp_path: Path, person: Slot) -> None:
    for name in key_files.NAMES:
        (tmp_path / name).unlink()
    with pytest.raises(UserError, match="missing"):
        device.unlock(tmp_path, SECRET, NOW)


def test_it_can_be_taken_away(tmp_path: Path, person: Slot) -> None:
    device.remove(tmp_path)
    device.remove(tmp_path)
    assert device.find(tmp_path) is None
    with pytest.raises(NotRemembered):
        device.unlock(tmp_path, SECRET, NOW)


def test_the_file_says_nothing(tmp_path: Path, person: Slot) -> None:
    data = (tmp_path / device.NAME).read_bytes()
    for hidden in (b"Okafor", KEY.raw, SECRET.encode()):
        assert hidden not in data


@given(st.binary(max_size=200), st.integers(0, 400), st.integers(0, 7))
def test_a_damaged_slot_opens_nothing(junk: bytes, place: int, bit: int) -> None:
    assert DeviceSlot.from_bytes(junk) is None
    whole = made(WHO.id)
    data = bytearray(whole.to_bytes())
    data[place % len(data)] ^= 1 << bit
    found = DeviceSlot.from_bytes(bytes(data))
    assert found is None or found == whole or found.unwrap(SECRET) is None
