"""How one word with a capital looks, taken by itself: a title, a name, a place, an odd word, a plain one."""

from __future__ import annotations

import re
from enum import IntEnum
from typing import Final

from dhr_desktop.sanitise.homonyms import OPENERS
from dhr_desktop.sanitise.lexicon import Lexicon
from dhr_desktop.sanitise.places import PEOPLES, PLACES
from dhr_desktop.sanitise.proper import AGENCY_WORDS, KNOWN_PROPER
from dhr_desktop.sanitise.word_sets import words_of

TITLES: Final = words_of(
    """mr mrs ms miss mx dr prof professor sir lady lord dame rev revd reverend fr imam rabbi cllr councillor pc pcso wpc dc ds di dci dsu ps
    sgt sergeant insp inspector supt superintendent judge hhj dj nurse cpl capt captain major colonel lt auntie aunty aunt uncle baroness baron
    justice constable det detective officer pastor sheikh mufti canon sister brother midwife mister master madam madame monsieur squire widow
    parson farmer bishop doctor general president cardinal mistress archbishop"""
)


class Look(IntEnum):
    """How a word looks; from AMBIGUOUS on it may be part of a name."""

    AGENCY = 0
    PLAIN = 1
    TITLE = 2
    INITIAL = 3
    PLACE = 4
    AMBIGUOUS = 5
    RARE = 6
    STRANGE = 7
    NAME = 8


class Looks(dict[str, Look]):
    """How each word looks, worked out when it is first asked for."""

    def __init__(self, words: Lexicon) -> None:
        super().__init__()
        self._words = words

    def __missing__(self, word: str) -> Look:
        look = self[word] = self._look(word)
        return look

    def _look(self, word: str) -> Look:  # noqa: PLR0911 - a ladder of rules, one answer each
        low = small(word)
        if len(low) == 1 or word.endswith("."):
            return Look.INITIAL if low[0] not in "ai" or word.endswith(".") else Look.PLAIN
        if len(word) == 3 and word[1] == "-" and word.isupper():
            return Look.INITIAL
        if low in TITLES:
            return Look.TITLE
        if low in OPENERS or low in KNOWN_PROPER:
            return Look.PLAIN
        if low in AGENCY_WORDS:
            return Look.AGENCY
        if word[:-1].isupper() and word[-1] == "s" and 3 < len(word) < 8:
            return Look.PLAIN
        given = low in self._words.english_given
        if low in PLACES or low in PEOPLES:
            return Look.AMBIGUOUS if given else Look.PLACE
        if (
            word.isupper()
            and len(word) <= 6
            and (len(word) < 4 or not (given or low in self._words.surnames))
        ):
            return Look.PLAIN
        return self._name_or_word(low, given=given)

    def _name_or_word(self, low: str, *, given: bool) -> Look:
        words = self._words
        ordinary = words.is_ordinary(low)
        if given:
            return Look.AMBIGUOUS if ordinary else Look.NAME
        is_word = words.is_word(low) or all(words.is_word(part) for part in re.split(r"[-']", low) if part)
        if not is_word:
            return Look.STRANGE
        if low in words.given or low in words.surnames:
            return Look.AMBIGUOUS if ordinary else Look.RARE
        return Look.PLAIN if ordinary else Look.RARE


def small(word: str) -> str:
    """Return a word in small letters without its possessive ending."""
    low = word.lower()
    return low.removesuffix("'s")
