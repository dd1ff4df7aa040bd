"""Makes a set of words from a text of words, so that long lists stay readable in the source."""

from __future__ import annotations


def words_of(text: str) -> frozenset[str]:
    """Return the words of a text that are parted by white space."""
    return frozenset(text.split())
