"""One kind of string that points at a person: its pattern, what stands in its place, what it is called."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from dhr_desktop.sanitise.outcome import Finding

_SHAPES: Final = bytes(97 if 97 <= c < 123 or 65 <= c < 91 else 48 if 48 <= c < 58 else c for c in range(256))
_TRUE_SHAPES: Final = bytes(
    97 if 97 <= c < 123 else 65 if 65 <= c < 91 else 48 if 48 <= c < 58 else c for c in range(256)
)


@dataclass(frozen=True, slots=True)
class Recogniser:
    """One kind of string; where the pattern has a group named x or y, only that is replaced.

    `needs` are shapes (a for any letter, A for a capital, 0 for any digit) or small words, one of which must be there for the pattern to fit:
    most texts hold few kinds, and looking for a plain string is quick.
    """

    pattern: re.Pattern[str]
    replacement: str
    reason: str
    needs: tuple[str, ...] = ()

    def findings(self, plain: str) -> Iterator[Finding]:
        """Yield every such string in a folded text."""
        groups = [name for name in ("x", "y") if name in self.pattern.groupindex]
        for match in self.pattern.finditer(plain):
            start, end = next((match.span(name) for name in groups if match.group(name)), match.span())
            yield Finding(start, end, self.replacement, self.reason)


def rule(
    pattern: str, replacement: str, reason: str, needs: str = "", *, exact_case: bool = False
) -> Recogniser:
    """Make a recogniser; `needs` are parted by bars; capitals make no difference unless `exact_case`."""
    compiled = re.compile(pattern, 0 if exact_case else re.IGNORECASE)
    return Recogniser(compiled, replacement, reason, tuple(part for part in needs.split("|") if part))


def recognised(rules: Iterable[Recogniser], plain: str) -> Iterator[Finding]:
    """Yield what any of the rules finds in a folded text."""
    raw = plain.encode("ascii", "replace")
    hay = b"\n".join((raw.translate(_SHAPES), raw.translate(_TRUE_SHAPES), raw.lower())).decode("ascii")
    for one in rules:
        if not one.needs or any(need in hay for need in one.needs):
            yield from one.findings(plain)
