"""Argon2id: the default effort, its bounds, and what counts as the same passphrase."""

from __future__ import annotations

import pytest

from dhr_desktop.keys.derivation import DEFAULT_EFFORT, Effort, derive

SALT = b"0123456789abcdef"


def test_the_default_effort_is_the_one_that_was_promised() -> None:
    assert Effort(memory_kib=65_536, passes=3, lanes=4) == DEFAULT_EFFORT


def test_it_is_argon2id_as_the_reference_program_computes_it() -> None:
    # From the reference implementation's own test file, version 19: t = 2, m = 2^16 KiB, p = 1.
    expected = "09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7"
    assert derive("password", b"somesalt", Effort(memory_kib=65_536, passes=2, lanes=1)).hex() == expected


def test_salt_and_effort_matter(quick: Effort) -> None:
    assert derive("apple", SALT, quick) != derive("apple", SALT[::-1], quick)
    assert derive("apple", SALT, quick) != derive("apple", SALT, Effort(memory_kib=8, passes=2, lanes=1))


@pytest.mark.parametrize(
    ("memory_kib", "passes", "lanes"),
    [
        (0, 1, 1),
        (7, 1, 1),
        (8, 0, 1),
        (8, 1, 0),
        (8, 1, 2),
        (2**30, 1, 1),
        (1024, 10**6, 1),
        (1024, 1, 255),
        (-8, 1, 1),
    ],
)
def test_an_effort_out_of_bounds_is_refused_before_any_work(memory_kib: int, passes: int, lanes: int) -> None:
    with pytest.raises(ValueError, match="bounds"):
        Effort(memory_kib=memory_kib, passes=passes, lanes=lanes)


@pytest.mark.parametrize(
    "typed", ["caf\u00e9 apple", "cafe\u0301 apple", "  caf\u00e9   apple\n", "caf\u00e9\u00a0apple"]
)
def test_accents_and_spaces_may_be_typed_either_way(typed: str, quick: Effort) -> None:
    assert derive(typed, SALT, quick) == derive("caf\u00e9 apple", SALT, quick)


def test_capitals_count(quick: Effort) -> None:
    assert derive("Apple", SALT, quick) != derive("apple", SALT, quick)
