"""Puts found name forms together into mentions of people: full names in any order, with whatever stands between."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from dhr_desktop.sanitise.bare import stands_bare
from dhr_desktop.sanitise.forms import Hit
from dhr_desktop.sanitise.lexicon import Lexicon
from dhr_desktop.sanitise.matcher import Matcher
from dhr_desktop.sanitise.mention import Mention
from dhr_desktop.sanitise.neighbours import Neighbours
from dhr_desktop.sanitise.parts import PARTICLES
from dhr_desktop.sanitise.variants import Kind

_TIGHT: Final = re.compile(
    r"[ \t]{1,3}|[ \t]?\r?\n[ \t]{0,3}|[ \t]?[-_'/+~][ \t]?|\.|__|-\r?\n[ \t]*|[ \t]*\(|\)[ \t]|\*\*? ?_?|_ _|[ \t]*\|?[ \t]+"
)
_REVERSE: Final = re.compile(r" ?,[ \t]{1,2}|,\r?\n|[ \t]*[-/][ \t]*")
_FILLED: Final = re.compile(
    r"[ \t\-]{1,2}(?:(?:[A-Z][\w'-]*|[A-Z][a-z]{0,2}\.)[ \t\-]{1,2}|[\"'(][\w ]{1,20}[\"')][ \t]){1,3}[\"'(]?"
)
_PARTICLE_GAP: Final = re.compile(
    r"[ \-,(\[]{1,3}(?:(?:"
    + "|".join(sorted(PARTICLES - {"o", "i", "e", "y", "zu"}))
    + r"|nee|formerly|aka|a\.k\.a\.?|now)[ \-'.]{1,2}){1,2}",
    re.IGNORECASE,
)
_RENAMED: Final = re.compile(r"\b(?:formerly|aka|now)\b", re.IGNORECASE)
_AFTER_INITIAL: Final = re.compile(r"\.[ \t]{1,2}")
_GLUED: Final = re.compile(r"[a-z0-9]{6,}(?![A-Za-z0-9])")
"""A run of small letters and digits: a user name keeps nothing beside the name in it (chloexravenscroft95)."""
_ENDING: Final = re.compile(r"[a-z]{1,4}(?![A-Za-z])")
_PREFIX: Final = re.compile(r"(?<![A-Za-z])(?:Mac|Mc|Fitz|O)\Z")
_ONLY_SURNAME: Final = frozenset({Kind.SURNAME})
_GIVEN_KINDS: Final = (Kind.GIVEN, Kind.FORM, Kind.NICK, Kind.MIDDLE, Kind.CLIPPED)
_CLOSE_GAPS: Final = frozenset({" ", ".", "_", "-"})
_FARTHEST: Final = 40


def gather(hits: Sequence[Hit], plain: str, matcher: Matcher) -> list[Mention]:
    """Join hits that stand side by side and name one person, and draw in what belongs to the name beside them."""
    mentions: list[Mention] = []
    for hit in hits:
        if (
            mentions
            and hit.start - mentions[-1].end <= _FARTHEST
            and _join(mentions[-1], hit, plain, matcher.words)
        ):
            continue
        mentions.append(Mention(hit.start, hit.end, [hit], hit.entry.owners))
    for i, mention in enumerate(mentions):
        if stands_bare(plain, mention.start, mention.end):
            continue
        floor = mentions[i - 1].end if i else 0
        ceiling = mentions[i + 1].start if i + 1 < len(mentions) else len(plain)
        Neighbours(mention, plain, matcher, floor, ceiling).absorb()
    for mention in mentions:
        _to_word_ends(mention, plain)
    return mentions


def _to_word_ends(mention: Mention, plain: str) -> None:
    """Widen a mention that ends within a word by the few letters left of it (Kowalczyk-owa, Mac-Giolla): an ending is no word."""
    if plain[mention.end : mention.end + 1].isalpha() and plain[mention.end - 1].isalpha():
        match = _ENDING.match(plain, mention.end)
        mention.end = match.end() if match else mention.end
    run = _GLUED.match(plain, _run_start(plain, mention.start))
    if (
        run
        and run.end() > mention.start
        and (run.start(), run.end()) != (mention.start, mention.end)
        and run.group().islower()
    ):
        mention.start, mention.end = min(run.start(), mention.start), max(run.end(), mention.end)
    if mention.start and plain[mention.start - 1].isalpha():
        prefix = _PREFIX.search(plain, max(0, mention.start - 4), mention.start)
        mention.start = prefix.start() if prefix else mention.start


def _run_start(plain: str, start: int) -> int:
    while start and plain[start - 1].isascii() and plain[start - 1].isalnum():
        start -= 1
    return start


def _join(group: Mention, hit: Hit, plain: str, words: Lexicon) -> bool:
    people = hit.entry.owners
    gap = plain[group.end : hit.start]
    if _is_parted(group, hit, plain, gap):
        return False
    if hit.entry.word == group.hits[-1].entry.word:
        return False
    if "(" in gap and plain[hit.end : hit.end + 1] != ")":
        return False
    shared = group.people & people
    if shared:
        surname_before = group.has(Kind.SURNAME)
        surname_here = Kind.SURNAME in hit.entry.kinds
        given_here = hit.entry.kinds != _ONLY_SURNAME
        if not (
            _TIGHT.fullmatch(gap)
            or (surname_before and given_here and not group.has(*_GIVEN_KINDS) and _REVERSE.fullmatch(gap))
            or (not surname_before and surname_here and _is_filled(gap, words))
            or (_AFTER_INITIAL.fullmatch(gap) and not plain[group.end - 2 : group.end - 1].isalnum())
            or _PARTICLE_GAP.fullmatch(gap)
        ):
            return False
    elif not _is_married_name(group, hit, gap, plain):
        return False
    group.hits.append(hit)
    group.people = shared or group.people
    group.end = hit.end
    group.whole = True
    return True


def _is_parted(group: Mention, hit: Hit, plain: str, gap: str) -> bool:
    """Say whether an everyday word beside a name is none (Cook may, grace Joy), or a new name is told of (formerly Bridget)."""
    here, before = _is_common(hit, plain), group.is_lone and _is_common(group.hits[0], plain)
    if here and gap == " " and plain[group.end - 1].islower() and plain[group.start].isupper():
        return True
    if before and not here and gap == " " and hit.entry.kinds != _ONLY_SURNAME and plain[hit.start].isupper():
        return True
    if (here and before and not _is_small_pair(group, hit, gap)) or (
        (here or before) and gap not in _CLOSE_GAPS
    ):
        return True
    later = group.whole and group.has(Kind.SURNAME) and Kind.SURNAME not in hit.entry.kinds
    return later and _RENAMED.search(gap) is not None


def _is_filled(gap: str, words: Lexicon) -> bool:
    """Say whether what stands between a given name and a surname can be further names; amid capitals everyday words are none."""
    if not _FILLED.fullmatch(gap):
        return False
    return not gap.isupper() or not any(
        len(word) > 1 and words.is_ordinary(word) for word in gap.lower().split()
    )


def _is_small_pair(group: Mention, hit: Hit, gap: str) -> bool:
    """Say whether two everyday words in small letters are together the given name and the surname of one person."""
    return (
        gap == " "
        and group.is_lone
        and group.has(*_GIVEN_KINDS)
        and Kind.SURNAME in hit.entry.kinds
        and bool(group.people & hit.entry.owners)
    )


def _is_common(hit: Hit, plain: str) -> bool:
    """Say whether a hit in small letters is an everyday word and so no part of a name."""
    return hit.entry.ordinary and plain[hit.start].islower()


def _is_married_name(group: Mention, hit: Hit, gap: str, plain: str) -> bool:
    """Say whether one person's given name is followed by another's surname, as after a wedding."""
    before, here = group.hits[-1].entry.kinds, hit.entry.kinds
    if Kind.SURNAME not in here or not plain[hit.start].isupper():
        return False
    if gap == "-" and Kind.SURNAME in before:
        group.people |= hit.entry.owners
        group.notes.append("surnames of different people joined")
        return True
    if Kind.SURNAME in before or gap not in (" ", "-", "\n"):
        return False
    group.notes.append("given name and surname are of different people")
    return True
