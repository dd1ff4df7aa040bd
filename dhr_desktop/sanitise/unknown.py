"""Looks for people who are in no list: titles, known name words, words that are no English, kin and greeting cues."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from typing import Final, NamedTuple

from dhr_desktop.sanitise.cues import SUBJECTS, greeted, home_beside, other_names, small_titled
from dhr_desktop.sanitise.homonyms import DETERMINERS, EPITHETS, OPENERS, context, is_verb
from dhr_desktop.sanitise.lexicon import Lexicon
from dhr_desktop.sanitise.looks import Look, Looks, small
from dhr_desktop.sanitise.outcome import Finding, Weight
from dhr_desktop.sanitise.page import Page
from dhr_desktop.sanitise.proper import AGENCY_WORDS, KNOWN_PROPER
from dhr_desktop.sanitise.survey import Survey, survey
from dhr_desktop.sanitise.word_sets import words_of

_CAPITAL: Final = re.compile(r"[A-Z](?:\.(?:[A-Z]\.)*(?![A-Za-z])|\w*(?:['-][A-Za-z]\w*)*)")
_WITHIN: Final = re.compile(
    r"[ ](?:(?:de|da|do|dos|del|di|la|le|al|el|bin|ibn|van|von|der|den|ap|ab|ferch|of the|the)[ ])?|\n|[ ]?-[ ]?"
)
_AFTER_TITLE: Final = re.compile(r"\.?[ \t\n]{1,2}(?:\d{2,6}[ ])?")
_SMALL_WORD: Final = re.compile(r"(?<![\w@/.#'])[a-z]{3,}(?![\w@])")
_KIN: Final = words_of(
    """mother father mum mam dad sister brother son daughter aunt auntie uncle cousin niece nephew wife husband partner boyfriend girlfriend
    friend neighbour ex-partner fiance fiancee stepfather stepson stepdaughter stepmother grandmother grandson granddaughter grandfather nan
    flatmate colleague manager landlord child baby named called worker officer ex twin sibling lodger tenant carer ward pupil boss"""
)
_PERSONAL: Final = words_of("mr mrs ms miss mx")
_MONTH_OF_A_YEAR: Final = re.compile(r"(?:April|August|June|May) (?:19|20)\d\d\b")
_ROLES: Final = words_of("chair chairman chairperson speaker justice president the and or is was")


class _Token(NamedTuple):
    start: int
    end: int
    text: str
    look: Look


class UnknownNames:
    """Finds stretches that look like names of people in no list."""

    def __init__(self, words: Lexicon) -> None:
        self._words = words
        self._looks = Looks(words)

    def findings(self, page: Page, known: AbstractSet[int] = frozenset()) -> Iterator[Finding]:
        """Yield what looks like a name; names after a title or a relation are replaced, the rest only asked about.

        `known` are the places of words that are being replaced anyway.
        """
        low = page.low
        matches = [
            m
            for m in _CAPITAL.finditer(page.plain)
            if m.start() not in known and not low[m.start() - 1 : m.start()].isalnum()
        ]
        texts = [m.group() for m in matches]
        facts = survey(page, matches, texts, self._looks, self._words)
        runs = _Runs(page.plain, matches, texts, facts)
        for run in runs:
            yield from self._judge(page.plain, run, facts)
        yield from greeted(page.plain, self._words)
        yield from other_names(page.plain)
        yield from small_titled(page.plain, self._words)
        names = {
            w
            for w in facts.small & self._words.given
            if len(w) > (3 if w in self._words.english_given else 4)
            and not self._words.is_word(w)
            and w not in KNOWN_PROPER
            and w not in AGENCY_WORDS
        }
        if names:
            for match in _SMALL_WORD.finditer(page.plain):
                if match.group() in names:
                    yield Finding(
                        match.start(),
                        match.end(),
                        None,
                        "looks like a name in small letters: not in any list",
                        Weight.HINT,
                    )

    def _judge(self, plain: str, run: list[_Token], facts: Survey) -> Iterator[Finding]:
        i = 0
        while i < len(run):
            token = run[i]
            if token.look is Look.TITLE and i + 1 < len(run) and _is_named(token, run[i + 1]):
                last = self._name_end(run, i + 1)
                yield _found(plain, run[i + 1], run[last], "[name]", "name after a title: not in any list")
                yield from home_beside(plain, run[last].end)
                i = last + 1
            elif token.look >= Look.AMBIGUOUS or (
                token.look is Look.PLAIN and facts.is_proper(small(token.text))
            ):
                last = self._name_end(run, i)
                first = i
                while first and _leads(plain, run, first - 1):
                    first -= 1
                yield from self._alone(plain, run, first, last, facts)
                i = last + 1
            else:
                i += 1

    def _name_end(self, run: list[_Token], first: int) -> int:
        """Return the last word of the name that begins at a word: names, odd words, initials, and a surname that is a word."""
        last = first
        while last + 1 < len(run) and last - first < 3 and not run[last].text.endswith("'s"):
            token = run[last + 1]
            low = small(token.text)
            given_before = run[last].look >= Look.AMBIGUOUS or run[last].look is Look.INITIAL
            if token.look >= Look.AMBIGUOUS or token.look is Look.INITIAL:
                last += 1
            elif (
                given_before
                and run[first].look is not Look.PLAIN
                and token.look in (Look.PLAIN, Look.PLACE)
                and low not in KNOWN_PROPER
                and low not in OPENERS
            ):
                last += 1
                break
            elif given_before and low in self._words.surnames and last + 2 == len(run):
                last += 1
            else:
                break
        return last

    def _alone(
        self, plain: str, run: list[_Token], first: int, last: int, facts: Survey
    ) -> Iterator[Finding]:
        tokens = run[first : last + 1]
        best = max(token.look for token in tokens)
        if len(tokens) == 1 and _MONTH_OF_A_YEAR.match(plain, tokens[0].start):
            return
        around = context(plain, tokens[0].start, tokens[-1].end)
        if tokens[-1].text.lower().endswith("'s") and around.after in {"Law", "Rule"}:
            return
        kin = around.joined_before and around.before in _KIN
        yield from home_beside(plain, tokens[-1].end)
        if kin and (best >= Look.RARE or (len(tokens) > 1 and small(tokens[0].text) in self._words.given)):
            yield _found(plain, tokens[0], tokens[-1], "[name]", "name beside a relation: not in any list")
        elif best >= Look.STRANGE or kin or self._convinces(run, first, last, plain, facts):
            yield _found(plain, tokens[0], tokens[-1], None, "looks like a name: not in any list")

    def _convinces(self, run: list[_Token], first: int, last: int, plain: str, facts: Survey) -> bool:
        tokens = run[first : last + 1]
        around = context(plain, tokens[0].start, tokens[-1].end)
        before, after = around.before.lower(), around.after.lower()
        if (
            first == 0
            and around.joined_before
            and before in DETERMINERS
            and before not in {"that", "which", "what"}
            and not self._is_called(tokens, facts)
        ):
            return False
        proper = all(facts.is_proper(small(token.text)) for token in tokens)
        looks = [token.look for token in tokens]
        if len(tokens) > 1:
            return looks[0] is not Look.PLAIN or proper or small(tokens[0].text) in EPITHETS
        led = first > 0 and not (first == 1 and context(plain, run[0].start, run[0].end).opens)
        if (
            led
            and last + 1 == len(run)
            and looks[0] is Look.AMBIGUOUS
            and run[first - 1].look is not Look.AGENCY
        ):
            return True
        owns = tokens[-1].text.endswith("'s") or (around.gap_after.startswith("'") and after == "s")
        acts = owns or (around.joined_after and is_verb(after))
        if self._runs_on(plain, run, last) or led:
            return looks[0] is Look.RARE and (
                proper or (tokens[0].text.isupper() and self._is_odd(tokens[0]))
            )
        if around.opens:
            alone = (
                around.gap_after[:1] in {".", "!", "?"}
                and small(tokens[0].text) not in self._words.english_given
            )
            low = small(tokens[0].text)
            only_rarely_a_word = low in self._words.given and not self._words.is_ordinary(low)
            return (
                proper
                or only_rarely_a_word
                or (acts and (looks[0] is Look.AMBIGUOUS or self._is_odd(tokens[0])))
                or (looks[0] is not Look.PLAIN and not around.joined_after and not alone)
            )
        return looks[0] is not Look.PLAIN or proper

    @staticmethod
    def _runs_on(plain: str, run: list[_Token], last: int) -> bool:
        """Say whether the words after a name belong to it, or to a longer proper name; an owner's name ends with its s."""
        if last + 1 == len(run) or run[last].text.endswith("'s") or plain[run[last].end] == "\n":
            return False
        return small(run[last + 1].text) not in SUBJECTS

    def _is_called(self, tokens: list[_Token], facts: Survey) -> bool:
        """Say whether a name stands behind an article all the same: of several words, or an odd word that is never written small."""
        if len(tokens) > 1:
            return tokens[-1].look >= Look.RARE or small(tokens[0].text) in EPITHETS
        return self._is_odd(tokens[0]) and facts.is_proper(small(tokens[0].text))

    def _is_odd(self, token: _Token) -> bool:
        """Say whether an uncommon word stands alone in the language: no plural, and no other word is made from it."""
        low = small(token.text)
        return (
            token.look is Look.RARE
            and low.isalpha()
            and not low.endswith("s")
            and not self._words.is_made_from(low)
        )


class _Runs:
    """Words with a capital that stand together, where at least one may be a name."""

    def __init__(self, plain: str, matches: list[re.Match[str]], texts: list[str], facts: Survey) -> None:
        self._plain, self._matches, self._texts, self._facts = plain, matches, texts, facts

    def __iter__(self) -> Iterator[list[_Token]]:
        worth, looks = self._facts.worth, self._facts.looks
        until = -1
        for i, text in enumerate(self._texts):
            if i <= until or text not in worth:
                continue
            first = i
            while first - 1 > until and self._together(first - 1):
                first -= 1
            last = i
            while last + 1 < len(self._texts) and self._together(last):
                last += 1
            until = last
            yield [
                _Token(m.start(), m.end(), self._texts[k], looks[self._texts[k]])
                for k, m in enumerate(self._matches[first : last + 1], first)
            ]

    def _together(self, k: int) -> bool:
        """Say whether a word and the next stand in one run."""
        gap = self._plain[self._matches[k].end() : self._matches[k + 1].start()]
        if gap == " ":
            return True
        if len(gap) > 11:
            return False
        look = self._facts.looks[self._texts[k]]
        pattern = _AFTER_TITLE if look is Look.TITLE or look is Look.INITIAL else _WITHIN
        return pattern.fullmatch(gap) is not None


def _is_named(title: _Token, token: _Token) -> bool:
    """Say whether the word after a title is a name (Sgt Pell) and no part of an office (Sergeant Major, Nurse Practitioner)."""
    if token.look >= Look.PLACE or token.look is Look.INITIAL:
        return True
    low = token.text.lower()
    if title.text.lower() in _PERSONAL:
        return low not in _ROLES
    if token.look in (Look.AGENCY, Look.TITLE) or low in KNOWN_PROPER:
        return False
    return not token.text.isupper() or title.text.isupper()


def _leads(plain: str, run: list[_Token], k: int) -> bool:
    """Say whether a word belongs to the name after it: an initial, a place, an epithet (Happy Jack)."""
    if run[k].look in (Look.INITIAL, Look.PLACE):
        return True
    low = run[k].text.lower()
    if (
        run[k].look is not Look.PLAIN
        or low in OPENERS
        or low in KNOWN_PROPER
        or run[k + 1].look not in (Look.NAME, Look.AMBIGUOUS)
    ):
        return False
    return not context(plain, run[k].start, run[k].end).opens


def _found(plain: str, first: _Token, last: _Token, replacement: str | None, reason: str) -> Finding:
    end = last.end
    if plain[end - 2 : end] in ("'s", "'S"):
        end -= 2
    return Finding(
        first.start, end, replacement, reason, Weight.HINT if replacement is None else Weight.LIKELY
    )
