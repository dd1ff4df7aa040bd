"""Organisations that point at a person: the known ones in every usual writing, and schools that are in no list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from dhr_desktop.sanitise.fold import fold
from dhr_desktop.sanitise.lexicon import Lexicon
from dhr_desktop.sanitise.outcome import Finding, Weight
from dhr_desktop.sanitise.registry import Registry
from dhr_desktop.sanitise.word_sets import words_of

_GENERIC: Final = words_of(
    """the of and at for in on to a an st saint ltd limited plc llp inc co company uk group ce rc cofe church england catholic voluntary
    aided controlled primary secondary junior infant infants high grammar academy college school schools nursery nurseries preschool sixth
    form university community centre center surgery practice medical health clinic hospital pharmacy care home nursing residential services
    service solutions logistics trust foundation nhs bakery cafe shop stores store supermarket hotel inn pub arms garage salon hairdressers
    club team football rugby boxing gym church mosque temple council district borough county city town warehouse factory works"""
)
_SMALL_WORDS: Final = words_of("the of and at for in on to ltd limited plc llp inc")
_TYPE: Final = (
    r"(?:[ ](?:c[ ]?of[ ]?e|ce|rc|church of england|catholic|primary|secondary|junior|infants?|high|grammar|academy|college|schools?|nursery|nurseries"
    r"|surgery|practice|medical|health|centre|hospital|pharmacy|care|home|ltd|limited|plc|llp|inc|group|uk)\b\.?)*"
)
_SCHOOL: Final = re.compile(
    r"(?P<name>(?:(?:St\.?|[A-Z][\w'-]+)[ ](?:(?:of|the|and|&)[ ])?){1,4})(?:(?:C[ ]?of[ ]?E|CE|RC|Catholic|Church of England|Community|VA|VC|Free)[ ])*"
    r"(?i:Primary|Secondary|Junior|Infants?|Grammar|High School|Academy|College|Nursery School|School|Pre-?school|Sixth Form)\b(?:[ ](?i:School|Academy|College|and Nursery))*"
)


class KnownOrganisations:
    """Employers, schools and the like of a registry, compiled for search in folded small letters."""

    def __init__(self, registry: Registry, words: Lexicon) -> None:
        self._words = words
        patterns: set[str] = set()
        self.squeezed: set[str] = set()
        self._letters: set[str] = set()
        for identity in registry:
            for reference in identity.references:
                low = fold(reference).low
                if not re.search(r"\d\D?\d", low):
                    self._add(low, patterns)
        body = "|".join(sorted(patterns, key=len, reverse=True))
        self._pattern = re.compile(rf"(?<![^\W_])(?:{body})(?:'?s)?{_TYPE}(?![^\W_])") if patterns else None

    def findings(self, plain: str, low: str) -> Iterator[Finding]:
        """Yield every writing of a known organisation in a folded text."""
        if self._pattern is not None:
            for match in self._pattern.finditer(low):
                yield Finding(match.start(), match.end(), "[organisation]", "known organisation of a person")

        if self._letters:
            for match in re.finditer(rf"(?<![\w.])(?:{'|'.join(sorted(self._letters))})(?![\w])", plain):
                yield Finding(
                    match.start(),
                    match.end(),
                    "[organisation]",
                    "initials of a known organisation",
                    Weight.LIKELY,
                )

    def _add(self, low: str, patterns: set[str]) -> None:
        tokens = [t for t in re.split(r"[^\w']+", low) if t and t != "and"]
        letters = "".join(
            t[0] for t in tokens if t not in _SMALL_WORDS and t not in {"c", "e", "ce", "rc", "cofe"}
        )
        if len(letters) > 2:
            self._letters.add(letters.upper())
        telling = [i for i, t in enumerate(tokens) if t not in _GENERIC and len(t) > 1]
        if not telling:
            if len(tokens) > 1:
                patterns.add(_loose(tokens))
            return
        first, last = telling[0], telling[-1]
        if first and tokens[first - 1] in {"st", "saint"}:
            first -= 1
        core = tokens[first : last + 1]
        if len(core) > 1 or len(tokens) == 1 or not self._words.is_ordinary(core[0]):
            patterns.add(_loose(core))
        else:
            patterns.add(_loose(tokens[first : last + 2]))
        for i in telling:
            base = re.sub(r"'s?$", "", tokens[i])
            if len(base) > 3 and not self._words.is_ordinary(base):
                kind = (
                    ""
                    if not self._words.is_name(base)
                    else r"'?s?[ ](?:primary|school|academy|surgery|college|nursery)"
                )
                patterns.add(re.escape(base) + kind)
        joined = ("".join(core), "".join(tokens), "and".join(core))
        self.squeezed.update(s for s in (re.sub(r"[^a-z0-9]", "", form) for form in joined) if len(s) > 7)


def _loose(tokens: list[str]) -> str:
    parts = []
    for token in tokens:
        if token in {"st", "saint"}:
            parts.append(r"(?:st|saint)")
        else:
            base = re.sub(r"'s?$|(?<=..)s$", "", token)
            parts.append(re.escape(base) + (r"'?s?'?" if base != token else ""))
    return r"[\W_]{0,3}(?:and[\W_]{1,3})?".join(parts)


def unknown_schools(plain: str, words: Lexicon) -> Iterator[Finding]:
    """Yield schools with a name of their own: one school points at one family."""
    for match in _SCHOOL.finditer(plain):
        name = re.findall(r"[A-Za-z']+", match.group("name"))
        own = [
            w
            for w in name
            if w.lower() not in _GENERIC
            and not (words.is_ordinary(w.lower()) and w.lower() not in words.surnames)
        ]
        start = match.start()
        if (
            name[0].lower() in {"the", "at", "attended", "her", "his", "their", "in", "from", "year"}
            and len(name) > 1
        ):
            start += len(name[0]) + 1
        if own:
            yield Finding(start, match.end(), "[school]", "named school", Weight.LIKELY)
