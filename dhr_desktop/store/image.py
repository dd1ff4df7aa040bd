"""The pages of a damaged vault's file as far as they are whole, its log included, in memory only. It never opens the file to write."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from dhr_desktop.keys.pages import PAGE, PageReader
from dhr_desktop.keys.vault_key import VaultKey

_LOG_HEADER: Final = 32
_FRAME_HEADER: Final = 24
_MAGIC: Final = {0x377F0682: "<", 0x377F0683: ">"}
_PAGES_AT: Final = 28
"""Where the heading says how many pages the file has."""


@dataclass(frozen=True, slots=True, repr=False)
class Image:
    """What of a file can be read.

    Attributes:
        pages: the whole pages in the clear, by number.
        count: how many pages there should be.
    """

    pages: dict[int, bytes]
    count: int

    @property
    def damaged(self) -> int:
        """How many pages are missing or not as they were written."""
        return self.count - len(self.pages)


def read(database: Path, key: VaultKey) -> Image:
    """Return what of a closed vault's file can be read.

    Raises:
        OSError: it cannot be read at all.
    """
    log = dict(_logged(database.with_name(f"{database.name}-wal")))
    with database.open("rb") as file:
        reader, _ = _reader(file, key)
        pages: dict[int, bytes] = {}
        count = 0
        for number, data in _sliced(file):
            count = number
            page = reader.read(number, log.pop(number, data))
            if page.is_whole:
                pages[number] = page.data
    for number, data in log.items():
        count = max(count, number)
        page = reader.read(number, data)
        if page.is_whole:
            pages[number] = page.data
    said = int.from_bytes(pages[1][_PAGES_AT : _PAGES_AT + 4], "big") if 1 in pages else count
    return Image({number: data for number, data in pages.items() if number <= max(said, 1)}, max(said, 1))


def damaged(database: Path, key: VaultKey) -> tuple[int, int]:
    """Return how many pages of a closed vault's file are not as they were written, and how many there should be.

    What stands in the log counts instead of the page that it is to replace.
    """
    log = {number for number, _ in _logged(database.with_name(f"{database.name}-wal"))}
    found = said = 0
    with database.open("rb") as file:
        reader, first = _reader(file, key)
        opened = reader.read(1, first)
        if opened.is_whole and not log:
            said = int.from_bytes(opened.data[_PAGES_AT : _PAGES_AT + 4], "big")
        number = 0
        for number, data in _sliced(file):
            found += number not in log and not reader.holds(number, data)
    return found + max(0, said - number), max(said, number)


def fits(database: Path, key: VaultKey) -> bool:
    """Tell whether a file stands under this key, however damaged: one page is enough."""
    with database.open("rb") as file:
        reader, _ = _reader(file, key)
        return any(reader.holds(number, data) for number, data in _sliced(file))


def _reader(file: BinaryIO, key: VaultKey) -> tuple[PageReader, bytes]:
    first, second = file.read(PAGE), file.read(PAGE)
    file.seek(0)
    return PageReader(first, (2, second) if second else None, key), first


def _sliced(file: BinaryIO) -> Iterator[tuple[int, bytes]]:
    number = 0
    while data := file.read(PAGE):
        number += 1
        yield number, data


def _logged(path: Path) -> Iterator[tuple[int, bytes]]:
    """Yield the pages that committed changes left in the log, as the library itself would take them."""
    try:
        data = path.read_bytes()
    except OSError:
        return
    if len(data) < _LOG_HEADER:
        return
    order = _MAGIC.get(int.from_bytes(data[:4], "big"))
    if order is None:
        return
    sums = _summed(data[:24], (0, 0), order)
    if sums != struct.unpack(">II", data[24:32]):
        return
    salts, waiting = data[16:24], []
    for at in range(_LOG_HEADER, len(data) - _FRAME_HEADER - PAGE + 1, _FRAME_HEADER + PAGE):
        header, page = data[at : at + _FRAME_HEADER], data[at + _FRAME_HEADER : at + _FRAME_HEADER + PAGE]
        sums = _summed(page, _summed(header[:8], sums, order), order)
        if header[8:16] != salts or sums != struct.unpack(">II", header[16:24]):
            return
        number, ends = struct.unpack(">II", header[:8])
        waiting.append((number, page))
        if ends:
            yield from waiting
            waiting = []


def _summed(data: bytes, sums: tuple[int, int], order: str) -> tuple[int, int]:
    first, second = sums
    words = struct.unpack(f"{order}{len(data) // 4}I", data)
    for place in range(0, len(words), 2):
        first = (first + words[place] + second) & 0xFFFFFFFF
        second = (second + words[place + 1] + first) & 0xFFFFFFFF
    return first, second
