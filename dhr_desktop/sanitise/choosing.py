"""Chooses among overlapping findings and puts all replacements into a text at once; what was put in is never read again."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dhr_desktop.sanitise.fold import Folded
from dhr_desktop.sanitise.outcome import Change, Finding, Flag, Sanitised, Weight


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
            taken.append(replace(finding, start=start, end=end))
    return sorted(taken, key=lambda f: f.start)


def apply(text: str, folded: Folded, chosen: Chosen) -> Sanitised:
    """Return the text with every chosen replacement put in, and what was changed and asked in places of the original."""
    pieces: list[str] = []
    changes: list[Change] = []
    done = 0
    for finding in chosen.replaced:
        start, end = folded.span(finding.start, finding.end)
        start = max(start, done)
        words = finding.replacement or ""
        pieces += (text[done:start], words)
        changes.append(Change(start, end, text[start:end], words, finding.reason))
        done = end
    pieces.append(text[done:])
    flags: dict[tuple[int, int], Flag] = {}
    for finding in chosen.asked:
        start, end = folded.span(finding.start, finding.end)
        flags.setdefault((start, end), Flag(start, end, text[start:end], finding.reason))
    return Sanitised("".join(pieces), tuple(changes), tuple(flags.values()))
