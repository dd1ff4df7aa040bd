"""Texts on their way out: what was found in each, what was decided, and the words that leave. Pure functions over spans."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from dhr_desktop.sanitise.fold import fold_name
from dhr_desktop.sanitise.lexicon import lexicon
from dhr_desktop.sanitise.outcome import Sanitised

AREA_SHOWN_AS: Final = "[area]"
REMOVED: Final = "[name removed]"
_SNIPPET: Final = 60
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_GENERAL: Final = frozenset(
    """community safety partnership partnerships council borough district city county town parish unitary metropolitan
    authority joint board and the of in for north south east west central upper lower greater new old saint st great
    responsible safer together""".split()  # noqa: SIM905 - words read as words
)


@dataclass(frozen=True, slots=True, repr=False)
class Passage:
    """One text of one record; `place` says in words where it stands, `review` whose people are looked for."""

    review: str
    place: str
    text: str


@dataclass(frozen=True, slots=True, repr=False)
class Mark:
    """One stretch of a text that is changed, or that a person must decide about.

    Attributes:
        start: first character of the original.
        end: one past the last character.
        string: the original's words.
        replacement: what would stand there.
        reason: why, in plain words.
        is_open: True where the program is not sure and a person must say.
        known: True where it is something of the key table or of a fixed shape, False where it merely looks like a name.
    """

    start: int
    end: int
    string: str
    replacement: str
    reason: str
    is_open: bool
    known: bool


@dataclass(frozen=True, slots=True, repr=False)
class Marked:
    """A passage with its marks in order; no two overlap."""

    passage: Passage
    marks: tuple[Mark, ...]

    def outgoing(self, replaced: Callable[[Mark], str]) -> str:
        """Return the words that leave, asking for each mark what stands there."""
        return _woven(self.passage.text, self.marks, replaced, 0, len(self.passage.text))

    def around(self, mark: Mark, replaced: Callable[[Mark], str]) -> tuple[str, str, str]:
        """Return what stands before and after a mark in the original, and the outgoing words of the same stretch."""
        text = self.passage.text
        start, end = (
            _word_edge(text, mark.start - _SNIPPET, back=True),
            _word_edge(text, mark.end + _SNIPPET, back=False),
        )
        for other in self.marks:
            start = other.start if other.start < start < other.end else start
            end = other.end if other.start < end < other.end else end
        inside = tuple(other for other in self.marks if start <= other.start and other.end <= end)
        return text[start : mark.start], text[mark.end : end], _woven(text, inside, replaced, start, end)


def marked(passage: Passage, found: Sanitised, area: frozenset[str]) -> Marked:
    """Join what the engine found with the words of the area that this recipient does not see.

    A change that is flagged as well is one that the engine made without being sure, so it is open.
    """
    unsure = {(flag.start, flag.end): flag.reason for flag in found.flags}
    marks: list[Mark] = []
    for one in found.changes:
        reason = unsure.get((one.start, one.end))
        marks.append(
            Mark(
                one.start, one.end, one.original, one.replacement, reason or one.reason,
                is_open=reason is not None, known=True,
            )
        )  # fmt: skip
    marks += _free(marks, _area_marks(passage.text, area))
    flags = [
        Mark(flag.start, flag.end, flag.text, REMOVED, flag.reason, is_open=True, known=False)
        for flag in found.flags
    ]
    marks += _free(marks, flags)
    return Marked(passage, tuple(sorted(marks, key=lambda mark: mark.start)))


def area_words(*names: str) -> frozenset[str]:
    """Return the telling words of areas' names, folded: of "Borough of Aldersford" the last one only."""
    words = {fold_name(word) for name in names for word in _WORD.findall(name)}
    return frozenset(word for word in words if len(word) > 2 and word not in _GENERAL)


def _area_marks(text: str, area: frozenset[str]) -> list[Mark]:
    """Find the area's words where they stand as names, with a capital; an everyday word is left to a person."""
    if not area:
        return []
    marks: list[Mark] = []
    for match in _WORD.finditer(text):
        word = match.group()
        bare = re.sub(r"['’]s$", "", word)
        if not bare[:1].isupper() or fold_name(bare) not in area:
            continue
        everyday = lexicon().is_ordinary(fold_name(bare))
        reason = "An area that this recipient does not see" + (", or an everyday word" if everyday else "")
        end = match.start() + len(bare)
        marks.append(
            Mark(match.start(), end, bare, AREA_SHOWN_AS, reason, is_open=everyday, known=not everyday)
        )
    return marks


def _free(taken: list[Mark], offered: list[Mark]) -> list[Mark]:
    """Return the offered marks that overlap none of the taken ones nor one another."""
    starts = sorted((mark.start, mark.end) for mark in taken)
    free: list[Mark] = []
    last = 0
    for mark in sorted(offered, key=lambda one: (one.start, -one.end)):
        place = bisect_left(starts, (mark.end, 0))
        clear = place == 0 or starts[place - 1][1] <= mark.start
        if clear and mark.start >= last and mark.end > mark.start:
            free.append(mark)
            last = mark.end
    return free


def _woven(text: str, marks: tuple[Mark, ...], replaced: Callable[[Mark], str], start: int, end: int) -> str:
    pieces: list[str] = []
    for mark in marks:
        pieces += [text[start : mark.start], replaced(mark)]
        start = mark.end
    return "".join([*pieces, text[start:end]])


def _word_edge(text: str, place: int, *, back: bool) -> int:
    """Move a place outwards to the nearest space, within reason, so that a snippet never shows half a word."""
    place = max(0, min(len(text), place))
    for _ in range(24):
        if place in (0, len(text)) or text[place - 1].isspace():
            break
        place += -1 if back else 1
    return place
