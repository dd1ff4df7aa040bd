"""English words and the world's names from installed word lists: what can be an ordinary word, and what is known as a name."""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from nicknames import name_triplets

from dhr_desktop.sanitise.fold import fold_name
from dhr_desktop.sanitise.ordinary import ORDINARY
from dhr_desktop.sanitise.word_list import WordList

_LOCALES: Final = (
    "en_GB", "en_US", "en_IE", "en_IN", "en_NG", "en_KE", "en_PK", "en_NZ", "ga_IE", "pl_PL", "ro_RO", "pt_PT", "es_ES",
    "fr_FR", "it_IT", "de_DE", "cs_CZ", "lt_LT", "lv_LV", "hu_HU", "tr_TR", "yo_NG", "ig_NG", "ha_NG", "tw_GH", "sw", "sk_SK",
)  # fmt: skip
_ENGLISH: Final = ("en_GB", "en_US", "en_IE", "en_NZ")
_COMMON: Final = 15_000
"""How many of the commonest English words are everyday words; later ones are only words."""
_INFLECTED: Final = ("s", "es", "ly", "er", "ers", "ed", "ing", "ness", "est")
_VERBAL: Final = ("ed", "ing", "ly", "ness", "ful", "less", "ish", "like")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Word and name lists in folded small letters; a word can stand in several."""

    words: WordList
    common: frozenset[str]
    given: frozenset[str]
    english_given: frozenset[str]
    surnames: frozenset[str]

    def is_word(self, token: str) -> bool:
        """Say whether a folded token is an English word that is not only a name."""
        return token in self.words or token in ORDINARY

    def is_ordinary(self, token: str) -> bool:
        """Say whether a folded token is an everyday word, or the plural of one: in small letters it is no name."""
        return token in self.common or token in ORDINARY or (token.endswith("s") and token[:-1] in ORDINARY)

    def is_rare_word(self, token: str) -> bool:
        """Say whether a folded token is an uncommon English word: one from which others are made (gaunt, gaunter)."""
        if token not in self.words or token in self.common:
            return False
        stem = token.removesuffix("e")
        if token.endswith("y") and any(
            token[:-1] + ending in self.words for ending in ("ier", "iest", "ily", "iness")
        ):
            return True
        return any(stem + ending in self.words for ending in _INFLECTED)

    def is_made_from(self, token: str) -> bool:
        """Say whether verbs or adjectives are made from a folded token (drizzle, drizzling): then it is more than a name."""
        stem = token.removesuffix("e")
        return any(stem + ending in self.words for ending in _VERBAL)

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


def _frequent_words() -> list[str]:
    """Return the words of symspellpy's frequency list, the commonest first; none of that package's code is run."""
    spec = find_spec("symspellpy")
    if spec is None or not spec.submodule_search_locations:
        raise FileNotFoundError("symspellpy")
    path = Path(spec.submodule_search_locations[0]) / "frequency_dictionary_en_82_765.txt"
    with path.open(encoding="utf-8-sig") as lines:
        return [line.partition(" ")[0] for line in lines]


def _is_only_a_name(word: str, frequent: WordList) -> bool:
    """Say whether a word from a list of names is in the list of words as a name alone: nothing else is made from it."""
    if word in ORDINARY:
        return False
    stem = word.removesuffix("e")
    stem = word if stem in frequent else stem
    return not any(
        form in frequent
        for ending in _VERBAL
        for form in (stem + ending, word + ending, word + word[-1] + ending)
    )


@cache
def lexicon() -> Lexicon:
    """Return the word and name lists; they are read once, when they are first needed."""
    given, surnames, english, english_surnames = _names()
    frequent = _frequent_words()
    every = WordList(frequent)
    only_names = {w for w in english | english_surnames if w in every and _is_only_a_name(w, every)}
    words = [word for word in frequent if word not in only_names]
    return Lexicon(
        words=WordList(words),
        common=frozenset(words[:_COMMON]),
        given=frozenset(given),
        english_given=frozenset(english),
        surnames=frozenset(surnames),
    )


def _names() -> tuple[set[str], set[str], set[str], set[str]]:
    """Return given names and surnames, each of the whole world and of English."""
    given: set[str] = set()
    english: set[str] = set()
    surnames: set[str] = set()
    english_surnames: set[str] = set()
    for locale in _LOCALES:
        first, last = _people(locale)
        given |= first
        surnames |= last
        if locale in _ENGLISH:
            english |= first
            english_surnames |= last
    short = {name for triplet in name_triplets() for name in (triplet.name1, triplet.name2) if len(name) > 2}
    return given | short, surnames, english | short, english_surnames
