"""Texts on their way out: what was found in each, what was decided, and the words that leave. Pure functions over spans."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from dhr_desktop.sanitise.fold import fold_name
from dhr_desktop.sanitise.lexicon import lexicon
from dhr_desktop.sanitise.outcome import Sanitised
from dhr_desktop.sanitise.proposals import REMOVED, proposed

AREA_SHOWN_AS: Final = "[area]"
SAID_REASON: Final = "a person said so when reading a blind sample"
_SNIPPET: Final = 60
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_WORDS: Final = re.compile(r"[^\W_](?:.*[^\W_])?", re.DOTALL)
"""From the first letter or digit of a stretch to its last."""
_TELLING: Final = 6
"""From how many letters on an area's word is looked for inside other words too (addresses, tags)."""
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
        on_purpose: the entry of the list of names on purpose that it is, or "".
    """

    start: int
    end: int
    string: str
    replacement: str
    reason: str
    is_open: bool
    known: bool
    on_purpose: str = ""


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

    A change that is flagged as well is one that the engine made without being sure, so it is open. Of a flag that reaches
    beyond a change the rest stays open: no part of it may slip through.
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
    text = passage.text
    marks += _uncovered(text, marks, _area_marks(text, area))
    flags = [
        Mark(
            flag.start, flag.end, flag.text, proposed(flag.reason, flag.text), flag.reason,
            is_open=True, known=False,
        )
        for flag in found.flags
    ]  # fmt: skip
    marks += _uncovered(text, marks, flags)
    return Marked(passage, tuple(sorted(marks, key=lambda mark: mark.start)))


def _spaced(string: str) -> str:
    """Return what finds words across a line's end too."""
    return r"\s+".join(re.escape(word) for word in string.split())


def said(text: Marked, strings: Iterable[str]) -> Marked:
    """Lay over a text what a person said of a blind sample: such a string is open wherever nothing else was found."""
    whole = text.passage.text
    offered = [
        Mark(*match.span(), match.group(), REMOVED, SAID_REASON, is_open=True, known=False)
        for string in strings
        for match in re.finditer(rf"(?<!\w){_spaced(string)}(?!\w)", whole, re.IGNORECASE)
    ]
    left = _uncovered(whole, text.marks, offered)
    return replace(text, marks=tuple(sorted((*text.marks, *left), key=lambda mark: mark.start)))


def area_words(*names: str) -> frozenset[str]:
    """Return the telling words of areas' names, folded: of "Borough of Aldersford" the last one only."""
    written = {word.lower() for name in names for word in _WORD.findall(name)}
    words = written | {fold_name(word) for word in written}
    return frozenset(word for word in words if len(word) > 2 and word not in _GENERAL)


def _area_marks(text: str, area: frozenset[str]) -> list[Mark]:
    """Find the area's words: a telling one anywhere, an everyday one as a word with a capital, and that one is left open."""
    marks: list[Mark] = []
    for word in sorted(area):
        everyday = lexicon().is_ordinary(word)
        loose = not everyday and len(word) >= _TELLING
        pattern = re.escape(word) if loose else rf"(?<![^\W\d_]){re.escape(word)}(?![^\W\d_])"
        reason = "An area that this recipient does not see" + (", or an everyday word" if everyday else "")
        for match in re.finditer(pattern, text, re.IGNORECASE):
            found = match.group()
            if found[:1].isupper() or not everyday:
                marks.append(
                    Mark(*match.span(), found, AREA_SHOWN_AS, reason, is_open=everyday, known=not everyday)
                )
    return marks


def _uncovered(text: str, taken: Iterable[Mark], offered: Iterable[Mark]) -> list[Mark]:
    """Return the offered marks, or what of them is left beside those that are taken and one another."""
    covered = bytearray(len(text))
    for mark in taken:
        covered[mark.start : mark.end] = b"\x01" * (mark.end - mark.start)
    left: list[Mark] = []
    for mark in sorted(offered, key=lambda one: (one.start, -one.end)):
        for start, end in _gaps(covered, mark.start, mark.end):
            whole = (start, end) == (mark.start, mark.end)
            word = _WORDS.search(text, start, end)
            if whole:
                left.append(mark)
            elif word is not None:
                left.append(replace(mark, start=word.start(), end=word.end(), string=word.group()))
            covered[start:end] = b"\x01" * (end - start)
    return left


def _gaps(covered: bytearray, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches from `start` up to `end` that nothing covers."""
    while start < end and (first := covered.find(0, start, end)) >= 0:
        last = covered.find(1, first, end)
        start = end if last < 0 else last
        yield first, start


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
