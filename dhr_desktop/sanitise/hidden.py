"""Finds names whose letters are pulled apart, run together, broken over lines or starred out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from dhr_desktop.sanitise.forms import Entry, Hit
from dhr_desktop.sanitise.lexicon import Lexicon
from dhr_desktop.sanitise.page import Page
from dhr_desktop.sanitise.squeezed import Squeezed, squeezed_automaton, squeezed_hits
from dhr_desktop.sanitise.variants import Kind, Person

_BROKEN: Final = re.compile(r"-\s*\n\s*|[\s\-_.·~*'|/\\+=()\[\]{}\"]{1,3}|, ?")
_MASK: Final = re.compile(
    r"(?<![\w*])(?P<head>[A-Za-z](?:'?[A-Za-z]){0,11})(?P<stars>[*#?.]*\*[*#_?.]*|_{2,}|\.{3,}|#{2,})(?P<tail>[A-Za-z]{0,12})(?![\w*])"
)
_MASKS: Final = ("*", "__", "...", "##", "--")
_MASKED_PAIR: Final = re.compile(
    r"(?<![\w*])([A-Z])[a-z]{0,2}(?:[*_#.]{2,}|--+)[a-z]{0,2}[ ]([A-Z])[a-z]{0,2}(?:[*_#.]{2,}|--+)[a-z]{0,2}(?!\w)"
)
_LETTERS: Final = re.compile(r"(?<![\w'])[A-Za-z](?:(?:, ?|[-. /] ?)[A-Za-z]){2,}(?![\w'])")

_TAG: Final = re.compile(r"#([a-z][a-z0-9_]{3,40})")
_INNER: Final = "aAa"
_INNER_CAPITALS: Final = "AAa"
_SINGLES: Final = " a a a "
_ALIKE: Final = bytes(97 if 97 <= c < 123 else c for c in range(256))
_CAMEL_PART: Final = re.compile(r"[A-Z][a-z]+|^[a-z]+")


class HiddenNames:
    """The names of a registry, long enough to be told apart without their spacing."""

    def __init__(self, people: tuple[Person, ...], entries: Mapping[str, Entry], words: Lexicon) -> None:
        self._words = words
        self._people = people
        values: dict[str, Entry] = {
            word: entry
            for word, entry in entries.items()
            if len(word) >= 5
            and not entry.plural
            and word.isascii()
            and " " not in word
            and not entry.is_derived
        }
        whole: dict[str, list[tuple[int, Kind]]] = {}
        for index, person in enumerate(people):
            for name in person.full:
                if len(name) >= 6:
                    whole.setdefault(name, []).append((index, Kind.SURNAME))
        for name, owners in whole.items():
            values.setdefault(name, Entry(name, tuple(owners), ordinary=False, place=False))
        self.automaton: Any = squeezed_automaton(values)
        self._entries = entries
        self._maskable = [entry for word, entry in entries.items() if " " not in word and len(word) > 2]

    def findings(self, page: Page, stream: Squeezed) -> Iterator[Hit]:
        """Yield every name that is pulled apart, run together, spelled out or starred out."""
        for start, end, entry in squeezed_hits(self.automaton, stream):
            if self._is_credible(page, start, end, entry):
                yield Hit(start, end, entry)
        yield from self._camel(page)
        yield from self._spelled(page)
        yield from self._masked(page.plain)
        yield from self._tagged(page.low)

    def _tagged(self, low: str) -> Iterator[Hit]:
        """Yield tags that begin or end with a known name in small letters (#megstrong)."""
        for match in _TAG.finditer(low) if "#" in low else ():
            tag = match.group(1)
            for cut in range(3, len(tag)):
                entry = self._entries.get(tag[:cut]) or self._entries.get(tag[-cut:])
                if entry is not None and (len(entry.word) > 4 or not self._words.is_ordinary(entry.word)):
                    yield Hit(match.start(1), match.end(1), Entry(tag, entry.people))
                    break

    def _is_credible(  # noqa: PLR0911 - a ladder of rules, one answer each
        self, page: Page, start: int, end: int, entry: Entry
    ) -> bool:
        low, plain = page.low, page.plain
        inner = low[start:end]
        left, right = _run_left(low, start), _run_right(low, end)
        if inner == entry.word:
            return self._is_inside(plain, Hit(start, end, entry), left, right)
        if left or (right and right != "s"):
            return False
        groups = [g for g in re.split(r"[^a-z0-9]+", inner) if g]
        gaps = [g for g in re.split(r"[a-z0-9]+", inner) if g]
        if all(len(g) == 1 for g in groups):
            return True
        if not all(_BROKEN.fullmatch(g) for g in gaps):
            return False
        if any("\n" in g and "-" in g for g in gaps):
            return True
        if all(len(g) == 1 for g in groups[:-1]) and len(groups) > 3:
            return True
        known = all(self._words.is_word(g) or len(g) < 3 for g in groups)
        return not known or (
            plain[start].isupper()
            and not entry.ordinary
            and len(groups) == 2
            and gaps[0] in (" ", "-", "_", ".")
        )

    def _is_inside(self, plain: str, hit: Hit, left: str, right: str) -> bool:
        start, end, entry = hit.start, hit.end, hit.entry
        if not left and not right:
            return True
        camel_left = not left or (plain[start].isupper() and plain[start - 1].islower())
        camel_right = not right or (plain[end - 1].islower() and plain[end].isupper())
        if camel_left and camel_right:
            return True
        run = left + entry.word + right
        if self._words.is_word(run) or self._words.is_name(run) or (left and right):
            return False
        initials = {letter for p, _ in entry.people for letter in self._people[p].initials}
        if not right and (left in initials or all(c in initials for c in left)):
            return True
        if not left and (right in initials or right in {"s", "es"}):
            return True
        around = (
            plain[max(0, start - len(left) - 1) : start - len(left)]
            + plain[end + len(right) : end + len(right) + 1]
        )
        return len(entry.word) >= 6 and (any(c in "@_./#\\-0123456789" for c in around) or not entry.ordinary)

    def _spelled(self, page: Page) -> Iterator[Hit]:
        """Yield names of any length that are spelled letter by letter (V-A-N-E)."""
        alike = page.stream.encode("ascii", "replace").translate(_ALIKE).decode("ascii")
        for place in _places(_SINGLES, alike):
            match = _LETTERS.match(page.plain, place)
            entry = self._entries.get(re.sub(r"[^a-z]", "", match.group().lower())) if match else None
            if match and entry is not None and not entry.is_derived:
                yield Hit(match.start(), match.end(), Entry(entry.word, entry.people))

    def _camel(self, page: Page) -> Iterator[Hit]:
        """Yield names that stand as one part of a run of words with inner capitals (#JusticeForJo)."""
        done = 0
        for inner in sorted([*_places(_INNER, page.shape), *_places(_INNER_CAPITALS, page.shape)]):
            if inner < done:
                continue
            start = inner - len(_run_left(page.low, inner))
            done = inner + len(_INNER) + len(_run_right(page.low, inner + len(_INNER)))
            for part in _CAMEL_PART.finditer(page.plain[start:done]):
                entry = self._entries.get(part.group().lower())
                if entry is not None and not entry.is_derived:
                    yield Hit(start + part.start(), start + part.end(), Entry(entry.word, entry.people))

    def _masked(self, plain: str) -> Iterator[Hit]:
        """Yield names whose inner letters are starred out (K***y) and fit a known name."""
        if not any(sign in plain for sign in _MASKS):
            return
        for match in _MASKED_PAIR.finditer(plain):
            first, last = match.group(1).lower(), match.group(2).lower()
            fits = tuple(
                (i, Kind.SURNAME)
                for i, p in enumerate(self._people)
                if first in p.initials and last in p.surname_initials
            )
            if fits:
                yield Hit(match.start(), match.end(), Entry(match.group().lower(), fits))
        for match in _MASK.finditer(plain):
            head, tail = match.group("head").lower().replace("'", ""), match.group("tail").lower()
            stars = len(match.group("stars"))
            if not tail and (stars < 2 or set(match.group("stars")) == {"."}):
                continue
            shown = len(head) + len(tail)
            fitting = [
                entry
                for entry in self._maskable
                if entry.word.startswith(head)
                and entry.word.endswith(tail)
                and shown < len(entry.word)
                and (shown > 2 or abs(shown + stars - len(entry.word)) <= 1)
            ]
            if fitting:
                people = tuple(dict.fromkeys(pair for entry in fitting for pair in entry.people))
                yield Hit(match.start(), match.end(), Entry(match.group().lower(), people))


def _places(sign: str, text: str) -> Iterator[int]:
    """Yield every place of a string in a text, overlapping ones too."""
    place = text.find(sign)
    while place >= 0:
        yield place
        place = text.find(sign, place + 1)


def _run_left(low: str, start: int) -> str:
    k = start
    while k and low[k - 1].isalpha():
        k -= 1
    return low[k:start]


def _run_right(low: str, end: int) -> str:
    k = end
    while k < len(low) and low[k].isalpha():
        k += 1
    return low[end:k]
