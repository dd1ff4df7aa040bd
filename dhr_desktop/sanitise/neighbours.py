"""Draws into a mention what belongs to the name beside it: titles, initials, generations, unlisted parts of the name."""

from __future__ import annotations

import re
from typing import Final

from rapidfuzz.distance import OSA

from dhr_desktop.sanitise.bare import HONORIFICS
from dhr_desktop.sanitise.homonyms import OPENERS
from dhr_desktop.sanitise.matcher import Matcher
from dhr_desktop.sanitise.mention import Mention
from dhr_desktop.sanitise.ordinary import ORDINARY
from dhr_desktop.sanitise.parts import SUFFIXES
from dhr_desktop.sanitise.proper import KNOWN_PROPER
from dhr_desktop.sanitise.variants import Kind

_PERSONAL: Final = r"(?:mr|mrs|ms|miss|mx|messrs|master|(?:rt )?hon|dr|sir|lady|dame|madam|mme|mstr|sr|sra|senhor|senhora|senor|senora|pan|pani|sheikh|sardar|hajji)"
_PERSONAL_WORDS: Final = frozenset(_PERSONAL[3:-1].replace("(?:rt )?", "").split("|"))
_BEFORE_TITLE: Final = "\"'([{<-/|,;:\n\t*_&+."
_TITLE_LEFT: Final = re.compile(rf"(?<![\w'])(?:{_PERSONAL}\.?[ \t]+)+\Z", re.IGNORECASE)
_COUPLE_LEFT: Final = re.compile(
    r"(?<![\w'])(?:mr|mrs|ms|dr)\.?[ \t]*(?:and|&|/|\+)[ \t]*(?:mr|mrs|ms|dr)\.?[ \t]+(?:[A-Z]\.?[ \t]+){0,2}\Z",
    re.IGNORECASE,
)
_INITIALS_LEFT: Final = re.compile(
    r"(?<![\w'.])((?:[A-Z](?:\.[ \t]?|[ \t]|-|(?=[ \t])))+[ \t]?|[A-Z]{2,3}[ \t]|[A-Z][ \t]?(?:&|\+|/|and)[ \t]?[A-Z]\.?[ \t])\Z|(?<![\w'.])([b-hj-z]\.?[ \t])\Z"
)
_INITIALS_RIGHT: Final = re.compile(
    r"(?:,[ \t]?|[ \t])((?:(?:O'|Mc|Mac)?[A-Z](?:\.[ \t]?|-|(?![\w'])))(?:[ \t]?[A-Z](?:\.|-|(?![\w'])))*|[A-Z]{2,3}(?![\w']))"
)
_INITIAL_BRACKETED: Final = re.compile(r"[ ]\(([A-Z])\.?\)")
_SUFFIX_RIGHT: Final = re.compile(
    r"[, \t(]{1,2}(?:the )?(" + "|".join(SUFFIXES) + r")\b(?:\.(?!\s+(?-i:[A-Z])|\s*\Z))?\)?", re.IGNORECASE
)
_LEFT_WORD: Final = re.compile(r"([A-Z][\w]*(?:['-]\w+)*)([ \t]+|-)\Z")
_RIGHT_WORD: Final = re.compile(
    r"([ \t]|-|[ \t]?\((?:nee|formerly)[ \t]|[ \t]nee[ \t])((?:[OD]'|Ma?c)?[A-Z][a-z]\w*(?:['-]\w+)*)\)?"
)
_TORN_LEFT: Final = re.compile(r"(?<![\w'.])([A-Z])([ .-]|-\n|\.?, )\Z")
_STUTTER_LEFT: Final = re.compile(r"(?<![\w'])([A-Za-z]{2,6})(?:-[ ]?|\.\.\.[ ]?|, )\Z")
_MORE_INITIALS: Final = re.compile(r"(?:[ ][A-Z]\.){1,3}")
_LINKS: Final = frozenset({" ", "-"})
_STOPS: Final = re.compile(r"\s+[A-Z]|\s*\Z")
_HONOUR_RIGHT: Final = re.compile(rf"[ -](?:{'|'.join(sorted(HONORIFICS))})\b", re.IGNORECASE)
_HYPHEN_LEFT: Final = re.compile(r"(?<![\w])[A-Z][a-z]+-\Z")
_HYPHEN_RIGHT: Final = re.compile(r"-[A-Z][a-z]+(?!\w)")
_ONLY_SURNAME: Final = frozenset({Kind.SURNAME})
_GIVEN_KINDS: Final = (Kind.GIVEN, Kind.FORM, Kind.NICK, Kind.MIDDLE, Kind.CLIPPED)


class Neighbours:
    """What stands at either side of one mention, up to the mentions before and after it."""

    def __init__(self, mention: Mention, plain: str, matcher: Matcher, floor: int, ceiling: int) -> None:
        self.mention, self.plain, self.matcher = mention, plain, matcher
        self.floor, self.ceiling = floor, ceiling

    def absorb(self) -> None:
        """Draw in what belongs to the name, left and right."""
        self._generation()
        if self.mention.has(Kind.SURNAME) and not self.mention.has(*_GIVEN_KINDS):
            self._initials_right(surname=True)
            self._given_left()
            self._stutter_left()
        elif (
            self.mention.hits[-1].entry.kinds != _ONLY_SURNAME
            and self.mention.hits[0].entry.kinds == _ONLY_SURNAME
        ):
            self._initials_right(surname=True)
        elif not self.mention.has(Kind.SURNAME):
            self._surname_right()
            self._initial_left()
        elif self.mention.hits[0].entry.guessed:
            self._initial_left()
        self._close_beside()
        self._hyphened()
        self._trailing()
        self._generation()
        self._bracket()
        self._titles()

    def _initial_left(self) -> None:
        """Draw in a torn-off first letter (J osephine), a surname's initial (R, Maeve) or a stutter (Mae- Maeve)."""
        mention, people = self.mention, self.matcher.people
        left = self._left()
        torn = _TORN_LEFT.search(left)
        if torn:
            letter, torn_by = torn.group(1).lower(), torn.group(2)
            whose = [
                people[p].surname_initials if "," in torn_by else people[p].initials for p in mention.people
            ]
            if any(letter in initials for initials in whose):
                mention.start -= len(torn.group())
                mention.whole = True
                return
        self._stutter_left()

    def _stutter_left(self) -> None:
        mention = self.mention
        word = mention.hits[0].entry.word
        stutter = _STUTTER_LEFT.search(self._left())
        if stutter and word.startswith(stutter.group(1).lower()) and stutter.group(1).lower() != word:
            mention.start -= len(stutter.group())
            mention.whole = True

    def _close_beside(self) -> None:
        """Draw in a misspelt word of the same name at either side (Shannen Leigh, Crag Molyneux)."""
        mention = self.mention
        match = _LEFT_WORD.search(self._left())
        if match and self._is_misspelt(match.group(1)):
            mention.start -= len(match.group())
            mention.whole = True
        right = _RIGHT_WORD.match(self._right())
        if right and self._is_misspelt(right.group(2)):
            mention.end += right.end()
            mention.whole = True

    def _is_misspelt(self, word: str) -> bool:
        low = word.lower()
        if len(low) < 4 or low in OPENERS:
            return False
        names = {
            name
            for p in self.mention.people
            for name in self.matcher.people[p].given | self.matcher.people[p].surnames
        }
        return any(_close(low, name) for name in names)

    def _bracket(self) -> None:
        mention = self.mention
        inner = self.plain[mention.start : mention.end]
        if inner.count("(") > inner.count(")") and self.plain[mention.end : mention.end + 1] == ")":
            mention.end += 1

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
        same = frozenset(p for p in mention.people if people[p].generation == generation)
        other = frozenset(p for p in mention.people if not people[p].generation)
        mention.people = same or other or mention.people
        mention.whole = True

    def _initials_right(self, *, surname: bool) -> None:
        match = _INITIALS_RIGHT.match(self._right()) or _INITIAL_BRACKETED.match(self._right())
        if not match:
            return
        letters = re.sub(r"[^A-Z]", "", re.sub(r"O'|Mac(?=[A-Z])|Mc(?=[A-Z])", "", match.group(1))).lower()
        mention, people = self.mention, self.matcher.people
        if letters in {"i", "v"} and "." not in match.group(1):
            return
        if len(letters) > 1 and letters in ORDINARY and "." not in match.group(1):
            return
        fitting = frozenset(
            p
            for p in mention.people
            if set(letters) <= people[p].initials | people[p].surname_initials
            and letters[0] in (people[p].initials if surname else people[p].surname_initials)
        )
        turned = "," in match.group() and not any(
            mention.hits[0].entry.word in people[p].surnames for p in fitting
        )
        if not fitting or (not surname and (len(letters) > 2 or turned)):
            return
        mention.people = fitting
        mention.end += len(match.group().rstrip())
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
            fitting = frozenset(p for p in mention.people if letters[0] in people[p].initials)
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
            alike = frozenset(
                p for p in mention.people if any(_close(word, given) for given in people[p].given)
            )
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
        base = word if word[:2] in {"o'", "d'", "n'", "m'"} else word.split("'")[0]
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
        if self.plain[mention.start - 1 : mention.start] == "-":
            match = _HYPHEN_LEFT.search(self._left())
            mention.start -= len(match.group()) if match else 0
        match = _HYPHEN_RIGHT.match(self._right())
        if match and mention.has(Kind.SURNAME, Kind.GIVEN):
            mention.end += match.end()

    def _trailing(self) -> None:
        """Draw in what hangs on to the right: further initials of the same people, an honorific (Harpreet ji)."""
        mention, people = self.mention, self.matcher.people
        if self.plain[mention.end : mention.end + 1] not in _LINKS:
            return
        match = _MORE_INITIALS.match(self._right())
        letters = set(match.group().lower()) - set(" .") if match else set()
        if match and all(letters <= people[p].initials | people[p].surname_initials for p in mention.people):
            mention.end += (
                len(match.group().removesuffix("."))
                if _STOPS.match(self.plain, mention.end + match.end())
                else match.end()
            )
        honour = _HONOUR_RIGHT.match(self._right())
        if honour:
            mention.end += honour.end()

    def _titles(self) -> None:
        mention = self.mention
        last = next(iter(self._left().rstrip(" \t.").lower().split()[-1:]), "")
        if len(last) > 1 and last.strip(_BEFORE_TITLE) not in _PERSONAL_WORDS:
            return
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
