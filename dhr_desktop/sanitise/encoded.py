"""Finds known names that stand in a text as base64 or hexadecimal: what a machine wrote and a person cannot read."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator
from typing import Final

from dhr_desktop.sanitise.guesses import Guesses
from dhr_desktop.sanitise.matcher import Matcher
from dhr_desktop.sanitise.outcome import Finding
from dhr_desktop.sanitise.page import Page, page

_EDGES: Final = "\"'()[]{}<>.,;:"
_BASE64: Final = re.compile(r"[A-Za-z0-9+/_-]{7,}={0,2}")
_HEX: Final = re.compile(r"(?:0x)?((?:[0-9A-Fa-f]{2}){5,})")


def encoded_names(current: Page, matcher: Matcher, guesses: Guesses) -> Iterator[Finding]:
    """Yield every encoded run of a page that holds a known name once it is decoded."""
    if not matcher.entries:
        return
    for token in {run.strip(_EDGES) for run in current.runs if len(run) > 7}:
        text = _decoded(token)
        if text and matcher.hits(page(text), guesses)[0]:
            start = current.plain.find(token)
            while start >= 0:
                yield Finding(start, start + len(token), "[encoded text]", "a known name in encoded form")
                start = current.plain.find(token, start + len(token))


def _decoded(token: str) -> str | None:
    """Return the plain text that a run of letters and digits stands for, or None where it stands for none."""
    if not any(c.isdigit() for c in token) and not token.endswith("="):
        return None
    run = _HEX.fullmatch(token)
    try:
        if run:
            raw = bytes.fromhex(run.group(1))
        elif _BASE64.fullmatch(token):
            raw = base64.b64decode(token.replace("-", "+").replace("_", "/") + "=" * (-len(token) % 4))
        else:
            return None
        text = raw.decode("utf-16-le" if b"\x00" in raw else "utf-8")
    except (ValueError, binascii.Error):
        return None
    return text if text.isprintable() and any(c.isalpha() for c in text) else None
