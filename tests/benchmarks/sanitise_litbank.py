"""Reads the LitBank coreference tables and judges the sanitiser by them; the data is not part of this repository."""

from __future__ import annotations

import re
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from dhr_desktop.sanitise.engine import compile_registry, sanitise
from dhr_desktop.sanitise.fold import fold
from dhr_desktop.sanitise.registry import Identity

_CLOSE: Final = re.compile(r"^(?:[.,;:!?)\]}”’%]+|'(?:s|t|re|ve|ll|d|m)?|n't|''|--?)$", re.IGNORECASE)
_OPEN: Final = frozenset(["(", "[", "{", "“", "‘", "``", "--"])
_TITLE: Final = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "miss",
        "dr",
        "sir",
        "lady",
        "lord",
        "dame",
        "madam",
        "madame",
        "mme",
        "master",
        "captain",
        "colonel",
        "major",
        "general",
        "uncle",
        "aunt",
        "cousin",
        "king",
        "queen",
        "prince",
        "princess",
        "count",
        "countess",
        "baron",
        "baroness",
        "duke",
        "duchess",
        "the",
        "of",
        "de",
        "la",
        "le",
        "von",
        "van",
        "and",
        "a",
        "an",
        "s",
        "st",
        "old",
        "young",
        "little",
        "poor",
        "father",
        "mother",
        "brother",
        "sister",
        "doctor",
        "professor",
        "judge",
        "reverend",
        "rev",
        "good",
        "monsieur",
        "mademoiselle",
        "m",
        "mlle",
        "don",
        "dona",
        "sergeant",
        "squire",
        "parson",
        "cardinal",
        "bishop",
        "archbishop",
        "chancellor",
        "farmer",
        "widow",
        "mistress",
        "dear",
        "dearest",
        "his",
        "her",
        "that",
        "this",
        "poor",
        "emperor",
        "president",
        "lieutenant",
        "hon",
        "said",
        "woman",
    ]
)


@dataclass(slots=True)
class Book:
    """One text, the name mentions of persons in it (start, end, who), and every capitalised mention of anything."""

    name: str
    text: str = ""
    people: list[tuple[int, int, str]] = field(default_factory=list)


def books(archive: Path) -> Iterator[Book]:
    """Yield every text of the archive with the mentions that name a person."""
    with tarfile.open(archive) as tar:
        members = {Path(m.name).name: m for m in tar.getmembers() if m.isfile()}
        for name in sorted(members):
            if name.endswith(".txt"):
                tokens = _read(tar, members[name])
                tables = _read(tar, members[name.removesuffix("txt") + "ann"])
                yield _book(name, tokens, tables)


def _read(tar: tarfile.TarFile, member: tarfile.TarInfo) -> str:
    handle = tar.extractfile(member)
    assert handle is not None
    return handle.read().decode("utf-8")


def _book(name: str, tokens: str, tables: str) -> Book:
    text: list[str] = []
    length = 0
    places: dict[tuple[int, int], tuple[int, int]] = {}
    for row, line in enumerate(tokens.splitlines()):
        previous = "("
        for column, token in enumerate(line.split(" ")):
            gap = "" if previous in _OPEN or _CLOSE.match(token) else " "
            text.append(gap + token)
            places[row, column] = (length + len(gap), length + len(gap) + len(token))
            length += len(gap) + len(token)
            previous = token
        text.append("\n")
        length += 1
    book = Book(name, "".join(text))
    marks = [line.split("\t") for line in tables.splitlines()]
    who = {mark[1]: mark[2] for mark in marks if mark[0] == "COREF"}
    for mark in marks:
        if mark[0] == "MENTION" and mark[-1] == "PROP" and mark[-2] == "PER":
            start = places[int(mark[2]), int(mark[3])][0]
            end = places[int(mark[4]), int(mark[5])][1]
            book.people.append((start, end, who.get(mark[1], mark[1])))
    return book


@dataclass(slots=True)
class Tally:
    """What was counted over a number of texts."""

    mentions: int = 0
    caught: int = 0
    strings: int = 0
    words: int = 0
    peoples: int = 0
    misses: list[str] = field(default_factory=list)


def _is_one(name: str) -> bool:
    """Say whether a single word that ends in s is a person after all: such names stand without an article."""
    return " " not in name and name not in {
        "God",
        "Christ",
        "Jesus",
        "Lord",
        "Heaven",
        "Conservatives",
        "Knights",
        "Brothers",
        "Magyars",
    }


def registry_of(book: Book) -> tuple[Identity, ...]:
    """Return a registry that holds every name of every person of a text."""
    names: dict[str, set[str]] = {}
    for start, end, who in book.people:
        names.setdefault(who, set()).add(" ".join(book.text[start:end].split()))
    return tuple(
        Identity(str(n), "", f"Person {n}", tuple(sorted(found))) for n, found in enumerate(names.values())
    )


def known(archive: Path) -> Tally:
    """Judge with a registry that holds every name of every person of the text: each mention must be replaced."""
    tally = Tally()
    for book in books(archive):
        result = sanitise(book.text, compile_registry(registry_of(book)))
        covered = [(c.start, c.end) for c in result.changes]
        for start, end, _ in book.people:
            _count(tally, book, start, end, covered)
    return tally


def unknown(archive: Path) -> Tally:
    """Judge with an empty registry: each mention must be asked about, with few distinct strings."""
    tally = Tally()
    matcher = compile_registry(())
    for book in books(archive):
        result = sanitise(book.text, matcher)
        covered = [(f.start, f.end) for f in result.flags] + [(c.start, c.end) for c in result.changes]
        tally.strings += len({f.text for f in result.flags} | {c.original for c in result.changes})
        tally.words += len(book.text.split())
        for start, end, _ in book.people:
            _count(tally, book, start, end, covered)
    return tally


_NO_PERSON: Final = re.compile(
    r"(?:God|Christ|Jesus|Lord|Heaven|(?:the|The|these|A|an?) .*(?:s|men|English|Irish)|[A-Z]\w+s)$"
)
"""Deities and peoples, which the tables count among persons (God, the Moguls, Conservatives)."""
_PEOPLE: Final = re.compile(
    r"(?:the |The )?(?:Catholic|Protestant|English|Scottish|Irish|Welsh|Cornish|French|German|American|Virginian|Anglo-Saxon)s?(?: [a-z]+)?$"
)
"""A people, a faith or a nation, which the tables count among persons as well (the Anglo-Saxon, Cornish miners): nobody in particular."""


def _count(tally: Tally, book: Book, start: int, end: int, covered: list[tuple[int, int]]) -> None:
    telling = [
        (start + m.start(), start + m.end())
        for m in re.finditer(r"[^\W\d_]+", book.text[start:end])
        if m.group()[0].isupper() and fold(m.group()).low not in _TITLE and len(m.group()) > 1
    ]
    if _PEOPLE.match(book.text[start:end]):
        tally.peoples += 1
        return
    if not telling or (
        len(telling) == 1 and _NO_PERSON.match(book.text[start:end]) and not _is_one(book.text[start:end])
    ):
        return
    tally.mentions += 1
    if all(any(a <= s and e <= b for a, b in covered) for s, e in telling):
        tally.caught += 1
    else:
        around = book.text[max(0, start - 30) : end + 20].replace("\n", " ")
        tally.misses.append(f"{book.name}: {book.text[start:end]!r} in {around!r}")
