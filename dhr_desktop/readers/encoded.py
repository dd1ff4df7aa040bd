"""Texts inside texts: what stands there in hexadecimal or base64, where the result reads as words and not as noise."""

from __future__ import annotations

import binascii
import re
import string
from base64 import b64decode
from collections.abc import Iterator
from typing import Final

_HEX: Final = re.compile(r"(?:[0-9A-Fa-f]{2}[\s:]?){5,}")
_BASE64: Final = re.compile(r"[A-Za-z0-9+/_-]{8,}(?:\s[A-Za-z0-9+/_-]{16,})*={0,2}")
_PLAIN_WORD: Final = re.compile(r"[A-Za-z]?[a-z]+|[A-Z]+|[0-9]+")
"""What encoded text hardly ever looks like: one word, or one number."""
_READABLE: Final = 0.9
_PLAIN: Final = 0.7
_LEAST: Final = 4
_PLAIN_BYTES: Final = (string.ascii_letters + string.digits + " .,'-@/:+()\n").encode()
_MOST_OTHERS: Final = 0.55
"""The greatest share of bytes that are no plain letters in any encoding of words: 16-bit letters have one half."""


def decodings(text: str) -> Iterator[tuple[str, str]]:
    """Yield each decoded text with the way in which it was encoded."""
    for match in _HEX.finditer(text):
        digits = re.sub(r"[\s:]", "", match.group())
        yield from _as_words("decoded from hexadecimal", bytes.fromhex(digits[: len(digits) // 2 * 2]))
    for match in _BASE64.finditer(text):
        letters = re.sub(r"\s", "", match.group()).rstrip("=").replace("-", "+").replace("_", "/")
        if _PLAIN_WORD.fullmatch(letters):
            continue
        for start in range(min(4, len(letters))):
            cut = letters[start:]
            cut = cut[: len(cut) - (len(cut) % 4 == 1)]
            try:
                data = b64decode(cut + "=" * (-len(cut) % 4))
            except binascii.Error:
                continue
            yield from _as_words("decoded from base64", data)


def _as_words(how: str, data: bytes) -> Iterator[tuple[str, str]]:
    """Yield bytes as text where they read as text, in 8-bit and 16-bit letters."""
    others = data.translate(None, _PLAIN_BYTES)
    if len(others) > _MOST_OTHERS * len(data):
        return
    for encoding in ("utf-8", "utf-16-le", "utf-16-be", "latin-1"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _reads_as_words(text):
            yield how, text
            return


def _reads_as_words(text: str) -> bool:
    """Say whether a text is made of letters and the signs between them, most of them plain ones; noise hardly ever is."""
    plain = sum(char.isascii() and (char.isalnum() or char in " .,'-@/:+()\n") for char in text)
    accented = sum(not char.isascii() and char.isalpha() for char in text)
    return len(text) >= _LEAST and plain >= _PLAIN * len(text) and plain + accented >= _READABLE * len(text)
