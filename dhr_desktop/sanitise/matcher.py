"""Finds every written form of every known person in one pass over a folded text; compiled once per registry."""

from __future__ import annotations

import string
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

import ahocorasick

from dhr_desktop.sanitise.fold import Folded
from dhr_desktop.sanitise.lexicon import Lexicon, lexicon
from dhr_desktop.sanitise.places import PLACES
from dhr_desktop.sanitise.registry import Identity, Registry
from dhr_desktop.sanitise.variants import Kind, Person, person_of

_NOT_LETTERS: Final = "".join(chr(c) for c in range(128) if chr(c) not in string.ascii_letters)
_SPACED_BYTES: Final = bytes(c if chr(c) in string.ascii_letters else 32 for c in range(256))
_SPACED: Final = str.maketrans(dict.fromkeys(_NOT_LETTERS, " "))
_SQUEEZE_AWAY: Final = bytes(c for c in range(256) if chr(c) not in string.ascii_lowercase)


@dataclass(frozen=True, slots=True)
class Entry:
    """One written form and whose it can be; `ordinary` forms are also everyday words, `place` forms also places."""

    word: str
    people: tuple[tuple[int, Kind], ...]
    ordinary: bool
    place: bool
    guessed: bool = False

    def kinds(self, person: int) -> Kind | None:
        """Return what the form is to a person, or None."""
        return next((kind for index, kind in self.people if index == person), None)


@dataclass(frozen=True, slots=True)
class Hit:
    """One written form found in a folded text."""

    start: int
    end: int
    entry: Entry


def spaced(low: str) -> str:
    """Return a folded text with everything but letters made a space, place for place."""
    if low.isascii():
        return low.encode("ascii").translate(_SPACED_BYTES).decode("ascii")
    return low.translate(_SPACED)


def entries_of(people: Iterable[Person], words: Lexicon) -> dict[str, Entry]:
    """Return every written form of the given people, each with all who share it."""
    owners: dict[str, list[tuple[int, Kind]]] = {}
    for index, person in enumerate(people):
        for word, kind in person.words.items():
            owners.setdefault(word, []).append((index, kind))
    return {
        word: Entry(word, tuple(who), ordinary=words.is_ordinary(word), place=word in PLACES)
        for word, who in owners.items()
    }


def word_automaton(entries: Iterable[Entry]) -> Any:
    """Return an automaton that finds the forms as whole words in a spaced text."""
    automaton = ahocorasick.Automaton()
    for entry in entries:
        word = f" {entry.word} " if entry.word.isascii() or " " in entry.word else entry.word
        automaton.add_word(word, (len(word), entry))
    automaton.make_automaton()
    return automaton


class Matcher:
    """A compiled registry: whom to find and how; immutable once made."""

    def __init__(self, registry: Registry) -> None:
        self.registry: tuple[Identity, ...] = tuple(registry)
        self.people: tuple[Person, ...] = tuple(person_of(identity) for identity in self.registry)
        self.words: Lexicon = lexicon()
        self.entries: dict[str, Entry] = entries_of(self.people, self.words)
        self._automaton = word_automaton(self.entries.values())

    def __repr__(self) -> str:
        """Show the size only: names never reach a log."""
        return f"Matcher({len(self.registry)} people)"

    def replacement(self, person: int) -> str:
        """Return the words that stand for a person."""
        return self.registry[person].replacement

    def hits(self, folded: Folded, extra: Any = None) -> list[Hit]:
        """Return the forms found in a folded text, in order, the longest at each place; `extra` is a further automaton."""
        stream = f" {spaced(folded.low)} "
        found = list(_found(self._automaton, stream))
        if extra is not None:
            found += _found(extra, stream)
        found.sort(key=lambda hit: (hit.start, -hit.end))
        kept: list[Hit] = []
        for hit in found:
            if kept and hit.start < kept[-1].end:
                continue
            kept.append(hit)
        return kept


def _found(automaton: Any, stream: str) -> Iterator[Hit]:
    if not len(automaton):
        return
    for last, (length, entry) in automaton.iter(stream):
        start = last - length + 1
        edge = 0 if length == len(entry.word) else 1
        yield Hit(start + edge - 1, last - edge, entry) if edge else Hit(start - 1, last, entry)


def compile_registry(registry: Registry) -> Matcher:
    """Compile the known people once; the result can sanitise any number of texts."""
    return Matcher(registry)
