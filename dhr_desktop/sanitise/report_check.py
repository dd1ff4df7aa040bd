"""Checks the texts of a report before publication: the same engine over every part, each distinct string once. Pure.

It proposes and explains; what is written into a copy are the edits that follow from a person's verdicts.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Final

from dhr_desktop.base.report_text import ReportText, TextKind
from dhr_desktop.model.release import Decision, Verdict
from dhr_desktop.sanitise.decisions import Decisions
from dhr_desktop.sanitise.engine import compile_registry, sanitise
from dhr_desktop.sanitise.fold import fold
from dhr_desktop.sanitise.leaks import scan
from dhr_desktop.sanitise.passages import Mark, Marked, Passage, marked
from dhr_desktop.sanitise.proposals import REMOVED
from dhr_desktop.sanitise.queue import QueueItem, Rulings
from dhr_desktop.sanitise.registry import Registry

Verdicts = Mapping[str, tuple[Verdict, str]]
"""What a person said about strings: the verdict, and the words to stand there where some were typed."""
Edits = dict[int, list[tuple[int, int, str]]]

LEFT_OUT: Final = "(left out)"
_UNSEEN: Final = "(left out, or the copy is refused)"
_BETWEEN: Final = "\n.\n"
"""Between two texts: a name never begins in one and ends in the next, and each begins like a sentence."""
_STRANGER: Final = "not in any list"
_POSSESSIVE: Final = re.compile(r"['’]s?$")
_PERSON: Final = re.compile(r"name|misspelt|close to|short or other form|full name", re.IGNORECASE)


@dataclass(frozen=True, slots=True, repr=False)
class Checked:
    """A report that was looked through: its texts with their marks, in the order of the file."""

    texts: tuple[ReportText, ...]
    marked: tuple[Marked, ...]

    def queue(self, verdicts: Verdicts) -> tuple[QueueItem, ...]:
        """Return each distinct string once: known people first, then by risk."""
        items = self._rulings(verdicts).queue()
        return tuple(sorted(items, key=lambda item: (_rank(item), -item.risk, -item.count)))

    def open_count(self, verdicts: Verdicts) -> int:
        """Return how many strings still wait for a person."""
        return sum(item.is_open for item in self.queue(verdicts))

    def edits(self, verdicts: Verdicts) -> Edits:
        """Return what is to be written into a copy, by the number of each text that stays in it."""
        rulings = self._rulings(verdicts)
        found: Edits = {}
        for text, one in zip(self.texts, self.marked, strict=True):
            if text.goes or text.kind is not TextKind.WORDS:
                continue
            for mark in one.marks:
                words = rulings.replaced(mark)
                if words != mark.string:
                    found.setdefault(text.number, []).append((mark.start, mark.end, words))
        return found

    def kept(self, verdicts: Verdicts) -> tuple[str, ...]:
        """Return the strings that a person decided to keep."""
        return tuple(item.string for item in self.queue(verdicts) if item.verdict is Verdict.KEEP)

    def _rulings(self, verdicts: Verdicts) -> Rulings:
        first = Rulings(self.marked, Decisions((), ""))
        if not verdicts:
            return first
        decisions = [
            Decision(
                id="",
                string=item.string,
                context_hash=item.context_hash,
                verdict=verdicts[item.string][0],
                replacement=verdicts[item.string][1],
            )
            for item in first.queue()
            if item.string in verdicts
        ]
        return Rulings(self.marked, Decisions(decisions, ""))


def check(texts: Collection[ReportText], registry: Registry, registries: Collection[Registry]) -> Checked:
    """Look through the texts of a report.

    Args:
        texts: everything that was read of the file.
        registry: the people of the report's review, with the words that stand for them; where nobody bears those in
            truth, there is nothing to decide about them.
        registries: the people of every review of the vault, this one's too: nobody of another review may be named either.
    """
    texts = tuple(texts)
    marks: dict[int, list[Mark]] = {text.number: [] for text in texts}
    published = {fold(identity.replacement).low for identity in registry}
    for number, mark in _found_by_engine([t for t in texts if t.kind is TextKind.WORDS], registry):
        if mark.known or _POSSESSIVE.sub("", fold(mark.string).low) not in published:
            marks[number].append(mark)
    for text in texts:
        if text.kind is TextKind.STAMP:
            reason = "name of whoever wrote or changed the file"
            marks[text.number].append(_whole(text, reason))
    for number, mark in _found_by_scan(texts, registries):
        if not any(other.start < mark.end and mark.start < other.end for other in marks[number]):
            marks[number].append(mark)
    done = [
        _trace(text, registries)
        if text.kind is TextKind.TRACE
        else Marked(Passage("", text.where, text.text), tuple(_settled(text, marks[text.number])))
        for text in texts
    ]
    return Checked(texts, tuple(done))


def _found_by_engine(texts: list[ReportText], registry: Registry) -> Iterator[tuple[int, Mark]]:
    """Yield what the engine finds, with the number of its text; it reads the whole report as one."""
    whole = _BETWEEN.join(text.text for text in texts)
    starts = [0, *accumulate(len(text.text) + len(_BETWEEN) for text in texts)]
    found = sanitise(whole, compile_registry(registry))
    for mark in marked(Passage("", "", whole), found, frozenset()).marks:
        words = mark.replacement
        at = mark.start
        while at < mark.end:
            place = bisect_right(starts, at) - 1
            text, begin = texts[place], starts[place]
            end = min(mark.end, begin + len(text.text))
            if end > at:
                string = text.text[at - begin : end - begin]
                if string.strip():
                    piece = replace(mark, start=at - begin, end=end - begin, string=string, replacement=words)
                    yield text.number, piece
                    words = ""
            at = max(end, starts[place + 1])


def _found_by_scan(texts: Iterable[ReportText], registries: Iterable[Registry]) -> Iterator[tuple[int, Mark]]:
    """Yield what stands in any registry of the vault and would stop a cleaned copy from being written."""
    by_number = {str(text.number): text for text in texts if text.kind is TextKind.WORDS}
    for leak in scan(((key, text.text) for key, text in by_number.items()), registries):
        text = by_number[leak.place]
        if leak.stops:
            reason = f"{leak.reason} of somebody in this vault"
            for start, end in list(_places(leak.text, text.text)) or [(0, len(text.text))]:
                string = text.text[start:end]
                yield text.number, Mark(start, end, string, REMOVED, reason, is_open=True, known=True)


def _trace(text: ReportText, registries: Iterable[Registry]) -> Marked:
    """Return the known names and numbers among the words that only programs read; nobody can edit those."""
    leaks = [leak for leak in scan([("", text.text)], registries) if leak.stops]
    strings = [leak.text for leak in leaks]
    ends = list(accumulate(len(string) + 1 for string in strings))
    marks = [
        Mark(end - len(leak.text) - 1, end - 1, leak.text, _UNSEEN, leak.reason, is_open=False, known=True)
        for leak, end in zip(leaks, ends, strict=True)
    ]
    return Marked(Passage("", text.where, "\n".join(strings)), tuple(marks))


def _places(wanted: str, text: str) -> Iterator[tuple[int, int]]:
    """Yield where folded words stand in a text, whatever stands between their letters."""
    folded = fold(text)
    letters = [char for char in wanted if char.isalnum()]
    pattern = r"[\W_]*".join(re.escape(char) for char in letters)
    hits = list(re.finditer(rf"(?<![^\W_]){pattern}(?![^\W_])", folded.low)) or list(
        re.finditer(pattern, folded.low)
    )
    for hit in hits:
        yield folded.span(*hit.span())


def _settled(text: ReportText, marks: list[Mark]) -> Iterator[Mark]:
    """Yield the marks in order; in what a copy leaves out anyway nothing waits for a person."""
    last = 0
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end)):
        if mark.start < last:
            continue
        last = mark.end
        yield replace(mark, replacement=LEFT_OUT, is_open=False) if text.goes else mark


def _whole(text: ReportText, reason: str) -> Mark:
    return Mark(0, len(text.text), text.text, LEFT_OUT, reason, is_open=False, known=False)


def _rank(item: QueueItem) -> int:
    """Return 0 for known people, 1 for what else is known, 2 for the rest."""
    if not item.known:
        return 2
    people = [reason for reason in item.reasons if _PERSON.match(reason) and _STRANGER not in reason]
    return 0 if people else 1
