"""What a text says about its own words: which are also written small, which carry a capital amid sentences, which act."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from dhr_desktop.sanitise.forms import spaced
from dhr_desktop.sanitise.homonyms import OPENERS, is_verb
from dhr_desktop.sanitise.lexicon import Lexicon
from dhr_desktop.sanitise.looks import Look, Looks, small
from dhr_desktop.sanitise.page import Page
from dhr_desktop.sanitise.places import PLACES
from dhr_desktop.sanitise.proper import KNOWN_PROPER
from dhr_desktop.sanitise.word_sets import words_of

_TELLING: Final = words_of(
    "said replied asked cried answered exclaimed told thought by with mr mrs ms miss dr mx sir lady aunt uncle mr. mrs. ms. dr. mx."
)
_ACTS: Final = words_of(
    "said says replied asked cried told thought felt smiled laughed nodded sighed shouted answered exclaimed whispered looked knew"
)
_FUNCTION: Final = words_of(
    "i she he they you who one that this it we the and but then police officers staff so not all"
)
_AFTER: Final = re.compile(r"(?:,? |--? ?)([a-z]+)")
_QUOTED_BEFORE: Final = re.compile(r"\"[ \n]?--?[ ]?$")
_SAID_BEFORE: Final = re.compile(r"[,.?!]\" $")
_WHO: Final = frozenset({"who", "whose", "whom"})


@dataclass(frozen=True, slots=True)
class Survey:
    """Facts about the words of one text: looks as this text shows them, and which words are worth a closer look."""

    small: frozenset[str]
    amid: frozenset[str]
    acting: frozenset[str]
    looks: dict[str, Look]
    worth: frozenset[str]

    def is_proper(self, word: str) -> bool:
        """Say whether a folded word carries a capital amid sentences and is never written small, or acts as a person does."""
        return (word in self.amid and word not in self.small) or word in self.acting


def survey(page: Page, matches: list[re.Match[str]], texts: list[str], base: Looks, words: Lexicon) -> Survey:
    """Gather the facts from one page, whose words with a capital are given as matches and texts."""
    written = frozenset(word for word in spaced(" ".join(page.runs)).split() if word.islower())
    distinct = set(texts)
    doubtful = {
        text for text in distinct if Look.AGENCY <= base[text] <= Look.RARE and base[text] is not Look.TITLE
    }
    doubtful -= {
        text
        for text in doubtful
        if base[text] in (Look.PLAIN, Look.AGENCY)
        and small(text) in written
        and not words.is_name(small(text))
    }
    amid, acting = _facts(page.plain, matches, texts, doubtful, words)
    looks = {text: _as_shown(text, base[text], written, (amid, acting), words) for text in distinct}
    names = {small(text) for text, look in looks.items() if look >= Look.STRANGE}
    looks |= {
        text: Look.STRANGE
        for text in distinct
        if text.isupper() and looks[text] is Look.PLAIN and small(text) in names
    }
    worth = frozenset(text for text, look in looks.items() if _is_worth(text, look, written, (amid, acting)))
    return Survey(written, amid, acting, looks, worth)


def _is_worth(
    text: str, look: Look, written: Collection[str], told: tuple[Collection[str], Collection[str]]
) -> bool:
    """Say whether a word may be part of a name: by its look, or a plain word that this text treats as a name."""
    if look is Look.TITLE or look >= Look.AMBIGUOUS:
        return True
    low = small(text)
    amid, acting = told
    if look is not Look.PLAIN or low in KNOWN_PROPER or low in OPENERS or text.isupper():
        return False
    return (low in amid and low not in written) or low in acting


def _facts(
    plain: str, matches: list[re.Match[str]], texts: list[str], doubtful: Collection[str], words: Lexicon
) -> tuple[frozenset[str], frozenset[str]]:
    amid: set[str] = set()
    acting: set[str] = set()
    for match, text in zip(matches, texts, strict=True):
        if text not in doubtful:
            continue
        start = match.start()
        low = small(text)
        if low.partition("'")[0] in _FUNCTION or len(low) < 3:
            continue
        within = plain[start - 1 : start] == " " and (plain[start - 2].islower() or plain[start - 2] == ",")
        if within:
            amid.add(low)
        said = (
            plain[start - 1 : start] == " " and _last_word(plain[max(0, start - 14) : start - 1]) in _TELLING
        )
        quoted = '"' in plain[max(0, start - 5) : start]
        after = _AFTER.match(plain, match.end())
        follows = after.group(1) if after else ""
        if (
            said
            or follows in _ACTS
            or (follows in _WHO and within and not low.endswith("s"))
            or (text.endswith("'s") and low in PLACES and words.is_name(low))
            or (quoted and _QUOTED_BEFORE.search(plain, max(0, start - 5), start))
            or (quoted and is_verb(follows) and _SAID_BEFORE.search(plain, max(0, start - 3), start))
        ):
            acting.add(low)
    return frozenset(amid), frozenset(acting)


def _last_word(text: str) -> str:
    """Return the last run without a space in small letters, without the signs before it."""
    return text.rpartition(" ")[2].rpartition("\n")[2].lstrip("\"'([-").lower()


def _as_shown(
    text: str,
    look: Look,
    written: Collection[str],
    told: tuple[Collection[str], Collection[str]],
    words: Lexicon,
) -> Look:
    amid, acting = told
    low = small(text)
    if look is Look.RARE and low in written and not words.is_name(low):
        return Look.PLAIN
    if look in (Look.AGENCY, Look.PLAIN, Look.PLACE):
        if low in acting and (words.is_name(low) or look is Look.PLACE):
            return Look.AMBIGUOUS
        if look is Look.PLAIN and text.isupper() and low in amid and not words.is_word(low):
            return Look.STRANGE
    return look
