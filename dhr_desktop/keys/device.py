"""The device slot: opens a vault with a secret from the computer's keyring until a day, in place of a passphrase.

It is a convenience and never the only way in: it stands beside the key files, not in them, in no backup, and opens nothing
once the person's passphrase was changed or withdrawn. Without the keyring it is thirty-two bytes that nobody can read.
"""

from __future__ import annotations

import json
import secrets
import uuid
from base64 import b64decode, b64encode
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final, Self

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from dhr_desktop.base.durable import beginning, overwrite
from dhr_desktop.base.errors import UserError
from dhr_desktop.base.words import N_
from dhr_desktop.keys import key_files
from dhr_desktop.keys.unlocking import Unlocked, no_key_files
from dhr_desktop.keys.vault_key import KEY_BYTES, VaultKey

NAME: Final = "device.slot"
DAYS: Final = (1, 7, 14, 30)
"""For how many days a computer may remember."""
_MOST_BYTES: Final = 2048
_NONCE_BYTES: Final = 12
_TYPE: Final = N_("Type the passphrase. In the settings you can let this computer remember it again.")


class NotRemembered(UserError):
    """The device slot no longer opens the vault; it is of no use any more."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence, _TYPE)


def new_secret() -> str:
    """Return 32 random bytes as the 44 letters that the keyring keeps."""
    return b64encode(secrets.token_bytes(KEY_BYTES)).decode()


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceSlot:
    """The vault's key, wrapped under the keyring's secret for one person until a day.

    Attributes:
        vault_id: the vault; also the name under which the keyring keeps the secret.
        slot_id: the person's own slot; when that one goes, this one opens nothing.
        made: when it was made, in UTC.
        expires: when it ends, in UTC.
        nonce: 12 random bytes.
        wrapped: the vault's key, AES-256-GCM; all other parts are authenticated with it.
    """

    vault_id: str
    slot_id: str
    made: datetime
    expires: datetime
    nonce: bytes = b""
    wrapped: bytes = b""

    @classmethod
    def make(
        cls, key: VaultKey, secret: str, *, vault_id: str, slot_id: str, made: datetime, days: int
    ) -> Self:
        """Wrap the key for so many days, one of `DAYS`."""
        if days not in DAYS:
            raise ValueError("a computer does not remember for so long")
        blank = cls(vault_id=vault_id, slot_id=slot_id, made=made, expires=made + timedelta(days=days))
        nonce = secrets.token_bytes(_NONCE_BYTES)
        return replace(blank, nonce=nonce, wrapped=_lock(secret).encrypt(nonce, key.raw, blank._context()))

    def unwrap(self, secret: str) -> VaultKey | None:
        """Return the vault's key, or None where the secret or any part of the slot is another."""
        try:
            return VaultKey(_lock(secret).decrypt(self.nonce, self.wrapped, self._context()))
        except (InvalidTag, ValueError):
            return None

    def holds_at(self, now: datetime) -> bool:
        """Tell whether it may be used: not after its last day, nor before it was made (the clock was put back)."""
        return self.made <= now < self.expires

    def to_bytes(self) -> bytes:
        """Return it as a small file."""
        values = {
            "vault": self.vault_id,
            "slot": self.slot_id,
            "made": self.made.isoformat(),
            "expires": self.expires.isoformat(),
            "nonce": b64encode(self.nonce).decode(),
            "wrapped": b64encode(self.wrapped).decode(),
        }
        return json.dumps(values, indent=1).encode()

    @classmethod
    def from_bytes(cls, data: bytes) -> Self | None:
        """Return what `to_bytes` wrote, or None where it is not whole."""
        try:
            values = json.loads(data)
            return cls(
                vault_id=str(uuid.UUID(values["vault"])),
                slot_id=str(uuid.UUID(values["slot"])),
                made=datetime.fromisoformat(values["made"]).astimezone(UTC),
                expires=datetime.fromisoformat(values["expires"]).astimezone(UTC),
                nonce=b64decode(values["nonce"], validate=True),
                wrapped=b64decode(values["wrapped"], validate=True),
            )
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError, OverflowError):
            return None

    def _context(self) -> bytes:
        parts = (self.vault_id, self.slot_id, self.made.isoformat(), self.expires.isoformat())
        return "\n".join(("dhr-desktop device slot 1", *parts)).encode()


def find(folder: Path) -> DeviceSlot | None:
    """Return the device slot of a vault, or None."""
    return DeviceSlot.from_bytes(beginning(folder / NAME, _MOST_BYTES))


def write(folder: Path, slot: DeviceSlot) -> None:
    """Write the device slot in place of a former one.

    Raises:
        OSError: the disk refused.
    """
    overwrite(folder / NAME, slot.to_bytes())


def remove(folder: Path) -> None:
    """Take the device slot away, if there is one; errors as `write`."""
    (folder / NAME).unlink(missing_ok=True)


def unlock(folder: Path, secret: str, now: datetime) -> Unlocked:
    """Return what the keyring's secret opens, as `unlocking.unlock` does for a passphrase.

    Raises:
        NotRemembered: it is over, the passphrase was changed or withdrawn, or the keyring keeps something else.
        UserError: the key files are missing or damaged.
    """
    slot, found = find(folder), key_files.find(folder)
    if not found:
        raise no_key_files(folder)
    if slot is None or (key := slot.unwrap(secret)) is None:
        raise NotRemembered(N_("This computer no longer knows how to open the vault."))
    if not slot.holds_at(now):
        raise NotRemembered(N_("The time for which this computer was to remember the vault is over."))
    newest = next((one.content for one in found if one.is_authentic(key)), None)
    theirs = [one for one in newest.slots if one.id == slot.slot_id] if newest else []
    if newest is None or not theirs or newest.vault_id != slot.vault_id:
        raise NotRemembered(N_("The passphrase was changed since this computer was to remember it."))
    return Unlocked(key=key, content=newest, slot=theirs[0])


def _lock(secret: str) -> AESGCM:
    """Return the lock that the secret stands for.

    Raises:
        ValueError: it is not the 44 letters of `new_secret`.
    """
    raw = b64decode(secret, validate=True)
    if len(raw) != KEY_BYTES:
        raise ValueError("the secret of a device slot has 32 bytes")
    return AESGCM(raw)
