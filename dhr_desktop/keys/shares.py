"""The recovery code in shares for several people: any two of three, or any three of five, and fewer say nothing at all.

The shares are those of a public standard (SLIP-39: Shamir's scheme over GF(256), a checksum in each share, a digest over
the set), so that programs of others can join them as well. They must never be stored.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from shamir_mnemonic import MnemonicError, Share, combine_mnemonics, generate_mnemonics

from dhr_desktop.base.errors import UserError
from dhr_desktop.base.words import N_, counted
from dhr_desktop.keys.vault_key import VaultKey

WORDS: Final = 33
SPLITS: Final = ((2, 3), (3, 5))
"""How many are needed, of how many that are made."""


class TooFewShares(UserError):
    """What was entered is right, and more of the set is needed."""


def split(key: VaultKey, needed: int, made: int) -> list[str]:
    """Return the shares of a key, each of 33 words; each splitting makes another set.

    Raises:
        ValueError: not one of `SPLITS`.
    """
    if (needed, made) not in SPLITS:
        raise ValueError("shares are two of three, or three of five")
    # The shares protect themselves by being apart; nothing else is to be remembered with them.
    shares: list[str] = generate_mnemonics(1, [(needed, made)], key.raw, iteration_exponent=0)[0]
    return shares


def key_from_shares(typed: Sequence[str]) -> VaultKey:
    """Return the key that enough shares stand for; capitals, line ends and numbers before the words are forgiven.

    Raises:
        TooFewShares: too few, or the same twice.
        UserError: a slip, or shares that do not belong together.
    """
    shares = [_read(text, place) for place, text in enumerate(typed, start=1)]
    if not shares:
        raise UserError(N_("No share was entered."), N_("Enter the first one."))
    first = shares[0]
    if any(share.common_parameters() != first.common_parameters() for share in shares):
        raise UserError(
            N_("These shares do not belong together."),
            N_("Each sheet names its set: take shares that were printed together."),
        )
    by_place = {share.index: share for share in shares}
    if len(by_place) < first.member_threshold:
        missing = counted(first.member_threshold - len(by_place), N_("share"))
        raise TooFewShares(
            N_("{missing} more needed.").format(missing=missing),
            N_("Any {n} of the set open the vault; the same one twice counts once.").format(
                n=first.member_threshold
            ),
        )
    enough = list(by_place.values())[: first.member_threshold]
    try:
        return VaultKey(combine_mnemonics(share.mnemonic() for share in enough))
    except (MnemonicError, ValueError):
        raise UserError(
            N_("These shares do not belong together."),
            N_("Each sheet names its set: take shares that were printed together."),
        ) from None


def name_of(share: str) -> str:
    """Return what a sheet is to say of a share: its set, its number, and how many are needed."""
    read = _read(share, 1)
    return N_("Set {set}, share {n}: any {needed} of this set are enough").format(
        set=f"{read.identifier:05d}", n=read.index + 1, needed=read.member_threshold
    )


def _read(typed: str, place: int) -> Share:
    words = re.findall(r"[a-z]+", typed.lower())
    if len(words) != WORDS:
        raise UserError(
            N_("Share {n} has {words}; a share has {all}.").format(
                n=place, words=counted(len(words), N_("word")), all=WORDS
            ),
            N_("See whether a word is missing, doubled or run together."),
        )
    try:
        return Share.from_mnemonic(" ".join(words))
    except (MnemonicError, ValueError):
        raise UserError(
            N_("There is a slip in share {n}.").format(n=place),
            N_("Compare it with the sheet, word by word."),
        ) from None
