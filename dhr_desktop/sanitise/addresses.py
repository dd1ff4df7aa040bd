"""Recognises where somebody lives: house and street, flat, postcode area, and every part of the known addresses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from dhr_desktop.sanitise.fold import fold
from dhr_desktop.sanitise.outcome import Finding, Weight
from dhr_desktop.sanitise.registry import Registry

_KINDS: Final = (
    "street|st|road|rd|lane|ln|avenue|ave|close|drive|dr|way|crescent|cres|court|ct|place|pl|terrace|terr|grove|gardens|gdns|rise|square|sq"
    "|walk|mews|row|hill|park|view|green|parade|mount|croft|fold|gate|vale|bank|heath|meadow|meadows|yard|wharf|quay|circus|approach|end|path"
    "|broadway|embankment|boulevard|chase|drove|mead|garth|wynd|brow|nook|villas|cottages"
)
_STREET: Final = rf"(?:[A-Z][\w'.-]*[ ]){{1,4}}(?i:{_KINDS})\b\.?"
_HOUSE: Final = r"(?:(?i:flat|apt|apartment|unit|room|plot|no\.?|number)[ ]?[0-9A-Za-z]{1,4},?[ ])?\d{1,4}[A-Za-z]?(?:[/-]\d{1,4}[A-Za-z]?)?,?[ ]"
_FULL: Final = re.compile(rf"(?<![\w/.])(?:{_HOUSE}){_STREET}")
_STREET_ONLY: Final = re.compile(
    r"(?<![\w'])(?:[A-Z][\w'-]*[ ]){1,3}(?:Street|Road|Lane|Avenue|Close|Crescent|Terrace|Drive|Rd|Ave|Cres)\b(?!['\w])"
)
_FLAT: Final = re.compile(
    r"\b(?:flat|apartment|apt|bedsit|room)[ ](?:no\.?[ ])?\d{1,4}[a-z]?\b(?:,?[ ](?:[A-Z][\w'-]*[ ]){1,3}(?:House|Court|Tower|Heights|Point|Mansions|Lodge))?",
    re.IGNORECASE,
)
_NUMBER_SPOKEN: Final = re.compile(
    r"\b(?:at|number|no\.?|from|outside|to)[ ]+(?:number[ ]|no\.?[ ]?)?(\d{1,4}[a-z]?)(?![\w:/.%]|[ ]?(?:am|pm|year|day|week|month|hour|minute|people|per|cases|of))",
    re.IGNORECASE,
)
_AREA_CUE: Final = re.compile(r"\b([A-Z]{1,2}\d{1,2}[A-Z]?)(?=[ ](?:area|postcode|district)\b)")
_LANDMARK: Final = re.compile(
    r"\b(?:(?:first|second|third|fourth|fifth|last|end|only|next|corner|blue|red|white|green|yellow)[ ])(?:house|flat|door|cottage|bungalow|property|caravan|farm|pub|shop)[^.,;:\n]{0,60}"
    r"|\b(?:opposite|behind|next door to|above|past|beside|round the corner from)[ ]the[ ][A-Z][\w' ]{2,40}",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class KnownAddresses:
    """The known addresses' streets, houses and postcodes as patterns; None where nothing is known."""

    whole: re.Pattern[str] | None
    houses: frozenset[str]
    owners: dict[str, str]


def known_addresses(registry: Registry) -> KnownAddresses:
    """Compile the parts of every known address that point at a home: street with or without number, flat, postcode, its area."""
    parts: dict[str, str] = {}
    houses: set[str] = set()
    for identity in registry:
        for address in identity.addresses:
            for part in _parts(address):
                parts.setdefault(part, identity.replacement)
            houses.update(
                re.findall(
                    r"\b\d{1,4}[a-z]?\b", re.sub(r"\b[a-z]{1,2}\d\w?\s*\d[a-z]{2}\b", "", fold(address).low)
                )
            )
    if not parts:
        return KnownAddresses(None, frozenset(), {})
    alternatives = "|".join(_loose(part) for part in sorted(parts, key=len, reverse=True))
    return KnownAddresses(
        re.compile(
            rf"(?<![^\W_])(?:{_HOUSE.replace('(?i:', '(?:')})?(?:{alternatives})(?![^\W_])", re.IGNORECASE
        ),
        frozenset(houses),
        parts,
    )


def _parts(address: str) -> Iterator[str]:
    for raw in fold(address).low.split(","):
        part = " ".join(raw.split())
        postcode = re.search(r"\b([a-z]{1,2}\d[a-z\d]?)\s*(\d[a-z]{2})\b", part)
        if postcode:
            yield f"{postcode.group(1)} {postcode.group(2)}"
            yield postcode.group(1)
            continue
        street = re.sub(
            r"^(?:(?:flat|apt|apartment|unit|room|no\.?|number)\s*)?\d+[a-z]?(?:[/-]\d+[a-z]?)?\s+", "", part
        )
        if re.match(r"^(?:flat|apt|apartment|unit|room)\b", part):
            yield part
        elif street != part and len(street) > 3:
            yield street
            core = re.sub(rf"[ ](?:{_KINDS})$", "", street)
            if core != street and len(core.split()) > 1:
                yield core
        elif (
            re.search(rf"\b(?:{_KINDS}|house|court|tower|lodge|farm|cottage|heights|point|mansions)$", part)
            and " " in part
        ):
            yield part


_SHORT_KINDS: Final = {
    "street": "st", "road": "rd", "lane": "ln", "avenue": "ave", "crescent": "cres", "terrace": "terr", "gardens": "gdns", "square": "sq",
    "drive": "dr", "court": "ct", "close": "cl", "place": "pl",
}  # fmt: skip


def _loose(part: str) -> str:
    words = []
    for word in re.split(r"[^\w']+", part):
        if not word:
            continue
        short = _SHORT_KINDS.get(word)
        long = next((full for full, brief in _SHORT_KINDS.items() if brief == word), None)
        other = short or long
        words.append(rf"(?:{re.escape(word)}|{other}\.?)" if other else re.escape(word))
    return r"[\W_]{0,3}".join(words)


def addresses(plain: str, known: KnownAddresses) -> Iterator[Finding]:
    """Yield every home address and part of one in a folded text (capitals kept)."""
    if known.whole is not None:
        for match in known.whole.finditer(plain):
            yield Finding(match.start(), match.end(), "[address]", "part of a known address")
        for match in _NUMBER_SPOKEN.finditer(plain):
            cue = match.group().lower()
            if match.group(1).lower() in known.houses and (
                "number" in cue or "no" in cue.split() or "no." in cue
            ):
                yield Finding(
                    match.start(1), match.end(1), "[number]", "house number of a known address", Weight.LIKELY
                )
    for pattern, reason in ((_FULL, "address"), (_FLAT, "address")):
        for match in pattern.finditer(plain):
            yield Finding(match.start(), match.end(), "[address]", reason)
    for match in _AREA_CUE.finditer(plain):
        yield Finding(match.start(1), match.end(1), "[postcode area]", "postcode area")
    for match in _STREET_ONLY.finditer(plain):
        yield Finding(match.start(), match.end(), None, "name of a street", Weight.HINT)
    for match in _LANDMARK.finditer(plain):
        yield Finding(match.start(), match.end(), None, "describes where somebody lives", Weight.HINT)


def first_of(findings: Iterable[Finding]) -> Finding | None:
    """Return the first finding, or None."""
    return next(iter(findings), None)
