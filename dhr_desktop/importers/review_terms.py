"""The words of other people's lists of reviews, and the terms of ours that they mean."""

from __future__ import annotations

import re
from typing import Final

from dhr_desktop.importers.wording import plain
from dhr_desktop.model.terms import CaseTag, DeathPlace, Method, ReviewKind

_YES: Final = frozenset({"true", "yes", "y", "1", "x", "t", "tagged", "✓", "✔", "☒", "☑"})
_NOT_TAGGED: Final = frozenset(
    {
        "",
        "false",
        "no",
        "n",
        "0",
        "f",
        "not tagged",
        "untagged",
        "unknown",
        "not known",
        "☐",
        "-",
        "na",
        "n a",
    }
)
_METHODS: Final[tuple[tuple[Method, re.Pattern[str]], ...]] = tuple(
    (method, re.compile(pattern))
    for method, pattern in (
        (Method.STRANGULATION, r"strangul|ligature"),
        (Method.ASPHYXIATION, r"asphyxia|suffocat|smother"),
        (Method.SHARP, r"\bsharp|\bstab|\bknife|\bcut"),
        (Method.HITTING, r"\bhit(?:ting)? with|\bkick|\bpunch|\bbeat"),
        (Method.BLUNT, r"blunt"),
        (Method.SHOOTING, r"\bshoot|\bshot|\bgun|\bfirearm"),
        (Method.ARSON, r"arson"),
        (Method.BURNING, r"burn|scald"),
        (Method.DROWNING, r"drown"),
        (Method.POISONING, r"poison|overdose|carbon monoxide"),
        (Method.FALL, r"\bfall|\bfell"),
        (Method.UNKNOWN, r"unknown|not known|unascertained|not recorded"),
        (Method.OTHER, r"^other$"),
    )
)
_PLACES: Final[tuple[tuple[DeathPlace, re.Pattern[str]], ...]] = tuple(
    (place, re.compile(pattern))
    for place, pattern in (
        (DeathPlace.RESIDENTIAL, r"\bresiden|\bhome\b|\bhouse\b|\bflat\b|\bdwelling"),
        (DeathPlace.PUBLIC, r"\bpublic|\bstreet|\bpark\b|\broad\b"),
        (DeathPlace.UNKNOWN, r"unknown|not known|not recorded"),
        (DeathPlace.OTHER, r"^other"),
    )
)
_KINDS: Final[tuple[tuple[ReviewKind, re.Pattern[str]], ...]] = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        (ReviewKind.INTIMATE_PARTNER, r"intimate|partner|spous|\bipv\b|\biph\b"),
        (ReviewKind.FAMILIAL, r"famil|parricid|\baf[hv]\b|filicid"),
        (ReviewKind.HOUSEHOLD, r"household|cohabit"),
        (ReviewKind.SUICIDE, r"^suicide|victim suicide|death by suicide|suicide of the victim"),
        (ReviewKind.UNEXPLAINED, r"unexplained"),
    )
)
TAG_WORDS: Final[dict[str, CaseTag]] = {
    **{plain(tag.value): tag for tag in CaseTag},
    **{plain(tag.label): tag for tag in CaseTag},
    "familial homicide": CaseTag.FAMILIAL,
    "adult family homicide": CaseTag.FAMILIAL,
    "ipv": CaseTag.INTIMATE_PARTNER_VIOLENCE,
    "homicide suicide": CaseTag.HOMICIDE_SUICIDE,
    "murder suicide": CaseTag.HOMICIDE_SUICIDE,
    "controlling or coercive behaviour": CaseTag.COERCIVE_CONTROL,
    "coercive and controlling behaviour": CaseTag.COERCIVE_CONTROL,
    "financial abuse": CaseTag.ECONOMIC_ABUSE,
    "honour based violence": CaseTag.HONOUR_BASED,
    "honour based abuse": CaseTag.HONOUR_BASED,
    "hbv": CaseTag.HONOUR_BASED,
    "hba": CaseTag.HONOUR_BASED,
    "children present at time of death": CaseTag.CHILDREN_PRESENT,
}
"""Headings, in plain words, of columns that hold one tag each."""

_KIND_OF_TAG: Final = {
    CaseTag.INTIMATE_PARTNER_VIOLENCE: ReviewKind.INTIMATE_PARTNER,
    CaseTag.FAMILIAL: ReviewKind.FAMILIAL,
    CaseTag.PARRICIDE: ReviewKind.FAMILIAL,
}


def yes_or_not_said(text: str) -> bool | None:
    """Return True for yes, False for anything that only says "not tagged", None where it says neither."""
    word = text.strip().lower()
    if word in _YES or plain(text) in _YES:
        return True
    return False if word in _NOT_TAGGED or plain(text) in _NOT_TAGGED - {""} else None


def method_of(text: str) -> Method | None:
    """Return the cause of death that a text names, None where it has no word for it here."""
    words = plain(text)
    return next((method for method, pattern in _METHODS if pattern.search(words)), None)


def place_of(text: str) -> DeathPlace | None:
    """Return the place of death that a text names, None where it has no word for it here."""
    words = plain(text)
    return next((place for place, pattern in _PLACES if pattern.search(words)), None)


def kinds_of(text: str) -> tuple[ReviewKind, ...]:
    """Return the kinds of case that a text names, in the list's own order."""
    words = plain(text)
    return tuple(kind for kind, pattern in _KINDS if pattern.search(words))


def kinds_of_tags(tags: tuple[CaseTag, ...]) -> tuple[ReviewKind, ...]:
    """Return the kinds of case that the tags amount to."""
    found = {_KIND_OF_TAG[tag] for tag in tags if tag in _KIND_OF_TAG}
    return tuple(kind for kind in ReviewKind if kind in found)


def tags_in(text: str) -> tuple[tuple[CaseTag, ...], tuple[str, ...]]:
    """Return the tags that a list of words names, and the words that name none."""
    words = [word.strip() for word in re.split(r"[;,\n|]", text) if word.strip()]
    found = {TAG_WORDS[plain(word)] for word in words if plain(word) in TAG_WORDS}
    strange = tuple(word for word in words if plain(word) not in TAG_WORDS)
    return tuple(tag for tag in CaseTag if tag in found), strange
