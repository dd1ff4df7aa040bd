"""Pictures in documents: which kinds can be kept, and what they carry besides the picture, taken away."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Final

from dhr_desktop.readers.limits import MOST_DOTS

_PNG: Final = b"\x89PNG\r\n\x1a\n"
_JPEG: Final = b"\xff\xd8\xff"
_PNG_KEPT: Final = frozenset({
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"pHYs", b"sBIT", b"bKGD",
})  # fmt: skip
_JPEG_DROPPED: Final = frozenset({*range(0xE1, 0xEE), 0xEF, 0xFE})
"""Application segments but JFIF (E0) and Adobe's colours (EE), and comments."""
_JPEG_SIZES: Final = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
"""Segments that begin a frame and say its height and width."""
_SCAN, _END = 0xDA, b"\xff\xd9"


class NoPlainPicture(ValueError):
    """It is no PNG or JPEG from beginning to end, or claims to be too large."""


def is_plain_picture(data: bytes) -> bool:
    """Say whether it is a PNG or JPEG that can be kept."""
    try:
        bare_picture(data)
    except NoPlainPicture:
        return False
    return True


def bare_picture(data: bytes) -> tuple[bytes, str]:
    """Return the picture without place, author, comments and thumbnails, and the ending of its name.

    Raises:
        NoPlainPicture: it is of another kind, or damaged.
    """
    try:
        if data.startswith(_PNG):
            return _PNG + b"".join(_png_chunks(data)), "png"
        if data.startswith(_JPEG):
            return b"".join(_jpeg_segments(data)), "jpeg"
    except (struct.error, IndexError):
        raise NoPlainPicture from None
    raise NoPlainPicture


def _check_size(one: int, other: int) -> None:
    """Refuse a picture that would fill the memory of whoever shows it."""
    if one * other > MOST_DOTS:
        raise NoPlainPicture


def _png_chunks(data: bytes) -> Iterator[bytes]:
    at = len(_PNG)
    while True:
        length, kind = struct.unpack_from(">I4s", data, at)
        end = at + 12 + length
        if end > len(data):
            raise NoPlainPicture
        if kind == b"IHDR":
            _check_size(*struct.unpack_from(">II", data, at + 8))
        if kind in _PNG_KEPT:
            yield data[at:end]
        if kind == b"IEND":
            return
        at = end


def _jpeg_segments(data: bytes) -> Iterator[bytes]:
    yield data[:2]
    at = 2
    while True:
        if data[at] != 0xFF:
            raise NoPlainPicture
        marker = data[at + 1]
        (length,) = struct.unpack_from(">H", data, at + 2)
        end = at + 2 + length
        if marker == _SCAN:
            last = data.rfind(_END)
            if last < end:
                raise NoPlainPicture
            yield data[at : last + 2]
            return
        if marker in _JPEG_SIZES:
            _check_size(*struct.unpack_from(">HH", data, at + 5))
        if marker not in _JPEG_DROPPED:
            yield data[at:end]
        at = end
