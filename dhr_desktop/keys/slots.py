"""Key slots: the vault's key wrapped once for each person under that person's passphrase."""

from __future__ import annotations

import json
import secrets
import uuid
from base64 import b64decode, b64encode
from dataclasses import dataclass, field, replace
from typing import Any, Self

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from dhr_desktop.keys.derivation import DEFAULT_EFFORT, SALT_BYTES, Effort, derive
from dhr_desktop.keys.vault_key import VaultKey

NAME_BYTES = 120
_NONCE_BYTES = 12
_NAMES = "names of the people"


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Whose slot it is: a person on a device, as the journal knows them.

    Attributes:
        id: UUID as text; it says nothing by itself.
        name: what to call the person.
    """

    id: str
    name: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """The vault's key, wrapped for one person. Nothing in it can be read without a passphrase or the key.

    Attributes:
        id: UUID of the slot.
        writer_id: UUID under which the journal knows the person.
        name: the person's name, encrypted under the vault's key and padded to one length.
        effort: what a guess costs; checked when it is read.
        salt: 16 random bytes for the derivation.
        nonce: 12 random bytes for the wrapping.
        wrapped: the vault's key, AES-256-GCM.
    """

    id: str
    writer_id: str
    name: bytes
    effort: Effort
    salt: bytes
    nonce: bytes
    wrapped: bytes

    @classmethod
    def make(
        cls, vault_id: str, key: VaultKey, holder: Holder, passphrase: str, effort: Effort = DEFAULT_EFFORT
    ) -> Self:
        """Wrap the key for a person under a passphrase."""
        blank = cls(
            id=str(uuid.uuid4()),
            writer_id=holder.id,
            name=key.encrypt(_NAMES, _padded(holder.name), _name_context(vault_id, holder.id)),
            effort=effort,
            salt=secrets.token_bytes(SALT_BYTES),
            nonce=secrets.token_bytes(_NONCE_BYTES),
            wrapped=b"",
        )
        lock = AESGCM(derive(passphrase, blank.salt, effort))
        return replace(blank, wrapped=lock.encrypt(blank.nonce, key.raw, blank._context(vault_id)))

    def unwrap(self, vault_id: str, passphrase: str) -> VaultKey | None:
        """Return the vault's key, or None when the passphrase is not the one of this slot."""
        lock = AESGCM(derive(passphrase, self.salt, self.effort))
        try:
            return VaultKey(lock.decrypt(self.nonce, self.wrapped, self._context(vault_id)))
        except InvalidTag:
            return None

    def holder(self, vault_id: str, key: VaultKey) -> Holder:
        """Return whose slot this is; only the vault's key makes the name readable."""
        name = key.decrypt(_NAMES, self.name, _name_context(vault_id, self.writer_id))
        return Holder(id=self.writer_id, name=name.rstrip(b"\0").decode())

    def _context(self, vault_id: str) -> bytes:
        """Return what is authenticated with the wrapped key, so that no part of a slot can be exchanged."""
        effort = self.effort
        parts = [
            "dhr-desktop slot 1",
            vault_id,
            self.id,
            self.writer_id,
            f"argon2id {effort.memory_kib} {effort.passes} {effort.lanes}",
            self.salt.hex(),
        ]
        return "\n".join(parts).encode()

    def to_json(self) -> dict[str, Any]:
        """Return the slot as plain values for the key file."""
        return {
            "id": self.id,
            "writer": self.writer_id,
            "name": b64encode(self.name).decode(),
            "argon2id": [self.effort.memory_kib, self.effort.passes, self.effort.lanes],
            "salt": b64encode(self.salt).decode(),
            "nonce": b64encode(self.nonce).decode(),
            "wrapped": b64encode(self.wrapped).decode(),
        }

    @classmethod
    def from_json(cls, values: dict[str, Any]) -> Self:
        """Return the slot that `to_json` described.

        Raises:
            ValueError, KeyError, TypeError: it is not one, or asks for an effort out of bounds.
        """
        memory_kib, passes, lanes = (_whole(number) for number in values["argon2id"])
        slot = cls(
            id=str(uuid.UUID(values["id"])),
            writer_id=str(uuid.UUID(values["writer"])),
            name=b64decode(values["name"], validate=True),
            effort=Effort(memory_kib=memory_kib, passes=passes, lanes=lanes),
            salt=b64decode(values["salt"], validate=True),
            nonce=b64decode(values["nonce"], validate=True),
            wrapped=b64decode(values["wrapped"], validate=True),
        )
        if len(slot.salt) != SALT_BYTES or len(slot.nonce) != _NONCE_BYTES:
            raise ValueError("a key slot of the wrong shape")
        return slot


def slots_to_text(vault_id: str, slots: tuple[Slot, ...]) -> str:
    """Return vault and slots as compact JSON, keys in a fixed order."""
    return json.dumps({"vault": vault_id, "slots": [slot.to_json() for slot in slots]}, separators=(",", ":"))


def slots_from_text(text: str) -> tuple[str, tuple[Slot, ...]]:
    """Return vault id and slots.

    Raises:
        ValueError: the text is not what `slots_to_text` writes.
    """
    try:
        values = json.loads(text)
        return str(uuid.UUID(values["vault"])), tuple(Slot.from_json(slot) for slot in values["slots"])
    except (KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError("not a list of key slots") from error


def _padded(name: str) -> bytes:
    """Return the name at one fixed length, so that not even its length can be seen; cut at a whole letter."""
    return name.encode()[:NAME_BYTES].decode(errors="ignore").encode().ljust(NAME_BYTES, b"\0")


def _name_context(vault_id: str, writer_id: str) -> bytes:
    return f"{vault_id}\n{writer_id}".encode()


def _whole(number: object) -> int:
    if not isinstance(number, int) or isinstance(number, bool):
        raise TypeError("an effort is given in whole numbers")
    return number
