"""English words and the world's names from installed word lists: what can be an ordinary word, and what is known as a name."""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from functools import cache
from typing import Final

from english_words import get_english_words_set
from nicknames import name_triplets

from dhr_desktop.sanitise.fold import fold_name
from dhr_desktop.sanitise.ordinary import ORDINARY

_LOCALES: Final = (
    "en_GB", "en_US", "en_IE", "en_IN", "en_NG", "en_KE", "en_PK", "en_NZ", "ga_IE", "pl_PL", "ro_RO", "pt_PT", "es_ES",
    "fr_FR", "it_IT", "de_DE", "cs_CZ", "lt_LT", "lv_LV", "hu_HU", "tr_TR", "yo_NG", "ig_NG", "ha_NG", "tw_GH", "sw", "sk_SK",
)  # fmt: skip
_ENGLISH: Final = ("en_GB", "en_US", "en_IE", "en_NZ")
_ENDINGS: Final = (
    ("ies", "y"), ("ied", "y"), ("ying", "ie"), ("iness", "y"), ("ily", "y"), ("es", ""), ("s", ""), ("ed", ""), ("ed", "e"),
    ("ing", ""), ("ing", "e"), ("er", ""), ("er", "e"), ("ers", ""), ("ers", "e"), ("ly", ""), ("ness", ""), ("est", ""),
    ("est", "e"), ("ier", "y"), ("iest", "y"), ("isation", "ization"), ("ise", "ize"), ("ised", "ize"), ("ises", "ize"),
    ("ising", "ize"), ("our", "or"), ("ours", "or"), ("oured", "or"), ("ouring", "or"), ("able", ""), ("able", "e"),
    ("less", ""), ("ful", ""), ("ings", ""), ("ings", "e"), ("ally", "al"), ("lled", "l"), ("lling", "l"), ("ment", ""),
)  # fmt: skip
_PREFIXES: Final = (
    "un",
    "re",
    "non",
    "over",
    "under",
    "mis",
    "dis",
    "pre",
    "co",
    "self",
    "inter",
    "out",
    "up",
    "sub",
    "anti",
    "multi",
)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Word and name lists in folded small letters; a word can stand in several."""

    words: frozenset[str]
    given: frozenset[str]
    english_given: frozenset[str]
    surnames: frozenset[str]

    def is_word(self, token: str) -> bool:
        """Say whether a folded token is an English word or an inflection of one."""
        if token in self.words or token in ORDINARY:
            return True
        if len(token) < 4:
            return False
        return self._is_inflected(token) or any(
            token.startswith(p)
            and len(token) > len(p) + 3
            and (token[len(p) :] in self.words or self._is_inflected(token[len(p) :]))
            for p in _PREFIXES
        )

    def _is_inflected(self, token: str) -> bool:
        for ending, base in _ENDINGS:
            if token.endswith(ending):
                stem = token[: -len(ending)] + base
                if len(stem) > 2 and stem in self.words:
                    return True
                if len(stem) > 3 and stem[-1] == stem[-2] and ending[0] in "eiy" and stem[:-1] in self.words:
                    return True
        return False

    def is_ordinary(self, token: str) -> bool:
        """Say whether a folded token is an everyday word, or the plural of one: in small letters it is no name."""
        return token in ORDINARY or (token.endswith("s") and token[:-1] in ORDINARY)

    def is_name(self, token: str) -> bool:
        """Say whether a folded token is known somewhere as a given name or a surname."""
        return token in self.given or token in self.surnames


def _people(locale: str) -> tuple[set[str], set[str]]:
    provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
    given: set[str] = set()
    surnames: set[str] = set()
    for attribute in ("first_names", "first_names_male", "first_names_female", "first_names_nonbinary"):
        given.update(getattr(provider, attribute, ()))
    for attribute in ("last_names", "last_names_male", "last_names_female"):
        surnames.update(getattr(provider, attribute, ()))
    return _folded(given), _folded(surnames)


def _folded(names: set[str]) -> set[str]:
    return {
        token
        for name in names
        for token in fold_name(name).replace("-", " ").replace("'", "").split()
        if len(token) > 1
    }


@cache
def lexicon() -> Lexicon:
    """Return the word and name lists; they are read once, when they are first needed."""
    general = get_english_words_set(["web2"])
    words = {word for word in general if word.islower()}
    words |= {word.lower() for word in get_english_words_set(["gcide"])}
    given: set[str] = set()
    english: set[str] = set()
    surnames: set[str] = set()
    for locale in _LOCALES:
        first, last = _people(locale)
        given |= first
        surnames |= last
        if locale in _ENGLISH:
            english |= first
    short = {name for triplet in name_triplets() for name in (triplet.name1, triplet.name2) if len(name) > 2}
    english |= short
    given |= short
    return Lexicon(frozenset(words), frozenset(given), frozenset(english), frozenset(surnames))
