"""One kind of string that points at a person: its pattern, what stands in its place, what it is called."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dhr_desktop.sanitise.outcome import Finding


@dataclass(frozen=True, slots=True)
class Recogniser:
    """One kind of string; where the pattern has a group named x, only that is replaced."""

    pattern: re.Pattern[str]
    replacement: str
    reason: str

    def findings(self, plain: str) -> Iterator[Finding]:
        """Yield every such string in a folded text."""
        group = "x" if "x" in self.pattern.groupindex else 0
        for match in self.pattern.finditer(plain):
            start, end = match.span(group)
            if start < 0:
                start, end = match.span()
            yield Finding(start, end, self.replacement, self.reason)


def rule(pattern: str, replacement: str, reason: str, *, exact_case: bool = False) -> Recogniser:
    """Make a recogniser; capitals make no difference unless `exact_case`."""
    return Recogniser(re.compile(pattern, 0 if exact_case else re.IGNORECASE), replacement, reason)


def recognised(rules: Iterable[Recogniser], plain: str) -> Iterator[Finding]:
    """Yield what any of the rules finds in a folded text."""
    for one in rules:
        yield from one.findings(plain)
