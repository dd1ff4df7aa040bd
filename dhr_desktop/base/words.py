"""Marks words for translation where they are written; translating happens only where they are shown."""

from __future__ import annotations


def N_(text: str) -> str:  # noqa: N802 - the customary name of the marker
    """Mark a text for translation and return it unchanged."""
    return text


def counted(count: int, singular: str, plural: str | None = None) -> str:
    """Return a count with its noun: "1 review", "2 reviews"."""
    return f"{count:,} {singular if count == 1 else plural or singular + 's'}"


def listed(words: list[str]) -> str:
    """Join words as a sentence does: "a, b and c"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"
