"""The leak scan: looks in strings of finished files for everybody whom any registry knows.

It shares nothing with the matching that made the files, so that a mistake there cannot hide itself here: plain look-ups
of what each person is called and known by, in three views of every string.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import ahocorasick

from dhr_desktop.sanitise.fold import fold
from dhr_desktop.sanitise.lexicon import Lexicon, lexicon
from dhr_desktop.sanitise.parts import name_parts
from dhr_desktop.sanitise.registry import Identity, Registry

_WORD: Final = re.compile(r"[^\W_]+")
_NOT_ALNUM: Final = re.compile(r"[^a-z0-9]+")
_POSTCODE: Final = re.compile(r"\b[a-z]{1,2}\d[a-z\d]?\s*\d[a-z]{2}\b")
_FIRST_LINE: Final = re.compile(r"\b\d+[a-z]?\s+[^,]{4,}")
_BETWEEN_WORDS: Final = r"(?:\s+|\s*\)\s*Tj\s+T\*\s*\(\s*)"
"""What may stand between two words of a signed name: a space, a line's end, and a line's end as it stands inside a PDF."""
_LONG_ENOUGH: Final = 6
"""From how many letters on a name is looked for inside other words too (file names, e-mail addresses)."""


@dataclass(frozen=True, slots=True, repr=False)
class Leak:
    """Something that could point at somebody.

    Attributes:
        place: where it stands.
        text: what was found, in folded small letters.
        reason: why it was looked for.
        stops: True where nothing may leave; False where a person may clear it.
    """

    place: str
    text: str
    reason: str
    stops: bool


@dataclass(frozen=True, slots=True, repr=False)
class OnPurposeIn:
    """An exact name that may stand in one file; `file` is a part of that file's place and of no other's."""

    file: str
    string: str


@dataclass(frozen=True, slots=True)
class _Term:
    text: str
    reason: str
    stops: bool


class _Terms:
    """What is looked for, in each view."""

    def __init__(self) -> None:
        self.words: dict[str, _Term] = {}
        self.inside: dict[str, _Term] = {}
        self.squeezed: dict[str, _Term] = {}

    def word(self, text: str, reason: str, *, stops: bool) -> None:
        """Look for whole words."""
        found = " ".join(_WORD.findall(text))
        if found:
            self._put(self.words, f" {found} ", _Term(found, reason, stops))

    def part(self, text: str, reason: str) -> None:
        """Look for letters anywhere, also inside a longer word."""
        self._put(self.inside, text, _Term(text, reason, stops=True))

    def run(self, text: str, reason: str, least: int) -> None:
        """Look for letters and digits whatever stands between them."""
        found = _NOT_ALNUM.sub("", text)
        if len(found) >= least:
            self._put(self.squeezed, found, _Term(text, reason, stops=True))

    @staticmethod
    def _put(view: dict[str, _Term], key: str, term: _Term) -> None:
        if key not in view or term.stops:
            view[key] = term


def scan(
    strings: Iterable[tuple[str, str]],
    registries: Iterable[Registry],
    *,
    cleared: Collection[str] = (),
    on_purpose: Collection[OnPurposeIn] = (),
) -> tuple[Leak, ...]:
    """Search strings for what identifies anybody.

    Args:
        strings: pairs of a place and a text, from finished files.
        registries: the people of every review of the vault.
        cleared: strings that a person decided to keep; they never clear what stops.
        on_purpose: the exact names that a second person signed for, each with the file in which it may stand.

    Returns:
        Each finding once for its place, those that stop first.
    """
    words = lexicon()
    terms = _Terms()
    for registry in registries:
        for identity in registry:
            _add(terms, identity, words)
    kept = _plain(cleared)
    signed = [(one.file, _exactly(one.string)) for one in on_purpose if one.string.strip()]
    views = [_automaton(view) for view in (terms.words, terms.inside, terms.squeezed)]
    found: dict[tuple[str, str], Leak] = {}
    for place, text in strings:
        for term in _search_all(_pieces(place, text, signed), views, words):
            if term.stops or " ".join(_WORD.findall(term.text)) not in kept:
                found.setdefault((place, term.text), Leak(place, term.text, term.reason, term.stops))
    return tuple(sorted(found.values(), key=lambda leak: (not leak.stops, leak.place, leak.text)))


def _exactly(string: str) -> re.Pattern[str]:
    """Return what finds these words as they are, capitals and all, and only whole ones; lines may break between them."""
    words = _BETWEEN_WORDS.join(re.escape(word) for word in string.split())
    return re.compile(rf"(?<![^\W_])(?<![^\W_]-){words}(?!-?[^\W_])")


def _pieces(place: str, text: str, signed: Iterable[tuple[str, re.Pattern[str]]]) -> list[str]:
    """Return what of a text is searched: all of it but the names that may stand in this very file."""
    pieces = [text]
    for file, exactly in signed:
        if file in place and not place.endswith((" (name)", " (comment)")):
            pieces = [part for piece in pieces for part in exactly.split(piece)]
    return pieces


def _search_all(pieces: Iterable[str], views: list[Any], words: Lexicon) -> Iterator[_Term]:
    for piece in pieces:
        yield from _search(piece, views, words)


def _plain(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(" ".join(_WORD.findall(fold(text).low)) for text in texts)


def _add(terms: _Terms, identity: Identity, words: Lexicon) -> None:
    for name in identity.names:
        for parts in name_parts(name):
            _add_name(terms, tuple(parts.given), tuple(parts.surname), words)
    if birthday := identity.birthday:
        for written in _days(birthday):
            terms.word(written, "date of birth", stops=True)
        for between in "/.-":
            terms.part(f"{birthday:%d{between}%m{between}%y}", "date of birth")
    _add_contacts(terms, identity)
    for reference in identity.references:
        terms.word(fold(reference).low, "reference", stops=True)
        numbers = re.sub(r"^[a-z .:]+(?=\d)", "", fold(reference).low)
        terms.word(numbers, "reference", stops=True)
        terms.run(numbers, "reference", 8)


def _add_contacts(terms: _Terms, identity: Identity) -> None:
    for address in identity.addresses:
        low = fold(address).low
        for line in (low, *_FIRST_LINE.findall(low)):
            terms.word(line, "address", stops=True)
        for postcode in _POSTCODE.findall(low):
            terms.run(postcode, "postcode", 5)
    for phone in identity.phones:
        low = fold(phone).low
        if "@" in low:
            terms.part(low.strip(), "e-mail address")
        else:
            digits = re.sub(r"\D", "", low)
            terms.run(digits[-10:], "telephone number", 6)


def _add_name(terms: _Terms, given: tuple[str, ...], surname: tuple[str, ...], words: Lexicon) -> None:
    whole = (*given, *surname)
    if len(whole) > 1:
        orders = {whole, (*surname, *given), (whole[0], *surname), (*surname, whole[0])}
        for order in orders:
            if len(order) > 1:
                terms.word(" ".join(order), "full name", stops=True)
                terms.run("".join(order), "full name", 8)
    for part in {piece for word in whole for piece in (word, *word.split("-"))}:
        if len(part) < 3:
            continue
        common = words.is_word(part) or part in words.english_given
        terms.word(
            part, "name that is also a word or a common forename" if common else "name", stops=not common
        )
        if not common and len(part) >= _LONG_ENOUGH:
            terms.part(part, "name inside another word")


def _days(day: date) -> Iterator[str]:
    """Yield a birth date as it is commonly written; what stands between its parts does not matter."""
    month, short = f"{day:%B}".lower(), f"{day:%b}".lower()
    for d in {str(day.day), f"{day.day:02d}"}:
        for m in {str(day.month), f"{day.month:02d}"}:
            yield f"{d} {m} {day.year}"
            yield f"{day.year} {m} {d}"
        for suffix in ("", "st", "nd", "rd", "th"):
            for name in (month, short):
                yield f"{d}{suffix} {name} {day.year}"
                yield f"{d}{suffix} of {name} {day.year}"
                yield f"{name} {d}{suffix} {day.year}"
    yield f"{day:%Y%m%d}"
    yield f"{day:%d%m%Y}"


def _automaton(view: dict[str, _Term]) -> Any:
    automaton = ahocorasick.Automaton()
    for key, term in view.items():
        automaton.add_word(key, term)
    automaton.make_automaton()
    return automaton


def _search(text: str, views: list[Any], words: Lexicon) -> Iterator[_Term]:
    low = fold(text).low
    spaced = f" {' '.join(_WORD.findall(low))} "
    squeezed = _NOT_ALNUM.sub("", low)
    for automaton, stream in zip(views, (spaced, low, squeezed), strict=True):
        if len(automaton):
            for last, term in automaton.iter(stream):
                if stream is not low or not _is_part_of_a_word(low, last, term, words):
                    yield term


def _is_part_of_a_word(low: str, last: int, term: _Term, words: Lexicon) -> bool:
    """Say whether letters merely happen to stand inside an English word, as Sioned does in commissioned."""
    start, stop = last - len(term.text) + 1, last + 1
    while start and low[start - 1].isalpha():
        start -= 1
    while stop < len(low) and low[stop].isalpha():
        stop += 1
    return stop - start > len(term.text) and words.is_word(low[start:stop])
