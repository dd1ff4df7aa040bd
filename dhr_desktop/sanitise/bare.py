"""Tells the many names that stand among small words, where nothing beside them belongs to them, from the few that need a closer look."""

from __future__ import annotations

from typing import Final

from dhr_desktop.sanitise.parts import PARTICLES, SUFFIXES, TITLES
from dhr_desktop.sanitise.word_sets import words_of

HONORIFICS: Final = words_of("ji bhai sahib saab baji apa didi hanim")
_ENDS: Final = frozenset(".,;:!?'\")")
_DRAWN: Final = (
    frozenset(SUFFIXES) | PARTICLES | {"the", "nee", "aka", "formerly", "now", "also", "a", "i"} | HONORIFICS
)


def stands_bare(plain: str, start: int, end: int) -> bool:  # noqa: PLR0911 - a ladder of rules, one answer each
    """Say whether small words stand at either side, or nothing: then there is nothing to draw into the name."""
    if plain[end : end + 1] == ")" and "(" in plain[start:end]:
        return False
    if start:
        space = plain.rfind(" ", max(0, start - 24), start - 1) if plain[start - 1] == " " else -1
        word = plain[space + 1 : start - 1] if space >= 0 else ""
        if not (
            len(word) > 1 and word.isalpha() and word.islower() and word not in TITLES
        ) and not word.endswith((".", ",", ";")):
            return False
        if word.endswith(".") and len(word) < 6:
            return False
    after = plain[end : end + 2]
    if after[:1] == " ":
        if not after[1:2].islower():
            return False
        stop = plain.find(" ", end + 1, end + 14)
        return plain[end + 1 : stop if stop > 0 else end + 10].strip(".,;:!?)") not in _DRAWN
    if after[:1] == "," and plain[end + 1 : end + 3].strip()[:1].isupper():
        return False
    return after[:1] in _ENDS and not (after[0] == "." and after[1:2].isalnum())
