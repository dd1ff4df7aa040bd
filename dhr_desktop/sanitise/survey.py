"""What the whole text says about its own words: which are also written small, which carry a capital amid a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

_SMALL: Final = re.compile(r"(?<![A-Za-z'])[a-z]+")
_ACTING: Final = re.compile(
    r"([A-Z][a-z]+),? (?:said|says|replied|asked|cried|told|thought|felt|smiled|laughed|nodded|sighed|shouted|answered|exclaimed|whispered|looked|knew)\b"
    r"|\b(?:said|replied|asked|cried|answered|exclaimed|told|thought|by|with) ([A-Z][a-z]+)\b"
    r"|\b(?:Mr|Mrs|Ms|Miss|Dr|Mx|Sir|Lady|Aunt|Uncle)\.? ([A-Z][a-z]+)\b"
)
_AMID: Final = re.compile(r"[a-z,] ([A-Z][a-z]+)")


@dataclass(frozen=True, slots=True)
class Survey:
    """Facts about the words of one text, gathered before any of it is judged."""

    small: frozenset[str] = frozenset()
    amid: frozenset[str] = frozenset()
    acting: frozenset[str] = frozenset()

    def is_proper(self, word: str) -> bool:
        """Say whether a folded word carries a capital amid sentences here and is never written small, or acts as a person does."""
        return (word in self.amid and word not in self.small) or word in self.acting


def survey(parts: Iterable[str]) -> Survey:
    """Gather the facts from the parts of a text (folded, capitals kept)."""
    small: set[str] = set()
    amid: set[str] = set()
    acting: set[str] = set()
    for part in parts:
        small.update(_SMALL.findall(part))
        amid.update(word.lower() for word in set(_AMID.findall(part)))
        acting.update(word.lower() for words in set(_ACTING.findall(part)) for word in words if word)
    return Survey(frozenset(small), frozenset(amid), frozenset(acting))
