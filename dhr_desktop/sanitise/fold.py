"""Folds a text to plain small letters for searching, and knows where each folded letter came from; it never changes the text itself."""

from __future__ import annotations

import html
import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from typing import Final
from urllib.parse import unquote_to_bytes

_HOMOGLYPHS: Final = dict(
    zip(
        "аеорсхуіјѕһԁԛԝгкмнтвАВЕКМНОРСТХУЅІЈԚԜЬοαεικνρτυχΑΒΕΖΗΙΚΜΝΟΡΤΥΧꜱᴀʙᴄᴅᴇɢʜɪᴊᴋʟᴍɴᴏᴘʀᴛᴜᴠᴡʏᴢɑɡıłŁøØđĐðÐħŦŧɩӏⅼⅠƖǀ∣",
        "aeopcxyijshdqwrkmhtbABEKMHOPCTXYSIJQWboaeikvptuxABEZHIKMNOPTYXsabcdeghijklmnoprtuvwyzagilLoOdDdDhTtillIIll",
        strict=True,
    )
)
_WRITTEN_OUT: Final = {
    "ß": "ss", "ẞ": "SS", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "þ": "th", "Þ": "Th", "ə": "a", "Ə": "A",
    "ŋ": "n", "Ŋ": "N", "ς": "σ", "£": "$", "€": "$", "…": "...", "№": "No", "ﬆ": "st",
    **dict.fromkeys("█▇▆▓▒░■□▪▫●•·∗＊", "*"),
}  # fmt: skip
_QUOTES: Final = dict.fromkeys("‘’‚‛`´ʼʻʹʾʿ′＇՚", "'") | dict.fromkeys("“”„‟«»″‹›", '"')
_DASHES: Final = dict.fromkeys("‐‑‒–—―−﹘﹣－⁃", "-")
_SINGLE: Final = _HOMOGLYPHS | _WRITTEN_OUT | _QUOTES | _DASHES

_COMMON: Final = (
    ("’", "'"),
    ("‘", "'"),
    ("“", '"'),
    ("”", '"'),
    ("–", "-"),
    ("—", "-"),
    ("\u00a0", " "),
    ("£", "$"),
    ("•", "*"),
)
"""Signs that most typed reports hold, and their plain forms of the same length."""

_PERCENT: Final = r"(?:%[0-9A-Fa-f]{2})+"
_ENTITY: Final = r"&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
_BACKSLASH: Final = r"\\u[0-9A-Fa-f]{4}|\\x[0-9A-Fa-f]{2}|\\[nrt](?=[A-Z0-9])"
_TAG: Final = (
    r"</?(?:br|p|div|span|b|i|u|em|strong|td|tr|th|li|ul|ol|table|font|wbr|sup|sub|small|mark|h[1-6]|w:\w+|a)"
    r"(?:\s[^<>]{0,300})?/?>"
)
_SPECIAL: Final = re.compile(rf"(?P<other>[^\x00-\x7f]+)|{_ENTITY}|{_PERCENT}|{_BACKSLASH}|{_TAG}")
_TRIGGERS: Final = frozenset("&%\\<")


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text: `plain` keeps capitals, `low` has none; both are of one length, and `span` leads back to the original."""

    plain: str
    low: str
    _at: tuple[int, ...] = (0,)
    _source: tuple[int, ...] = (0,)
    _linear: tuple[bool, ...] = (True,)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where the folded letters from `start` up to `end` stand in the original text."""
        return self._begin(start), self._finish(end - 1)

    def _begin(self, position: int) -> int:
        k = bisect_right(self._at, position) - 1
        return self._source[k] + (position - self._at[k] if self._linear[k] else 0)

    def _finish(self, position: int) -> int:
        k = bisect_right(self._at, position) - 1
        if not self._linear[k]:
            return self._source[k + 1]
        beyond = position + 1
        if k + 1 < len(self._at) and self._at[k + 1] == beyond:
            return self._source[k + 1]
        return self._source[k] + beyond - self._at[k]


@lru_cache(maxsize=4096)
def _letter(char: str) -> str:
    """Return the plain form of one character: nothing for marks and invisible signs, a space for symbols."""
    known = _SINGLE.get(char)
    if known is not None:
        return known
    category = unicodedata.category(char)
    if category[0] == "M" or category == "Cf":
        return ""
    parts = unicodedata.normalize("NFKD", char)
    if parts != char:
        return "".join(_letter(part) if part > "\x7f" else part for part in parts)
    return char if category[0] in "LN" and len(char.lower()) == 1 else " "


def _unescape(token: str) -> str:
    """Return the text that an entity, a percent code, a backslash code or a tag stands for, or the token itself."""
    if token[0] == "&":
        plain = html.unescape(token)
    elif token[0] == "%":
        try:
            plain = unquote_to_bytes(token).decode("utf-8")
        except UnicodeDecodeError:
            return token
    elif token[0] == "\\":
        plain = " " if token[1] in "nrt" else chr(int(token[2:], base=16))  # noqa: FURB166 - the prefix is a backslash, not 0x
    else:
        return " "
    return "".join(_letter(c) if c > "\x7f" else (max(c, " ")) for c in plain)


def is_plain(text: str) -> bool:
    """Say whether folding only has to remove capitals: the fast path of most English text."""
    return text.isascii() and not any(sign in text for sign in _TRIGGERS)


class _Builder:
    """Gathers folded pieces and the places where folded and original letters stop running side by side."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.length = 0
        self.at, self.source, self.linear = [0], [0], [True]

    def keep(self, piece: str) -> None:
        """Add a piece that has as many letters as the original had."""
        self.pieces.append(piece)
        self.length += len(piece)

    def put(self, piece: str, start: int, end: int) -> None:
        """Add a piece that stands for the original letters from `start` up to `end`, however many they are."""
        if piece:
            self._mark(start, linear=False)
            self.keep(piece)
        self._mark(end, linear=True)

    def _mark(self, source: int, *, linear: bool) -> None:
        if self.at[-1] == self.length and self.linear[-1]:
            self.source[-1], self.linear[-1] = source, linear
            return
        self.at.append(self.length)
        self.source.append(source)
        self.linear.append(linear)

    def done(self) -> Folded:
        """Return the folded text."""
        plain = "".join(self.pieces)
        return Folded(plain, plain.lower(), tuple(self.at), tuple(self.source), tuple(self.linear))


def fold(text: str) -> Folded:
    """Fold a text: escapes undone, look-alike letters made plain, marks and invisible signs dropped, capitals removed."""
    if not text.isascii():
        for sign, plain in _COMMON:
            text = text.replace(sign, plain)
    if is_plain(text):
        return Folded(text, text.lower())
    builder = _Builder()
    done = 0
    for match in _SPECIAL.finditer(text):
        start, end = match.span()
        builder.keep(text[done:start])
        done = end
        token = match.group()
        if match.lastgroup is None:
            plain = _unescape(token)
            if plain == token:
                builder.keep(token)
            else:
                builder.put(plain, start, end)
            continue
        for offset, char in enumerate(token, start):
            plain = _letter(char)
            if len(plain) == 1:
                builder.keep(plain)
            else:
                builder.put(plain, offset, offset + 1)
    builder.keep(text[done:])
    return builder.done()


def fold_name(text: str) -> str:
    """Return the folded small letters of a name, single-spaced."""
    return " ".join(fold(text).low.split())
