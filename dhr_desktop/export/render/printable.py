"""Characters that can be printed: controls and joiners go, and what the font lacks becomes a visible mark, never nothing."""

from __future__ import annotations

import unicodedata
from typing import Final

from dhr_desktop.export.render.faces import covered

MISSING: Final = "\N{REPLACEMENT CHARACTER}"
_LIKE: Final = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2011": "-", "\t": "    ", "\u2010": "-"})


def printable(text: str) -> str:
    """Return a text in composed form with everything replaced that would print as an empty box."""
    composed = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")).translate(_LIKE)
    if composed.isascii() and composed.isprintable():
        return composed
    known = covered()
    return "".join(
        char
        if char == "\n" or ord(char) in known
        else ""
        if unicodedata.category(char) in {"Cc", "Cf"}
        else "?"
        for char in composed
    )
