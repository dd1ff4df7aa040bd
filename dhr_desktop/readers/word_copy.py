"""Makes a cleaned copy of a Word document: what may stay is listed here, everything else is left behind.

Names of parts, pointers, properties and times are written anew, so that nothing of the original's making is in the copy.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from lxml import etree  # pyright: ignore[reportAttributeAccessIssue] - a compiled module without types

from dhr_desktop.readers.package import Element
from dhr_desktop.readers.pictures import NoPlainPicture, bare_picture
from dhr_desktop.readers.word_bare import bare
from dhr_desktop.readers.word_edits import apply_edits, take_out, unwrap
from dhr_desktop.readers.word_report import WordReport
from dhr_desktop.readers.word_slots import attribute, local, named

_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_POINTERS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
_CORE: Final = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_CORE_POINTER: Final = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_FORM: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"
_KINDS: Final = {
    "header": "header", "footer": "footer", "footnotes": "footnotes", "endnotes": "endnotes", "styles": "styles",
    "numbering": "numbering", "settings": "settings", "fontTable": "fontTable", "theme": "",
}  # fmt: skip
_SETTINGS: Final = frozenset({
    "zoom", "mirrorMargins", "alignBordersAndEdges", "evenAndOddHeaders", "defaultTabStop", "autoHyphenation",
    "hyphenationZone", "characterSpacingControl", "footnotePr", "endnotePr", "compat", "themeFontLang",
    "clrSchemeMapping", "decimalSymbol", "listSeparator", "bookFoldPrinting", "gutterAtTop",
})  # fmt: skip
_WEB: Final = re.compile(r"https?://[^\s@]+")
_ALWAYS: Final = (1980, 1, 1, 0, 0, 0)
_EMPTY: Final = f'<cp:coreProperties xmlns:cp="{_CORE}"/>'.encode()
_RELATION: Final = f"{{{_OFFICE}}}"
_STRICT: Final = "{http://purl.oclc.org/ooxml/officeDocument/relationships}"


@dataclass(slots=True, repr=False)
class _Kept:
    """One part of the copy: its new name, its bytes, its form, and where it points."""

    name: str
    content: bytes = b""
    form: str = ""
    pointers: list[tuple[str, str, str, bool]] = field(default_factory=list)


def cleaned(
    report: WordReport,
    edits: Mapping[int, Sequence[tuple[int, int, str]]],
    *,
    keep_pictures: bool,
    keep_links: bool,
) -> bytes:
    """Return the copy as a new file.

    Args:
        report: the document, read.
        edits: what is replaced, by the number of each text.
        keep_pictures: True where the pictures stay.
        keep_links: True where links to web pages stay; their words stay always.
    """
    for number, (_, unit) in enumerate(report.units, 1):
        found = [edit for edit in edits.get(number, ()) if not unit.goes]
        if found and unit.slots and unit.slots[0].element is not None:
            apply_edits(unit, found)
    return _Copy(report, keep_pictures=keep_pictures, keep_links=keep_links).done()


class _Copy:
    """One copy being made."""

    def __init__(self, report: WordReport, *, keep_pictures: bool, keep_links: bool) -> None:
        self._report = report
        self._package = report.package
        self._keep_pictures = keep_pictures
        self._keep_links = keep_links
        self._parts: dict[str, _Kept] = {}

    def done(self) -> bytes:
        """Return the finished zip."""
        main = _Kept("word/document.xml", form=_FORM.format("document.main"))
        self._parts[self._package.main.lower()] = main
        self._fill(self._package.main, main)
        core = _Kept(
            "docProps/core.xml", _EMPTY, "application/vnd.openxmlformats-package.core-properties+xml"
        )
        parts = [*self._parts.values(), core]
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
            _put(archive, "[Content_Types].xml", _types(parts))
            root = [
                ("rId1", f"{_OFFICE}/officeDocument", main.name, False),
                ("rId2", _CORE_POINTER, core.name, False),
            ]
            _put(archive, "_rels/.rels", _pointers(root))
            for part in parts:
                _put(archive, part.name, part.content)
                if part.pointers:
                    folder, _, base = part.name.rpartition("/")
                    _put(archive, f"{folder}/_rels/{base}.rels", _pointers(part.pointers))
        return target.getvalue()

    def _fill(self, name: str, kept: _Kept) -> None:
        """Clean a part, and take over what it points to where that may stay."""
        tree = self._report.trees[name.lower()]
        if local(tree) == "settings":
            for element in list(tree):
                if local(element) not in _SETTINGS:
                    tree.remove(element)
        bare(tree)
        related = self._related(name)
        self._drop_drawings(tree, related)
        used = {value for e in tree.iter() for key, value in e.attrib.items() if _is_pointer(key)}
        renamed: dict[str, str] = {}
        for pointer, (kind, target) in related.items():
            if pointer in used or kind in _KINDS:
                new = self._take(kind, target)
                if new is not None:
                    renamed[pointer] = f"rId{len(kept.pointers) + 1}"
                    folder = posixpath.dirname(kept.name)
                    inside = new if kind == "hyperlink" else posixpath.relpath(new, folder)
                    kept.pointers.append((renamed[pointer], f"{_OFFICE}/{kind}", inside, kind == "hyperlink"))
        _repoint(tree, renamed)
        kept.content = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)

    def _related(self, name: str) -> dict[str, tuple[str, str]]:
        """Return what a part points to, by id: kind and the part's name, or the address outside."""
        found = dict(self._package.related(name))
        folder, _, base = name.lower().rpartition("/")
        rels = self._report.trees.get(f"{folder}/_rels/{base}.rels")
        for element in rels if rels is not None else ():
            if attribute(element, "TargetMode") == "External":
                pointer = attribute(element, "Id")
                found[pointer] = (found.get(pointer, ("", ""))[0], "\n" + attribute(element, "Target"))
        return found

    def _take(self, kind: str, target: str) -> str | None:
        """Take a part over under a new name, or an address as it is; None where it stays behind."""
        if target.startswith("\n"):
            address = target[1:]
            return address if kind == "hyperlink" and self._keep_links and _WEB.fullmatch(address) else None
        key = target.lower()
        if key in self._parts:
            return self._parts[key].name
        if kind == "image":
            return self._take_picture(key) if self._keep_pictures else None
        if kind not in _KINDS or key not in self._report.trees:
            return None
        number = len(self._parts) + 1
        name = f"word/theme/theme{number}.xml" if kind == "theme" else f"word/{kind}{number}.xml"
        form = (
            "application/vnd.openxmlformats-officedocument.theme+xml"
            if kind == "theme"
            else _FORM.format(_KINDS[kind])
        )
        kept = self._parts[key] = _Kept(name, form=form)
        self._fill(target, kept)
        return kept.name

    def _take_picture(self, key: str) -> str | None:
        if not self._package.has(key):
            return None
        try:
            content, ending = bare_picture(self._package.content(key))
        except NoPlainPicture:
            return None
        kept = self._parts[key] = _Kept(f"word/media/picture{len(self._parts) + 1}.{ending}", content)
        return kept.name

    def _drop_drawings(self, tree: Element, related: Mapping[str, tuple[str, str]]) -> None:
        """Say in words where a picture, chart or object stood that does not stay."""
        for element in named(tree, "drawing", "pict", "object"):
            pointers = [value for e in element.iter() for key, value in e.attrib.items() if _is_pointer(key)]
            if not pointers and local(element) != "object":
                continue
            if any(local(e) == "txbxContent" for e in element.iter()):
                continue  # the words in a box stay; `_repoint` takes its picture out
            kinds = {related.get(pointer, ("", ""))[0] for pointer in pointers}
            stays = kinds <= {"image"} and all(self._take("image", related[p][1]) for p in pointers)
            if local(element) == "object" or not stays:
                _say_removed(element, "picture" if kinds <= {"image"} else "object")


def _say_removed(element: Element, what: str) -> None:
    words = etree.Element(element.tag.rpartition("}")[0] + "}t" if element.tag.startswith("{") else "t")
    words.text = f"[{what} removed]"
    element.getparent().replace(element, words)


def _is_pointer(key: str) -> bool:
    return key.startswith((_RELATION, _STRICT))


def _repoint(tree: Element, renamed: Mapping[str, str]) -> None:
    """Write the new pointers; what points to something that stayed behind goes, a link leaves its words."""
    for element in list(tree.iter()):
        for key, value in list(element.attrib.items()):
            if not _is_pointer(key):
                continue
            if value in renamed:
                element.set(key, renamed[value])
            elif local(element) == "hyperlink":
                unwrap(element)
            elif element.getparent() is not None:
                take_out(element)


def _put(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    info = zipfile.ZipInfo(name, _ALWAYS)
    info.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(info, content)


def _types(parts: Sequence[_Kept]) -> bytes:
    root = etree.Element(f"{{{_TYPES}}}Types", nsmap={None: _TYPES})
    for ending, form in (
        ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
        ("xml", "application/xml"),
        ("png", "image/png"),
        ("jpeg", "image/jpeg"),
    ):
        etree.SubElement(root, f"{{{_TYPES}}}Default", Extension=ending, ContentType=form)
    for part in parts:
        if part.form:
            etree.SubElement(root, f"{{{_TYPES}}}Override", PartName=f"/{part.name}", ContentType=part.form)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _pointers(found: Sequence[tuple[str, str, str, bool]]) -> bytes:
    root = etree.Element(f"{{{_POINTERS}}}Relationships", nsmap={None: _POINTERS})
    for pointer, kind, target, outside in found:
        element = etree.SubElement(root, f"{{{_POINTERS}}}Relationship", Id=pointer, Type=kind, Target=target)
        if outside:
            element.set("TargetMode", "External")
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
