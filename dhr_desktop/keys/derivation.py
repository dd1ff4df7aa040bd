"""From a passphrase to a key, slowly on purpose (Argon2id); settings read from a file are checked before use."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

SALT_BYTES = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Effort:
    """How hard each guess is made: memory in KiB, passes over it, and lanes side by side."""

    memory_kib: int = 64 * 1024
    passes: int = 3
    lanes: int = 4

    def __post_init__(self) -> None:
        if not self.is_within_bounds():
            raise ValueError("the effort of a key slot is out of bounds")

    def is_within_bounds(self) -> bool:
        """Tell whether these settings may be used: a hostile file must not ask for all memory, or for none."""
        return (
            1 <= self.lanes <= 16
            and 1 <= self.passes <= 64
            and 8 * self.lanes <= self.memory_kib <= 1024 * 1024
        )


DEFAULT_EFFORT = Effort()


def derive(passphrase: str, salt: bytes, effort: Effort) -> bytes:
    """Return the 32-byte key of a passphrase; accents composed or not, and doubled spaces, make no difference."""
    return Argon2id(
        salt=salt,
        length=32,
        iterations=effort.passes,
        lanes=effort.lanes,
        memory_cost=effort.memory_kib,
    ).derive(normal_form(passphrase).encode())


def normal_form(passphrase: str) -> str:
    """Return the passphrase as it is used: composed letters, single spaces, none at the ends; case counts."""
    return " ".join(unicodedata.normalize("NFKC", passphrase).split())
