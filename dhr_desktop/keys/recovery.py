"""The recovery code: the vault's key itself in 55 letters, to be printed and locked away. It must never be stored."""

from __future__ import annotations

import hashlib

from dhr_desktop.base.errors import UserError
from dhr_desktop.base.words import counted
from dhr_desktop.keys import crockford
from dhr_desktop.keys.vault_key import KEY_BYTES, VaultKey

LETTERS = 55
_CHECK_BITS = 5 * LETTERS - 8 * KEY_BYTES  # 19: one wrong code in 524,288 passes


def recovery_code(key: VaultKey) -> str:
    """Return the code in eleven groups of five letters."""
    number = int.from_bytes(key.raw, "big") << _CHECK_BITS | _check(key.raw)
    return crockford.encode(number, LETTERS)


def new_code() -> str:
    """Return the code of a new key, for a vault that is to be encrypted anew."""
    return recovery_code(VaultKey.generate())


def key_from_code(typed: str) -> VaultKey:
    """Return the key that a typed code stands for; spaces, lower case and 0/O, 1/I/L are forgiven.

    Raises:
        UserError: too short, too long, a letter that no code has, or a slip that the check found.
    """
    try:
        letters = crockford.letters_of(typed)
    except ValueError as error:
        raise UserError(
            f"A recovery code never has the letter “{error.args[0]}”.",
            "Compare what you typed with the printed sheet.",
        ) from None
    if len(letters) != LETTERS:
        raise UserError(
            f"A recovery code has {LETTERS} letters and digits; this one has {len(letters)}.",
            f"It is printed in {counted(LETTERS // 5, 'group')} of five: see whether one is missing or doubled.",
        )
    number = crockford.decode(letters)
    raw = (number >> _CHECK_BITS).to_bytes(KEY_BYTES, "big")
    if number & ((1 << _CHECK_BITS) - 1) != _check(raw):
        raise UserError(
            "There is a slip in the recovery code.",
            "Compare it with the printed sheet, group by group: 8 and B, 2 and Z, 5 and S are easily mistaken.",
        )
    return VaultKey(raw)


def is_same_code(shown: str, typed: str) -> bool:
    """Tell whether a typed code is the one that was shown, for typing it back once at set-up."""
    try:
        return key_from_code(shown) == key_from_code(typed)
    except UserError:
        return False


def _check(raw: bytes) -> int:
    digest = hashlib.sha256(b"dhr-desktop recovery code " + raw).digest()
    return int.from_bytes(digest, "big") >> (256 - _CHECK_BITS)
