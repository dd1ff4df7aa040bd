"""Every string of a PDF: page text, text operands, metadata, bookmarks, attachments and what stands between the objects."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from typing import Any, Final, cast

import pikepdf as pikepdf_untyped
import pypdfium2 as pdfium_untyped

from dhr_desktop.base.words import N_

pikepdf: Any = pikepdf_untyped
pdfium: Any = pdfium_untyped

_STREAM: Final = re.compile(rb"stream\r?\n.*?endstream", re.DOTALL)
_FONT_PARTS: Final = ("/FontFile", "/FontFile2", "/FontFile3")
_TEXT_OPERATORS: Final = frozenset({"Tj", "TJ", "'", '"'})


def pdf_strings(data: bytes, refused: Callable[[str], Exception]) -> Iterator[tuple[str, str | bytes]]:
    """Yield each text with its place; an attached file comes back as bytes.

    Args:
        data: the PDF.
        refused: makes the error to raise where something cannot be searched.
    """
    if data.count(b"%%EOF") != 1:
        raise refused(N_("a PDF with earlier versions inside"))
    yield "between the objects", _STREAM.sub(b" ", data).decode("latin-1")
    yield from _page_texts(data, refused)
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            if pdf.is_encrypted:
                raise refused(N_("an encrypted PDF"))
            fonts = _font_programs(pdf)
            for number, thing in enumerate(pdf.objects):
                if number not in fonts:
                    yield from _object(f"object {number}", thing, refused)
            for number, page in enumerate(pdf.pages, 1):
                yield f"page {number}, operands", _operands(page)
    except pikepdf.PdfError as error:
        raise refused(N_("a damaged PDF")) from error


def _page_texts(data: bytes, refused: Callable[[str], Exception]) -> Iterator[tuple[str, str]]:
    """Yield the text of each page as a reader sees it, and the document's own metadata."""
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise refused(N_("a damaged PDF")) from error
    try:
        for key, value in document.get_metadata_dict().items():
            yield f"metadata {key}", value
        for number in range(len(document)):
            page = document[number]
            text_page = page.get_textpage()
            yield f"page {number + 1}", text_page.get_text_bounded()
            text_page.close()
            page.close()
    finally:
        document.close()


def _font_programs(pdf: Any) -> set[int]:
    """Return the places of embedded font programs among the objects: shapes of letters, no words of ours."""
    ids = {
        thing[part].objgen
        for thing in pdf.objects
        if isinstance(thing, pikepdf.Dictionary) and not isinstance(thing, pikepdf.Stream)
        for part in _FONT_PARTS
        if part in thing
    }
    return {number for number, thing in enumerate(pdf.objects) if thing.objgen in ids}


def _object(place: str, thing: Any, refused: Callable[[str], Exception]) -> Iterator[tuple[str, str | bytes]]:
    """Yield the strings of one object and, where it is a stream, what it inflates to."""
    if isinstance(thing, pikepdf.Stream):
        dictionary = thing.stream_dict
        yield place, "\n".join(_direct_strings(dictionary, 0))
        kind = str(dictionary.get("/Type", "")), str(dictionary.get("/Subtype", ""))
        if kind[1] == "/Image":
            raise refused(N_("a picture in a PDF, which a person would have to look at"))
        inflated = cast("bytes", thing.read_bytes())
        if kind[0] == "/EmbeddedFile":
            yield f"{place}, attached file", inflated
        elif kind == ("/Metadata", "/XML"):
            yield f"{place}, metadata", inflated
        elif kind[0] not in ("/ObjStm", "/XRef"):
            yield f"{place}, stream", inflated.decode("latin-1")
    else:
        yield place, "\n".join(_direct_strings(thing, 0))


def _direct_strings(thing: Any, depth: int) -> Iterator[str]:
    """Yield every string and name of an object, not following references to others."""
    if depth > 40:
        return
    if isinstance(thing, pikepdf.String):
        yield str(thing)
        yield bytes(thing).decode("latin-1")
    elif isinstance(thing, pikepdf.Name):
        yield str(thing)
    elif isinstance(thing, pikepdf.Array):
        for inner in thing:
            if not _is_other(inner):
                yield from _direct_strings(inner, depth + 1)
    elif isinstance(thing, pikepdf.Dictionary):
        for key, inner in thing.items():
            yield str(key)
            if not _is_other(inner):
                yield from _direct_strings(inner, depth + 1)


def _is_other(thing: Any) -> bool:
    return isinstance(thing, pikepdf.Object) and bool(thing.is_indirect)


def _operands(page: Any) -> str:
    """Return the text operands of a page joined without spaces, as kerning splits words."""
    pieces: list[str] = []
    for instruction in pikepdf.parse_content_stream(page):
        if str(instruction.operator) in _TEXT_OPERATORS:
            for operand in instruction.operands:
                parts = operand if isinstance(operand, pikepdf.Array) else [operand]
                pieces += [
                    bytes(part).decode("latin-1") for part in parts if isinstance(part, pikepdf.String)
                ]
            pieces.append("\n" if str(instruction.operator) in ("'", '"') else " ")
    return "".join(pieces)
