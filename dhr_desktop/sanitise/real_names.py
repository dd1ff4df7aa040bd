"""Every real name that the vault knows, so that no name which is shown can be one of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from dhr_desktop.base.errors import UserError
from dhr_desktop.base.words import N_
from dhr_desktop.sanitise.fold import fold_name
from dhr_desktop.sanitise.parts import name_parts
from dhr_desktop.sanitise.registry import Registry

ROLE_WORDS: Final = frozenset(
    """adult child baby infant person victim perpetrator suspect mother father mum dad parent sister brother son daughter
    aunt uncle cousin niece nephew grandmother grandfather grandparent partner husband wife friend neighbour colleague
    professional worker doctor gp nurse officer teacher social carer the of a an and mr mrs ms miss dr elder younger""".split()  # noqa: SIM905 - words read as words
)
"""Words that say what somebody is, not who; they are nobody's real name."""


class RealNameShown(UserError):
    """A name that would be shown is somebody's real name; `people` are the ids of those who would carry it."""

    def __init__(self, people: tuple[str, ...]) -> None:
        super().__init__(
            N_("A published name is somebody's real name, in this review or another."),
            N_(
                "Open the people of the review and give another published name, or leave it blank. Where the family chose "
                "the person's own name, say so in its form; a second person then signs for it."
            ),
        )
        self.people = people


@dataclass(frozen=True, slots=True, repr=False)
class _Named:
    """One person's folded names: each whole, and every word of all of them."""

    key: str
    review: str
    wholes: frozenset[str]
    words: frozenset[str]
    surnames: frozenset[str]
    initials: frozenset[str]


class RealNames:
    """The names of all registries, folded."""

    def __init__(self, registries: Mapping[str, Registry]) -> None:
        self._people = tuple(
            _named(identity.key, review, identity.names)
            for review, registry in registries.items()
            for identity in registry
        )
        self._wholes = frozenset(whole for person in self._people for whole in person.wholes)
        self._words = frozenset(word for person in self._people for word in person.words)
        self._surnames = frozenset(word for person in self._people for word in person.surnames)
        self._initials = frozenset(letters for person in self._people for letters in person.initials)

    def holds_word(self, word: str) -> bool:
        """Say whether a word is a part, or the initials, of anybody's name."""
        folded = fold_name(word)
        return folded in self._words or folded in self._initials

    def is_real(self, shown: str, review: str) -> bool:
        """Say whether a name, shown in a review, is somebody's real one.

        In the review itself one word in common is enough; elsewhere a whole name, a surname, or several words of one
        person. A lone forename that somebody of another review has as well is left to the scan of the finished files.
        """
        folded = fold_name(shown)
        words = _telling(folded.split())
        if not words:
            return False
        if folded in self._wholes or " ".join(words) in self._wholes:
            return True
        if any(person.review == review and person.words.intersection(words) for person in self._people):
            return True
        if len(words) == 1:
            return words[0] in self._surnames
        return any(person.words.issuperset(words) for person in self._people)

    def is_own(self, shown: str, person_id: str) -> bool:
        """Say whether a name is, or holds a part of, the real name of a person."""
        words = _telling(fold_name(shown).split())
        return any(one.words.intersection(words) for one in self._people if one.key == person_id)

    def names_another(self, shown: str, review: str, person_id: str = "") -> bool:
        """Say whether a name, shown in a review, is somebody's, whole or in all its parts, other than one person's.

        The lone forename that a family chose may be that of somebody of another review as well.
        """
        folded = fold_name(shown)
        words = _telling(folded.split())
        others = [one for one in self._people if one.key != person_id]
        if person_id and len(words) == 1:
            others = [one for one in others if one.review == review or words[0] in one.surnames]
        return any(
            folded in one.wholes or " ".join(words) in one.wholes or one.words.issuperset(words)
            for one in others
        )

    def refuse(self, shown: Mapping[str, str], reviews: Mapping[str, str]) -> None:
        """Refuse names that are real; both mappings are by the id of the person who carries the name.

        Raises:
            RealNameShown: with the ids of the people whose shown name must change.
        """
        if wrong := tuple(person for person, name in shown.items() if self.is_real(name, reviews[person])):
            raise RealNameShown(wrong)


def _telling(words: Iterable[str]) -> list[str]:
    """Return the words that could be a name: neither roles nor single letters nor numbers."""
    bare = (word.strip(".,'()-") for word in words)
    return [word for word in bare if len(word) > 1 and word not in ROLE_WORDS and not word.isdigit()]


def _named(key: str, review: str, names: tuple[str, ...]) -> _Named:
    words: set[str] = set()
    surnames: set[str] = set()
    initials: set[str] = set()
    for name in names:
        for parts in name_parts(name):
            whole = (*parts.given, *parts.surname)
            words.update(word for word in whole if len(word) > 1)
            surnames.update(word for word in parts.surname if len(word) > 2)
            initials.add("".join(word[0] for word in whole))
    wholes = frozenset(" ".join(_telling(fold_name(name).split())) for name in names) | {
        fold_name(name) for name in names
    }
    roles = ROLE_WORDS
    return _Named(
        key,
        review,
        wholes - roles - {""},
        frozenset(words) - roles,
        frozenset(surnames) - roles,
        frozenset(initials),
    )
