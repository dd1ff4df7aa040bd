"""One place where a string stands, as a person is shown it before deciding about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

MOST_CONTEXTS: Final = 8
"""How many places of one string are shown; the others are counted."""


@dataclass(frozen=True, slots=True, repr=False)
class Context:
    """One place where a string stands: the original with the string between `before` and `after`, and what would leave.

    `string` is what stands there where that differs from place to place, else "".
    """

    place: str
    before: str
    after: str
    outgoing: str
    string: str = ""
