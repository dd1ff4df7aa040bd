"""Generated passphrases, and the honest word on typed ones."""

from __future__ import annotations

import math
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dhr_desktop.base.errors import UserError
from dhr_desktop.keys.passphrases import (
    LEAST_WORDS,
    SEALING_WORDS,
    VAULT_WORDS,
    bits_of_words,
    generate,
    require_strong,
    strength,
    words,
)


def test_the_list_is_plain_lower_case_and_says_its_own_size() -> None:
    assert all(word.isascii() and word.isalpha() and word.islower() and 2 < len(word) < 9 for word in words())
    assert len(set(words())) == len(words()) >= 3000
    assert list(words()) == sorted(words())
    assert bits_of_words(1) == math.log2(len(words()))


def test_the_numbers_of_words_are_worth_what_the_design_needs() -> None:
    assert (LEAST_WORDS, VAULT_WORDS, SEALING_WORDS) == (4, 5, 6)
    assert bits_of_words(LEAST_WORDS) > 46
    assert bits_of_words(SEALING_WORDS) > 69


@pytest.mark.parametrize(
    "grim", ["victim", "knife", "blood", "murder", "widow", "grave", "bruise", "strangle", "coffin"]
)
def test_no_word_is_grim(grim: str) -> None:
    assert grim not in words()


@pytest.mark.parametrize("count", [4, 5, 6])
def test_generated_ones_have_so_many_different_words_and_pass_their_own_test(count: int) -> None:
    chance = random.Random(7)  # noqa: S311 - a test that can be repeated
    for _ in range(500):
        passphrase = generate(count, chance.choice)
        assert len(set(passphrase.split())) == count
        assert set(passphrase.split()) <= set(words())
        assert strength(passphrase).is_enough
        assert strength(passphrase).bits == pytest.approx(bits_of_words(count))


def test_two_are_never_the_same_by_themselves() -> None:
    assert len({generate() for _ in range(200)}) == 200


def test_every_word_can_be_drawn() -> None:
    seen = {word for _ in range(20_000) for word in generate(4).split()}
    assert len(seen) == len(words())


@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ",
        "password",
        "Password123!",
        "correcthorse",
        "mary had a little lamb",
        "1234567890123456",
        "aaaaaaaaaaaaaaaaaaaaaaaa",
        "apple apple apple apple apple",
        "Margaret 12 03 1975",
        "qwertyuiop asdfghjkl",
        "letmein letmein2 letmein3",
        "apple orchard kettle",
    ],
)
def test_easy_ones_are_refused_with_a_way_forward(typed: str) -> None:
    assert not strength(typed).is_enough
    with pytest.raises(UserError, match="Too easy") as caught:
        require_strong(typed)
    assert "words" in caught.value.remedy
    assert not typed.strip() or typed not in str(caught.value)


@pytest.mark.parametrize(
    "typed",
    [
        "apple orchard kettle lantern",
        "kX9$mQ2!vT7z&p",
        "Thornbeck Harrowmere Penvale Wexcombe Aldersford lane",
    ],
)
def test_good_ones_are_accepted(typed: str) -> None:
    require_strong(typed)
    assert strength(typed).sentence.startswith(("Enough", "Strong"))


@given(st.text(max_size=40), st.sampled_from(["apple", "kettle", "lantern"]))
def test_adding_a_word_never_makes_it_weaker(typed: str, word: str) -> None:
    assert strength(f"{typed} {word}").bits >= strength(typed).bits
