"""The written forms of names and the automaton that finds them all in one pass over a text."""

from __future__ import annotations

import string
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

import ahocorasick

from dhr_desktop.sanitise.lexicon import Lexicon
from dhr_desktop.sanitise.ordinary import ORDINARY
from dhr_desktop.sanitise.places import PLACES
from dhr_desktop.sanitise.proper import KNOWN_PROPER
from dhr_desktop.sanitise.variants import Kind, Person

_NOT_LETTERS: Final = "".join(chr(c) for c in range(128) if chr(c) not in string.ascii_letters)
_SPACED_BYTES: Final = bytes(c if chr(c) in string.ascii_letters else 32 for c in range(256))
_SPACED: Final = str.maketrans(dict.fromkeys(_NOT_LETTERS, " "))


_NAMES_OF_THEIR_OWN: Final = frozenset(
    [
        "mary",
        "gary",
        "tony",
        "lucy",
        "judy",
        "andy",
        "rory",
        "cody",
        "toby",
        "ruby",
        "suzy",
        "jody",
        "cary",
        "cory",
        "lily",
    ]
)
_DERIVED: Final = frozenset({Kind.NICK, Kind.CLIPPED})


@dataclass(frozen=True, slots=True)
class Entry:
    """One written form and whose it can be.

    `ordinary` forms are also everyday words, `place` forms also places, `guessed` forms are misspelt, `plural` forms carry
    an s that may be a plural or a possessive without its apostrophe.
    """

    word: str
    people: tuple[tuple[int, Kind], ...]
    ordinary: bool = False
    place: bool = False
    guessed: bool = False
    plural: bool = False

    owners: frozenset[int] = field(init=False, compare=False)
    kinds: frozenset[Kind] = field(init=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "owners", frozenset(index for index, _ in self.people))
        object.__setattr__(self, "kinds", frozenset(kind for _, kind in self.people))

    def kind(self, person: int) -> Kind | None:
        """Return what the form is to a person, or None."""
        return next((kind for index, kind in self.people if index == person), None)

    @property
    def is_derived(self) -> bool:
        """Whether nobody wrote this form down: it only follows from a name (Kath from Katherine)."""
        return self.kinds <= _DERIVED


class Hit(NamedTuple):
    """One written form found in a folded text."""

    start: int
    end: int
    entry: Entry


_new: Final = tuple.__new__
"""Makes a tuple of a kind without the detour of its own constructor: there are many."""


def entries_of(people: Iterable[Person], words: Lexicon) -> dict[str, Entry]:
    """Return every written form of the given people, each with all who share it."""
    owners: dict[str, list[tuple[int, Kind]]] = {}
    for index, person in enumerate(people):
        for word, kind in person.words.items():
            owners.setdefault(word, []).append((index, kind))
    entries = {
        word: Entry(word, tuple(who), ordinary=_is_everyday(word, who, words), place=word in PLACES)
        for word, who in owners.items()
        if not (_is_taken(word, words) and all(kind is Kind.CLIPPED for _, kind in who))
    }
    for word, entry in tuple(entries.items()):
        strong = tuple((index, kind) for index, kind in entry.people if kind <= Kind.MIDDLE)
        for plural in (word + "s", word + "es") if len(word) > 2 and strong else ():
            if plural not in entries and (plural == word + "s" or word[-1] in "sxzh"):
                entries[plural] = Entry(
                    plural, strong, ordinary=entry.ordinary or words.is_ordinary(plural), plural=True
                )
    return entries


def _is_taken(word: str, words: Lexicon) -> bool:
    """Say whether a form that is only cut from a name means something else first: a word, or another given name (Joseph)."""
    if len(word) == 3:
        return (
            word in ORDINARY or word in KNOWN_PROPER or (words.is_ordinary(word) and word not in words.given)
        )
    return words.is_ordinary(word) or (
        (len(word) > 4 or word in _NAMES_OF_THEIR_OWN)
        and (word in words.english_given or words.is_word(word))
    )


def _is_everyday(word: str, who: list[tuple[int, Kind]], words: Lexicon) -> bool:
    """Say whether a form is also an everyday word; a pet name must be a very common word to count as one."""
    if all(kind in _DERIVED for _, kind in who):
        return word in ORDINARY
    return all(words.is_ordinary(part) for part in word.split())


def spaced(low: str) -> str:
    """Return a folded text with everything but letters made a space, place for place."""
    if low.isascii():
        return low.encode("ascii").translate(_SPACED_BYTES).decode("ascii")
    return low.translate(_SPACED)


def word_automaton(entries: Iterable[Entry], *, edges: bool = True) -> Any:
    """Return an automaton that finds the forms: as whole words in a spaced text, or anywhere in a folded one."""
    automaton = ahocorasick.Automaton()
    for entry in entries:
        word = f" {entry.word} " if edges and entry.word.isascii() else entry.word
        automaton.add_word(word, (len(word), entry))
        if edges and " " in entry.word:
            for variant in _with_dots(entry.word):
                automaton.add_word(f" {variant} ", (len(variant) + 2, entry))
    automaton.make_automaton()
    return automaton


def _with_dots(words: str) -> set[str]:
    """Return a name of several words as it stands in a spaced text where its short words carry a full stop (St. Clair, James K. Powell)."""
    parts = words.split(" ")
    short = [word if len(word) > 2 or i else f"{word} " for i, word in enumerate(parts)]
    initials = [word if len(word) > 1 else f"{word} " for word in parts]
    return {" ".join(short).rstrip(), " ".join(initials).rstrip()} - {words}


def word_hits(automaton: Any, stream: str) -> Iterator[Hit]:
    """Yield every form found in a spaced text that has one more space at either end; places are those of the text itself."""
    if not len(automaton):
        return
    for last, (length, entry) in automaton.iter(stream):
        edge = 0 if stream[last] != " " else 1
        yield _new(Hit, (last - length + edge, last - edge, entry))


def place_hits(automaton: Any, low: str) -> Iterator[Hit]:
    """Yield every form found in a folded text that stands apart from other letters and digits."""
    for last, (length, entry) in automaton.iter(low):
        start, end = last - length + 1, last + 1
        if not low[start - 1 : start].isalnum() and not low[end : end + 1].isalnum():
            yield Hit(start, end, entry)


def longest(hits: Iterable[Hit]) -> list[Hit]:
    """Return the hits in order of place, the longest of those that overlap."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        if kept and hit.start < kept[-1].end:
            if hit.end <= kept[-1].end or hit.end - hit.start <= kept[-1].end - kept[-1].start:
                continue
            kept.pop()
        kept.append(hit)
    return kept
