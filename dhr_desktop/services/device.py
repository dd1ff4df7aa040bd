"""Remembering a vault on this computer: off until somebody wants it, for some days, only at a fresh start.

The keyring may take seconds to answer, so what asks it stands apart from what works in the vault.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from dhr_desktop.base.clock import Clock
from dhr_desktop.base.words import N_, counted
from dhr_desktop.keys import device
from dhr_desktop.keys.device import DAYS, DeviceSlot, NotRemembered
from dhr_desktop.keys.keyrings import Keyring, NoKeyring, SystemKeyring
from dhr_desktop.keys.unlocking import Unlocked
from dhr_desktop.store.drawer import Drawer
from dhr_desktop.store.journal import Journal
from dhr_desktop.store.opening import CLOCK_WENT_BACK
from dhr_desktop.store.places import said_plainly
from dhr_desktop.store.vault import OpenVault

__all__ = [
    "DAYS",
    "Device",
    "Keyring",
    "NoKeyring",
    "NotRemembered",
    "SystemKeyring",
    "ask_keyring",
    "clear_keyring",
    "drop_slot",
    "fill_keyring",
    "is_remembered",
    "remembered",
]

_ASIDE: Final = "device slot"


def is_remembered(folder: Path) -> bool:
    """True where this computer may be able to open the vault without a passphrase; the keyring is not asked."""
    return device.find(folder) is not None


def ask_keyring(folder: Path, keyring: Keyring) -> str:
    """Return the secret that the keyring keeps for a vault. May take seconds.

    Raises:
        NoKeyring: it is absent, locked or slow.
        NotRemembered: it keeps none; the device slot was taken away.
    """
    slot = device.find(folder)
    secret = None if slot is None else keyring.get(slot.vault_id)
    if secret is None:
        drop_slot(folder)
        raise NotRemembered(N_("The keyring of this computer no longer knows the vault."))
    return secret


def fill_keyring(account: str, keyring: Keyring) -> str:
    """Let the keyring keep a new secret under a name and return it. May take seconds; errors as `Keyring.put`."""
    secret = device.new_secret()
    keyring.put(account, secret)
    return secret


def clear_keyring(account: str, keyring: Keyring) -> None:
    """Let the keyring forget; without the device slot its secret opens nothing, so a keyring that refuses does no harm."""
    with suppress(NoKeyring):
        keyring.remove(account)


def remembered(clock: Clock) -> Callable[[Path, str], Unlocked]:
    """Return what finds a vault's key from the keyring's secret."""
    return lambda folder, secret: device.unlock(folder, secret, clock.now())


def drop_slot(folder: Path) -> None:
    """Take the device slot away, as far as the disk lets us."""
    with suppress(OSError):
        device.remove(folder)


class Device:
    """What this computer remembers of an open vault.

    Locking moves the slot from the disk into the vault, so that closing the program at the lock screen and starting it
    again does not open anything; the person's own passphrase moves it back.
    """

    def __init__(self, vault: OpenVault, clock: Clock) -> None:
        self._vault = vault
        self._clock = clock

    @property
    def account(self) -> str:
        """The name under which the keyring keeps the secret; it says nothing."""
        return self._vault.holders.vault_id

    def until(self) -> datetime | None:
        """Return until when, in UTC, this computer remembers the vault for whoever unlocked it, or None."""
        slot = device.find(self._vault.folder)
        return slot.expires if slot is not None and self._is_mine(slot) and self._is_usable(slot) else None

    def remember(self, secret: str, days: int) -> datetime:
        """Let this computer open the vault at a fresh start, for so many days (one of `DAYS`); return until when, in UTC.

        Whoever was remembered before no longer is. The journal says so.

        Raises:
            UserError: the disk refused.
        """
        self._vault.require_writable()
        holders, writer = self._vault.holders, self._vault.writer
        slot = DeviceSlot.make(
            self._vault.key,
            secret,
            vault_id=holders.vault_id,
            slot_id=holders.slot_of(writer.id) or "",
            made=self._clock.now().astimezone(UTC),
            days=days,
        )
        try:
            device.write(self._vault.folder, slot)
        except OSError as error:
            raise said_plainly(error) from None
        self._put_aside(None)
        self._vault.note(f"remember on this computer for {counted(days, 'day')}", self._clock)
        return slot.expires

    def forget(self) -> None:
        """Let this computer no longer open the vault; the journal says so.

        Raises:
            UserError: the disk refused, so the slot is still there.
        """
        self._vault.require_writable()
        try:
            device.remove(self._vault.folder)
        except OSError as error:
            raise said_plainly(error) from None
        self._put_aside(None)
        self._vault.note("no longer remember on this computer", self._clock)

    def suspend(self) -> None:
        """Put the slot aside until its person types the passphrase: called when the program locks."""
        slot = device.find(self._vault.folder)
        if slot is not None and self._vault.is_writable:
            self._put_aside(slot)
            drop_slot(self._vault.folder)

    def resume(self) -> None:
        """Put back what was put aside, after its person typed the passphrase."""
        with self._vault.database.transaction() as connection:
            aside = Drawer(connection).get(_ASIDE)
        slot = None if aside is None else DeviceSlot.from_bytes(aside)
        if slot is None:
            return
        if self._is_mine(slot) and self._is_usable(slot):
            with suppress(OSError):
                device.write(self._vault.folder, slot)
        if self._is_mine(slot) or not self._is_usable(slot):
            self._put_aside(None)

    def is_over(self) -> bool:
        """True where the history goes on after the slot's last day: then the computer's clock was put back."""
        slot = device.find(self._vault.folder)
        with self._vault.database.transaction() as connection:
            entries = Journal(connection).entries()
            last = next((one for one in entries if one.verb != CLOCK_WENT_BACK), None)
        return slot is None or (last is not None and last.at >= slot.expires)

    def _is_usable(self, slot: DeviceSlot) -> bool:
        theirs = {self._vault.holders.slot_of(one.id) for one in self._vault.people()}
        return slot.slot_id in theirs and slot.holds_at(self._clock.now())

    def _is_mine(self, slot: DeviceSlot) -> bool:
        return slot.slot_id == self._vault.holders.slot_of(self._vault.writer.id)

    def _put_aside(self, slot: DeviceSlot | None) -> None:
        with self._vault.database.transaction() as connection:
            drawer = Drawer(connection)
            if slot is not None:
                drawer.put(_ASIDE, slot.to_bytes())
            elif drawer.get(_ASIDE) is not None:
                drawer.remove(_ASIDE)
