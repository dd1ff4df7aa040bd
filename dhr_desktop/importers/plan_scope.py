"""Reads how far a recommendation reaches: local, regional or national."""

from __future__ import annotations

import re
from typing import Final

from dhr_desktop.importers.wording import plain, respelt
from dhr_desktop.model.terms import Scope

_WORDS: Final[tuple[tuple[Scope, re.Pattern[str]], ...]] = (
    (Scope.NATIONAL, re.compile(r"national(?:ly)?|nationwide|government|uk|england")),
    (Scope.REGIONAL, re.compile(r"(?:sub )?region(?:al|ally|wide)?")),
    (
        Scope.LOCAL,
        re.compile(
            r"local(?:ly)?|county ?wide|city ?wide|borough ?wide|district ?wide|county|city|borough|district"
        ),
    ),
)


def scopes_of(text: str) -> tuple[Scope, ...]:
    """Return the scopes that a text names, the widest first; an empty tuple where it names none."""
    words = respelt(plain(text), ["local", "regional", "national"])
    return tuple(scope for scope, pattern in _WORDS if re.search(rf"\b(?:{pattern.pattern})\b", words))
