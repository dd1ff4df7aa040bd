"""Every string of a finished file, for the leak scan: members, names, streams, text, metadata, and what is encoded in them.

It reads files that this program wrote. A kind that it does not know, or cannot read to the end, fails closed: a file that
cannot be searched does not leave.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
import zlib
from collections.abc import Iterator
from html import unescape
from typing import Any, Final

from dhr_desktop.base.errors import UserError
from dhr_desktop.base.words import N_
from dhr_desktop.readers.encoded import decodings

DEEPEST: Final = 6
MOST_MEMBERS: Final = 20_000
MOST_BYTES: Final = 1_000_000_000

_ZIP: Final = (b"PK\x03\x04", b"PK\x05\x06")
_PICTURES: Final = (
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"II*\x00",
    b"MM\x00*",
    b"BM",
    b"RIFF",
    b"\x00\x00\x01\x00",
)
_BOMS: Final = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_TAG: Final = re.compile(r"<[^<>]*>")
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0b\x0e-\x1f]")

Strings = Iterator[tuple[str, str]]
"""Pairs of a place in words and a text that stands there."""


class Unsearchable(UserError):
    """A finished file holds something that cannot be searched for names, so it must not leave."""

    def __init__(self, what: str) -> None:
        super().__init__(
            N_("A finished file could not be searched for names, so nothing was released: {}.").format(what),
            N_(
                "Take the part out that cannot be searched, or report this to whoever looks after the program."
            ),
        )


def strings(place: str, data: bytes) -> Strings:
    """Yield every text of a file with its place; the file's name is a text as well.

    Raises:
        Unsearchable: the file, or something in it, is of an unknown kind, a picture, encrypted or damaged.
    """
    yield from _Unpacking().file(place, data, 0)


class _Unpacking:
    """One file being unpacked; counts what it meets, so that a bomb is left closed."""

    def __init__(self) -> None:
        self._members = 0
        self._bytes = 0

    def file(self, place: str, data: bytes, depth: int) -> Strings:
        """Yield the texts of a file of any known kind."""
        self._bytes += len(data)
        if depth > DEEPEST or self._bytes > MOST_BYTES:
            raise Unsearchable(N_("too many files inside one another, or too large"))
        yield f"{place} (name)", place
        if data.startswith(_ZIP):
            yield from self._archive(place, data, depth)
        elif data.startswith(b"%PDF"):
            yield from self._pdf(place, data, depth)
        elif data.startswith(_PICTURES):
            raise Unsearchable(N_("a picture, which a person would have to look at"))
        else:
            yield from _text_strings(place, _decoded(data))

    def _pdf(self, place: str, data: bytes, depth: int) -> Strings:
        """Yield the texts of a PDF and of the files attached to it."""
        from dhr_desktop.readers.unpack_pdf import pdf_strings  # noqa: PLC0415 - only what this file needs

        for where, found in pdf_strings(data, Unsearchable):
            if isinstance(found, bytes):
                yield from self.file(f"{place}, {where}", found, depth + 1)
            else:
                yield from _with_decodings(f"{place}, {where}", found)

    def _archive(self, place: str, data: bytes, depth: int) -> Strings:
        """Yield the texts of a zip: its comment, and of each member its name, comment and content."""
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                infos = archive.infolist()
                self._members += len(infos)
                if self._members > MOST_MEMBERS:
                    raise Unsearchable(N_("an archive with too many files"))
                yield f"{place}, comment", archive.comment.decode("latin-1")
                yield f"{place}, around the files", _between(data, infos)
                for info in infos:
                    inner = f"{place}/{info.filename}"
                    yield f"{inner} (comment)", (info.comment + b" " + info.extra).decode("latin-1")
                    if info.flag_bits & 0x1 or info.file_size > MOST_BYTES - self._bytes:
                        raise Unsearchable(N_("an encrypted or very large file in an archive"))
                    if info.is_dir():
                        yield f"{inner} (name)", inner
                    else:
                        yield from self.file(inner, archive.read(info), depth + 1)
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            OSError,
            NotImplementedError,
            RuntimeError,
        ) as error:
            raise Unsearchable(N_("a damaged archive")) from error


def _between(data: bytes, infos: list[zipfile.ZipInfo]) -> str:
    """Return what stands before the first member of an archive, where no reader looks."""
    first = min((info.header_offset for info in infos), default=0)
    return data[:first].decode("latin-1")


def _text_strings(place: str, text: str) -> Strings:
    """Yield a text as it stands, without its markup, and with what its notation hides."""
    yield from _with_decodings(place, text)
    start = text.lstrip()[:1]
    if "<" in text and ">" in text:
        yield from _with_decodings(f"{place}, without tags", unescape(_TAG.sub("", text)))
        yield f"{place}, tags as spaces", unescape(_TAG.sub(" ", text))
    if start in ("{", "["):
        try:
            found = json.loads(text)
        except ValueError as error:
            raise Unsearchable(N_("a damaged JSON file")) from error
        yield from _with_decodings(f"{place}, values", "\n".join(_json_strings(found)))


def _json_strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield str(key)
            yield from _json_strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _json_strings(inner)


def _with_decodings(place: str, text: str) -> Strings:
    yield place, text
    for how, decoded in decodings(text):
        yield f"{place}, {how}", decoded


def _decoded(data: bytes) -> str:
    """Return a text file's words; Unsearchable where it is no text."""
    marked = next((encoding for bom, encoding in _BOMS if data.startswith(bom)), "")
    try:
        text = data.decode(marked or _unmarked(data))
    except UnicodeDecodeError as error:
        raise Unsearchable(N_("a file of an unknown kind")) from error
    if _CONTROLS.search(text):
        raise Unsearchable(N_("a file of an unknown kind"))
    return text


def _unmarked(data: bytes) -> str:
    """Guess the encoding of a text without a mark: every other byte is zero in UTF-16 of Latin letters."""
    sample = data[:2000]
    for offset, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        half = sample[offset::2]
        if len(half) > 1 and half.count(0) > len(half) * 0.6:
            return encoding
    return "utf-8"
