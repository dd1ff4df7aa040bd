"""The known facts that point at a person besides names: phones, reference numbers, employers, schools; however they are spaced."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from dhr_desktop.sanitise.addresses import KnownAddresses
from dhr_desktop.sanitise.fold import fold
from dhr_desktop.sanitise.lexicon import Lexicon
from dhr_desktop.sanitise.organisations import KnownOrganisations
from dhr_desktop.sanitise.outcome import Finding
from dhr_desktop.sanitise.registry import Registry
from dhr_desktop.sanitise.squeezed import Squeezed, squeeze, squeezed_automaton, squeezed_hits


class KnownFacts:
    """Phones, references and organisations of a registry, compiled for search."""

    def __init__(self, registry: Registry, words: Lexicon) -> None:
        self._strings: dict[str, tuple[str, str]] = {}
        self._organisations = KnownOrganisations(registry, words)
        self.addresses = KnownAddresses(registry)
        for part in self.addresses.squeezed:
            self._strings[part] = ("[address]", "part of a known address")
        for identity in registry:
            for phone in identity.phones:
                self._add_phone(phone)
            for reference in identity.references:
                low = fold(reference).low
                if re.search(r"\d\D?\d", low):
                    self._add_number(low)
        for squeezed in self._organisations.squeezed:
            self._strings[squeezed] = ("[organisation]", "known organisation of a person")
        self.automaton: Any = squeezed_automaton(self._strings)

    def findings(self, plain: str, low: str, stream: Squeezed) -> Iterator[Finding]:
        """Yield every known phone, reference and organisation in a folded text."""
        for start, end, (replacement, reason) in squeezed_hits(self.automaton, stream):
            if _stands_apart(plain, start, end):
                if replacement == "[address]":
                    yield Finding(*self.addresses.whole(plain, start, end), replacement, reason)
                else:
                    yield Finding(start, end, replacement, reason)
        yield from self._organisations.findings(plain, low)

    def _add_phone(self, phone: str) -> None:
        digits = re.sub(r"\D", "", phone)
        if len(digits) < 6:
            return
        local = re.sub(r"^(?:0044|44(?=\d{10})|0)", "", digits)
        if len(local) > 8:
            self._strings[local[-6:]] = ("[phone number]", "end of a known phone number")
        for form in (digits, local, "0" + local, "44" + local):
            self._strings[form] = ("[phone number]", "known phone number")

    def _add_number(self, low: str) -> None:
        for form in (low, re.sub(r"^[a-z][a-z .:]*[ :](?=\S*\d)", "", low)):
            if len(squeeze(form)) > 4:
                self._strings[squeeze(form)] = ("[reference]", "known reference number")


def _stands_apart(plain: str, start: int, end: int) -> bool:
    """Say whether digits do not run on at either side, nor letters at both."""
    before, after = plain[start - 1 : start], plain[end : end + 1]
    if plain[start].isdigit() and before.isdigit():
        return False
    if plain[end - 1].isdigit() and after.isdigit():
        return False
    return not (before.isalpha() and after.isalpha())
