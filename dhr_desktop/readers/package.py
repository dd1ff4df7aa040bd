"""The zip inside which Word and Excel files live: every part is checked before any library sees it.

Nothing is ever extracted to a disk, and no part that points outside is followed.
"""

from __future__ import annotations

import io
import posixpath
import re
import stat
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any, BinaryIO, Final, cast
from unicodedata import category

from defusedxml import DTDForbidden, EntitiesForbidden
from defusedxml.ElementTree import DefusedXMLParser, ParseError
from lxml import etree  # pyright: ignore[reportAttributeAccessIssue] - a compiled module without types

from dhr_desktop.readers.limits import LARGEST_UNPACKED, MOST_PARTS
from dhr_desktop.readers.refusals import Refusal, Refused

Element = Any
"""An lxml element; the library has no types."""

_BLOCK: Final = 1 << 16
_LONGEST_PROLOGUE: Final = 64
"""Blocks before the first element of a part; no honest part has even one."""
_ZIP_FAULTS: Final = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    ValueError,
)
_TOO_MUCH: Final = (etree.ErrorTypes.ERR_NO_MEMORY, 114)
"""The parser's codes for no more memory, and for a text beyond its own limits."""
_UNSEEN: Final = ("Cc", "Cf")
"""Letters that control, or turn the direction of, those around them."""
_DRIVE: Final = re.compile(r"[A-Za-z]:")
_KINDS: Final = (
    ("word/document.xml", None),
    ("xl/workbook.xml", None),
    ("xl/workbook.bin", Refusal.BINARY_EXCEL),
    ("ppt/presentation.xml", Refusal.POWERPOINT),
)


class Package:
    """An opened Office package.

    Attributes:
        main: the name of its main part.
        is_word: True for a Word document, False for an Excel workbook.
    """

    def __init__(self, file: BinaryIO) -> None:
        try:
            self._zip = zipfile.ZipFile(file)
        except _ZIP_FAULTS as error:
            raise Refused(Refusal.DAMAGED) from error
        infos = self._zip.infolist()
        _check_listing(infos)
        self._parts = {info.filename.lower(): info for info in infos if not info.is_dir()}
        self._left = LARGEST_UNPACKED
        self._sound = {n for n in self._parts if n.endswith((".xml", ".rels")) and self._declares_nothing(n)}
        self.main, self.is_word = self._find_main()

    def has(self, name: str) -> bool:
        """Say whether there is a part of that name."""
        return name.lower() in self._parts

    def any_named(self, ending: str) -> bool:
        """Say whether any part's name ends so."""
        return any(name.endswith(ending) for name in self._parts)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all parts, in small letters."""
        return tuple(self._parts)

    def is_xml(self, name: str) -> bool:
        """Say whether a part is XML that declares nothing."""
        return name.lower() in self._sound

    def content(self, name: str) -> bytes:
        """Return a part as it is; Refused where it is damaged."""
        return self._read(name)

    def tree(self, name: str, *, whole: bool = False) -> Element:
        """Return the root element of a small part, `whole` with its comments; Refused where it is damaged."""
        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            dtd_validation=False,
            huge_tree=False,
            remove_comments=not whole,
            remove_pis=not whole,
        )
        try:
            return etree.fromstring(self._read_xml(name), parser)
        except etree.XMLSyntaxError as error:
            raise Refused(_xml_refusal(error)) from error

    def elements(self, name: str, *wanted: str) -> Iterator[Element]:
        """Yield the finished elements of a large part whose local names are wanted, freeing each afterwards."""
        source = io.BytesIO(self._read_xml(name))
        tags = [f"{{*}}{local}" for local in wanted]
        try:
            for _, element in etree.iterparse(
                source,
                events=("end",),
                tag=tags,
                resolve_entities=False,
                no_network=True,
                load_dtd=False,
                huge_tree=False,
                remove_comments=True,
                remove_pis=True,
            ):
                yield element
                element.clear()
                while element.getprevious() is not None:
                    del element.getparent()[0]
        except etree.XMLSyntaxError as error:
            raise Refused(_xml_refusal(error)) from error

    def related(self, name: str) -> dict[str, tuple[str, str]]:
        """Return the parts that a part points to, by id: (kind, name). Pointers outside the file have name ""."""
        folder, base = posixpath.split(name)
        rels = posixpath.join(folder, "_rels", f"{base}.rels")
        if not self.has(rels):
            return {}
        found: dict[str, tuple[str, str]] = {}
        for element in self.tree(rels):
            target = element.get("Target", "")
            kind = element.get("Type", "").rpartition("/")[2]
            outside = element.get("TargetMode") == "External"
            inner = posixpath.normpath(posixpath.join("/" + folder, target)).lstrip("/")
            found[element.get("Id", "")] = (kind, "" if outside else inner)
        return found

    def _find_main(self) -> tuple[str, bool]:
        """Find the main part by the package's own pointer, else by its customary name."""
        for kind, name in self.related("").values():
            if kind == "officeDocument" and self.has(name):
                lowered = name.lower()
                for start, is_word in (("word/", True), ("xl/", False)):
                    if lowered.startswith(start) and lowered.endswith(".xml"):
                        return name, is_word
        for name, refusal in _KINDS:
            if self.has(name):
                if refusal:
                    raise Refused(refusal)
                return name, name.startswith("word/")
        if self.has("mimetype") and b"opendocument" in self._read("mimetype"):
            raise Refused(Refusal.OPEN_DOCUMENT)
        raise Refused(Refusal.ARCHIVE if self._parts else Refusal.EMPTY)

    def _open(self, name: str) -> BinaryIO:
        info = self._parts.get(name.lower())
        if info is None:
            raise Refused(Refusal.DAMAGED)
        return cast("BinaryIO", self._zip.open(info))

    def _read(self, name: str) -> bytes:
        """Return a part's bytes; all parts read count against one limit, whatever sizes the zip claims."""
        blocks: list[bytes] = []
        try:
            with self._open(name) as part:
                while block := part.read(_BLOCK):
                    self._left -= len(block)
                    if self._left < 0:
                        raise Refused(Refusal.UNPACKS_TOO_LARGE)
                    blocks.append(block)
        except _ZIP_FAULTS as error:
            raise Refused(Refusal.DAMAGED) from error
        return b"".join(blocks)

    def _read_xml(self, name: str) -> bytes:
        """Return the bytes of a part that was found free of declarations."""
        if name.lower() not in self._sound:
            raise Refused(Refusal.DAMAGED)
        return self._read(name)

    def _declares_nothing(self, name: str) -> bool:
        """Refuse a part with a document type or entities; False where it is no XML at all.

        Reads no further than the first element, since no declaration can follow it.
        """
        parser = DefusedXMLParser(target=_Prologue(), forbid_dtd=True)
        try:
            with self._open(name) as part:
                for _ in range(_LONGEST_PROLOGUE):
                    parser.feed(part.read(_BLOCK) or b"\x00")
        except _PrologueOver:
            return True
        except (DTDForbidden, EntitiesForbidden) as error:
            raise Refused(Refusal.UNSAFE) from error
        except (ParseError, LookupError, *_ZIP_FAULTS):
            return False
        raise Refused(Refusal.UNSAFE)


class _PrologueOver(Exception):
    """The first element began, so no declaration can follow."""


class _Prologue:
    """Receives the parts of an XML text up to its first element."""

    def start(self, tag: str, attributes: dict[str, str]) -> None:  # noqa: ARG002 - the parser calls it so
        """Stop at the first element."""
        raise _PrologueOver

    def close(self) -> None:
        """Nothing was collected."""


def _check_listing(infos: list[zipfile.ZipInfo]) -> None:
    """Refuse by the list of contents alone: too many, too large, locked, doubled or wandering names."""
    if len(infos) > MOST_PARTS:
        raise Refused(Refusal.TOO_MANY_PARTS)
    if sum(info.file_size for info in infos) > LARGEST_UNPACKED:
        raise Refused(Refusal.UNPACKS_TOO_LARGE)
    seen: set[str] = set()
    for info in infos:
        if info.flag_bits & 0x1:
            raise Refused(Refusal.LOCKED)
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise Refused(Refusal.DAMAGED)
        name = info.orig_filename
        wanders = name.startswith("/") or "\\" in name or "\x00" in name or ".." in name.split("/")
        if stat.S_ISLNK(info.external_attr >> 16) or any(category(letter) in _UNSEEN for letter in name):
            raise Refused(Refusal.UNSAFE)
        if wanders or _DRIVE.match(name) or name.lower() in seen:
            raise Refused(Refusal.UNSAFE)
        seen.add(name.lower())


def _xml_refusal(error: Any) -> Refusal:
    """Tell too deep and too large from damaged, by the parser's code and words."""
    words = str(error).lower()
    if "depth" in words:
        return Refusal.TOO_DEEP
    return Refusal.TOO_MUCH if error.code in _TOO_MUCH or "huge" in words else Refusal.DAMAGED
