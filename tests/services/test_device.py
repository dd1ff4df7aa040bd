"""Remembering on this computer: at a fresh start, for some days, for one person, and never after a lock."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from dhr_desktop.base.clock import FixedClock
from dhr_desktop.keys import device
from dhr_desktop.keys.device import NotRemembered
from dhr_desktop.services import vaults
from dhr_desktop.services.device import NoKeyring, ask_keyring, clear_keyring, fill_keyring, is_remembered
from dhr_desktop.services.session import Session
from dhr_desktop.store import vault
from tests.fakes.keyrings import LockedKeyring, MemoryKeyring
from tests.fakes.vaults import NAME, OTHER_PASSPHRASE, PASSPHRASE, QUICK

CLOCK = FixedClock(datetime(2026, 3, 2, 9, 30, tzinfo=UTC))


def later(days: int) -> FixedClock:
    return FixedClock(CLOCK.now() + timedelta(days=days))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A vault that two people can open."""
    opened, _ = vault.create(tmp_path / "vault", PASSPHRASE, NAME, effort=QUICK)
    opened.add_person("Tamsin Reddy", OTHER_PASSPHRASE, QUICK, CLOCK)
    opened.close()
    return tmp_path / "vault"


@pytest.fixture
def keyring(folder: Path) -> MemoryKeyring:
    """A keyring with which this computer remembers the vault for a week."""
    made = MemoryKeyring()
    with vaults.unlock(folder, PASSPHRASE, CLOCK) as session:
        assert session.device.until() is None
        until = session.device.remember(fill_keyring(session.device.account, made), 7)
        assert until == CLOCK.now() + timedelta(days=7) == session.device.until()
    return made


def started(folder: Path, keyring: MemoryKeyring, clock: FixedClock = CLOCK) -> Session:
    return vaults.unlock_remembered(folder, ask_keyring(folder, keyring), clock)


def test_it_is_off_until_somebody_wants_it(folder: Path) -> None:
    assert not is_remembered(folder)
    with pytest.raises(NotRemembered):
        ask_keyring(folder, MemoryKeyring())


def test_a_fresh_start_opens_it_and_the_person_signs(folder: Path, keyring: MemoryKeyring) -> None:
    with started(folder, keyring, later(6)) as session:
        assert session.who == NAME
        with session.store.read() as look:
            assert "remember on this computer for 7 days" in [one.verb for one in look.journal.entries()]


def test_it_ends_after_its_days(folder: Path, keyring: MemoryKeyring) -> None:
    with pytest.raises(NotRemembered, match="over"):
        started(folder, keyring, later(7))
    assert not is_remembered(folder)
    vaults.unlock(folder, PASSPHRASE, later(7)).close()


def test_it_ends_where_the_history_goes_on_after_it(folder: Path, keyring: MemoryKeyring) -> None:
    with vaults.unlock(folder, OTHER_PASSPHRASE, later(40)) as session:
        session.colleagues.add("Imogen Vale", "lantern meadow orchard kettle")
    with pytest.raises(NotRemembered, match="over"):
        started(folder, keyring, later(1))
    assert not is_remembered(folder)
    vaults.unlock(folder, PASSPHRASE, later(40)).close()


def test_a_lock_puts_it_aside_until_the_passphrase_is_typed(folder: Path, keyring: MemoryKeyring) -> None:
    with started(folder, keyring) as session:
        session.device.suspend()
    assert not is_remembered(folder)
    with pytest.raises(NotRemembered):
        started(folder, keyring)
    with vaults.unlock(folder, OTHER_PASSPHRASE, CLOCK) as session:
        assert session.device.until() is None
    assert not is_remembered(folder)
    with vaults.unlock(folder, PASSPHRASE, CLOCK) as session:
        assert session.device.until() is not None
    with started(folder, keyring) as session:
        assert session.who == NAME


def test_what_was_put_aside_too_long_does_not_come_back(folder: Path, keyring: MemoryKeyring) -> None:
    with started(folder, keyring) as session:
        session.device.suspend()
    vaults.unlock(folder, OTHER_PASSPHRASE, later(8)).close()
    vaults.unlock(folder, PASSPHRASE, CLOCK).close()
    assert not is_remembered(folder)


def test_it_can_be_forgotten(folder: Path, keyring: MemoryKeyring) -> None:
    with started(folder, keyring) as session:
        session.device.forget()
        clear_keyring(session.device.account, keyring)
        assert session.device.until() is None
    assert keyring.kept == {}
    assert not is_remembered(folder)


def test_another_passphrase_ends_it(folder: Path, keyring: MemoryKeyring) -> None:
    with vaults.unlock(folder, PASSPHRASE, CLOCK) as session:
        session.change_passphrase(PASSPHRASE, "walnut harbour velvet kettle")
        assert session.device.until() is None
    with pytest.raises(NotRemembered, match="changed"):
        started(folder, keyring)
    assert not is_remembered(folder)


def test_a_withdrawn_person_is_not_let_in(folder: Path, keyring: MemoryKeyring) -> None:
    with vaults.unlock(folder, OTHER_PASSPHRASE, CLOCK) as session:
        first = next(one.id for one in session.colleagues.list() if one.name == NAME)
        session.colleagues.withdraw(first)
    with pytest.raises(NotRemembered):
        started(folder, keyring)


def test_a_deleted_entry_of_the_keyring_is_said(folder: Path, keyring: MemoryKeyring) -> None:
    keyring.kept.clear()
    with pytest.raises(NotRemembered, match="no longer knows"):
        started(folder, keyring)
    assert not is_remembered(folder)
    vaults.unlock(folder, PASSPHRASE, CLOCK).close()


def test_a_locked_keyring_leaves_the_passphrase(folder: Path, keyring: MemoryKeyring) -> None:
    with pytest.raises(NoKeyring) as caught:
        ask_keyring(folder, LockedKeyring())
    assert "passphrase" in caught.value.remedy
    assert is_remembered(folder)
    clear_keyring("any", LockedKeyring())
    with pytest.raises(NoKeyring):
        fill_keyring("any", LockedKeyring())
    vaults.unlock(folder, PASSPHRASE, CLOCK).close()


def test_no_backup_holds_the_slot(folder: Path, keyring: MemoryKeyring) -> None:
    with started(folder, keyring) as session:
        made = session.backups.back_up().path
    assert not (made / device.NAME).exists()
