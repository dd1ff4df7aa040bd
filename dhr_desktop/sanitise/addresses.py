"""Recognises where somebody lives: house and street, flat, postcode area, and every part of the known addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from dhr_desktop.sanitise.fold import fold
from dhr_desktop.sanitise.outcome import Finding, Weight
from dhr_desktop.sanitise.registry import Registry

_KINDS: Final = (
    "street|st|road|rd|lane|ln|avenue|ave|close|drive|dr|way|crescent|cres|court|ct|place|pl|terrace|terr|grove|gardens|gdns|rise|square|sq"
    "|walk|mews|row|hill|park|view|green|parade|mount|croft|fold|gate|vale|bank|heath|meadow|meadows|yard|wharf|quay|circus|approach|end|path"
    "|paddocks?|orchards?|maltings|barns|broadway|embankment|boulevard|chase|drove|mead|garth|wynd|brow|nook|villas|cottages"
)
_BUILDINGS: Final = "house|tower|lodge|farm|cottage|heights|point|mansions|hostel|home"
_POSTCODE: Final = r"\b([a-z]{1,2}\d[a-z\d]?)\s*(\d[a-z]{2})\b"
_HOUSE_START: Final = (
    r"(?:(?:flat|apt|apartment|unit|room|no\.?|number)?\s*\d+[a-z]?(?:[/-]\d+[a-z]?)?)[ ]+(?=[a-z]{2})"
)
_SHORT_KINDS: Final = {
    "street": "st", "road": "rd", "lane": "ln", "avenue": "ave", "crescent": "cres", "terrace": "terr", "gardens": "gdns", "square": "sq",
    "drive": "dr", "court": "ct", "close": "cl", "place": "pl", "row": "rw", "bank": "bk", "house": "ho", "yard": "yd",
}  # fmt: skip
_STREET: Final = rf"(?:[A-Z][\w'.-]*[ ]){{1,4}}(?i:{_KINDS})\b"
_HOUSE: Final = r"(?:(?i:flat|apt|apartment|unit|room|plot|no\.?|number)[ ]?[0-9A-Za-z]{1,4},?[ ])?\d{1,4}[A-Za-z]?(?:[/-]\d{1,4}[A-Za-z]?)?,?[ ]"
_FULL: Final = re.compile(rf"\d{{1,4}}[A-Za-z]?(?:[/-]\d{{1,4}}[A-Za-z]?)?,?[ ]{_STREET}")
_FLATS: Final = frozenset({"flat", "apt", "apartment", "unit", "room", "plot"})
_FLAT_LEFT: Final = re.compile(r"(?i:flat|apt|apartment|unit|room|plot)[ ]?[0-9A-Za-z]{1,4},?[ ]$")
_STREET_ONLY: Final = re.compile(
    r"(?<![\w'])(?:[A-Z][\w'-]*[ ]){1,3}(?:Street|Road|Lane|Avenue|Close|Crescent|Terrace|Drive|Rd|Ave|Cres)\b(?!['\w])"
)
_FLAT: Final = re.compile(
    r"\b(?:flat|apartment|apt|bedsit|room)[ ](?:no\.?[ ])?(?:\d{1,4}[a-z]?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b(?:,?[ ](?:[A-Z][\w'-]*[ ]){1,3}(?:House|Court|Tower|Heights|Point|Mansions|Lodge))?",
    re.IGNORECASE,
)
_NUMBER_SPOKEN: Final = re.compile(
    r"\b(?:number|no\.?|nr\.?|num)[ ]?(\d{1,4}[a-z]?)(?![\w:/.%]|[ ]?(?:am|pm|year|day|week|month|hour|minute|people|per|cases|of))",
    re.IGNORECASE,
)
_AT_THE: Final = re.compile(
    r"\b(?:at|of|to|from|in)[ ](?P<x>\d{1,4}[a-z]?,?[ ]The[ ][A-Z]\w+(?:[ ][A-Z]\w+)?)"
)
_AREA_CUE: Final = re.compile(r"\b([A-Z]{1,2}\d{1,2}[A-Z]?)(?=[ ](?:area|postcode|district)\b)")
_LANDMARK: Final = re.compile(
    r"\b(?:(?:first|second|third|fourth|fifth|last|end|only|next|corner|blue|red|white|green|yellow)[ ])(?:house|flat|door|cottage|bungalow|property|caravan|farm|pub|shop)[^.,;:\n]{0,60}"
    r"|\b(?:opposite|behind|next door to|above|past|beside|round the corner from)[ ]the[ ][A-Z][\w' ]{2,40}",
    re.IGNORECASE,
)


class KnownAddresses:
    """The parts of the known addresses that point at a home, for search in squeezed text and near digits."""

    def __init__(self, registry: Registry) -> None:
        self.squeezed: set[str] = set()
        self._areas: set[str] = set()
        self._houses: set[str] = set()
        for identity in registry:
            for address in identity.addresses:
                self._add(fold(address).low)

    def _add(self, low: str) -> None:
        parts = low.split(",")
        name = parts[0].strip()
        if (
            len(parts) > 2
            and re.fullmatch(r"[a-z][a-z' -]{5,}", name)
            and not re.search(rf"[ ](?:{_KINDS})$", name)
        ):
            self.squeezed.add("".join(re.findall(r"[a-z]+", name)))
        for raw in parts:
            part = " ".join(raw.split())
            postcode = re.search(_POSTCODE, part)
            if postcode:
                self.squeezed.add("".join(postcode.groups()))
                self._areas.add(postcode.group(1))
                part = part.replace(postcode.group(), " ").strip()
            house = re.match(_HOUSE_START, part)
            self._houses.update(re.findall(r"\b\d{1,4}[a-z]?\b", part))
            street = part[house.end() :] if house else part
            if re.match(r"(?:flat|apt|apartment|unit|room)\b", part):
                self._add_words(part)
            if " " in street and (house or re.search(rf"\b(?:{_KINDS}|{_BUILDINGS})$", street)):
                self._add_words(street)
                core = re.sub(rf"[ ](?:{_KINDS})$", "", street)
                if core != street and " " in core:
                    self._add_words(core)

    def _add_words(self, part: str) -> None:
        words = re.findall(r"[a-z0-9]+", part)
        whole = "".join(words)
        if len(whole) > 5:
            self.squeezed.add(whole)
        for full, brief in _SHORT_KINDS.items():
            if words[-1] in (full, brief):
                self.squeezed.update("".join(words[:-1]) + end for end in (full, brief))

    def whole(self, plain: str, start: int, end: int) -> tuple[int, int]:
        """Widen a part found in a folded text by the flat and house number before it."""
        house = re.search(rf"(?:{_HOUSE})$", plain[max(0, start - 40) : start], re.IGNORECASE)
        return (start - len(house.group()), end) if house else (start, end)

    def near_digits(self, plain: str) -> Iterator[Finding]:
        """Yield house numbers and postcode areas of known addresses in a folded text."""
        if self._areas:
            for match in re.finditer(
                rf"(?<!\w)(?:{'|'.join(sorted(self._areas))})(?!\w)", plain, re.IGNORECASE
            ):
                yield Finding(
                    match.start(), match.end(), "[postcode area]", "postcode area of a known address"
                )
        for match in _NUMBER_SPOKEN.finditer(plain) if self._houses else ():
            if match.group(1).lower() in self._houses:
                yield Finding(
                    match.start(1), match.end(1), "[number]", "house number of a known address", Weight.LIKELY
                )


def addresses_in_words(plain: str) -> Iterator[Finding]:
    """Yield home addresses in a folded text (capitals kept); streets and descriptions alone are only asked about."""
    for match in _FULL.finditer(plain):
        start = match.start()
        if not (plain[start - 1 : start].isalnum() or plain[start - 1 : start] in ("/", ".")):
            words = plain[max(0, start - 24) : start].split()
            in_flat = len(words) > 1 and words[-2].lower() in _FLATS
            flat = _FLAT_LEFT.search(plain, max(0, start - 24), start) if in_flat else None
            yield Finding(flat.start() if flat else start, match.end(), "[address]", "address")
    for match in _FLAT.finditer(plain):
        yield Finding(match.start(), match.end(), "[address]", "address")
    for match in _AT_THE.finditer(plain):
        yield Finding(match.start("x"), match.end("x"), "[address]", "address")
    for match in _AREA_CUE.finditer(plain):
        yield Finding(match.start(1), match.end(1), "[postcode area]", "postcode area")
    for match in _STREET_ONLY.finditer(plain):
        yield Finding(match.start(), match.end(), None, "name of a street", Weight.HINT)


def homes(plain: str) -> Iterator[Finding]:
    """Yield descriptions of where somebody lives, to be asked about."""
    for match in _LANDMARK.finditer(plain):
        yield Finding(match.start(), match.end(), None, "describes where somebody lives", Weight.HINT)
