"""The two key files beside a vault, written in turn so that one of them is whole at every moment.

Nothing about a case stands in them: random ids, random salts, encrypted keys and encrypted, padded names.
"""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from dhr_desktop.base.durable import beginning, overwrite, sync_folder
from dhr_desktop.keys.slots import Slot, slots_from_text, slots_to_text
from dhr_desktop.keys.vault_key import VaultKey

FILE_BYTES = 8192
NAMES = ("keys.a", "keys.b")
MOST_SLOTS = 10
_MAGIC = b"DHRKEYS1"
_MAC_BYTES = _SUM_BYTES = 32
_BODY = len(_MAGIC) + 8 + 4
_ROOM = FILE_BYTES - _BODY - _MAC_BYTES - _SUM_BYTES
_PURPOSE = "key files"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFile:
    """One generation of a vault's key slots.

    Attributes:
        vault_id: UUID of the vault to which they belong.
        generation: grows by one with every writing; the newest valid file counts.
        slots: the people's slots, the one made at set-up first.
    """

    vault_id: str
    generation: int
    slots: tuple[Slot, ...]

    def to_bytes(self, key: VaultKey) -> bytes:
        """Return the file: header, slots, zeros, HMAC under the vault's key, SHA-256 of all before it."""
        text = slots_to_text(self.vault_id, self.slots).encode()
        if len(text) > _ROOM or len(self.slots) > MOST_SLOTS:
            raise ValueError("too many key slots for a key file")
        head = _MAGIC + self.generation.to_bytes(8, "big") + len(text).to_bytes(4, "big")
        signed = head + text.ljust(_ROOM, b"\0")
        summed = signed + key.authenticate(_PURPOSE, signed)
        return summed + hashlib.sha256(summed).digest()

    @classmethod
    def from_bytes(cls, data: bytes) -> Self | None:
        """Return the file's content, or None when it is not whole (checked without any key)."""
        summed, digest = data[:-_SUM_BYTES], data[-_SUM_BYTES:]
        if (
            len(data) != FILE_BYTES
            or not data.startswith(_MAGIC)
            or hashlib.sha256(summed).digest() != digest
        ):
            return None
        length = int.from_bytes(data[_BODY - 4 : _BODY], "big")
        if length > _ROOM:
            return None
        try:
            vault_id, slots = slots_from_text(data[_BODY : _BODY + length].decode())
        except ValueError:
            return None
        generation = int.from_bytes(data[len(_MAGIC) : len(_MAGIC) + 8], "big")
        return cls(vault_id=vault_id, generation=generation, slots=slots)

    @staticmethod
    def is_authentic(data: bytes, key: VaultKey) -> bool:
        """Tell whether the file was written by somebody who held the vault's key."""
        signed = data[: -_MAC_BYTES - _SUM_BYTES]
        return hmac.compare_digest(key.authenticate(_PURPOSE, signed), data[len(signed) : -_SUM_BYTES])


@dataclass(frozen=True, slots=True)
class Found:
    """A key file that is whole, with its bytes and its place."""

    path: Path
    data: bytes
    content: KeyFile

    def is_authentic(self, key: VaultKey) -> bool:
        """Tell whether it was written by somebody who held the vault's key."""
        return KeyFile.is_authentic(self.data, key)


def find(folder: Path) -> list[Found]:
    """Return the whole key files of a folder, the newest first; damaged and missing ones are left out."""
    found: list[Found] = []
    for name in NAMES:
        data = beginning(folder / name, FILE_BYTES + 1)
        content = KeyFile.from_bytes(data)
        if content is not None:
            found.append(Found(folder / name, data, content))
    return sorted(found, key=lambda one: one.content.generation, reverse=True)


def write(folder: Path, key: VaultKey, content: KeyFile) -> KeyFile:
    """Write both files, first the one that is older or damaged, and return the newest generation.

    At every moment one of the two is whole, on disk, and either the former or the new content.

    Raises:
        OSError: the disk refused; what had been written before is still valid.
    """
    kept = [found for found in find(folder) if found.is_authentic(key)]
    order = sorted(NAMES, key=lambda name: bool(kept) and name == kept[0].path.name)
    generation = max((found.content.generation for found in kept), default=0)
    for name in order:
        generation += 1
        content = KeyFile(vault_id=content.vault_id, generation=generation, slots=content.slots)
        overwrite(folder / name, content.to_bytes(key))
    sync_folder(folder)
    return content


def are_in_order(folder: Path, key: VaultKey) -> bool:
    """Tell whether both files are whole, authentic and say the same."""
    found = find(folder)
    return (
        len(found) == len(NAMES)
        and all(one.is_authentic(key) for one in found)
        and found[0].content.slots == found[1].content.slots
    )
