"""The random key of a vault and what is derived from it. It must never be shown, logged or written in the clear."""

from __future__ import annotations

import hmac
import secrets
from typing import Self

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY_BYTES = 32
_NONCE_BYTES = 12


class VaultKey:
    """Thirty-two random bytes. Whoever holds them can read the vault."""

    __slots__ = ("raw",)

    def __init__(self, raw: bytes) -> None:
        if len(raw) != KEY_BYTES:
            raise ValueError("the key of a vault has 32 bytes")
        self.raw = raw

    @classmethod
    def generate(cls) -> Self:
        """Make a new key from the operating system's random source."""
        return cls(secrets.token_bytes(KEY_BYTES))

    def subkey(self, purpose: str) -> bytes:
        """Return 32 bytes for one purpose (HKDF-SHA256); keys of different purposes say nothing of each other."""
        info = b"dhr-desktop " + purpose.encode()
        return HKDF(algorithm=hashes.SHA256(), length=KEY_BYTES, salt=None, info=info).derive(self.raw)

    def authenticate(self, purpose: str, data: bytes) -> bytes:
        """Return the HMAC-SHA256 of the data under the key of that purpose."""
        return hmac.digest(self.subkey(purpose), data, "sha256")

    def encrypt(self, purpose: str, data: bytes, context: bytes) -> bytes:
        """Return nonce and AES-256-GCM ciphertext of a small value; the context must be the same to read it."""
        nonce = secrets.token_bytes(_NONCE_BYTES)
        return nonce + AESGCM(self.subkey(purpose)).encrypt(nonce, data, context)

    def decrypt(self, purpose: str, sealed: bytes, context: bytes) -> bytes:
        """Return what `encrypt` was given.

        Raises:
            cryptography.exceptions.InvalidTag: another key, another context, or changed data.
        """
        return AESGCM(self.subkey(purpose)).decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], context)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, VaultKey) and hmac.compare_digest(self.raw, other.raw)

    def __hash__(self) -> int:
        return hash(self.raw)

    def __repr__(self) -> str:
        return "VaultKey()"

    def __reduce__(self) -> str:
        raise TypeError("a key is never pickled")
