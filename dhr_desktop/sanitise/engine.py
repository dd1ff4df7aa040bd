"""Sanitises a text: known people, facts, dates and codes are replaced at once, what is doubtful is flagged; output is never read again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from dhr_desktop.sanitise.addresses import addresses_in_words, homes
from dhr_desktop.sanitise.ages import AgeForm, age_beside
from dhr_desktop.sanitise.ages import ages as find_ages
from dhr_desktop.sanitise.choosing import Composer, choose
from dhr_desktop.sanitise.coarse import DateForm
from dhr_desktop.sanitise.codes import codes
from dhr_desktop.sanitise.contacts import contacts
from dhr_desktop.sanitise.dates import dates_beside_months, dates_in_numbers, days_in_words
from dhr_desktop.sanitise.digits import digit_runs, small_numbers, telling_places
from dhr_desktop.sanitise.encoded import encoded_names
from dhr_desktop.sanitise.excerpts import Excerpts
from dhr_desktop.sanitise.guesses import Guesses
from dhr_desktop.sanitise.matcher import Matcher, compile_registry
from dhr_desktop.sanitise.mentions import gather
from dhr_desktop.sanitise.monograms import monogram_findings
from dhr_desktop.sanitise.named_days import named_days
from dhr_desktop.sanitise.naming import Namer
from dhr_desktop.sanitise.organisations import unknown_schools
from dhr_desktop.sanitise.outcome import Finding, Sanitised
from dhr_desktop.sanitise.page import Page, page
from dhr_desktop.sanitise.singled_out import quotations, singled_out, small_counts
from dhr_desktop.sanitise.stretches import stretches
from dhr_desktop.sanitise.told import told
from dhr_desktop.sanitise.triggers import Call, called_for
from dhr_desktop.sanitise.unknown import UnknownNames

__all__ = ["AgeForm", "DateForm", "Matcher", "Sanitised", "compile_registry", "sanitise"]


_DAY_WORD: Final = "t"
_LETTERS: Final = re.compile(r"A-A-|A A A(?!a)")
_SPELLERS: Final = (" for ", " as in ")


def sanitise(
    text: str, matcher: Matcher, *, dates: DateForm = DateForm.MONTH_YEAR, ages: AgeForm = AgeForm.BAND
) -> Sanitised:
    """Return the text as it may leave, with every change explained and every open question named.

    Args:
        text: the words of a record.
        matcher: the compiled registry of everybody whom the text may name.
        dates: how exact days leave; dates of birth are dropped in any case.
        ages: how ages leave.
    """
    reader = _Reader(matcher, dates, ages)
    composer = Composer(text)
    output = ""
    for stretch in stretches(text):
        current = page(text[stretch.begin : stretch.end])
        output += composer.added(choose(list(reader.findings(current))), current.folded, stretch)
    output += composer.rest()
    return composer.sanitised(output)


class _Reader:
    """Reads pages with every recogniser."""

    def __init__(self, matcher: Matcher, form: DateForm, age_form: AgeForm) -> None:
        self._matcher, self._form, self._ages = matcher, form, age_form
        self._namer = Namer(matcher)
        self._guesses: Guesses = {}
        self._unknown = UnknownNames(matcher.words)

    def findings(self, page: Page) -> Iterator[Finding]:
        """Yield everything found in a page; findings may overlap."""
        plain, matcher = page.plain, self._matcher
        hits, rest = matcher.hits(page, self._guesses)
        known: set[int] = set()
        for mention in gather(hits, plain, matcher):
            for finding in self._namer.findings(mention, plain):
                if finding.replacement is not None:
                    known.update(hit.start for hit in mention.hits)
                    yield from age_beside(plain, finding.end, self._ages)
                yield finding
        yield from monogram_findings(page, matcher)
        yield from matcher.facts.findings(plain, page.low, rest)
        yield from encoded_names(page, matcher, self._guesses)
        yield from self._called(page)
        yield from self._unknown.findings(page, known)

    def _called(self, page: Page) -> Iterator[Finding]:
        plain, matcher, form = page.plain, self._matcher, self._form
        calls = called_for(page.stream)
        runs = digit_runs(page)
        births = matcher.births
        months = Excerpts(plain, calls[Call.MONTH], before=48, after=24)
        yield from months.read(lambda text: dates_beside_months(text, form, births))
        numbers = Excerpts(plain, telling_places(page, runs, calls[Call.CODE]), before=44, after=64)
        yield from numbers.read(
            contacts,
            codes,
            matcher.facts.addresses.near_digits,
            lambda text: dates_in_numbers(text, form, births),
        )
        old = Excerpts(plain, calls[Call.AGE], before=40, after=24)
        yield from old.read(lambda text: find_ages(text, self._ages))
        if form is not DateForm.KEEP and _DAY_WORD in page.low:
            yield from days_in_words(plain)
        days = Excerpts(plain, calls[Call.DAY], before=24, after=40)
        yield from days.read(lambda text: named_days(text, form, births))
        places = Excerpts(plain, (p for p in calls[Call.PLACE] if _is_named(plain, p)), before=64, after=64)
        yield from places.read(addresses_in_words, lambda text: unknown_schools(text, matcher.words))
        yield from Excerpts(plain, calls[Call.HOME], before=48, after=80).read(homes)
        counts = sorted(calls[Call.COUNT] + small_numbers(page, runs))
        yield from Excerpts(plain, counts, before=96, after=96).read(small_counts)
        yield from Excerpts(plain, calls[Call.ALONE], before=32, after=140).read(singled_out)
        yield from Excerpts(plain, calls[Call.PRESS], before=16, after=300).read(quotations)
        spelled = sorted(calls[Call.SPELLING] + list(_spelled(page)))
        yield from Excerpts(plain, spelled, before=64, after=128).read(told)


def _spelled(page: Page) -> Iterator[int]:
    """Yield the places where letters stand alone with strokes or spaces, or are explained (S for sugar)."""
    yield from (match.start() for match in _LETTERS.finditer(page.shape))
    for sign in _SPELLERS:
        place = page.plain.find(sign)
        while place >= 0:
            if page.shape[place - 1 : place] == "A" or page.shape[place - 2 : place] == "A,":
                yield max(0, place - 2)
            place = page.plain.find(sign, place + 1)


def _is_named(plain: str, place: int) -> bool:
    """Say whether a word has a capital, or the word before it has: only then can it be part of a name of a place."""
    if plain[place].isupper():
        return True
    before = plain.rfind(" ", max(0, place - 24), max(0, place - 1)) + 1
    return plain[before].isupper()
