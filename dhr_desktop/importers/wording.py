"""Tidies the texts of foreign files and brings headings to one form, so that they can be compared."""

from __future__ import annotations

import re
import unicodedata
from difflib import get_close_matches
from typing import Final

_INVISIBLE: Final = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ud800-\uf8ff\ufeff\ufff0-\ufffb]"
)
"""Controls, marks that turn the direction of writing, letters without width, private characters."""
_SPACES: Final = re.compile(r"[^\S\n]+")
_LINES: Final = re.compile(r"\n{3,}")
_BROKEN: Final = re.compile(r"\b([A-Za-z]+)-\n(?=[a-z])")
_FIRST_PARTS: Final = frozenset(
    {
        "multi",
        "non",
        "co",
        "inter",
        "sub",
        "pre",
        "post",
        "self",
        "single",
        "face",
        "in",
        "up",
        "ex",
        "e",
        "re",
        "anti",
        "sector",
        "county",
        "follow",
    }
)
"""What really stands before a hyphen ("multi-agency") rather than being half of a broken word."""
_APART: Final = re.compile(r"[^a-z0-9]+")
_CAMEL: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")


def tidy(text: str) -> str:
    """Return the text without invisible characters, doubled spaces and outer blank lines; lines are kept."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0b", "\n").replace("\x0c", "\n")
    text = _INVISIBLE.sub("", text)
    lines = (_SPACES.sub(" ", line).strip() for line in text.split("\n"))
    return _LINES.sub("\n\n", "\n".join(lines)).strip()


def one_line(text: str) -> str:
    """Return the tidy text with its lines joined by spaces."""
    return " ".join(tidy(text).split())


def whole_words(text: str) -> str:
    """Return a tidy text with the words put together that were broken by hand at the end of a line ("train-", "ing")."""
    return _BROKEN.sub(lambda part: part[1] + ("-" if part[1].lower() in _FIRST_PARTS else ""), text)


def plain(heading: str) -> str:
    """Return the words of a heading in small letters, parted by single spaces, without punctuation."""
    text = unicodedata.normalize("NFKD", _CAMEL.sub(" ", heading)).lower().replace("'", "").replace("’", "")
    return _APART.sub(" ", text).strip()


def respelt(words: str, known: list[str]) -> str:
    """Return plain words with slips of the pen put right, where a long known word is very near."""
    return " ".join(
        (get_close_matches(word, known, 1, 0.85) or [word])[0] if len(word) > 4 else word
        for word in words.split()
    )


def quoted(text: str, longest: int = 40) -> str:
    """Return a short text of the file in quotation marks, for a sentence in the preview."""
    line = one_line(text)
    return f"“{line if len(line) <= longest else line[: longest - 1].rstrip() + '…'}”"


def whole_if_cut(text: str, longest: int = 40) -> tuple[str, ...]:
    """Return the whole of a text that `quoted` would cut, so that a fault can carry it; nothing for a shorter one."""
    return (text,) if len(one_line(text)) > longest else ()
