"""Signatures that the public `minisign` program checks too (Ed25519 over BLAKE2b-512).

Source of the format: the "Signature format" and "Public key format" sections of minisign's documentation.
"""

from __future__ import annotations

import binascii
import hashlib
import secrets
from base64 import b64decode, b64encode
from dataclasses import dataclass, field
from typing import Self

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from dhr_desktop.base.errors import UserError
from dhr_desktop.keys import crockford

FINGERPRINT_LETTERS = 25
_ID_BYTES, _KEY_BYTES, _SIGNATURE_BYTES = 8, 32, 64
_PLAIN, _HASHED = b"Ed", b"ED"
_UNTRUSTED, _TRUSTED = "untrusted comment: ", "trusted comment: "
_MOST_BYTES = 16 * 1024


@dataclass(frozen=True, slots=True)
class PublicKey:
    """What others need to check an office's signatures: an id of 8 bytes and the Ed25519 key of 32."""

    id: bytes
    key: bytes

    def to_text(self, comment: str = "public key of a DHR office") -> str:
        """Return the key as the content of a minisign .pub file."""
        return f"{_UNTRUSTED}{_one_line(comment)}\n{self}\n"

    @classmethod
    def parse(cls, text: str) -> Self:
        """Return the key from a .pub file, or from its second line alone.

        Raises:
            UserError: it is no such key.
        """
        lines = [line.strip() for line in text[:_MOST_BYTES].splitlines() if line.strip()]
        data = _bytes(lines[-1]) if lines else b""
        if len(data) != 2 + _ID_BYTES + _KEY_BYTES or data[:2] != _PLAIN:
            raise UserError(
                "This is not a signer's public key.", "It is a short text whose key begins with RW."
            )
        return cls(data[2 : 2 + _ID_BYTES], data[2 + _ID_BYTES :])

    @property
    def fingerprint(self) -> str:
        """The key in five groups of five letters, to be read out and compared (125 bits of its SHA-256)."""
        digest = hashlib.sha256(b"dhr-desktop signer " + self.id + self.key).digest()
        return crockford.encode(
            int.from_bytes(digest, "big") >> (256 - 5 * FINGERPRINT_LETTERS), FINGERPRINT_LETTERS
        )

    def has_fingerprint(self, typed: str) -> bool:
        """Tell whether a typed fingerprint is this key's; spaces, lower case, 0/O and 1/I/L are forgiven."""
        try:
            return crockford.letters_of(typed) == crockford.letters_of(self.fingerprint)
        except ValueError:
            return False

    def __str__(self) -> str:
        return b64encode(_PLAIN + self.id + self.key).decode()


@dataclass(frozen=True, slots=True)
class SigningKey:
    """The office's own key. It is made with the vault, kept inside it, and never leaves it."""

    id: bytes
    seed: bytes = field(repr=False)

    @classmethod
    def generate(cls) -> Self:
        """Make a new key from the operating system's random source."""
        return cls(secrets.token_bytes(_ID_BYTES), secrets.token_bytes(_KEY_BYTES))

    def to_bytes(self) -> bytes:
        """Return the key for the vault to keep, and for nothing else."""
        return self.id + self.seed

    @classmethod
    def from_bytes(cls, kept: bytes) -> Self:
        """Return the key that `to_bytes` gave.

        Raises:
            ValueError: wrong length.
        """
        if len(kept) != _ID_BYTES + _KEY_BYTES:
            raise ValueError("not a signing key")
        return cls(kept[:_ID_BYTES], kept[_ID_BYTES:])

    @property
    def public(self) -> PublicKey:
        """The part that others may know."""
        return PublicKey(
            self.id, Ed25519PrivateKey.from_private_bytes(self.seed).public_key().public_bytes_raw()
        )

    def sign(self, data: bytes, *, trusted_comment: str, comment: str = "signature of a DHR office") -> str:
        """Return the content of a .minisig file; the trusted comment is signed too, the other is not."""
        private = Ed25519PrivateKey.from_private_bytes(self.seed)
        signature = private.sign(hashlib.blake2b(data).digest())
        trusted = _one_line(trusted_comment)
        lines = (
            _UNTRUSTED + _one_line(comment),
            b64encode(_HASHED + self.id + signature).decode(),
            _TRUSTED + trusted,
            b64encode(private.sign(signature + trusted.encode())).decode(),
        )
        return "\n".join(lines) + "\n"


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature as read from a file, not yet checked."""

    is_hashed: bool
    key_id: bytes
    signature: bytes
    trusted_comment: str
    comment_signature: bytes

    @classmethod
    def parse(cls, text: str) -> Self:
        """Return the signature from a .minisig file.

        Raises:
            UserError: it is no such file.
        """
        lines = text.rstrip().split("\n")
        if len(text) > _MOST_BYTES or len(lines) != 4:
            raise _no_signature()
        untrusted, main, trusted, last = (line.removesuffix("\r") for line in lines)
        data, comment_signature = _bytes(main), _bytes(last)
        if (
            not untrusted.startswith(_UNTRUSTED)
            or not trusted.startswith(_TRUSTED)
            or len(data) != 2 + _ID_BYTES + _SIGNATURE_BYTES
            or data[:2] not in {_PLAIN, _HASHED}
            or len(comment_signature) != _SIGNATURE_BYTES
        ):
            raise _no_signature()
        return cls(
            is_hashed=data[:2] == _HASHED,
            key_id=data[2 : 2 + _ID_BYTES],
            signature=data[2 + _ID_BYTES :],
            trusted_comment=trusted.removeprefix(_TRUSTED),
            comment_signature=comment_signature,
        )


def verify(data: bytes, signature_text: str, signer: PublicKey) -> str:
    """Return the trusted comment when the signer signed exactly this data.

    Raises:
        UserError: no signature, another signer, or the data or the comment was changed.
    """
    signature = Signature.parse(signature_text)
    if signature.key_id != signer.id:
        raise UserError(
            "This was signed by somebody else than the expected signer.",
            "Do not use it. Ask the sender for their signer's fingerprint by telephone and compare.",
        )
    key = Ed25519PublicKey.from_public_bytes(signer.key)
    signed = hashlib.blake2b(data).digest() if signature.is_hashed else data
    try:
        key.verify(signature.signature, signed)
        key.verify(signature.comment_signature, signature.signature + signature.trusted_comment.encode())
    except (InvalidSignature, UnicodeEncodeError):
        raise UserError(
            "The signature does not fit: something was changed after signing.",
            "Do not use it. Ask the sender to send it again.",
        ) from None
    return signature.trusted_comment


def _no_signature() -> UserError:
    return UserError(
        "This is not a signature file.", "It ends with .minisig and has four lines. Ask the sender for it."
    )


def _bytes(text: str) -> bytes:
    """Return what the base64 text stands for, or nothing when it is not in the one proper form."""
    try:
        data = b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return b""
    return data if b64encode(data).decode() == text else b""


def _one_line(comment: str) -> str:
    if not comment.isprintable() or len(comment.encode()) > 1000:
        raise ValueError("a comment is one line of at most 1,000 bytes")
    return comment
