"""Reads every text of a PDF for a check before publication: pages, notes, forms, bookmarks, properties, attached files' names.

Page text comes from pdfium as a reader sees it, everything else from the objects themselves.
"""

from __future__ import annotations

import ctypes
import io
import re
from collections.abc import Iterator
from typing import Any, Final

import pikepdf as pikepdf_untyped
import pypdfium2 as pdfium_untyped
import pypdfium2.raw as raw_untyped

from dhr_desktop.base.report_text import ReportParts, ReportText, TextKind, Unread, UnreadPart
from dhr_desktop.readers.limits import LARGEST_UNPACKED
from dhr_desktop.readers.refusals import Refusal, Refused

pikepdf: Any = pikepdf_untyped
raw: Any = raw_untyped
_LOADED: Final = pdfium_untyped.__name__
"""Importing the library starts it; only its plain functions are used, since the capped child may do nothing else."""

_MOST_PAGES: Final = 5_000
_MOST_OBJECTS: Final = 500_000
_DEEPEST: Final = 60
_FEWEST_LETTERS: Final = 20
_TAGS: Final = re.compile(r"<[^<>]*>")
_STAMPS: Final = {"/Author": "author", "/Creator": "program", "/Producer": "program"}
_NOTE_KEYS: Final = {
    "/Contents": "note",
    "/T": "author of a note",
    "/Subj": "subject of a note",
    "/RC": "note",
}
_FIELD_KEYS: Final = {"/T": "name", "/TU": "tip", "/V": "what was filled in", "/DV": "what stood there first"}


class PdfReport:
    """One PDF; `parts` reads it."""

    def __init__(self, data: bytes, file_name: str) -> None:
        self._data = data
        self._found: list[tuple[str, str, str, TextKind]] = [
            ("Name of the file", "", file_name, TextKind.WORDS)
        ]
        self._unread: list[UnreadPart] = []
        self._left = LARGEST_UNPACKED

    def parts(self) -> ReportParts:
        """Return the texts.

        Raises:
            Refused: the file is damaged, locked or too large.
        """
        try:
            with pikepdf.open(io.BytesIO(self._data)) as pdf:
                if pdf.is_encrypted:
                    raise Refused(Refusal.LOCKED)
                if len(pdf.pages) > _MOST_PAGES or len(pdf.objects) > _MOST_OBJECTS:
                    raise Refused(Refusal.TOO_MUCH)
                self._pages()
                self._properties(pdf)
                self._outline(pdf.Root.get("/Outlines"), 0)
                self._notes(pdf)
                self._objects(pdf)
        except pikepdf.PasswordError as error:
            raise Refused(Refusal.LOCKED) from error
        except (pikepdf.PdfError, ValueError, TypeError, KeyError, AttributeError) as error:
            raise Refused(Refusal.DAMAGED) from error
        if self._data.count(b"%%EOF") > 1:
            self._add_unread(Unread.EARLIER, "the whole file")
        texts = [
            ReportText(number, part, place, text, kind)
            for number, (part, place, text, kind) in enumerate(self._found)
        ]
        return ReportParts(is_word=False, texts=tuple(texts), unread=tuple(self._unread))

    def _add(self, part: str, place: str, text: str, kind: TextKind = TextKind.WORDS) -> None:
        if text.strip():
            self._found.append((part, place, text, kind))

    def _add_unread(self, what: Unread, place: str) -> None:
        self._unread.append(UnreadPart(len(self._unread), what, place))

    def _pages(self) -> None:
        document = raw.FPDF_LoadMemDocument64(self._data, len(self._data), None)
        if not document:
            raise Refused(Refusal.DAMAGED)
        try:
            for number in range(raw.FPDF_GetPageCount(document)):
                text = _page_text(document, number)
                self._add("Page", f"page {number + 1}", text)
                if len(text.strip()) < _FEWEST_LETTERS:
                    self._add_unread(Unread.NO_TEXT, f"page {number + 1}")
        finally:
            raw.FPDF_CloseDocument(document)

    def _properties(self, pdf: Any) -> None:
        for key, value in pdf.trailer.get("/Info", {}).items():
            if isinstance(value, pikepdf.String):
                stamp = key == "/Author"
                place = _STAMPS.get(key, str(key)[1:].lower())
                words = TextKind.TRACE if key in ("/CreationDate", "/ModDate", *_STAMPS) else TextKind.WORDS
                self._add("Properties", place, str(value), TextKind.STAMP if stamp else words)
        metadata = pdf.Root.get("/Metadata")
        if isinstance(metadata, pikepdf.Stream):
            text = metadata.read_bytes().decode("utf-8", "replace")
            self._add("Properties", "XMP", _TAGS.sub("\n", text), TextKind.TRACE)
            self._add("Properties", "XMP, with its marks", text, TextKind.TRACE)

    def _outline(self, item: Any, depth: int) -> None:
        seen: set[tuple[int, int]] = set()
        entry = item.get("/First") if item is not None else None
        while entry is not None and entry.objgen not in seen and depth < _DEEPEST:
            seen.add(entry.objgen)
            self._add("Bookmarks", "", str(entry.get("/Title", "")))
            self._outline(entry, depth + 1)
            entry = entry.get("/Next")

    def _notes(self, pdf: Any) -> None:
        for number, page in enumerate(pdf.pages, 1):
            for note in page.obj.get("/Annots", ()):
                subtype = str(note.get("/Subtype", ""))
                if subtype == "/Widget":
                    self._field(note, f"page {number}")
                    continue
                for key, label in _NOTE_KEYS.items():
                    kind = TextKind.STAMP if key == "/T" else TextKind.WORDS
                    self._add("Notes", f"page {number}, {label}", _words(note.get(key)), kind)
                if subtype == "/FileAttachment":
                    self._add_unread(Unread.EMBEDDED, f"page {number}")
                target = note.get("/A", {}).get("/URI")
                self._add("Links", f"page {number}", _words(target), TextKind.TRACE)
            if "/XObject" in page.get("/Resources", {}):
                pictures = page.Resources.XObject.values()
                if any(str(one.get("/Subtype", "")) == "/Image" for one in pictures):
                    self._add_unread(Unread.PICTURE, f"page {number}")

    def _field(self, field: Any, place: str) -> None:
        for _ in range(_DEEPEST):
            for key, label in _FIELD_KEYS.items():
                self._add("Form", f"{place}, {label}", _words(field.get(key)))
            for option in field.get("/Opt", ()):
                self._add("Form", f"{place}, choice", _words(option))
            if "/Parent" not in field:
                return
            field = field["/Parent"]

    def _objects(self, pdf: Any) -> None:
        """Look at every object: attached files, alternative texts, and every string as a trace."""
        traces: dict[str, None] = {}
        shown = {one.what for one in self._unread}
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Stream):
                self._stream(thing, shown)
            holder = thing.stream_dict if isinstance(thing, pikepdf.Stream) else thing
            for key, text in _strings(holder, 0):
                if key in ("/Alt", "/ActualText", "/E"):
                    self._add("Alternative text", "", text)
                elif key in ("/F", "/UF", "/Desc"):
                    self._add("Attached files", "name", text)
                traces[text] = None
            if isinstance(holder, pikepdf.Dictionary) and str(holder.get("/Type", "")) == "/EmbeddedFile":
                self._add_unread(Unread.EMBEDDED, "attached file")
        self._add("The file", "words that only programs read", "\n".join(traces), TextKind.TRACE)

    def _stream(self, stream: Any, shown: set[Unread]) -> None:
        """Look at a stream that is neither a page nor a font: forms, scripts and the like, and pictures inside drawings."""
        if str(stream.get("/Subtype", "")) == "/Image":
            if Unread.PICTURE not in shown:
                shown.add(Unread.PICTURE)
                self._add_unread(Unread.PICTURE, "the whole file")
            return
        if "/Length1" in stream or str(stream.get("/Type", "")) in ("/ObjStm", "/XRef", "/EmbeddedFile"):
            return
        data = stream.read_bytes()
        self._left -= len(data)
        if self._left < 0:
            raise Refused(Refusal.UNPACKS_TOO_LARGE)
        if data.lstrip()[:1] == b"<" or b"function" in data[:2000]:
            self._add("The file", "form or script", data.decode("utf-8", "replace"), TextKind.TRACE)


def _page_text(document: Any, number: int) -> str:
    page = raw.FPDF_LoadPage(document, number)
    if not page:
        raise Refused(Refusal.DAMAGED)
    text_page = raw.FPDFText_LoadPage(page)
    try:
        count = max(0, raw.FPDFText_CountChars(text_page))
        letters = (ctypes.c_ushort * (count + 1))()
        written = raw.FPDFText_GetText(text_page, 0, count, letters)
        return bytes(letters)[: 2 * max(0, written - 1)].decode("utf-16-le", "replace").replace("\r\n", "\n")
    finally:
        raw.FPDFText_ClosePage(text_page)
        raw.FPDF_ClosePage(page)


def _words(value: Any) -> str:
    if isinstance(value, pikepdf.Array):
        return "\n".join(_words(one) for one in value)
    return str(value) if isinstance(value, pikepdf.String) else ""


def _strings(thing: Any, depth: int, key: str = "") -> Iterator[tuple[str, str]]:
    """Yield the strings of an object with the key they stand under, not following references."""
    if depth > _DEEPEST:
        raise Refused(Refusal.TOO_DEEP)
    if isinstance(thing, pikepdf.String):
        yield key, str(thing)
    elif isinstance(thing, pikepdf.Array):
        for inner in thing:
            if not _is_other(inner):
                yield from _strings(inner, depth + 1, key)
    elif isinstance(thing, pikepdf.Dictionary):
        for name, inner in thing.items():
            if not _is_other(inner):
                yield from _strings(inner, depth + 1, str(name))


def _is_other(thing: Any) -> bool:
    return isinstance(thing, pikepdf.Object) and bool(thing.is_indirect)
