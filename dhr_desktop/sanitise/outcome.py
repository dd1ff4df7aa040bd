"""What the sanitiser says: the text that may leave, what was changed and why, and what a person should still look at."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple


class Weight(IntEnum):
    """How surely a stretch of text identifies somebody; the heavier of two overlapping findings wins."""

    HINT = 1
    LIKELY = 2
    SURE = 3


@dataclass(frozen=True, slots=True)
class Change:
    """One stretch of the original (half-open, in characters) and what stands in its place, with the reason in plain words."""

    start: int
    end: int
    original: str
    replacement: str
    reason: str

    def __repr__(self) -> str:
        """Show the place only: the words of a record never reach a log."""
        return f"Change({self.start}, {self.end})"


@dataclass(frozen=True, slots=True)
class Flag:
    """One stretch of the original that a person should look at, with the reason in plain words."""

    start: int
    end: int
    text: str
    reason: str

    def __repr__(self) -> str:
        """Show the place only: the words of a record never reach a log."""
        return f"Flag({self.start}, {self.end})"


@dataclass(frozen=True, slots=True)
class Sanitised:
    """A sanitised text: the outgoing words, every change in order of place, every open question in order of place."""

    output: str
    changes: tuple[Change, ...]
    flags: tuple[Flag, ...]

    def __repr__(self) -> str:
        """Show counts only: the words of a record never reach a log."""
        return f"Sanitised({len(self.changes)} changes, {len(self.flags)} flags)"


class Finding(NamedTuple):
    """A recogniser's answer in folded places: replace (a text is given) or only flag (None)."""

    start: int
    end: int
    replacement: str | None
    reason: str
    weight: Weight = Weight.SURE
