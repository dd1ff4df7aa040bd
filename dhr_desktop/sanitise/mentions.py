"""Puts found name forms together into mentions of people: full names in any order, initials, titles, generations, families."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from rapidfuzz.distance import OSA

from dhr_desktop.sanitise.fold import Folded
from dhr_desktop.sanitise.forms import Hit
from dhr_desktop.sanitise.homonyms import OPENERS, context
from dhr_desktop.sanitise.matcher import Matcher
from dhr_desktop.sanitise.ordinary import ORDINARY
from dhr_desktop.sanitise.parts import PARTICLES, SUFFIXES
from dhr_desktop.sanitise.proper import KNOWN_PROPER
from dhr_desktop.sanitise.variants import Kind

_TIGHT: Final = re.compile(
    r"[ \t]{1,3}|[ \t]?\r?\n[ \t]{0,3}|[ \t]?[-_'/+~][ \t]?|\.|__|-\r?\n[ \t]*|[ \t]*\(|\*\*? ?_?|_ _|[ \t]*\|?[ \t]+"
)
_REVERSE: Final = re.compile(r" ?,[ \t]{1,2}|,\r?\n|[ \t]*[-/][ \t]*")
_FILLED: Final = re.compile(
    r"[ \t.\-]{1,2}(?:[A-Z][\w'-]*\.?[ \t\-]{1,2}|[\"'(][\w ]{1,20}[\"')][ \t]){1,3}[\"'(]?"
)
_PARTICLE_GAP: Final = re.compile(
    r"[ \-,(\[]{1,3}(?:(?:"
    + "|".join(sorted(PARTICLES - {"o", "i", "e", "y", "zu"}))
    + r"|nee|formerly|aka|a\.k\.a\.?|now)[ \-'.]{1,2}){1,2}",
    re.IGNORECASE,
)
_PERSONAL: Final = r"(?:mr|mrs|ms|miss|mx|master|dr|sir|lady|dame|madam|mme|mstr|sr|sra|senhor|senhora|senor|senora|pan|pani|sheikh|sardar|hajji)"
_TITLE_LEFT: Final = re.compile(rf"(?<![\w'])(?:{_PERSONAL}\.?[ \t]+)+$", re.IGNORECASE)
_COUPLE_LEFT: Final = re.compile(
    r"(?<![\w'])(?:mr|mrs|ms|dr)\.?[ \t]*(?:and|&|/|\+)[ \t]*(?:mr|mrs|ms|dr)\.?[ \t]+(?:[A-Z]\.?[ \t]+){0,2}$",
    re.IGNORECASE,
)
_INITIALS_LEFT: Final = re.compile(
    r"(?<![\w'.])((?:[A-Z](?:\.[ \t]?|[ \t]|-|(?=[ \t])))+[ \t]?|[A-Z]{2,3}[ \t]|[A-Z][ \t]?(?:&|\+|and)[ \t]?[A-Z]\.?[ \t])$|(?<![\w'.])([b-hj-z]\.?[ \t])$"
)
_INITIALS_RIGHT: Final = re.compile(
    r",?[ \t]((?:[A-Z](?:\.[ \t]?|-|(?![\w'])))(?:[ \t]?[A-Z](?:\.|-|(?![\w'])))*|[A-Z]{2,3}(?![\w']))"
)
_SUFFIX_RIGHT: Final = re.compile(
    r"[, \t(]{1,2}(?:the )?(" + "|".join(SUFFIXES) + r")\b\.?\)?", re.IGNORECASE
)
_LEFT_WORD: Final = re.compile(r"([A-Z][\w]*(?:['-]\w+)*)([ \t]+|-)$")
_RIGHT_WORD: Final = re.compile(
    r"([ \t]|-|[ \t]?\((?:nee|formerly)[ \t]|[ \t]nee[ \t])([A-Z][a-z]\w*(?:['-]\w+)*)\)?"
)


@dataclass(slots=True)
class Mention:
    """One stretch that names somebody, the people it can be, and what makes it worth a second look."""

    start: int
    end: int
    hits: list[Hit]
    people: set[int]
    notes: list[str] = field(default_factory=list)
    whole: bool = False
    relative: bool = False
    family: bool = False

    @property
    def is_lone(self) -> bool:
        """Whether a single word is all there is to go by."""
        return len(self.hits) == 1 and not self.whole

    def has(self, *kinds: Kind) -> bool:
        """Say whether any hit is of one of the kinds for one of the possible people."""
        return any(hit.entry.kind(p) in kinds for hit in self.hits for p in self.people)


def gather(hits: Sequence[Hit], folded: Folded, matcher: Matcher) -> list[Mention]:
    """Join hits that stand side by side and name one person."""
    mentions: list[Mention] = []
    for hit in hits:
        people = {person for person, _ in hit.entry.people}
        if mentions and _join(mentions[-1], hit, people, folded.plain):
            continue
        mentions.append(Mention(hit.start, hit.end, [hit], people))
    for i, mention in enumerate(mentions):
        floor = mentions[i - 1].end if i else 0
        ceiling = mentions[i + 1].start if i + 1 < len(mentions) else len(folded.plain)
        _Neighbours(mention, folded.plain, matcher, floor, ceiling).absorb()
    return mentions


def _join(group: Mention, hit: Hit, people: set[int], plain: str) -> bool:
    gap = plain[group.end : hit.start]
    if len(gap) > 40 or _is_common(hit, plain) or (group.is_lone and _is_common(group.hits[0], plain)):
        return False
    if hit.entry.word == group.hits[-1].entry.word:
        return False
    shared = group.people & people
    if shared:
        surname_before = group.has(Kind.SURNAME)
        surname_here = any(hit.entry.kind(p) == Kind.SURNAME for p in shared)
        given_here = any(hit.entry.kind(p) != Kind.SURNAME for p in shared)
        if not (
            _TIGHT.fullmatch(gap)
            or (surname_before and given_here and _REVERSE.fullmatch(gap))
            or (not surname_before and surname_here and _FILLED.fullmatch(gap))
            or _PARTICLE_GAP.fullmatch(gap)
        ):
            return False
    elif not _is_married_name(group, hit, gap, plain):
        return False
    group.hits.append(hit)
    group.people = shared or group.people
    group.end = hit.end
    group.whole = True
    return True


def _is_common(hit: Hit, plain: str) -> bool:
    """Say whether a hit in small letters is an everyday word and so no part of a name."""
    return hit.entry.ordinary and plain[hit.start].islower()


def _is_married_name(group: Mention, hit: Hit, gap: str, plain: str) -> bool:
    """Say whether one person's given name is followed by another's surname, as after a wedding."""
    before = {kind for _, kind in group.hits[-1].entry.people}
    here = {kind for _, kind in hit.entry.people}
    if (
        Kind.SURNAME not in here
        or Kind.SURNAME in before
        or gap not in (" ", "-", "\n")
        or not plain[hit.start].isupper()
    ):
        return False
    group.notes.append("given name and surname are of different people")
    return True


class _Neighbours:
    """Draws titles, initials, generations and unlisted parts of the name beside a mention into it."""

    def __init__(self, mention: Mention, plain: str, matcher: Matcher, floor: int, ceiling: int) -> None:
        self.mention, self.plain, self.matcher = mention, plain, matcher
        self.floor, self.ceiling = floor, ceiling

    def absorb(self) -> None:
        """Draw in what belongs to the name, left and right."""
        self._generation()
        if self.mention.has(Kind.SURNAME) and not self.mention.has(
            Kind.GIVEN, Kind.FORM, Kind.NICK, Kind.MIDDLE
        ):
            self._initials_right(surname=True)
            self._given_left()
        elif not self.mention.has(Kind.SURNAME):
            self._surname_right()
        self._hyphened()
        self._generation()
        self._titles()

    def _left(self) -> str:
        return self.plain[max(self.floor, self.mention.start - 40) : self.mention.start]

    def _right(self) -> str:
        return self.plain[self.mention.end : min(self.ceiling, self.mention.end + 40)]

    def _generation(self) -> None:
        match = _SUFFIX_RIGHT.match(self._right())
        if not match:
            return
        mention = self.mention
        generation = SUFFIXES[match.group(1).lower()]
        mention.end += match.end() - (1 if match.group().endswith(")") and "(" not in match.group() else 0)
        people = self.matcher.people
        same = {p for p in mention.people if people[p].generation == generation}
        other = {p for p in mention.people if not people[p].generation}
        mention.people = same or other or mention.people
        mention.whole = True

    def _initials_right(self, *, surname: bool) -> None:
        match = _INITIALS_RIGHT.match(self._right())
        if not match:
            return
        letters = re.sub(r"[^A-Z]", "", match.group(1)).lower()
        mention, people = self.mention, self.matcher.people
        if letters in {"i", "v"} and "." not in match.group(1):
            return
        if len(letters) > 1 and letters in ORDINARY and "." not in match.group(1):
            return
        fitting = {
            p
            for p in mention.people
            if set(letters) <= people[p].initials | people[p].surname_initials
            and letters[0] in (people[p].initials if surname else people[p].surname_initials)
        }
        if not fitting or (not surname and (len(letters) > 2 or "," in match.group())):
            return
        mention.people = fitting
        mention.end += match.end()
        mention.whole = True

    def _given_left(self) -> None:
        mention, people = self.mention, self.matcher.people
        left = self._left()
        match = _INITIALS_LEFT.search(left)
        if (
            match
            and (match.group(1) or self.plain[mention.start].islower())
            and match.group(0).strip() not in {"A", "I"}
        ):
            letters = re.sub(r"[^a-z]", "", match.group(0).replace("and", "").lower())
            fitting = {p for p in mention.people if letters[0] in people[p].initials}
            if fitting or len(letters) < 2 or "&" in match.group() or "." in match.group():
                mention.people = fitting or mention.people
                mention.start -= len(match.group(0))
                mention.whole = True
                if not fitting:
                    mention.notes.append("the initial is not this person's")
                return
        match = _LEFT_WORD.search(left)
        if match and self._is_given(match.group(1)):
            word = match.group(1).lower()
            alike = {p for p in mention.people if any(_close(word, given) for given in people[p].given)}
            mention.start -= len(match.group(0))
            mention.whole = True
            if alike:
                mention.people = alike
            else:
                mention.relative = True
                mention.notes.append("given name in no list beside a known surname")

    def _is_given(self, word: str) -> bool:
        low = word.lower()
        words = self.matcher.words
        entry = self.mention.hits[0].entry
        if (
            low in OPENERS
            or low in KNOWN_PROPER
            or ((entry.ordinary or entry.place) and low not in words.given)
        ):
            return False
        if word.isupper() and not self.plain[self.mention.start : self.mention.end].isupper():
            return False
        return low in words.given or not words.is_word(low)

    def _surname_right(self) -> None:
        mention = self.mention
        self._initials_right(surname=False)
        match = _RIGHT_WORD.match(self._right())
        if not match or not self.plain[mention.start].isupper():
            return
        word = match.group(2).lower()
        words = self.matcher.words
        base = word.split("'")[0]
        if (
            words.is_ordinary(base)
            or (words.is_word(base) and base not in words.surnames)
            or base in words.english_given
        ):
            return
        mention.end += len(match.group()) - (len(match.group(2)) - len(base))
        mention.whole = True
        mention.notes.append("surname in no list beside a known given name")

    def _hyphened(self) -> None:
        mention = self.mention
        match = re.search(r"(?<![\w])[A-Z][a-z]+-$", self._left())
        if match:
            mention.start -= len(match.group())
        match = re.match(r"-[A-Z][a-z]+(?!\w)", self._right())
        if match and mention.has(Kind.SURNAME, Kind.GIVEN):
            mention.end += match.end()

    def _titles(self) -> None:
        mention = self.mention
        couple = _COUPLE_LEFT.search(self._left())
        if couple:
            mention.start -= len(couple.group())
            mention.family = mention.whole = True
            return
        match = _TITLE_LEFT.search(self._left())
        if match:
            mention.start -= len(match.group())
            mention.whole = True


def _close(word: str, given: str) -> bool:
    return (
        len(word) > 2
        and len(given) > 2
        and word[0] == given[0]
        and OSA.distance(word, given, score_cutoff=1) <= 1
    )


def opens_sentence(plain: str, start: int, end: int) -> bool:
    """Say whether a stretch begins a sentence, a line or a quotation."""
    return context(plain, start, end).opens
