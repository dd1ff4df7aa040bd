"""All the ways one known person's names can be written, as folded words with what each word is to that person."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Final

from dhr_desktop.sanitise.parts import (
    FAMILY_FIRST,
    JOINED_PARTICLES,
    PARTICLES,
    NameParts,
    family_name_first,
    name_parts,
)
from dhr_desktop.sanitise.registry import Identity
from dhr_desktop.sanitise.shortnames import close_forms, pet_forms, same_surname, slavic_forms, syllables
from dhr_desktop.sanitise.spellings import KUNYA, article_forms, kunya_forms, without_somali_spelling
from dhr_desktop.sanitise.word_sets import words_of


class Kind(IntEnum):
    """What a word is to a person; the lower, the stronger the tie."""

    WHOLE = 0
    GIVEN = 1
    SURNAME = 2
    MIDDLE = 3
    FORM = 4
    NICK = 5
    CLIPPED = 6


_NEVER_NAMES: Final = words_of("the of and said")
_VOWELS: Final = "aeiouy"
_FEMININE: Final = (
    ("ski", "ska"),
    ("cki", "cka"),
    ("dzki", "dzka"),
    ("ny", "na"),
    ("ov", "ova"),
    ("ev", "eva"),
    ("in", "ina"),
)


@dataclass(slots=True)
class Person:
    """What the matcher needs to know of one person: initials, generation and every word with its kind."""

    words: dict[str, Kind] = field(default_factory=dict)
    given: set[str] = field(default_factory=set)
    surnames: set[str] = field(default_factory=set)
    initials: set[str] = field(default_factory=set)
    surname_initials: set[str] = field(default_factory=set)
    monograms: set[str] = field(default_factory=set)
    generation: str = ""
    full: set[str] = field(default_factory=set)

    def add(self, word: str, kind: Kind) -> None:
        """Remember a word; the stronger kind wins."""
        word = " ".join(re.split(r"[^\w]+", word.strip()))
        if word in _NEVER_NAMES:
            return
        if len(word) < 2 and not (kind <= Kind.SURNAME and self._is_one_letter_name(word)):
            return
        self.words[word] = min(kind, self.words.get(word, kind))

    @staticmethod
    def _is_one_letter_name(word: str) -> bool:
        return len(word) == 1 and word > "\x7f"


def declined(name: str) -> set[str]:
    """Return Slavic case forms and the other sex's form of a folded name (Wojciech: Wojciecha, Wojciechowi)."""
    forms: set[str] = set()
    for ending, other in _FEMININE:
        for mine, theirs in ((ending, other), (other, ending)):
            if name.endswith(mine) and len(name) > len(mine) + 2:
                forms.add(name[: -len(mine)] + theirs)
    if name.endswith("ova") and len(name) > 6:
        forms.add(name[:-3])
    for base in {name, *forms}:
        forms.update(_cases(base))
    return forms


def _cases(base: str) -> set[str]:
    """Return the case forms of one folded Slavic name."""
    forms: set[str] = set()
    if base.endswith(("ski", "cki", "dzki")):
        forms.update(base + end for end in ("ego", "emu", "m"))
    elif base.endswith(("ska", "cka")):
        forms.update((base[:-1] + "iej", base[:-1] + "a", base[:-1] + "ich", base[:-1] + "imi"))
    elif base.endswith("ek"):
        forms.update(base[:-2] + end for end in ("ka", "kowi", "kiem", "ku"))
    elif base.endswith(("el", "ec", "er")) and len(base) > 4:
        forms.update(stem + end for stem in (base, base[:-2] + base[-1]) for end in ("a", "owi", "em"))
    elif base[-1] == "a":
        forms.update(base[:-1] + end for end in ("y", "i", "e", "o", "ie"))
        forms.update((base[:-1],) if base.endswith("ia") else ())
    elif base[-1] not in _VOWELS:
        forms.update(
            base + end for end in ("a", "owi", "em", "ie", "owie", "owa", "owna", "ova", "ovi", "ove", "ovou")
        )
    return forms


def joined_forms(words: tuple[str, ...]) -> set[str]:
    """Return a surname of several words in its usual spellings: with and without particles, joined, hyphened, Mac and Mc."""
    flat = tuple(part for word in words for part in re.split(r"[-']", word) if part)
    forms = {" ".join(flat), "".join(flat)}
    core = tuple(part for part in flat if part not in PARTICLES)
    if core:
        forms.update((" ".join(core), "".join(core)))
        forms.update(part for part in core if len(part) > 2)
    for word in words:
        forms.update((word.replace("'", ""), word.replace("-", "")))
    for i, part in enumerate(flat[:-1]):
        if part in JOINED_PARTICLES:
            forms.update((part + flat[i + 1], f"{part} {flat[i + 1]}"))
    for word in tuple(forms):
        forms.update(_gaelic(word))
    return {form for form in forms if len(form) > 1}


def _gaelic(word: str) -> set[str]:
    match = re.fullmatch(r"(mac|mc|m|nic|ni|o|al|el|ul|fitz)( ?)(\w{3,})", word)
    if not match:
        return set()
    start, gap, stem = match.groups()
    if start in ("mac", "mc") or (start == "m" and gap):
        return {f"{p}{g}{stem}" for p in ("mac", "mc", "m") for g in ("", " ") if p != "m" or g}
    if start in ("al", "el", "ul") and (gap or len(stem) > 3):
        return {f"{p}{g}{stem}" for p in ("al", "el") for g in ("", " ")} | ({stem} if gap else set())
    if start in ("nic", "ni", "o", "fitz") and gap:
        return {f"{start}{stem}", f"{start} {stem}", stem}
    return set()


def person_of(identity: Identity) -> Person:
    """Return every word that can stand for a known person."""
    person = Person()
    parsed = [parts for name in identity.names for parts in name_parts(name)]
    parsed += [turned for parts in parsed if (turned := family_name_first(parts)) is not None]
    surnames = {word for parts in parsed if not parts.lone for word in parts.surname}
    for parts in parsed:
        if parts.lone and parts.given[0] in surnames:
            _add_surname(person, parts.given)
            continue
        person.generation = person.generation or parts.generation
        _add_given(person, parts)
        if FAMILY_FIRST.intersection(parts.surname) and parts.given:
            for form in syllables(parts.given[0]):
                person.add(form, Kind.NICK)
        if parts.given and parts.surname:
            person.add(" ".join((*parts.given, *parts.surname)), Kind.WHOLE)
        for form in article_forms((*parts.given, *parts.surname)):
            person.add(form, Kind.SURNAME)
        if parts.surname:
            _add_surname(person, parts.surname)
            person.full.add(re.sub(r"[^a-z0-9]", "", "".join(parts.given + parts.surname)))
            person.full.add(re.sub(r"[^a-z0-9]", "", "".join(parts.surname + parts.given)))
            if parts.given:
                joined = "".join(w.replace("-", "") for w in parts.surname)
                person.full.update(
                    (
                        parts.given[0].replace("-", "") + joined,
                        re.split(r"[-']", parts.given[0])[0] + joined,
                        parts.given[0][0] + joined,
                        joined + parts.given[0][0],
                    )
                )
                _add_monograms(person, parts)
    return person


def _add_monograms(person: Person, parts: NameParts) -> None:
    if not parts.given or not parts.surname:
        return
    first = [p[0] for w in parts.given for p in re.split(r"[-']", w) if p]
    last = [p[0] for w in parts.surname if w not in PARTICLES for p in re.split(r"[-']", w) if p] or [
        parts.surname[-1][0]
    ]
    if len(first) > 1:
        person.monograms.add("".join(first[:2]))
    if len(re.split(r"[-']", parts.given[0])) > 1:
        person.monograms.add("".join(p[0] for p in re.split(r"[-']", parts.given[0]) if p))
    person.monograms.update(
        ("".join(first[:1] + last), "".join(first + last), first[0] + last[-1], first[0] + last[0])
    )


def _add_given(person: Person, parts: NameParts) -> None:
    for i, word in enumerate(parts.given):
        if word in PARTICLES and not parts.lone:
            continue
        kind = Kind.GIVEN if i == 0 else Kind.MIDDLE
        person.initials.add(word[0])
        person.add(word, kind)
        if plainer := without_somali_spelling(word):
            person.add(plainer, Kind.FORM)
        _add_pieces(person, [p for p in re.split(r"[-']", word) if p], kind)
    if len(parts.given) > 1:
        person.add("".join(parts.given[:2]), Kind.FORM)
    if parts.given:
        _add_close(person, parts.given[0])
    if parts.lone:
        return
    _add_further(person, parts)


def _add_further(person: Person, parts: NameParts) -> None:
    """Add the short forms of every given name but the first, and of the first one's later pieces."""
    for i, word in enumerate(parts.given):
        for piece in re.split(r"[-']", word)[1 if i == 0 else 0 :]:
            for form in close_forms(piece):
                person.add(form, Kind.NICK)
            for form in pet_forms(piece):
                person.add(form, Kind.CLIPPED)


def _add_pieces(person: Person, pieces: list[str], kind: Kind) -> None:
    if len(pieces) < 2:
        return
    person.add("".join(pieces), kind)
    person.initials.update(p[0] for p in pieces)
    person.add(pieces[0], Kind.FORM)
    for piece in pieces[1:]:
        person.add(piece, Kind.MIDDLE)


def _add_close(person: Person, first: str) -> None:
    head = re.split(r"[-']", first)[0]
    person.given.update((first, head))
    forms = set(close_forms(head))
    forms.update(other for form in slavic_forms(head) for other in declined(form) if len(other) > 3)
    forms.update(form for form in declined(first) if len(form) > 4)
    for form in forms:
        person.add(form, Kind.NICK)
    for form in pet_forms(head):
        person.add(form, Kind.CLIPPED)


def _add_surname(person: Person, words: tuple[str, ...]) -> None:
    core = [word for word in words if word not in PARTICLES] or list(words)
    person.surname_initials.update(piece[0] for word in core for piece in re.split(r"[-']", word) if piece)
    for form in joined_forms(words):
        person.add(form, Kind.SURNAME)
        person.surnames.add(form)
    for word in core:
        _add_spellings(person, word)
    for form in article_forms(words) | kunya_forms(words):
        person.add(form, Kind.SURNAME)
    if words[0] in KUNYA:
        for child in close_forms(words[-1]):
            person.add(child, Kind.NICK)


def _add_spellings(person: Person, word: str) -> None:
    """Add how one word of a surname is declined, cut short, and written by others."""
    for form in declined(word):
        if len(form) > 4:
            person.add(form, Kind.NICK)
    if len(word) > 8 and word.isalpha():
        for length in range(5, len(word) - 2):
            person.add(word[:length], Kind.CLIPPED)
    plainer = without_somali_spelling(word)
    for form in same_surname(word) | ({plainer} if plainer else frozenset()):
        person.add(form, Kind.SURNAME)
        person.surnames.add(form)
