"""Recognises what is told in words: spelled names, phone numbers in words, addresses with at and dot, screen names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from dhr_desktop.sanitise.outcome import Finding, Weight
from dhr_desktop.sanitise.recogniser import recognised, rule

_RULES: Final = (
    rule(
        r"\b[\w.+-]+[ ]?(?:\(at\)|\[at\]|[ ]at[ ])[ ]?[\w-]+(?:[ ]?(?:\(dot\)|\[dot\]|[ ]dot[ ])[ ]?[a-z]+)+\b",
        "[email address]",
        "e-mail address",
    ),
    rule(
        r"\b(?:snapchat|snap|instagram|insta|tiktok|twitter|telegram|discord|kik|username|user name|user id|handle|gamertag|psn|xbox|login|screen name)"
        r"(?:[ ](?:name|handle|account|user|profile|is|was|as|called|under|id))*(?:[ ]?[:=]?[ ]*[\"']?(?P<x>(?=[\w.]*[\d_.])[a-z][\w.]{3,}\w)|[ ]?[:=][ ]?[\"']?(?P<y>[a-z][\w.]{2,}))",
        "[username]",
        "social media name",
    ),
    rule(
        r"///[a-z]+\.[a-z]+\.[a-z]+|\b(?:what3words|w3w)[: ]+(?P<x>[a-z]+\.[a-z]+\.[a-z]+)",
        "[location]",
        "map position",
    ),
)
_NATO: Final = (
    r"(?:alpha|alfa|bravo|charlie|delta|echo|foxtrot|golf|hotel|india|juliett?|kilo|lima|mike|november|oscar|papa|quebec|romeo|sierra"
    r"|tango|uniform|victor|whisk[e]?y|x-?ray|yankee|zulu)"
)
_SPELLED: Final = re.compile(rf"\b{_NATO}(?:[ ,.\-/]+{_NATO}){{2,}}\b", re.IGNORECASE)
_FOR: Final = r"[A-Z],?[ ](?:for|as in)[ ]['\"]?[A-Za-z]+['\"]?"
_LETTERED: Final = re.compile(rf"\b{_FOR}(?:[,.]?[ ](?:and[ ])?(?:{_FOR}|[A-Z](?:[- ][A-Z])*(?![\w'])))+")
_LETTER_BY_LETTER: Final = re.compile(
    r"(?<![\w'-])[A-Z](?:-[A-Z]){3,}(?![\w'-])|(?<![\w'-])[A-Z](?:[ ][A-Z]){3,}(?![\w'-])"
)
_SPOKEN_DIGIT: Final = r"(?:oh|o|zero|nought|one|two|three|four|five|six|seven|eight|nine|hundred|double[ ,-]+\w+|treble[ ,-]+\w+|triple[ ,-]+\w+)"
_SPOKEN: Final = re.compile(rf"\b{_SPOKEN_DIGIT}(?:[ ,.\-]+{_SPOKEN_DIGIT}){{5,}}\b", re.IGNORECASE)


def told(plain: str) -> Iterator[Finding]:
    """Yield numbers, names and addresses that a folded text spells out in words."""
    yield from recognised(_RULES, plain)
    for match in _SPELLED.finditer(plain):
        yield Finding(match.start(), match.end(), "[spelled name]", "letters spelled out")
    for match in _LETTERED.finditer(plain):
        yield Finding(match.start(), match.end(), "[spelled name]", "letters spelled out")
    for match in _LETTER_BY_LETTER.finditer(plain):
        yield Finding(match.start(), match.end(), "[spelled name]", "letters spelled out", Weight.LIKELY)
    for match in _SPOKEN.finditer(plain):
        yield Finding(match.start(), match.end(), "[phone number]", "number in words")
