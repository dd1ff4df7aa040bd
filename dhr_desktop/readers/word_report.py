"""Reads every text of a Word document for a check before publication, and names what cannot be read.

Nothing is left out: what this does not understand comes back as a trace or as a part that a person must look at.
"""

from __future__ import annotations

import re
from typing import Final

from dhr_desktop.base.report_text import ReportParts, ReportText, TextKind, Unread, UnreadPart
from dhr_desktop.readers.package import Element, Package
from dhr_desktop.readers.pictures import is_plain_picture
from dhr_desktop.readers.refusals import Refusal, Refused
from dhr_desktop.readers.word_slots import PartWalk, Slot, Unit, local

_PARTS: Final = (
    (r"word/header\d*\.xml", "Header", False),
    (r"word/footer\d*\.xml", "Footer", False),
    (r"word/footnotes\.xml", "Footnotes", False),
    (r"word/endnotes\.xml", "Endnotes", False),
    (r"word/comments\w*\.xml", "Comments", True),
    (r"word/people\.xml", "Names of editors", True),
    (r"word/styles\w*\.xml", "Styles", False),
    (r"word/numbering\.xml", "Numbering", False),
    (r"word/settings\.xml", "Settings", True),
    (r"word/glossary/.*", "Building blocks", True),
    (r"word/(?:charts|diagrams)/.*", "Chart or diagram", True),
    (r"word/theme/.*|word/fontTable\.xml|word/webSettings\.xml", "Design", False),
    (r"docProps/custom\.xml", "Custom properties", True),
    (r"docProps/.*", "Properties", True),
    (r"customXml/.*", "Hidden data", True),
    (r".*\.rels", "Links", True),
)
_CHART: Final = re.compile(r"word/(?:charts/chart|diagrams/data)\w*\.xml")
_STAMPS: Final = frozenset({"creator", "last modified by", "manager", "company"})
_BOOKKEEPING: Final = frozenset({
    "application", "app version", "pages", "words", "characters", "lines", "paragraphs", "total time", "doc security",
    "characters with spaces", "created", "modified", "revision", "template", "scale crop", "links up to date",
    "shared doc", "hyperlinks changed", "i4", "bool", "last printed",
})  # fmt: skip
_INCLUDED: Final = frozenset({"altChunk", "subDoc"})
_CHANGES: Final = frozenset({"ins", "del", "moveFrom", "moveTo"})


class WordReport:
    """One document: its units in order, the trees they stand in, and what cannot be read."""

    def __init__(self, package: Package, file_name: str) -> None:
        if not package.is_word:
            raise Refused(Refusal.IS_EXCEL)
        self.package = package
        self.units: list[tuple[str, Unit]] = []
        self.trees: dict[str, Element] = {}
        self.unread: list[UnreadPart] = []
        self._file_name = file_name
        for name in sorted(package.names, key=lambda name: (name != package.main.lower(), name)):
            self._part(name)
        if not any(local(element) == "body" for element in self.trees[package.main.lower()]):
            raise Refused(Refusal.DAMAGED)
        names = Slot(None, "", "\n".join(package.names))
        self.units.append(("Names of the parts", Unit("", [names], TextKind.TRACE, goes=True)))

    def parts(self) -> ReportParts:
        """Return the texts as values."""
        texts = [ReportText(0, "Name of the file", "", self._file_name, goes=True)]
        texts += [
            ReportText(number, unit.part or part, unit.place, unit.text, unit.kind, unit.goes)
            for number, (part, unit) in enumerate(self.units, 1)
        ]
        return ReportParts(is_word=True, texts=tuple(texts), unread=tuple(self.unread))

    def _part(self, name: str) -> None:
        label, goes = self._label(name)
        if not self.package.is_xml(name):
            if name.endswith((".xml", ".rels")):
                raise Refused(Refusal.DAMAGED)
            self._unread(self._what(name), label)
        elif name == "[content_types].xml":
            self._units(name, "List of contents", goes=True, only_traces=True)
        else:
            self._units(name, label, goes=goes, only_traces=label in {"Design", "Links", "Settings"})

    def _units(self, name: str, label: str, *, goes: bool, only_traces: bool) -> None:
        tree = self.package.tree(name, whole=True)
        self.trees[name] = tree
        if _CHART.fullmatch(name):
            self._unread(Unread.CHART, label)
        for unit in PartWalk(tree).units:
            unit.goes = unit.goes or goes
            if only_traces or (name.startswith("docprops/") and unit.place in _BOOKKEEPING):
                unit.kind = TextKind.TRACE
            elif name.startswith("docprops/") and unit.place in _STAMPS:
                unit.kind = TextKind.STAMP
            self.units.append((label, unit))
        if any(local(element) in _INCLUDED for element in tree.iter()):
            self._unread(Unread.INCLUDED, label)
        if sum(local(element) in _CHANGES for element in tree.iter()):
            self._unread(Unread.CHANGES, label)

    def _label(self, name: str) -> tuple[str, bool]:
        if name == self.package.main.lower():
            return "Body", False
        for pattern, label, goes in _PARTS:
            if re.fullmatch(pattern, name, re.IGNORECASE):
                return label, goes
        return "Another part of the file", True

    def _what(self, name: str) -> Unread:
        if "vbaproject" in name:
            return Unread.MACROS
        if name.startswith("docprops/thumbnail"):
            return Unread.PREVIEW
        if "/embeddings/" in name:
            return Unread.EMBEDDED
        if "/media/" in name or name.endswith(
            (".png", ".jpeg", ".jpg", ".gif", ".emf", ".wmf", ".tiff", ".bmp")
        ):
            plain = is_plain_picture(self.package.content(name))
            return Unread.PICTURE if plain else Unread.OTHER_PICTURE
        return Unread.UNKNOWN

    def _unread(self, what: Unread, place: str) -> None:
        self.unread.append(UnreadPart(len(self.unread), what, place))
