"""The long list of words answers as a set of the same words would."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dhr_desktop.sanitise.word_list import WordList

WORDS = st.text(alphabet="abc'", min_size=1, max_size=6)


@given(st.sets(WORDS), st.sets(st.text(alphabet="abc' ", max_size=8)))
def test_it_holds_what_a_set_would_hold(words: set[str], others: set[str]) -> None:
    found = WordList(words)
    assert all(word in found for word in words)
    assert {word for word in words | others if word in found} == words


def test_neither_a_part_of_a_word_nor_two_words_are_one() -> None:
    words = WordList(["statement", "station", "stationer"])
    for text in ("", "sta", "state", "tion", "station stationer", " station", "station "):
        assert text not in words
