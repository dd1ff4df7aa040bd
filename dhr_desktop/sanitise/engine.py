"""Sanitises a text: known people, facts, dates and codes are replaced at once, what is doubtful is flagged; output is never read again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from dhr_desktop.sanitise.addresses import addresses_in_numbers, addresses_in_words
from dhr_desktop.sanitise.choosing import apply, choose
from dhr_desktop.sanitise.coarse import DateForm
from dhr_desktop.sanitise.codes import codes
from dhr_desktop.sanitise.contacts import contacts
from dhr_desktop.sanitise.dates import dates_in_numbers, dates_in_words
from dhr_desktop.sanitise.excerpts import Excerpts
from dhr_desktop.sanitise.fold import Folded, fold
from dhr_desktop.sanitise.forms import spaced
from dhr_desktop.sanitise.matcher import Matcher, compile_registry
from dhr_desktop.sanitise.mentions import gather
from dhr_desktop.sanitise.monograms import monogram_findings
from dhr_desktop.sanitise.naming import name_finding, other_names
from dhr_desktop.sanitise.organisations import unknown_schools
from dhr_desktop.sanitise.outcome import Finding, Sanitised
from dhr_desktop.sanitise.singled_out import singled_out, small_counts
from dhr_desktop.sanitise.survey import survey
from dhr_desktop.sanitise.told import told
from dhr_desktop.sanitise.triggers import Call, called_for
from dhr_desktop.sanitise.unknown import UnknownNames

__all__ = ["DateForm", "Matcher", "Sanitised", "compile_registry", "sanitise"]

_NUMBERS: Final = re.compile(r"\d+|@|://|www\.|\.(?:com|org|net|uk|io|example)/")


def sanitise(text: str, matcher: Matcher, *, dates: DateForm = DateForm.MONTH_YEAR) -> Sanitised:
    """Return the text as it may leave, with every change explained and every open question named."""
    folded = fold(text)
    reader = _Reader(matcher, UnknownNames(matcher.words, survey((folded.plain,))), dates)
    chosen = choose(list(reader.findings(folded)))
    return apply(text, folded, chosen)


class _Reader:
    """Reads folded text with every recogniser."""

    def __init__(self, matcher: Matcher, unknown: UnknownNames, form: DateForm) -> None:
        self._matcher, self._unknown, self._form = matcher, unknown, form

    def findings(self, folded: Folded) -> Iterator[Finding]:
        """Yield everything found in a folded text; findings may overlap."""
        plain, matcher = folded.plain, self._matcher
        stream = f" {spaced(folded.low)} "
        hits, rest = matcher.hits(folded, stream)
        for mention in gather(hits, folded, matcher):
            finding = name_finding(mention, folded, matcher)
            if finding is not None:
                yield finding
                other = other_names(mention, finding, plain)
                if other is not None:
                    yield other
        yield from monogram_findings(plain, matcher)
        yield from matcher.facts.findings(plain, folded.low, rest)
        yield from self._in_numbers(plain)
        yield from self._in_words(plain, stream)
        yield from self._unknown.findings(plain)

    def _in_numbers(self, plain: str) -> Iterator[Finding]:
        excerpts = Excerpts(plain, (match.start() for match in _NUMBERS.finditer(plain)))
        births = self._matcher.births
        yield from excerpts.read(
            contacts,
            codes,
            addresses_in_numbers,
            self._matcher.facts.addresses.near_digits,
            small_counts,
            lambda text: dates_in_numbers(text, self._form, births),
        )

    def _in_words(self, plain: str, stream: str) -> Iterator[Finding]:
        calls = called_for(stream)
        births, words = self._matcher.births, self._matcher.words
        days = Excerpts(plain, calls[Call.DAY])
        yield from days.read(lambda text: dates_in_words(text, self._form, births))
        places = Excerpts(plain, calls[Call.PLACE])
        yield from places.read(addresses_in_words, lambda text: unknown_schools(text, words))
        yield from Excerpts(plain, calls[Call.COUNT], before=64, after=300).read(singled_out, small_counts)
        yield from Excerpts(plain, calls[Call.CODE]).read(told)
