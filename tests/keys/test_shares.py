"""Shares of the recovery code: enough of them open, fewer say nothing, and each slip is noticed."""

from __future__ import annotations

import itertools
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dhr_desktop.base.errors import UserError
from dhr_desktop.keys.shares import SPLITS, WORDS, key_from_shares, name_of, split
from dhr_desktop.keys.vault_key import VaultKey

KEY = VaultKey(bytes(range(32)))

# A set that was printed once must open for ever (made by the standard's reference implementation).
PRINTED = [
    "cleanup wisdom academic acid apart reunion yelp thorn tofu scared software walnut prospect epidemic fortune result velvet rhyme huge much sled animal sheriff bundle usual greatest hanger profile ambition hobo have lilac texture",
    "cleanup wisdom academic always academic webcam hazard fantasy oasis busy duckling vintage mixture grant western fitness mayor location tadpole elevator pumps hobo numerous temple element expand improve news floral security unknown example software",
]


@pytest.mark.parametrize(("needed", "made"), SPLITS)
def test_any_few_of_them_in_any_order_are_enough(needed: int, made: int) -> None:
    shares = split(KEY, needed, made)
    assert len(shares) == made
    assert all(len(share.split()) == WORDS for share in shares)
    for some in itertools.permutations(shares, needed):
        assert key_from_shares(some) == KEY
    assert key_from_shares(shares) == KEY


@pytest.mark.parametrize(("needed", "made"), SPLITS)
def test_one_too_few_is_said_also_where_one_is_entered_twice(needed: int, made: int) -> None:
    shares = split(KEY, needed, made)
    for some in itertools.combinations(shares, needed - 1):
        for typed in (some, (*some, some[0])):
            with pytest.raises(UserError, match="1 share more needed"):
                key_from_shares(typed)


def test_a_set_that_was_printed_opens_for_ever() -> None:
    assert key_from_shares(PRINTED) == KEY


@settings(max_examples=15)
@given(st.binary(min_size=32, max_size=32), st.sampled_from(SPLITS))
def test_every_key_comes_back(raw: bytes, kind: tuple[int, int]) -> None:
    shares = split(VaultKey(raw), *kind)
    assert key_from_shares(shares[-kind[0] :]) == VaultKey(raw)


def test_what_hands_do_is_forgiven() -> None:
    first, second, _ = split(KEY, 2, 3)
    numbered = "\n".join(f"{n}. {word.upper()}" for n, word in enumerate(first.split(), start=1))
    assert key_from_shares([numbered, f"  {second.title()} "]) == KEY


def test_each_wrong_word_is_noticed_and_the_share_is_named() -> None:
    chance = random.Random(7)  # noqa: S311 - a test that can be repeated
    first, second, third = split(KEY, 2, 3)
    every = sorted({*first.split(), *second.split(), *third.split()})
    for place in range(WORDS):
        words = second.split()
        words[place] = chance.choice([word for word in every if word != words[place]])
        with pytest.raises(UserError, match="slip in share 2"):
            key_from_shares([first, " ".join(words)])


@pytest.mark.parametrize("typed", ["", "apple", "word " * 32, "word " * 34])
def test_a_share_of_another_length_is_said(typed: str) -> None:
    with pytest.raises(UserError, match="a share has 33"):
        key_from_shares([typed])


def test_shares_of_two_sets_do_not_belong_together() -> None:
    with pytest.raises(UserError, match="do not belong together"):
        key_from_shares([split(KEY, 2, 3)[0], split(KEY, 2, 3)[1]])
    with pytest.raises(UserError, match="No share"):
        key_from_shares([])


def test_a_share_is_another_one_each_time() -> None:
    """The same key, the same place in the set: its words are drawn anew, so one share cannot be told from another's."""
    drawn = [split(KEY, 2, 3)[0].split() for _ in range(40)]
    for place in range(5, WORDS - 4):
        assert len({words[place] for words in drawn}) > 30


def test_a_sheet_names_its_set_and_number() -> None:
    shares = split(KEY, 3, 5)
    names = [name_of(share) for share in shares]
    assert len({name.split(",")[0] for name in names}) == 1
    assert [name.split("share ")[1][0] for name in names] == list("12345")
    assert all(name.endswith("any 3 of this set are enough") for name in names)


def test_other_ways_of_splitting_are_refused() -> None:
    with pytest.raises(ValueError, match="two of three"):
        split(KEY, 1, 3)
