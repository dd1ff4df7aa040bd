"""The two key files: whole at every moment, silent about people, and proof against every changed byte."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from dhr_desktop.base.errors import UserError
from dhr_desktop.keys import key_files
from dhr_desktop.keys.derivation import Effort
from dhr_desktop.keys.key_files import FILE_BYTES, MOST_SLOTS, NAMES, KeyFile, are_in_order, find, write
from dhr_desktop.keys.slots import Holder, Slot, slots_from_text, slots_to_text
from dhr_desktop.keys.unlocking import WrongPassphrase, unlock
from dhr_desktop.keys.vault_key import VaultKey

KEY = VaultKey(bytes(range(32)))
VAULT = "11111111-2222-4333-8444-555555555555"
HOLDER = Holder(id="aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee", name="Rosalind Fenwick")
OLD, NEW = "apple orchard kettle lantern", "velvet harbour walnut meadow"


@pytest.fixture
def make(quick: Effort) -> Callable[..., KeyFile]:
    def maker(passphrase: str = OLD, people: int = 1) -> KeyFile:
        slots = tuple(Slot.make(VAULT, KEY, HOLDER, passphrase, quick) for _ in range(people))
        return KeyFile(vault_id=VAULT, generation=0, slots=slots)

    return maker


@pytest.fixture
def folder(tmp_path: Path, make: Callable[..., KeyFile]) -> Path:
    write(tmp_path, KEY, make())
    return tmp_path


def test_both_files_are_made_whole_with_one_fixed_size(folder: Path) -> None:
    assert [(folder / name).stat().st_size for name in NAMES] == [FILE_BYTES, FILE_BYTES]
    assert [found.content.generation for found in find(folder)] == [2, 1]
    assert are_in_order(folder, KEY)


def test_the_passphrase_opens_and_names_its_holder(folder: Path) -> None:
    unlocked = unlock(folder, OLD)
    assert unlocked.key == KEY
    assert unlocked.holder == HOLDER


def test_nothing_readable_about_people_stands_in_them(folder: Path) -> None:
    data = b"".join((folder / name).read_bytes() for name in NAMES)
    for canary in ("Rosalind", "Fenwick", OLD, "apple"):
        for encoded in (canary.encode(), canary.encode("utf-16-le"), canary.encode().hex().encode()):
            assert encoded not in data
    assert KEY.raw not in data


def test_a_names_length_does_not_show(quick: Effort) -> None:
    short = Slot.make(VAULT, KEY, Holder(id=HOLDER.id, name="Al"), OLD, quick)
    long = Slot.make(
        VAULT, KEY, Holder(id=HOLDER.id, name="Wilhelmina Featherstonehaugh-Ødegård" * 9), OLD, quick
    )
    assert len(short.name) == len(long.name)
    assert short.holder(VAULT, KEY).name == "Al"
    assert long.holder(VAULT, KEY).name.startswith("Wilhelmina Featherstonehaugh-Ødegård")


def test_nothing_secret_shows_in_a_repr(folder: Path) -> None:
    unlocked = unlock(folder, OLD)
    assert KEY.raw.hex() not in repr(unlocked)
    assert repr(KEY.raw) not in repr(unlocked)
    assert "Rosalind" not in repr(unlocked.holder)


def test_writing_again_counts_on_and_replaces_both(folder: Path, make: Callable[..., KeyFile]) -> None:
    write(folder, KEY, make(NEW))
    assert [found.content.generation for found in find(folder)] == [4, 3]
    assert unlock(folder, NEW).key == KEY
    for name in NAMES:
        kept = (folder / name).read_bytes()
        (folder / name).unlink()
        with pytest.raises(WrongPassphrase):
            unlock(folder, OLD)
        (folder / name).write_bytes(kept)


def test_one_file_is_enough_and_the_next_writing_mends_the_other(folder: Path) -> None:
    for name in NAMES:
        (folder / name).write_bytes(b"damaged")
        unlocked = unlock(folder, OLD)
        assert not are_in_order(folder, KEY)
        write(folder, KEY, unlocked.content)
        assert are_in_order(folder, KEY)


def test_every_flipped_byte_and_every_length_is_noticed(folder: Path) -> None:
    whole = (folder / "keys.a").read_bytes()
    for place in range(FILE_BYTES):
        changed = bytearray(whole)
        changed[place] ^= 1 << (place % 8)
        assert KeyFile.from_bytes(bytes(changed)) is None
    for length in (*range(0, FILE_BYTES, 97), FILE_BYTES - 1):
        assert KeyFile.from_bytes(whole[:length]) is None
    assert KeyFile.from_bytes(whole + b"\0") is None


def test_changes_by_somebody_who_repairs_the_checksum_open_nothing(folder: Path) -> None:
    """Whoever lacks the key can at best keep people out, never make a changed slot list count."""
    whole = (folder / "keys.b").read_bytes()
    (folder / "keys.a").unlink()
    used = len(whole.rstrip(b"\0")) if whole.endswith(b"\0") else FILE_BYTES - 32
    text_end = whole.index(b"\0" * 64, 100)
    tried = [
        *range(0, text_end + 8, 3),
        *range(text_end, used, 503),
        *range(FILE_BYTES - 64, FILE_BYTES - 32),
    ]
    for place in tried:
        changed = bytearray(whole[:-32])
        changed[place] ^= 1
        (folder / "keys.b").write_bytes(bytes(changed) + hashlib.sha256(changed).digest())
        with pytest.raises(UserError):
            unlock(folder, OLD)
    assert len(tried) > 200


def test_a_hostile_effort_is_refused_before_memory_is_asked_for(folder: Path) -> None:
    vault_id, slots = find(folder)[0].content.vault_id, find(folder)[0].content.slots
    text = slots_to_text(vault_id, slots)
    for hostile in (
        "[1073741824,1,1]",
        "[8,99999999,1]",
        "[8,1,0]",
        "[8,1]",
        "[8.5,1,1]",
        "[true,true,true]",
        "null",
        '"x"',
    ):
        with pytest.raises(ValueError, match=r".+"):
            slots_from_text(text.replace("[8,1,1]", hostile))


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", "null", "[" * 5000, '{"vault":"x","slots":[]}', '{"vault":null,"slots":null}']
)
def test_nonsense_is_no_slot_list(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        slots_from_text(text)


def test_a_slot_belongs_to_one_vault_and_cannot_be_exchanged(folder: Path, quick: Effort) -> None:
    slot = find(folder)[0].content.slots[0]
    assert slot.unwrap("99999999-2222-4333-8444-555555555555", OLD) is None
    other = Slot.make(VAULT, KEY, Holder(id="bbbbbbbb-bbbb-4ccc-8ddd-eeeeeeeeeeee", name="Ada"), NEW, quick)
    values = slot.to_json() | {"writer": other.writer_id}
    assert Slot.from_json(values).unwrap(VAULT, OLD) is None


def test_several_people_have_room_and_too_many_are_refused(
    tmp_path: Path, make: Callable[..., KeyFile]
) -> None:
    write(tmp_path, KEY, make(people=MOST_SLOTS))
    assert len(find(tmp_path)[0].content.slots) == MOST_SLOTS
    before = [(tmp_path / name).read_bytes() for name in NAMES]
    with pytest.raises(ValueError, match="too many"):
        write(tmp_path, KEY, make(people=MOST_SLOTS + 1))
    assert [(tmp_path / name).read_bytes() for name in NAMES] == before


def test_a_writing_cut_off_anywhere_leaves_the_former_or_the_new_passphrase(
    tmp_path: Path, make: Callable[..., KeyFile]
) -> None:
    """All moments of the two writings: sectors of 512 bytes, written or not, in order and torn."""
    write(tmp_path, KEY, make(OLD))
    before = {name: (tmp_path / name).read_bytes() for name in NAMES}
    write(tmp_path, KEY, make(NEW))
    after = {name: (tmp_path / name).read_bytes() for name in NAMES}
    first, second = sorted(NAMES, key=lambda name: KeyFile.from_bytes(after[name]).generation)  # type: ignore[union-attr]
    for step in range(2 * FILE_BYTES // 512 + 1):
        done = step * 512
        cut = {first: min(done, FILE_BYTES), second: max(0, done - FILE_BYTES)}
        for name, length in cut.items():
            (tmp_path / name).write_bytes(after[name][:length] + before[name][length:])
        expected = NEW if done >= FILE_BYTES else OLD
        assert unlock(tmp_path, expected).key == KEY


def test_missing_and_damaged_are_told_apart_and_point_to_the_recovery_code(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="missing") as missing:
        unlock(tmp_path, OLD)
    (tmp_path / "keys.a").write_bytes(b"x" * FILE_BYTES)
    with pytest.raises(UserError, match="damaged") as damaged:
        unlock(tmp_path, OLD)
    assert "recovery code" in missing.value.remedy
    assert "recovery code" in damaged.value.remedy


def test_a_full_disk_leaves_the_former_files_valid(
    folder: Path, make: Callable[..., KeyFile], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, data: bytes) -> None:
        path.write_bytes(data[:3000])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(key_files, "overwrite", full)
    with pytest.raises(OSError, match="No space"):
        write(folder, KEY, make(NEW))
    assert unlock(folder, OLD).key == KEY
