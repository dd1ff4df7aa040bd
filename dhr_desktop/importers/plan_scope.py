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

_LETTERS: Final = {"n": Scope.NATIONAL, "r": Scope.REGIONAL, "l": Scope.LOCAL}
_ALL: Final = re.compile(
    rf"\b(?:{'|'.join(pattern.pattern for _, pattern in _WORDS)}|wide|level|and|or|multi|single|agency)\b"
)

_ABOUT: Final = re.compile(
    r"(?:[a-z]+ ){0,4}?(?:local|regional|national)(?: and [a-z]+)?(?: (?:level|multi agency|single agency|learning|action|actions|plan|recommendations?|only|scope))*"
)


def says_more(text: str) -> bool:
    """Say whether a text has words besides those that name a scope: a place, an agency."""
    words = respelt(plain(text), ["local", "regional", "national"])
    return words not in _LETTERS and bool(_ALL.sub("", words).strip())


def scopes_of(text: str) -> tuple[Scope, ...]:
    """Return the scopes that a text names, the widest first; an empty tuple where it names none."""
    words = respelt(plain(text), ["local", "regional", "national"])
    if words in _LETTERS:
        return (_LETTERS[words],)
    return tuple(scope for scope, pattern in _WORDS if re.search(rf"\b(?:{pattern.pattern})\b", words))


def scope_of_heading(text: str) -> Scope | None:
    """Return the scope that a heading gives to what stands below it ("National recommendations"), None where it gives none."""
    found = scopes_of(text)
    return found[0] if len(found) == 1 and _ABOUT.fullmatch(plain(text)) else None
