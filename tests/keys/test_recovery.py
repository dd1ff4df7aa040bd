"""The recovery code: printed, typed back, and forgiving of what hands and eyes do."""

from __future__ import annotations

import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dhr_desktop.base.errors import UserError
from dhr_desktop.keys.recovery import LETTERS, is_same_code, key_from_code, recovery_code
from dhr_desktop.keys.vault_key import VaultKey

KEY = VaultKey(bytes(range(32)))


def test_a_code_is_eleven_groups_of_five_without_letters_that_look_alike() -> None:
    code = recovery_code(KEY)
    assert re.fullmatch(r"[0-9A-HJKMNP-TV-Z]{5}(-[0-9A-HJKMNP-TV-Z]{5}){10}", code)
    assert len(code.replace("-", "")) == LETTERS == 55


def test_the_code_of_a_key_never_changes_between_versions() -> None:
    assert recovery_code(KEY) == "000G4-0R40M-30E20-9185G-R38E1-W8124-GK2GA-HC5RR-34D1P-70X3R-FSNBW"


@given(st.binary(min_size=32, max_size=32))
def test_every_key_comes_back(raw: bytes) -> None:
    assert key_from_code(recovery_code(VaultKey(raw))) == VaultKey(raw)


@given(st.binary(min_size=32, max_size=32), st.randoms(use_true_random=False))
def test_what_hands_do_is_forgiven(raw: bytes, chance: random.Random) -> None:
    alike = {"0": "0oO", "1": "1iIlL"}
    typed = "".join(
        chance.choice(alike.get(letter, letter + letter.lower()))
        + chance.choice(["", "", " ", "-", "\n", "–"])
        for letter in recovery_code(VaultKey(raw)).replace("-", "")
    )
    assert key_from_code(typed) == VaultKey(raw)


def test_every_single_slip_is_found() -> None:
    code = recovery_code(KEY).replace("-", "")
    wrong = 0
    for place in range(LETTERS):
        for letter in "0123456789ABCDEFGHJKMNPQRSTVWXYZ":
            if letter != code[place]:
                with pytest.raises(UserError, match="slip"):
                    key_from_code(code[:place] + letter + code[place + 1 :])
                wrong += 1
    assert wrong == 55 * 31


def test_swapped_neighbours_are_found() -> None:
    code = recovery_code(KEY).replace("-", "")
    for place in range(LETTERS - 1):
        if code[place] != code[place + 1]:
            with pytest.raises(UserError, match="slip"):
                key_from_code(code[:place] + code[place + 1] + code[place] + code[place + 2 :])


@pytest.mark.parametrize(
    ("typed", "says"),
    [("", "has 0"), ("A" * 54, "has 54"), ("A" * 56, "has 56"), ("U" * 55, "“U”"), ("é", "“É”")],
)
def test_what_cannot_be_a_code_is_said_plainly(typed: str, says: str) -> None:
    with pytest.raises(UserError, match=re.escape(says)) as caught:
        key_from_code(typed)
    assert caught.value.remedy


def test_typing_back() -> None:
    code = recovery_code(KEY)
    assert is_same_code(code, code.lower().replace("-", " "))
    assert not is_same_code(code, recovery_code(VaultKey(bytes(32))))
    assert not is_same_code(code, code[:-1])
