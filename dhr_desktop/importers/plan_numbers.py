"""Splits a recommendation's number from its text: "10.1.1.2 …", "9.1 a …", "Recommendation 4: …", "R4 …", or none."""

from __future__ import annotations

import re
from typing import Final

_WORDS: Final = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
]
_BREAK: Final = r"(?:-?\n|-\s?)?"
"""Where a narrow column may have broken the word."""
_NAMED: Final = re.compile(
    rf"(?:recom{_BREAK}men{_BREAK}d{_BREAK}ations?|rec)(?:\b|(?=\d))\.?\s*(?:no\b\.?|number|ref|#)?\s*[:.(\[]?\s*"
    r"(?P<number>[A-Z]{0,4}[-/]?\d+(?:[./-]\d+)*\s?[a-z]?(?![A-Za-z])|(?:" + "|".join(_WORDS) + r")\b)"
    r"(?P<letter>\s?\([a-z]{1,3}\))?\s*[:.)\]\-–—]*\s*",
    re.IGNORECASE,
)
_SIGNED: Final = re.compile(
    r"(?:#\s?|№\s?|\bN[or]\.\s?|\bNumber\s|\bN[or]\s(?=\d+(?:\.\d+)*[a-z]?(?:\s*[:.)\-–—]|\n|\s[A-Z]|$)))"
    r"(?P<number>\d+(?:\.\d+)*[a-z]?)\b[:.)]*(?:\s*[\-–—]\s+|\s+|$)"
)
_BRACKETED: Final = re.compile(
    r"[\[{(]\s?(?P<number>\d+(?:\.\d+)*[a-z]?|[ivx]{1,6}|[IVX]{1,6})\s?[\]})][:.]?\s*"
)
_ROMAN: Final = re.compile(
    r"(?P<number>(?=[ivx])x{0,3}(?:ix|iv|v?i{0,3})|(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3}))[.):]+(?:\s+|$)"
)
_LETTERED: Final = re.compile(
    r"(?P<number>[A-Z]{1,4}[-/ ]?\d+(?:[./]\d+)*[a-z]?)(?:\s*[:.)\-–—]+\s*|\n|\t|\s+(?=[A-Z])|$)"
)
_DOTTED: Final = re.compile(
    r"(?P<number>\d+(?:\.\d+)+)\.?(?P<letter>[a-z]\b|\s\(?[a-z]\)|\s[a-z](?=\s*(?:$|[:.)\n\t]|[A-Z])))?[:.)]*(?:\s*[\-–—]\s+|\s+|$)"
)
_WHOLE: Final = re.compile(r"\(?(?P<number>\d+[a-z]?|[a-z])(?:[.):]+|\s*[\-–—]\s|\n|\t|$)\s*")
_PART: Final = re.compile(
    r"(?P<number>\d{1,3})(?P<letter>[a-g](?=\s+[A-Z])|\s?\([a-z]{1,3}\)|\s?[a-g]\))[:.)]*(?:\s*[\-–—]\s+|\s+|$)"
)
_BARE: Final = re.compile(r"(?P<number>\d+)\s+(?=[A-Z])")
_NOT_NUMBERS: Final = frozenset({"GP", "A", "I", "Q", "NHS", "COVID", "MARAC", "CQC", "DASH", "ICD"})


def split_number(text: str, previous: str = "") -> tuple[str, str]:
    """Return (number, text); the number is "" where there is none.

    A lone figure before a capital ("4 The partnership …") counts only where it is the first or the next in the row, since texts
    also begin with "24 Hour cover …" or "999 Calls …".
    """
    for pattern in (_NAMED, _SIGNED, _BRACKETED, _ROMAN, _DOTTED, _PART, _WHOLE, _LETTERED):
        match = pattern.match(text)
        if match and not (pattern is _LETTERED and _prefix(match["number"]) in _NOT_NUMBERS):
            letter = (match.groupdict().get("letter") or "").replace("(", "").replace(")", "")
            return _tidied(match["number"] + letter), text[match.end() :].lstrip(" \n\t:–—-")
    bare = _BARE.match(text)
    reached = int(previous) if previous.isdecimal() else 0
    if bare and int(bare["number"]) in {1, reached, reached + 1}:
        return bare["number"], text[bare.end() :]
    return "", text


def number_alone(text: str) -> str:
    """Return the number that stands in a column of its own ("1.", "Rec 4", "9.1 a")."""
    number, rest = split_number(text)
    return number if number and not rest else _tidied(text)


def _tidied(number: str) -> str:
    return " ".join(number.split()).rstrip(".:)")


def _prefix(number: str) -> str:
    return re.split(r"[^A-Z]", number, maxsplit=1)[0]
