"""Keys under which different writings of one name fall together: what a scanner misreads and what an ear hears alike."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

_SCANNED: Final = str.maketrans(
    {
        "0": "o",
        "1": "l",
        "|": "l",
        "!": "l",
        "i": "l",
        "5": "s",
        "$": "s",
        "@": "a",
        "4": "a",
        "3": "e",
        "8": "b",
        "6": "g",
        "7": "t",
        "9": "g",
        "2": "z",
        "q": "g",
        "j": "l",
    }
)
_SCANNED_PAIRS: Final = (
    ("rn", "m"),
    ("vv", "w"),
    ("cl", "d"),
    ("nn", "m"),
    ("lll", "m"),
    ("ll", "u"),
    ("ri", "n"),
)
_HEARD: Final = tuple(
    (re.compile(pattern), plain)
    for pattern, plain in (
        (r"(?:leigh|ley|lee|lea|lie|li|ly)$", "le"), (r"^(?:mac|mc|mhic)", "mk"), (r"^(?:al|el|ul)(?=[^aeiou]{1}[aeiou])", "al"), (r"^x", "z"), (r"^(?:wr|w(?=r))", "r"), (r"^kn|^gn", "n"),
        (r"tch|tsch|cz|tz", "ch"), (r"sch|sz|sh", "s"), (r"ph|v|bh|mh", "f"), (r"kh|gh|ck|qu|q|x|c(?=[aoukrlt])|c$", "k"), (r"c", "s"), (r"dh|th", "t"),
        (r"z", "s"), (r"dj|j", "j"), (r"w", "v"), (r"(?<=[aeiouy])h(?![aeiouy])", ""), (r"h(?=[lmnr])|h$", ""),
        (r"ee|ea|ie|ei|ey|ay|ai|y|i", "e"), (r"oo|ou|u|au|ow|o", "o"), (r"aa", "a"), (r"(.)\1+", r"\1"), (r"(?<=.{3})e+$", ""), (r"(?<=.{3})a$", "a"),
    )
)  # fmt: skip


@lru_cache(maxsize=65536)
def scanned(token: str) -> str:
    """Return the shape a scanner cannot tell from others (Srnith and Smith, 0 and o, 1 and l and i)."""
    shape = token.translate(_SCANNED)
    for pair, single in _SCANNED_PAIRS:
        shape = shape.replace(pair, single)
    return shape


@lru_cache(maxsize=65536)
def heard(token: str) -> str:
    """Return how a name sounds, roughly, over English, Arabic, Celtic and Slavic spellings (Khatib and Khateeb)."""
    sound = token
    for pattern, plain in _HEARD:
        sound = pattern.sub(plain, sound)
    return sound
