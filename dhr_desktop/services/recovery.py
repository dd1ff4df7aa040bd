"""What the face may know of recovery codes, and the shares that an office can have instead of one sheet."""

from __future__ import annotations

from collections.abc import Sequence

from dhr_desktop.keys.recovery import is_same_code, key_from_code, recovery_code
from dhr_desktop.keys.shares import SPLITS, TooFewShares, key_from_shares, name_of, split

__all__ = ["SPLITS", "TooFewShares", "code_from_shares", "is_same_code", "name_of", "shares_of"]


def shares_of(code: str, needed: int, made: int) -> list[str]:
    """Return the shares of a recovery code, one of `SPLITS`; each is for a sheet and a person of its own.

    Raises:
        UserError: there is a slip in the code.
    """
    return split(key_from_code(code), needed, made)


def code_from_shares(shares: Sequence[str]) -> str:
    """Return the recovery code that enough shares stand for, as `vaults.recover` takes it.

    Raises:
        TooFewShares: too few, or the same twice.
        UserError: a slip, or shares that do not belong together.
    """
    return recovery_code(key_from_shares(shares))
