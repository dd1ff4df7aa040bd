"""Deciphers a vault's file page by page and says which pages are not as they were written. It changes nothing on disk.

The library itself stops at the first such page; a damaged vault is to be read around it.
"""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass
from typing import Final

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from dhr_desktop.keys.vault_key import VaultKey

PAGE: Final = 4096
_SALT: Final = 16
_VECTOR: Final = 16
_MAC: Final = 64
RESERVED: Final = _VECTOR + _MAC
"""Bytes at the end of each page that hold its own proof."""
_HEADING: Final = b"SQLite format 3\0"


@dataclass(frozen=True, slots=True, repr=False)
class Page:
    """One page in the clear, in memory only.

    Attributes:
        number: from 1.
        data: its 4,096 bytes, the proof at its end left out as zeros; empty where it is damaged.
    """

    number: int
    data: bytes

    @property
    def is_whole(self) -> bool:
        """True where it is as it was written."""
        return bool(self.data)


class PageReader:
    """Deciphers the pages of one file."""

    def __init__(self, first: bytes, other: tuple[int, bytes] | None, key: VaultKey) -> None:
        """Take the file's first page, and another one with its number that may be whole.

        The salt at the beginning of the file has no proof of its own. Where neither page is whole with it, each salt that
        differs in one byte is tried.
        """
        self._key = key.raw
        self._salt = first[:_SALT].ljust(_SALT, b"\0")
        self._mac_key = self._derived(self._salt)
        samples = [(1, first), *([other] if other else [])]
        if not any(self.holds(number, data) for number, data in samples):
            self._mend(samples)

    def read(self, number: int, data: bytes) -> Page:
        """Return a page in the clear."""
        if not self.holds(number, data):
            return Page(number, b"")
        hidden, vector = data[_SALT if number == 1 else 0 : -RESERVED], data[-RESERVED:-_MAC]
        opener = Cipher(algorithms.AES(self._key), modes.CBC(vector)).decryptor()
        clear = opener.update(hidden) + opener.finalize()
        return Page(number, (_HEADING if number == 1 else b"") + clear + bytes(RESERVED))

    def holds(self, number: int, data: bytes) -> bool:
        """Tell whether a page is as it was written."""
        if len(data) != PAGE:
            return False
        proven = data[_SALT if number == 1 else 0 : -_MAC] + number.to_bytes(4, "little")
        return hmac.compare_digest(hmac.digest(self._mac_key, proven, "sha512"), data[-_MAC:])

    def _mend(self, samples: list[tuple[int, bytes]]) -> None:
        for place in range(_SALT):
            for byte in range(256):
                salt = self._salt[:place] + bytes([byte]) + self._salt[place + 1 :]
                self._mac_key = self._derived(salt)
                if any(self.holds(number, data) for number, data in samples):
                    return
        self._mac_key = self._derived(self._salt)

    def _derived(self, salt: bytes) -> bytes:
        return hashlib.pbkdf2_hmac("sha512", self._key, bytes(byte ^ 0x3A for byte in salt), 2, 32)

    def __repr__(self) -> str:
        return "PageReader()"
