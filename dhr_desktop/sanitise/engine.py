"""Sanitises a text: known people, facts, dates and codes are replaced at once, what is doubtful is flagged; output is never read again."""

from __future__ import annotations

from collections.abc import Iterable

from dhr_desktop.sanitise.addresses import addresses
from dhr_desktop.sanitise.coarse import DateForm
from dhr_desktop.sanitise.dates import dates as date_findings
from dhr_desktop.sanitise.fold import Folded, fold
from dhr_desktop.sanitise.matcher import Matcher, compile_registry
from dhr_desktop.sanitise.mentions import gather
from dhr_desktop.sanitise.monograms import monogram_findings
from dhr_desktop.sanitise.naming import name_finding, other_names
from dhr_desktop.sanitise.organisations import unknown_schools
from dhr_desktop.sanitise.outcome import Change, Finding, Flag, Sanitised, Weight
from dhr_desktop.sanitise.patterns import patterns
from dhr_desktop.sanitise.unknown import UnknownNames

__all__ = ["DateForm", "Matcher", "Sanitised", "compile_registry", "sanitise"]


def sanitise(text: str, matcher: Matcher, *, dates: DateForm = DateForm.MONTH_YEAR) -> Sanitised:
    """Return the text as it may leave, with every change explained and every open question named."""
    folded = fold(text)
    found = list(_findings(folded, matcher, dates))
    changes, flags = _resolve(found, folded)
    return _apply(text, folded, changes, flags)


def _findings(folded: Folded, matcher: Matcher, form: DateForm) -> Iterable[Finding]:
    plain = folded.plain
    hits, rest = matcher.hits(folded)
    for mention in gather(hits, folded, matcher):
        finding = name_finding(mention, folded, matcher)
        if finding is not None:
            yield finding
            other = other_names(mention, finding, plain)
            if other is not None:
                yield other
    yield from monogram_findings(plain, matcher)
    yield from matcher.facts.findings(plain, folded.low, rest)
    yield from date_findings(plain, form, matcher.births)
    yield from addresses(plain, matcher.addresses)
    yield from patterns(plain)
    yield from unknown_schools(plain, matcher.words)
    yield from UnknownNames(matcher.words).findings(plain)


def _resolve(found: list[Finding], folded: Folded) -> tuple[list[Finding], list[Finding]]:
    """Choose among overlapping findings: the longest first; what juts out of a longer one is still replaced."""
    del folded
    replacing = sorted(
        (f for f in found if f.replacement is not None and f.end > f.start),
        key=lambda f: (f.start - f.end, -f.weight),
    )
    taken: list[Finding] = []
    for finding in replacing:
        start, end = finding.start, finding.end
        for other in taken:
            if other.start <= start < other.end:
                start = other.end
            if other.start < end <= other.end:
                end = other.start
        if start < end and not any(start < o.end and o.start < end for o in taken):
            taken.append(Finding(start, end, finding.replacement, finding.reason, finding.weight))
    hints = [
        f
        for f in found
        if f.replacement is None and not any(o.start <= f.start and f.end <= o.end for o in taken)
    ]
    return taken, hints + [f for f in taken if f.weight <= Weight.LIKELY]


def _apply(text: str, folded: Folded, replaced: list[Finding], asked: list[Finding]) -> Sanitised:
    pieces: list[str] = []
    changes: list[Change] = []
    done = 0
    for finding in sorted(replaced, key=lambda f: f.start):
        start, end = folded.span(finding.start, finding.end)
        start = max(start, done)
        pieces.append(text[done:start])
        pieces.append(finding.replacement or "")
        changes.append(Change(start, end, text[start:end], finding.replacement or "", finding.reason))
        done = end
    pieces.append(text[done:])
    flags: dict[tuple[int, int], Flag] = {}
    for finding in sorted(asked, key=lambda f: (f.start, -f.end)):
        start, end = folded.span(finding.start, finding.end)
        flags.setdefault((start, end), Flag(start, end, text[start:end], finding.reason))
    return Sanitised("".join(pieces), tuple(changes), tuple(flags.values()))
