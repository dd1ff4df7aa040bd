"""Makes replacements inside the runs of a Word document, so that each letter keeps its formatting."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from dhr_desktop.readers.package import Element
from dhr_desktop.readers.word_slots import Slot, Unit

_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_CONTROLS: Final = re.compile(r"[\x00-\x1f\x7f\ufffe\uffff\ud800-\udfff]+")


def apply_edits(unit: Unit, edits: Iterable[tuple[int, int, str]]) -> None:
    """Replace stretches of a text; a stretch that spans several runs takes the formatting of the first."""
    places = _places(unit.slots)
    for start, end, words in sorted(edits, reverse=True):
        told = False
        for slot, at, length in places:
            first, last = max(start, at), min(end, at + length)
            if first >= last:
                continue
            if slot.is_sign:
                take_out(slot.element)
                continue
            put = "" if told else _CONTROLS.sub(" ", words)
            told = True
            _write(slot, slot.text[: first - at] + put + slot.text[last - at :])


def _places(slots: list[Slot]) -> list[tuple[Slot, int, int]]:
    """Return each slot with where it began and how long it was before any edit."""
    places: list[tuple[Slot, int, int]] = []
    at = 0
    for slot in slots:
        places.append((slot, at, len(slot.text)))
        at += len(slot.text)
    return places


def _write(slot: Slot, text: str) -> None:
    slot.text = text
    if slot.where:
        slot.element.set(slot.where, text)
    else:
        slot.element.text = text
        slot.element.set(_SPACE, "preserve")


def take_out(element: Element) -> None:
    """Take an element out of its tree, whatever it holds."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def unwrap(element: Element) -> None:
    """Take an element away and leave what it holds in its place."""
    parent = element.getparent()
    if parent is None:
        return
    at = parent.index(element)
    for child in reversed(list(element)):
        parent.insert(at + 1, child)
    parent.remove(element)
