"""Looks for people who are in no list: titles, known name words, words that are no English, kin and greeting cues."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import IntEnum
from typing import Final

from dhr_desktop.sanitise.homonyms import OPENERS, context, is_verb
from dhr_desktop.sanitise.lexicon import Lexicon
from dhr_desktop.sanitise.outcome import Finding, Weight
from dhr_desktop.sanitise.places import PEOPLES, PLACES
from dhr_desktop.sanitise.proper import KNOWN_PROPER
from dhr_desktop.sanitise.word_sets import words_of

_NAME: Final = r"(?:[A-Z]\.[ ]?){0,3}(?:(?:de|da|al|el|bin|van|von|der|la|le|ap|ab|O'|Mc|Mac)[ ]?)?[A-Z][a-z][\w]*(?:['-][A-Za-z]\w*)*"
_TITLED: Final = re.compile(
    r"\b(?P<title>(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Lady|Lord|Dame|Rev|Revd|Reverend|Fr|Imam|Rabbi|Cllr|Councillor|PC|PCSO|WPC|DC|DS|DI"
    r"|DCI|DSU|D\.[CSI]\.|D\.C\.I\.|P\.C\.|PS|Sgt|Sergeant|Insp|Inspector|Supt|Superintendent|Judge|HHJ|DJ|Nurse|Cpl|Capt|Captain|Major|Colonel|Lt|Auntie|Aunty"
    r"|Aunt|Uncle|Baroness|Baron|Justice|Constable|Social Worker|Dt|Det|Officer|Pastor|Sister|Brother|Midwife|Sheikh|Mufti|Canon)\.?[ ]+)+)(?:\d{2,6}[ ]+)?"
    rf"(?P<name>{_NAME}(?:[ ]{_NAME}){{0,2}}|[A-Z]{{3,}}(?:[ ][A-Z]{{3,}})?)"
)
_ROLES: Final = words_of(
    """world practitioner manager officer officers constable sergeant inspector superintendent advocate general major consultant prescriber
    led in chief council board director team service services review school college hospital surgery practice unit station training
    specialist lead associate assessor reviewer coordinator adviser advisor support visitor of and law act court"""
)
_RUN: Final = re.compile(
    r"(?:[A-Z]\.?[ ])*[A-Z][\w]*(?:['-][A-Za-z]\w*)*(?:[ ](?:(?:de|da|al|el|bin|ibn|van|von|der|la|le|ap|ab|ferch)[ ])?[A-Z][\w]*\.?(?:['-][A-Za-z]\w*)*)*"
)
_SMALL: Final = re.compile(r"(?<![\w@/.#])[a-z]{3,}(?![\w@])")
_WORD: Final = re.compile(r"[A-Za-z][\w]*(?:['-][A-Za-z]\w*)*")
_SINGLED_OUT: Final = re.compile(
    r"\b(?:the|an?|his|her|their|one of the)[ ](?:only|sole|first|lone|youngest|oldest)[ ](?:[\w'-]+[ ]){0,3}?(?:woman|man|girl|boy|child|person|family|couple|resident|pupil|nurse|doctor|mother|father"
    r"|teacher|officer|student|member|worker|driver|employee|Muslim|Sikh|Jew|Traveller|speaker|household|victim|[A-Z][a-z]+)[^.,;:\n\"”]{0,80}"
    r"|\bonly[ ](?:[A-Z][a-z]+|black|asian|disabled|deaf|blind|gay|lesbian|trans)[ ](?:woman|man|girl|boy|person|family|couple)[^.,;:\n]{0,60}"
    r"|\bwell[- ]known (?:local )?\w+|\bfamous for\b[^.,;\n]{0,60}|\b(?:local|national) (?:celebrity|footballer|councillor|headteacher)\b",
    re.IGNORECASE,
)
_SMALL_COUNT: Final = re.compile(
    r"\b(?:[1-4]|one|two|three|four|none|a single|only one|just one)[ ](?:of (?:the|these|them)[ ])?(?:\w+[ ]){0,2}?(?:was|were|had|has|have|is|are|identified as|lived|used|died|came)[ ]"
    r"(?!found|noted|made|held|given)[^.,;:\n]{2,50}?(?=[.,;:\n]| and (?:\d|one|two|three|four)|$)",
    re.IGNORECASE,
)
_KIN: Final = (
    "mother|father|mum|mam|dad|sister|brother|son|daughter|aunt|auntie|uncle|cousin|niece|nephew|wife|husband|partner|boyfriend|girlfriend|friend|neighbour"
    "|ex-partner|fiance|stepfather|stepson|stepdaughter|grandmother|grandson|granddaughter|grandfather|nan|flatmate|colleague|manager|landlord|child|baby|named|called|worker"
)
_GREETED: Final = re.compile(
    r"\b(?:hi|hiya|hey|hello|dear|thanks|cheers|regards|love|from)[ ,]+(?:\n)?(?P<x>[A-Z][a-z]+(?:[ ][A-Z][a-z]+)?)(?=[,.!\n]|$)",
    re.IGNORECASE,
)
_NEAR_KIN: Final = re.compile(
    rf"\b(?i:{_KIN})(?:,)?[ ](?P<x>[A-Z][a-z]+(?:['-][A-Z]?[a-z]+)?(?:[ ][A-Z][a-z'-]+)?)"
)
_HEADLINE: Final = re.compile(
    r"(?:\bheadline|\bheadlined|\barticle|\bnewspaper|\bGazette|\bTimes|\bpost(?:ed)?|\bquote)\b[^\"\n]{0,40}\"[^\"\n]{8,200}\"",
    re.IGNORECASE,
)


class _Sort(IntEnum):
    """How a capitalised word looks."""

    PLAIN = 0
    PROPER = 1
    AMBIGUOUS = 2
    RARE = 3
    STRANGE = 4
    NAME = 5


class UnknownNames:
    """Finds stretches that look like names of people in no list; remembers how each distinct word looks."""

    def __init__(self, words: Lexicon, lower_seen: frozenset[str] = frozenset()) -> None:
        self._words = words
        self._lower_seen = lower_seen
        self._sorts: dict[str, _Sort] = {}

    def findings(self, plain: str) -> Iterator[Finding]:
        """Yield what looks like a name or singles somebody out; titled names are replaced, the rest only flagged."""
        yield from self._titled(plain)
        yield from self._cued(plain)
        yield from self._runs(plain)
        yield from self._small(plain)
        for pattern, reason in (
            (_SINGLED_OUT, "singles somebody out"),
            (_SMALL_COUNT, "small count"),
            (_HEADLINE, "quotation that can be looked up"),
        ):
            for match in pattern.finditer(plain):
                yield Finding(match.start(), match.end(), None, reason, Weight.HINT)

    def _titled(self, plain: str) -> Iterator[Finding]:
        for match in _TITLED.finditer(plain):
            name = match.group("name")
            first = name.split()[0].lower().strip(".")
            if first in OPENERS or first in _ROLES:
                continue
            yield Finding(
                match.start("name"),
                match.end("name"),
                "[name]",
                "name after a title: not in any list",
                Weight.LIKELY,
            )

    def _cued(self, plain: str) -> Iterator[Finding]:
        for pattern, reason in ((_GREETED, "name in a greeting"), (_NEAR_KIN, "name beside a relation")):
            for match in pattern.finditer(plain):
                if not match.group("x")[0].isupper():
                    continue
                if self._sort(match.group("x").split()[0]) >= _Sort.AMBIGUOUS:
                    yield Finding(
                        match.start("x"), match.end("x"), None, f"{reason}: not in any list", Weight.HINT
                    )

    def _sort(self, word: str) -> _Sort:
        known = self._sorts.get(word)
        if known is None:
            known = self._sorts[word] = self._look(word)
        return known

    def _look(self, word: str) -> _Sort:  # noqa: PLR0911 - a ladder of rules, one answer each
        low = word.lower()
        low = low.removesuffix("'s")
        words = self._words
        if len(low) < 2 or low in OPENERS or low in KNOWN_PROPER:
            return _Sort.PLAIN
        if low in PLACES or low in PEOPLES:
            return _Sort.AMBIGUOUS if low in words.given else _Sort.PROPER
        if word.isupper() and len(word) <= 6 and low not in words.given:
            return _Sort.PLAIN
        is_word = words.is_word(low) or all(words.is_word(part) for part in re.split(r"[-']", low) if part)
        if low in words.given:
            return (
                _Sort.AMBIGUOUS
                if words.is_ordinary(low) or (is_word and low not in words.english_given)
                else _Sort.NAME
            )
        if not is_word:
            return _Sort.STRANGE
        if words.is_ordinary(low) or low in self._lower_seen or low not in words.words:
            return _Sort.AMBIGUOUS if low in words.surnames and not words.is_ordinary(low) else _Sort.PLAIN
        return _Sort.RARE

    def _small(self, plain: str) -> Iterator[Finding]:
        words = self._words
        for match in _SMALL.finditer(plain):
            token = match.group()
            if token in words.english_given and not words.is_word(token) and token not in KNOWN_PROPER:
                yield Finding(
                    match.start(),
                    match.end(),
                    None,
                    "looks like a name in small letters: not in any list",
                    Weight.HINT,
                )

    def _runs(self, plain: str) -> Iterator[Finding]:
        for match in _RUN.finditer(plain):
            words = [
                (w.start() + match.start(), w.end() + match.start(), w.group())
                for w in _WORD.finditer(match.group())
            ]
            sorts = [self._sort(w[2]) for w in words]
            if max(sorts) < _Sort.AMBIGUOUS:
                continue
            namely = [i for i, sort in enumerate(sorts) if sort >= _Sort.AMBIGUOUS]
            first, last = namely[0], namely[-1]
            while first and len(words[first - 1][2]) == 1:
                first -= 1
            while last + 1 < len(words) and len(words[last + 1][2].strip(".")) == 1:
                last += 1
            if self._convinces(plain, words, sorts, first, last):
                end = words[last][1]
                if plain[end - 2 : end] == "'s":
                    end -= 2
                yield Finding(words[first][0], end, None, "looks like a name: not in any list", Weight.HINT)

    def _convinces(
        self, plain: str, words: list[tuple[int, int, str]], sorts: list[_Sort], first: int, last: int
    ) -> bool:
        best = max(sorts[first : last + 1])
        if best >= _Sort.STRANGE:
            return True
        around = context(plain, words[first][0], words[last][1])
        if last > first and all(sort >= _Sort.AMBIGUOUS for sort in sorts[first : last + 1]):
            return True
        if first > 0 or last + 1 < len(words):
            return (
                best is _Sort.RARE
                and not around.opens
                and first == last == len(words) - 1
                and words[0][0] != words[first][0]
            )
        if around.opens:
            after = around.after.lower()
            return (
                around.joined_after
                and (is_verb(after) or (around.gap_after.startswith("'") and after == "s"))
                and best is _Sort.AMBIGUOUS
            )
        return True
