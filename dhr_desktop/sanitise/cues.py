"""What stands beside a name that is in no list, and what a greeting or a place says about the words next to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from dhr_desktop.sanitise.lexicon import Lexicon
from dhr_desktop.sanitise.outcome import Finding, Weight
from dhr_desktop.sanitise.places import PLACES
from dhr_desktop.sanitise.proper import KNOWN_PROPER
from dhr_desktop.sanitise.word_sets import words_of

SUBJECTS: Final = words_of("i you he she it we they there this that these those the a an")
_OF_PLACE: Final = re.compile(r"[ ]of[ ]([A-Z][a-z]+)\b")
_OTHER_NAME: Final = re.compile(
    r"(?i:\b(?:known as|preferred name|other names?|alias(?:es)?|aka|nickname|maiden name|likes to be called)[ ]*[:\t][ \t]*)([A-Z][\w'-]+(?:[ ][A-Z][\w'-]+)?)"
)
_SMALL_TITLED: Final = re.compile(r"(?<!\w)(?:mr|mrs|ms|miss|dr)\.?[ ]([a-z]{3,})(?![\w@])")
_GREETINGS: Final = ("Hi ", "Hiya ", "Hello ", "Hey ", "Dear ")


def greeted(plain: str, words: Lexicon) -> Iterator[Finding]:
    """Yield a word after a greeting that is a name besides being something else (Hi Jan)."""
    for greeting in _GREETINGS:
        if greeting not in plain:
            continue
        for match in re.finditer(rf"\b{greeting}([A-Z][a-z]+)\b", plain):
            low = match.group(1).lower()
            if low in KNOWN_PROPER and low in words.given:
                yield Finding(
                    match.start(1), match.end(1), None, "name after a greeting: not in any list", Weight.HINT
                )


def home_beside(plain: str, end: int) -> Iterator[Finding]:
    """Yield the place that stands behind a name (Powell of Richmond), to be asked about."""
    match = _OF_PLACE.match(plain, end)
    if match and match.group(1).lower() in PLACES:
        yield Finding(match.start(1), match.end(1), None, "place beside a name", Weight.HINT)


def other_names(plain: str) -> Iterator[Finding]:
    """Yield the further name that a form or a heading gives to somebody (Known as: Tam)."""
    reason = "another name of somebody: not in any list"
    for match in _OTHER_NAME.finditer(plain):
        yield Finding(match.start(1), match.end(1), "[another name]", reason, Weight.LIKELY)


def small_titled(plain: str, words: Lexicon) -> Iterator[Finding]:
    """Yield a word in small letters after a title that is no everyday word (mr patel)."""
    reason = "looks like a name in small letters: not in any list"
    for match in _SMALL_TITLED.finditer(plain):
        if not words.is_ordinary(match.group(1)):
            yield Finding(match.start(1), match.end(1), None, reason, Weight.HINT)
