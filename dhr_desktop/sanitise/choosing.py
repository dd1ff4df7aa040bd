"""Chooses among overlapping findings and puts all replacements into a text at once; what was put in is never read again."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dhr_desktop.sanitise.fold import Folded
from dhr_desktop.sanitise.outcome import Change, Finding, Flag, Sanitised, Weight
from dhr_desktop.sanitise.stretches import Stretch


@dataclass(frozen=True, slots=True)
class Chosen:
    """Findings that do not overlap, to be replaced, and findings to be asked about; both in order of place."""

    replaced: tuple[Finding, ...]
    asked: tuple[Finding, ...]


def choose(found: Sequence[Finding]) -> Chosen:
    """Choose among overlapping findings: the longest first; what juts out of a longer one is still replaced."""
    replacing = sorted(
        (f for f in found if f.replacement is not None and f.end > f.start), key=lambda f: f.start
    )
    replaced = [finding for heap in _heaps(replacing) for finding in _longest_first(heap)]
    starts = [f.start for f in replaced]

    def is_free(hint: Finding) -> bool:
        k = bisect_right(starts, hint.start) - 1
        return k < 0 or replaced[k].end < hint.end

    asked = [f for f in found if f.replacement is None and is_free(f)]
    asked += [f for f in replaced if f.weight <= Weight.LIKELY]
    return Chosen(tuple(replaced), tuple(sorted(asked, key=lambda f: (f.start, -f.end))))


def _heaps(ordered: Sequence[Finding]) -> Iterator[list[Finding]]:
    """Yield the findings in groups that overlap among themselves."""
    heap: list[Finding] = []
    until = -1
    for finding in ordered:
        if heap and finding.start >= until:
            yield heap
            heap = []
        heap.append(finding)
        until = max(until, finding.end) if len(heap) > 1 else finding.end
    if heap:
        yield heap


def _longest_first(heap: list[Finding]) -> list[Finding]:
    if len(heap) == 1:
        return heap
    taken: list[Finding] = []
    for finding in sorted(heap, key=lambda f: (f.start - f.end, -f.weight)):
        start, end = finding.start, finding.end
        for other in taken:
            if other.start <= start < other.end:
                start = other.end
            if other.start < end <= other.end:
                end = other.start
        if start < end and not any(start < other.end and other.start < end for other in taken):
            taken.append(finding._replace(start=start, end=end))
    return sorted(taken, key=lambda f: f.start)


class Composer:
    """Puts chosen replacements into one text, stretch by stretch, and keeps no copy of what it has given out."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._changes: list[Change] = []
        self._flags: dict[tuple[int, int], Flag] = {}
        self._done = 0

    def added(self, chosen: Chosen, folded: Folded, stretch: Stretch) -> str:
        """Take in what was chosen in one stretch and return the outgoing words up to its last change.

        What starts outside the stretch belongs to its neighbours.
        """
        text = self._text
        pieces: list[str] = []
        for finding in chosen.replaced:
            start, end = folded.span(finding.start, finding.end)
            start, end = max(start + stretch.begin, self._done), end + stretch.begin
            if start >= end or not stretch.first <= start < stretch.last:
                continue
            words = finding.replacement or ""
            if pieces and self._continues(start, words):
                last = self._changes.pop()
                self._changes.append(Change(last.start, end, text[last.start : end], words, last.reason))
                self._done = end
                continue
            pieces += (text[self._done : start], words)
            self._changes.append(Change(start, end, text[start:end], words, finding.reason))
            self._done = end
        for finding in chosen.asked:
            start, end = folded.span(finding.start, finding.end)
            start, end = start + stretch.begin, end + stretch.begin
            if stretch.first <= start < stretch.last:
                self._flags.setdefault((start, end), Flag(start, end, text[start:end], finding.reason))
        return "".join(pieces)

    def _continues(self, start: int, words: str) -> bool:
        """Say whether the same words were put in right before: one name that was found in two pieces."""
        last = self._changes[-1]
        gap = self._text[last.end : start]
        return last.replacement == words and (
            gap in (" ", "-")
            or (not gap and words.startswith("["))
            or (gap == ", " and words.startswith("["))
        )

    def rest(self) -> str:
        """Return the words after the last change."""
        return self._text[self._done :]

    def sanitised(self, output: str) -> Sanitised:
        """Return the whole: the outgoing text, every change and every open question in order of place."""
        return Sanitised(output, tuple(self._changes), tuple(self._flags.values()))
