"""Recognises misspelt, misheard, misread and masked names of known people; what it is not sure of, it only proposes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

from dhr_desktop.sanitise.forms import Entry
from dhr_desktop.sanitise.lexicon import Lexicon
from dhr_desktop.sanitise.sounds import heard, scanned

TOKEN: Final = re.compile(
    r"(?<![a-z0-9@$|!])(?:[a-z]{1,16}[0-9@$|!]+(?:[a-z0-9@$|!]*[a-z0-9])?|[0-9@$|!]{1,3}[a-z][a-z0-9@$|!]*)(?![a-z0-9])"
)
"""A run of letters with digits or signs among them, which a scanner may have put there."""
_DRAWN_OUT: Final = re.compile(r"(.)\1\1")
_RUNS: Final = re.compile(r"(.)\1+")
Guesses = dict[str, Entry | None]
"""What odd words of one text were taken for."""
_SIGNS: Final = re.compile(r"[0-9@$!|]")


class Guesser:
    """Compares odd words with the names of a registry; remembers nothing between texts."""

    def __init__(self, entries: dict[str, Entry], words: Lexicon) -> None:
        self._words = words
        self._entries = {
            word: entry
            for word, entry in entries.items()
            if len(word) >= 4 and " " not in word and not entry.is_derived
        }
        self._names = [word for word in self._entries if len(word) >= 5]
        self._shapes = {scanned(word): word for word in self._entries}
        self._sounds = {heard(word): word for word in self._entries if len(word) >= 4}
        self._squashed = {_RUNS.sub(r"\1", word): word for word in self._entries}
        self._known = entries

    def guesses(self, tokens: Iterable[str], known: Guesses) -> dict[str, Entry]:
        """Return an entry for every token that is taken for a known name; `known` remembers for the rest of the text."""
        found: dict[str, Entry] = {}
        for token in tokens:
            if token not in known:
                name = self._guess(token)
                known[token] = Entry(token, self._entries[name].people, guessed=True) if name else None
            entry = known[token]
            if entry is not None:
                found[token] = entry
        return found

    def _guess(self, token: str) -> str | None:  # noqa: PLR0911 - a ladder of rules, one answer each
        if len(token) < 4 or token in self._known:
            return None
        letters = _SIGNS.sub("", token)
        name = self._shapes.get(scanned(token))
        if _SIGNS.search(token):
            return name if name and (len(letters) * 2 > len(token) or len(token) > 4) else None
        if self._words.is_ordinary(token):
            return None
        if _DRAWN_OUT.search(token):
            return self._squashed.get(_RUNS.sub(r"\1", token))
        if self._words.is_word(token):
            return self._close(token, 1) if len(token) > 7 and not self._words.is_name(token) else None
        if name is not None:
            return name
        name = self._sounds.get(heard(token))
        if (
            name is not None
            and abs(len(name) - len(token)) < 3
            and (len(token) > 4 or not self._words.is_name(token))
        ):
            return name
        if self._words.is_name(token):
            return self._alike(token)
        return self._close(token)

    def _alike(self, token: str) -> str | None:
        """Return the surname that a name of its own is one inner letter away from (Connelly and Connolly)."""
        if len(token) < 7:
            return None
        name = self._close(token, 1)
        same = name is not None and name[:3] == token[:3] and name[-2:] == token[-2:]
        return name if same else None

    def _close(self, token: str, most: int = 2) -> str | None:
        if len(token) < 4:
            return None
        if len(token) == 4:
            return next(
                (
                    name
                    for name in self._entries
                    if len(name) == 4 and sorted(name) == sorted(token) and OSA.distance(name, token) == 1
                ),
                None,
            )
        allowed = most if len(token) >= 8 else 1
        best = process.extractOne(token, self._names, scorer=OSA.distance, score_cutoff=allowed)
        if best is None:
            return None
        name, distance = best[0], best[1]
        if distance == 2 and (len(name) < 8 or name[0] != token[0]):
            return None
        if len(token) == 5 and name[0] != token[0] and sorted(name[:2]) != sorted(token[:2]):
            return None
        return str(name)
