"""Reads rows out of whatever pages of an SQLite file are whole: around missing pages, without index or heading. Pure.

It follows the file format as published (sqlite.org/fileformat.html) for tables with and without row numbers.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

PAGE: Final = 4096
_INDEX_INSIDE, _TABLE_INSIDE, _INDEX_LEAF, _TABLE_LEAF = 0x02, 0x05, 0x0A, 0x0D
_INSIDE: Final = (_INDEX_INSIDE, _TABLE_INSIDE)
_KINDS: Final = (*_INSIDE, _INDEX_LEAF, _TABLE_LEAF)
_FIXED: Final = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8, 7: 8}

Value = None | int | float | str | bytes
Pages = Mapping[int, bytes]


class _Broken(Exception):
    """What stands here cannot be understood."""


@dataclass(frozen=True, slots=True, repr=False)
class Row:
    """One row: its number (0 in a table without) and its values in the order in which they are stored."""

    number: int
    values: tuple[Value, ...]


@dataclass(slots=True, repr=False)
class Walk:
    """What was read of one tree.

    Attributes:
        rows: those that could be read.
        pages: the pages that were met, the missing ones too.
        lost: how many pages of it are missing or cannot be understood; what they held is not known.
    """

    rows: list[Row] = field(default_factory=list)
    pages: set[int] = field(default_factory=set)
    lost: int = 0


class Trees:
    """Reads trees out of whole pages."""

    def __init__(self, pages: Pages, reserved: int) -> None:
        self._pages = pages
        self._usable = PAGE - reserved

    def walk(self, root: int) -> Walk:
        """Return what can be read of the tree that begins at a page."""
        found, waiting = Walk(), [root]
        while waiting:
            number = waiting.pop()
            if number in found.pages:
                continue
            found.pages.add(number)
            children = self._take(number, found)
            waiting += reversed(children)
        return found

    def leaf(self, number: int) -> Walk:
        """Return the rows of one page of a table whose place in its tree is not known."""
        found = Walk(pages={number})
        if self._kind(number) == _TABLE_LEAF:
            self._take(number, found)
        return found

    def leaves(self) -> Iterator[int]:
        """Yield every page that holds rows of a table with row numbers."""
        return (number for number in self._pages if self._kind(number) == _TABLE_LEAF)

    def _kind(self, number: int) -> int:
        data = self._pages.get(number, b"")
        return data[100 if number == 1 else 0] if data else 0

    def _take(self, number: int, found: Walk) -> list[int]:
        """Add what one page holds; return the pages below it."""
        data, start = self._pages.get(number, b""), 100 if number == 1 else 0
        kind = self._kind(number)
        if kind not in _KINDS:
            found.lost += 1
            return []
        count = int.from_bytes(data[start + 3 : start + 5], "big")
        cells = start + (12 if kind in _INSIDE else 8)
        children: list[int] = []
        for place in range(count):
            at = int.from_bytes(data[cells + 2 * place : cells + 2 * place + 2], "big")
            if kind in _INSIDE:
                children.append(int.from_bytes(data[at : at + 4], "big"))
                at += 4
            if kind != _TABLE_INSIDE:
                self._row(data, at, kind, found)
        if kind in _INSIDE:
            children.append(int.from_bytes(data[start + 8 : start + 12], "big"))
        return children

    def _row(self, data: bytes, at: int, kind: int, found: Walk) -> None:
        try:
            size, at = _varint(data, at)
            number = 0
            if kind == _TABLE_LEAF:
                number, at = _varint(data, at)
            payload = self._payload(data, at, size, found, table=kind == _TABLE_LEAF)
            found.rows.append(Row(_signed(number), tuple(_values(payload))))
        except (_Broken, IndexError, struct.error, UnicodeDecodeError):
            found.lost += 1

    def _payload(self, data: bytes, at: int, size: int, found: Walk, *, table: bool) -> bytes:
        """Return a row's bytes, collected from the pages onto which they overflow."""
        usable = self._usable
        most = usable - 35 if table else (usable - 12) * 64 // 255 - 23
        if size <= most:
            return data[at : at + size]
        least = (usable - 12) * 32 // 255 - 23
        here = least + (size - least) % (usable - 4)
        here = here if here <= most else least
        parts = [data[at : at + here]]
        following, left = int.from_bytes(data[at + here : at + here + 4], "big"), size - here
        while left > 0:
            page = self._pages.get(following, b"")
            found.pages.add(following)
            if not page:
                raise _Broken
            parts.append(page[4 : 4 + min(left, usable - 4)])
            left -= len(parts[-1])
            following = int.from_bytes(page[:4], "big")
        return b"".join(parts)


def _values(payload: bytes) -> Iterator[Value]:
    size, at = _varint(payload, 0)
    body = size
    if size > len(payload):
        raise _Broken
    while at < size:
        form, at = _varint(payload, at)
        length = _length(form)
        if body + length > len(payload):
            raise _Broken
        yield _value(form, payload[body : body + length])
        body += length


def _length(form: int) -> int:
    if form >= 12:
        return (form - 12) // 2
    return _FIXED.get(form, 0)


def _value(form: int, data: bytes) -> Value:
    if form == 0:
        return None
    if form in (8, 9):
        return form - 8
    if form == 7:
        return float(struct.unpack(">d", data)[0])
    if form < 7:
        return int.from_bytes(data, "big", signed=True)
    if form < 12:
        raise _Broken
    return data.decode("utf-8") if form % 2 else data


def _varint(data: bytes, at: int) -> tuple[int, int]:
    number = 0
    for place in range(9):
        byte = data[at + place]
        if place == 8:
            return number << 8 | byte, at + 9
        number = number << 7 | byte & 0x7F
        if byte < 0x80:
            return number, at + place + 1
    raise _Broken


def _signed(number: int) -> int:
    return number - (1 << 64) if number >= 1 << 63 else number
