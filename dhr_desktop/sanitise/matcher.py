"""Everything that is prepared once for a registry, so that any number of texts can be searched quickly."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from dhr_desktop.sanitise.coarse import Birthdays
from dhr_desktop.sanitise.fold import fold_name
from dhr_desktop.sanitise.forms import (
    Entry,
    Hit,
    entries_of,
    longest,
    place_hits,
    spaced,
    word_automaton,
    word_hits,
)
from dhr_desktop.sanitise.guesses import TOKEN, Guesser, Guesses
from dhr_desktop.sanitise.hidden import HiddenNames
from dhr_desktop.sanitise.known_facts import KnownFacts
from dhr_desktop.sanitise.lexicon import lexicon
from dhr_desktop.sanitise.page import Page
from dhr_desktop.sanitise.registry import Registry
from dhr_desktop.sanitise.squeezed import Squeezed
from dhr_desktop.sanitise.variants import person_of

_TORN_BEFORE: Final = re.compile(r"[a-z](?:-\s*|[._])\Z")


class Matcher:
    """A compiled registry: whom to find and how; immutable once made."""

    def __init__(self, registry: Registry) -> None:
        self.registry = tuple(registry)
        self.people = tuple(person_of(identity) for identity in self.registry)
        self.words = lexicon()
        self.entries = entries_of(self.people, self.words)
        self.facts = KnownFacts(self.registry, self.words)
        self.births = Birthdays(frozenset(i.birthday for i in self.registry if i.birthday))
        self.letters: dict[str, frozenset[int]] = {}
        for index, identity in enumerate(self.registry):
            for name in identity.names:
                letter = fold_name(name)
                if len(letter) == 1 and letter.isascii() and letter.isalpha():
                    self.letters[letter] = self.letters.get(letter, frozenset()) | {index}
        self.monograms: dict[str, frozenset[int]] = {}
        for index, person in enumerate(self.people):
            for letters in person.monograms:
                self.monograms[letters] = self.monograms.get(letters, frozenset()) | {index}
        self._automaton: Any = word_automaton(self.entries.values())
        self._hidden = HiddenNames(self.people, self.entries, self.words)
        self._guesser = Guesser(self.entries, self.words)

    def __repr__(self) -> str:
        """Show the size only: names never reach a log."""
        return f"Matcher({len(self.registry)} people)"

    def replacement(self, person: int) -> str:
        """Return the words that stand for a person."""
        return self.registry[person].replacement

    def hits(self, page: Page, guesses: Guesses) -> tuple[list[Hit], Squeezed]:
        """Return the name forms found in a page in order of place, and the rest of the text squeezed.

        First what is written out or misspelt; in what is left, what is pulled apart, run together or starred out.
        `guesses` carries what was worked out for odd words from page to page of one text.
        """
        if not self.entries:
            return [], Squeezed(page.low)
        found = list(word_hits(self._automaton, page.stream))
        found = longest(found + list(self._guessed(page, guesses)))
        rest = Squeezed(
            page.low, [(hit.start, hit.end) for hit in found if not _is_glued(page.low, hit, self.entries)]
        )
        further = list(self._hidden.findings(page, rest))
        return longest(found + further) if further else found, rest

    def _guessed(self, page: Page, guesses: Guesses) -> Iterator[Hit]:
        tokens = set(spaced(" ".join(page.runs).lower()).split())
        mixed = " ".join(run for run in page.runs if not run.isalpha()).lower()
        tokens.update(TOKEN.findall(mixed))
        taken = self._guesser.guesses(tokens, guesses)
        if taken:
            yield from place_hits(word_automaton(taken.values(), edges=False), page.low)


def _is_glued(low: str, hit: Hit, entries: dict[str, Entry]) -> bool:
    """Say whether a form may be a torn-off piece of a longer one (Jo-sephine, Val entina)."""
    if (
        hit.entry.is_derived
        and low[hit.start - 1 : hit.start] in {"-", "\n", ".", "_"}
        and _TORN_BEFORE.search(low, max(0, hit.start - 4), hit.start)
    ):
        return True
    if low[hit.end : hit.end + 1] == " ":
        beyond = low[hit.end + 1 : hit.end + 16].split(" ", 1)[0].rstrip(".,;:")
        return hit.entry.word + beyond in entries
    after = low[hit.end : hit.end + 3].replace("\n", "")
    torn = hit.entry.guessed or hit.entry.is_derived or len(hit.entry.word) < 6
    return torn and after[:1] in {"-", ".", "_"} and after[1:2].isalpha()


def compile_registry(registry: Registry) -> Matcher:
    """Compile the known people once; the result can sanitise any number of texts."""
    return Matcher(registry)
