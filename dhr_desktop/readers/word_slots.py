"""The texts of one XML part of a Word document, each with the places in the tree where its letters stand.

Reading and cleaning walk the same way, so that a text has the same number in both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from dhr_desktop.base.report_text import TextKind
from dhr_desktop.readers.package import Element

_TEXT: Final = frozenset({"t", "delText"})
_CODES: Final = frozenset({"instrText", "delInstrText"})
_SIGNS: Final = {
    "tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "\xad", "ptab": "\t", "sym": " ",
}  # fmt: skip
_REMOVED: Final = frozenset({"del", "moveFrom"})
_MARKUP: Final = (
    "http://schemas.openxmlformats.org/",
    "http://schemas.microsoft.com/",
    "urn:schemas-microsoft-com:",
)
_TELLING: Final = re.compile(r"[^\W\d_]{2,}|\d{4,}")
_ALTERNATIVE: Final = "alternative text"
_ATTRIBUTES: Final = {
    "descr": _ALTERNATIVE, "title": _ALTERNATIVE, "alt": _ALTERNATIVE, "string": "watermark",
    "tooltip": "link", "displayText": "list to choose from", "instr": "field code", "helpText": "form field",
}  # fmt: skip
_VALUES: Final = {
    "tblCaption": _ALTERNATIVE, "tblDescription": _ALTERNATIVE, "alias": "content control", "tag": "content control",
    "helpText": "form field", "statusText": "form field", "listEntry": "form field", "default": "form field",
    "docVar": "document variable", "lvlText": "numbering",
}  # fmt: skip
_STAMPS: Final = frozenset({"author", "initials"})
_GOING: Final = frozenset({"content control", "form field", "list to choose from", "document variable"})
"""What a cleaned copy leaves out wherever it stands."""
_OLDER: Final = "Fallback"


@dataclass(slots=True, repr=False)
class Slot:
    """Letters in the tree: an element's text (`where` is ""), an attribute's value, or a sign that is an element."""

    element: Element
    where: str
    text: str
    is_sign: bool = False


@dataclass(slots=True, repr=False)
class Unit:
    """One text made of slots that follow one another."""

    place: str
    slots: list[Slot]
    kind: TextKind = TextKind.WORDS
    part: str = ""
    goes: bool = False

    @property
    def text(self) -> str:
        """The letters of all slots."""
        return "".join(slot.text for slot in self.slots)


@dataclass(slots=True, repr=False)
class _Inline:
    """What a paragraph holds, apart by how it is shown."""

    shown: list[Slot]
    deleted: list[Slot]
    hidden: list[Slot]
    codes: list[Slot]
    boxes: list[tuple[Element, int]]


class PartWalk:
    """Walks one part; `units` holds what was found, in order."""

    def __init__(self, root: Element) -> None:
        self.units: list[Unit] = []
        self._traces: dict[str, None] = {}
        self._page = 1
        self._paged = any(local(e) == "lastRenderedPageBreak" for e in root.iter())
        self._paragraphs = 0
        self._tables = 0
        self._row = ""
        self._older = 0
        self._walk(root)
        slots = [Slot(root, "", text) for text in ["\n".join(self._traces)] if text]
        if slots:
            self.units.append(Unit("words that only programs read", slots, TextKind.TRACE))

    def _add(self, unit: Unit) -> None:
        """Add a unit; what stands in a copy for older programs goes."""
        unit.goes = unit.goes or self._older > 0 or unit.place in _GOING
        self.units.append(unit)

    def _walk(self, element: Element) -> None:
        """Walk an element outside paragraphs."""
        if self._skipped(element):
            return
        name = local(element)
        if name == "p":
            self._paragraph(element)
            return
        self._attributes(element)
        if (element.text or "").strip():
            self._add(Unit(_spaced(name), [Slot(element, "", element.text)]))
        before = self._row
        if name == "tbl":
            self._tables += 1
            number, rows = self._tables, 0
            for child in element:
                rows += local(child) == "tr"
                self._row = f"table {number}, row {max(1, rows)}"
                self._walk(child)
            self._row = before
            return
        self._older += name == _OLDER
        for child in element:
            self._walk(child)
        self._older -= name == _OLDER

    def _paragraph(self, paragraph: Element, box: str = "") -> None:
        self._paragraphs += 1
        found = _Inline([], [], [], [], [])
        place = box or self._row or f"paragraph {self._paragraphs}"
        if self._paged:
            place = f"page {self._page}, {place}"
        self._inline(paragraph, found, deleted=False, hidden=False)
        for slots, part, goes in (
            (found.shown, "", False),
            (found.deleted, "Deleted text (tracked change)", True),
            (found.hidden, "Hidden text", True),
            (found.codes, "Field code", False),
        ):
            if any(slot.text.strip() for slot in slots):
                kind = TextKind.TRACE if slots is found.codes else TextKind.WORDS
                self._add(Unit(place, slots, kind, part, goes))
        for inner, older in found.boxes:
            self._older += older
            self._paragraph(inner, "text box")
            self._older -= older

    def _inline(self, parent: Element, found: _Inline, *, deleted: bool, hidden: bool) -> None:
        self._attributes(parent)
        for element in parent:
            if self._skipped(element):
                continue
            name = local(element)
            if name == "p":
                found.boxes.append((element, self._older))
                continue
            if name == "lastRenderedPageBreak":
                self._page += 1
            slots = found.deleted if deleted or name == "delText" else found.hidden if hidden else found.shown
            if name in _TEXT:
                slots.append(Slot(element, "", element.text or ""))
            elif name in _CODES:
                found.codes.append(Slot(element, "", element.text or ""))
            elif name in _SIGNS and local(parent) == "r":
                slots.append(Slot(element, "", _SIGNS[name], is_sign=True))
            elif (element.text or "").strip():
                self._add(Unit(_spaced(name), [Slot(element, "", element.text)]))
            is_hidden = hidden or (name == "r" and is_vanished(element))
            self._older += name == _OLDER
            self._inline(element, found, deleted=deleted or name in _REMOVED, hidden=is_hidden)
            self._older -= name == _OLDER

    def _skipped(self, element: Element) -> bool:
        """Take note of what stands beside elements; True for what is no element."""
        if (element.tail or "").strip():
            self._traces[element.tail] = None
        if isinstance(element.tag, str):
            return False
        self._traces[element.text or ""] = None
        return True

    def _attributes(self, element: Element) -> None:
        name = local(element)
        if not element.tag.startswith("{") or not element.tag[1:].startswith(_MARKUP):
            self._traces[name] = None
        for key, value in element.attrib.items():
            short = key.rpartition("}")[2]
            if not _TELLING.search(value) or short.startswith(("rsid", "paraId", "textId")):
                continue
            label = _VALUES.get(name, "") if short in {"val", "name"} else _ATTRIBUTES.get(short, "")
            if short in _STAMPS:
                stamp = [Slot(element, key, value)]
                self._add(Unit("author of a change or comment", stamp, TextKind.STAMP, goes=True))
            elif label:
                self._add(Unit(label, [Slot(element, key, value)]))
            else:
                self._traces[value] = None


def local(element: Element) -> str:
    """Return an element's name without its namespace; "" for a comment or an instruction."""
    return str(element.tag).rpartition("}")[2] if isinstance(element.tag, str) else ""


def child(element: Element | None, *names: str) -> Element | None:
    """Follow child elements by their local names."""
    for name in names:
        if element is None:
            return None
        element = next((one for one in element if local(one) == name), None)
    return element


def attribute(element: Element, name: str) -> str:
    """Return the value of an attribute by its local name, or ""."""
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")


def is_vanished(run: Element) -> bool:
    """Say whether a run is hidden text."""
    for name in ("vanish", "specVanish"):
        switch = child(run, "rPr", name)
        if switch is not None and attribute(switch, "val") not in {"0", "false", "off"}:
            return True
    return False


def named(root: Element, *names: str) -> Iterator[Element]:
    """Yield the elements of some local names, gathered first, so that they can be taken out."""
    yield from [element for element in root.iter() if local(element) in names]


def _spaced(name: str) -> str:
    """Return an element's name as words: "lastModifiedBy" becomes "last modified by"."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).lower()
