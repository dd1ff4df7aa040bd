"""An older copy put back, changes cut off, another history: noticed, said in a sentence, never silently used."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from dhr_desktop.base.clock import FixedClock
from dhr_desktop.keys.recovery import key_from_code
from dhr_desktop.keys.unlocking import WrongPassphrase
from dhr_desktop.keys.vault_key import VaultKey
from dhr_desktop.model.agency import Agency
from dhr_desktop.model.entity import new_id
from dhr_desktop.store import vault
from dhr_desktop.store.anchor import FILE_BYTES, NAMES, Anchor, ChangesMissing, Mark
from dhr_desktop.store.chain import Head
from dhr_desktop.store.journal import Journal
from dhr_desktop.store.repository import NotFound
from dhr_desktop.store.store import Store
from dhr_desktop.store.vault import OpenVault
from tests.fakes.vaults import NAME, PASSPHRASE, QUICK, contents, new_vault, recovered, reopened

CLOCK = FixedClock(datetime(2026, 3, 2, 9, 30, tzinfo=UTC))
KEY = VaultKey(bytes(range(32)))
HEADS = [Head(0, ""), Head(1, "ab" * 32), Head(2, "cd" * 32), Head(2**40, "ef" * 32)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "vault"


@pytest.fixture
def code(folder: Path) -> str:
    """A closed vault with five entries in its history; gives its recovery code."""
    opened, code = new_vault(folder)
    _work(opened, 5)
    opened.close()
    return code


def _work(opened: OpenVault, times: int) -> None:
    for _ in range(times):
        opened.note("amend", CLOCK)


def _worked(folder: Path, times: int) -> None:
    opened = reopened(folder)
    _work(opened, times)
    opened.close()


def _verbs(opened: OpenVault) -> list[str]:
    with opened.database.transaction() as connection:
        journal = Journal(connection)
        assert journal.verify() is None
        return [entry.verb for entry in journal.entries()]


def _refused(folder: Path) -> ChangesMissing:
    """Open the vault, see that it is refused and nothing changes, and return the refusal."""
    before = contents(folder)
    with pytest.raises(ChangesMissing) as caught:
        reopened(folder)
    assert contents(folder) == before
    assert "open it all the same" in caught.value.remedy
    return caught.value


def _accepted(folder: Path) -> list[str]:
    """Open the vault all the same and return its verbs; afterwards it opens as always."""
    opened = reopened(folder, accept_missing=True)
    verbs = _verbs(opened)
    opened.close()
    reopened(folder).close()
    return verbs


def _swapped(folder: Path, between: Callable[[], None]) -> None:
    """Keep the database, let something happen, and put the former one back as a thief would."""
    kept = (folder / "vault.db").read_bytes()
    between()
    (folder / "vault.db").write_bytes(kept)


def test_a_new_vault_has_both_files_and_opens(folder: Path, code: str) -> None:
    assert [(folder / name).stat().st_size for name in NAMES] == [FILE_BYTES] * 2
    opened = reopened(folder)
    assert _verbs(opened) == ["amend"] * 5
    opened.close()


def test_three_changes_that_are_missing_are_counted_and_never_silently_accepted(
    folder: Path, code: str
) -> None:
    _swapped(folder, lambda: _worked(folder, 3))
    missing = _refused(folder)
    assert missing.sentence == (
        "The last 3 changes are missing from this vault. What is there ends on 2 March 2026 at 09:30 (UTC)."
    )
    assert missing.lost == 3
    first, *rest = _accepted(folder)
    assert first.startswith("opened with 3 changes missing: 5:")
    assert rest == ["amend"] * 5


def test_one_missing_change_is_said_in_the_singular(folder: Path, code: str) -> None:
    _swapped(folder, lambda: _worked(folder, 1))
    assert _refused(folder).sentence.startswith("The last change is missing from this vault.")


def test_an_older_copy_that_was_worked_on_elsewhere_is_another_history(
    folder: Path, code: str, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "elsewhere"
    shutil.copytree(folder, elsewhere)
    _worked(folder, 3)
    _worked(elsewhere, 9)
    shutil.copy(elsewhere / "vault.db", folder)
    assert "is not the one that was last written" in _refused(folder).sentence
    assert _accepted(folder)[0].startswith("opened with another history: 14:")


@pytest.mark.parametrize("state", ["missing", "damaged", "foreign"])
def test_without_its_anchor_a_vault_says_that_nobody_can_tell(
    folder: Path, code: str, state: str, tmp_path: Path
) -> None:
    new_vault(tmp_path / "other")[0].close()
    for name in NAMES:
        if state == "foreign":
            shutil.copy(tmp_path / "other" / name, folder)
        elif state == "damaged":
            (folder / name).write_bytes(b"\xff" * FILE_BYTES)
        else:
            (folder / name).unlink()
    missing = _refused(folder)
    assert "cannot be told whether the last changes are missing" in missing.sentence
    assert missing.lost == 0
    assert _accepted(folder)[0] == "opened without anchor"


@pytest.mark.parametrize("name", NAMES)
def test_one_file_is_enough_and_the_other_is_mended(folder: Path, code: str, name: str) -> None:
    (folder / name).write_bytes(b"damaged")
    opened = reopened(folder)
    assert _verbs(opened) == ["amend"] * 5
    opened.close()
    assert all((folder / one).stat().st_size == FILE_BYTES for one in NAMES)
    for one in NAMES:
        kept = (folder / one).read_bytes()
        (folder / one).unlink()
        reopened(folder).close()
        (folder / one).write_bytes(kept)


@pytest.mark.parametrize("steps", [1, 4])
def test_a_database_ahead_of_its_anchor_lost_nothing_and_is_mended(
    folder: Path, code: str, steps: int
) -> None:
    """Power fails between COMMIT and the anchor, or the anchor could not be written for a while."""
    before = {name: (folder / name).read_bytes() for name in NAMES}
    _worked(folder, steps)
    for name, data in before.items():
        (folder / name).write_bytes(data)
    opened = reopened(folder)
    assert _verbs(opened) == ["amend"] * (5 + steps)
    opened.close()
    _swapped(folder, lambda: _worked(folder, 1))
    assert _refused(folder).lost == 1


def test_recovery_from_the_database_alone_makes_the_anchor_anew_and_says_so(
    folder: Path, code: str, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "new laptop"
    elsewhere.mkdir()
    shutil.copy(folder / "vault.db", elsewhere)
    opened = recovered(elsewhere, code)
    assert _verbs(opened)[:3] == ["opened without anchor", "opened by recovery code", "amend"]
    _work(opened, 1)
    opened.close()
    assert Anchor(elsewhere, VaultKey(bytes(32))).head is None
    assert all((elsewhere / name).stat().st_size == FILE_BYTES for name in NAMES)


def test_recovery_does_not_pass_over_missing_changes_either(folder: Path, code: str) -> None:
    _swapped(folder, lambda: _worked(folder, 2))
    before = contents(folder)
    with pytest.raises(ChangesMissing, match="last 2 changes are missing"):
        recovered(folder, code)
    assert contents(folder) == before


def test_a_disk_that_refuses_the_anchor_does_not_lose_the_change(
    folder: Path, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    opened = reopened(folder)
    with monkeypatch.context() as broken:
        broken.setattr("dhr_desktop.store.anchor.overwrite", full)
        _work(opened, 2)
    _work(opened, 1)
    assert len(_verbs(opened)) == 8
    opened.close()
    reopened(folder).close()


@pytest.mark.parametrize("head", HEADS)
def test_a_mark_says_what_was_written(head: Head) -> None:
    mark = Mark(7, head)
    data = mark.to_bytes(KEY)
    assert len(data) == FILE_BYTES
    assert Mark.from_bytes(data, KEY) == mark
    assert Mark.from_bytes(data, VaultKey(bytes(32))) is None


def test_every_flipped_byte_and_every_length_is_noticed() -> None:
    whole = Mark(7, HEADS[1]).to_bytes(KEY)
    for place in range(FILE_BYTES):
        changed = bytearray(whole)
        changed[place] ^= 1 << (place % 8)
        assert Mark.from_bytes(bytes(changed), KEY) is None
        assert Mark.from_bytes(whole[:place], KEY) is None
    assert Mark.from_bytes(whole + b"\0", KEY) is None


def test_a_writing_cut_off_anywhere_leaves_the_former_or_the_new_end(tmp_path: Path) -> None:
    anchor = Anchor(tmp_path, KEY)
    anchor.keep_both(HEADS[1])
    before = {name: (tmp_path / name).read_bytes() for name in NAMES}
    anchor.keep(HEADS[2])
    after = {name: (tmp_path / name).read_bytes() for name in NAMES}
    (changed,) = [name for name in NAMES if before[name] != after[name]]
    for cut in range(FILE_BYTES + 1):
        (tmp_path / changed).write_bytes(after[changed][:cut] + before[changed][cut:])
        # What both writings share may be torn off without any difference.
        assert Anchor(tmp_path, KEY).head in {HEADS[1], HEADS[2]}
    assert Anchor(tmp_path, KEY).head == HEADS[2]


def test_the_two_files_are_written_in_turn(tmp_path: Path) -> None:
    anchor = Anchor(tmp_path, KEY)
    assert anchor.head is None
    written = []
    for head in HEADS * 2:
        before = contents(tmp_path)
        anchor.keep(head)
        written.append([name for name in NAMES if contents(tmp_path).get(name) != before.get(name)])
        assert Anchor(tmp_path, KEY).head == head
    assert written == [["anchor.a"], ["anchor.b"]] * 4


def test_nothing_secret_shows_in_a_repr(tmp_path: Path) -> None:
    assert repr(Anchor(tmp_path, KEY)) == "Anchor()"


def test_a_wrong_passphrase_is_said_before_anything_is_compared(folder: Path, code: str) -> None:
    for name in NAMES:
        (folder / name).unlink()
    with pytest.raises(WrongPassphrase, match="does not open the vault"):
        reopened(folder, PASSPHRASE + "s")


def test_every_verb_of_the_store_is_written_down(folder: Path) -> None:
    opened, code = vault.create(folder, PASSPHRASE, NAME, effort=QUICK)
    store = Store(opened.database, CLOCK, opened.writer, opened.kept)
    for number in range(3):
        with store.verb("add agency") as work:
            work.save(Agency(id=new_id(), name=f"Agency {number}"))
        store.undo_last()
    with store.verb("nothing changes"):
        pass
    with pytest.raises(NotFound), store.verb("remove agency") as work:
        work.remove(Agency, new_id())
    head = store.head()
    key = key_from_code(code)
    assert (head.count, Anchor(folder, key).head) == (6, head)
    opened.close()
