"""Reads a text table (CSV): finds out its letters, its separator and its quotation marks."""

from __future__ import annotations

import csv
import io
from collections import Counter
from itertools import islice
from typing import BinaryIO, Final

from dhr_desktop.readers.content import Cell, Row, Table, TextTable
from dhr_desktop.readers.limits import LONGEST_CELL, MOST_CELLS, MOST_COLUMNS, MOST_ROWS
from dhr_desktop.readers.refusals import Refusal, Refused
from dhr_desktop.readers.remarks import Remark

_SEPARATORS: Final = (",", ";", "\t", "|")
_SAMPLE_ROWS: Final = 60
_SAMPLE_LINES: Final = 1_000
_BOMS: Final = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_FIELD: Final = 1_000_000
_MOST_LINES: Final = 10 * MOST_ROWS
"""Lines altogether, blank ones included."""


class TextReader:
    """Reads one text table; `remarks` counts what was noticed on the way."""

    def __init__(self, file: BinaryIO) -> None:
        self.remarks: Counter[Remark] = Counter()
        file.seek(0)
        self._bytes = file.read()

    def read(self) -> TextTable:
        """Return the table, without a place.

        Raises:
            Refused: it is no text, or its columns cannot be told apart.
        """
        text, encoding = _decoded(self._bytes)
        self.remarks[Remark.REPLACED] += text.count("\N{REPLACEMENT CHARACTER}")
        text, named = _named_separator(text)
        separator = named or _separator(text)
        rows = self._rows(text, separator)
        if not rows:
            raise Refused(Refusal.BLANK)
        widths = {len(row.cells) for row in rows}
        self.remarks[Remark.UNEVEN] += len(widths) > 1 and max(widths) > len(rows[0].cells)
        return TextTable(Table("", tuple(rows)), encoding, separator)

    def _rows(self, text: str, separator: str) -> list[Row]:
        csv.field_size_limit(_FIELD)
        rows: list[Row] = []
        count = 0
        try:
            for number, record in enumerate(
                csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True), 1
            ):
                while record and not record[-1].strip():
                    record.pop()
                if not record and number < _MOST_LINES:
                    continue
                count += len(record)
                if number > MOST_ROWS:
                    raise Refused(Refusal.TOO_MANY_ROWS)
                if len(record) > MOST_COLUMNS:
                    raise Refused(Refusal.TOO_MANY_COLUMNS)
                if count > MOST_CELLS:
                    raise Refused(Refusal.TOO_MUCH)
                rows.append(Row(number, tuple(Cell(self._cut(value)) for value in record)))
        except csv.Error as error:
            words = str(error)
            if "field larger" in words:
                raise Refused(Refusal.TOO_MUCH) from error
            raise Refused(Refusal.OPEN_QUOTE) from error
        return rows

    def _cut(self, text: str) -> str:
        if len(text) > LONGEST_CELL:
            self.remarks[Remark.TEXT_CUT] += 1
            return text[:LONGEST_CELL]
        return text


def _decoded(data: bytes) -> tuple[str, str]:
    """Return the text and the name of its encoding: what a mark at its start says, UTF-8, or Windows' Western one."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding), encoding
    if b"\x00" in data:
        sample = data[:4096]
        even, odd = sample[::2].count(0), sample[1::2].count(0)
        if max(even, odd) < len(sample) * 0.2 or min(even, odd) * 4 > max(even, odd):
            raise Refused(Refusal.UNKNOWN)
        encoding = "utf-16-le" if odd > even else "utf-16-be"
        return _strict(data, encoding), encoding
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    control = sum(data.count(bytes([code])) for code in range(32) if code not in b"\t\n\r\x0b\x0c\x1a")
    if control * 50 > len(data):
        raise Refused(Refusal.UNKNOWN)
    return data.decode("cp1252", "replace"), "cp1252"


def _strict(data: bytes, encoding: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Refused(Refusal.BAD_ENCODING) from error
    if "\x00" in text:
        raise Refused(Refusal.UNKNOWN)
    return text


def _named_separator(text: str) -> tuple[str, str]:
    """Take off Excel's own first line "sep=;" and return what it names."""
    first, _, rest = text.partition("\n")
    first = first.strip().strip('"').lower()
    if first.startswith("sep=") and len(first) == 5:
        return rest, first[4]
    return text, ""


def _separator(text: str) -> str:
    """Return the separator under which most of the first rows have one same width above one."""
    best, best_score = ",", 0.0
    for separator in _SEPARATORS:
        widths: Counter[int] = Counter()
        try:
            reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
            for record in islice(reader, _SAMPLE_LINES):
                if record:
                    widths[len(record)] += 1
                if widths.total() >= _SAMPLE_ROWS:
                    break
        except csv.Error:
            continue
        if not widths:
            continue
        width, often = max(widths.items(), key=lambda item: (item[1] if item[0] > 1 else 0, item[0]))
        score = often / widths.total() + min(width, 20) / 100 if width > 1 else 0.0
        if score > best_score:
            best, best_score = separator, score
    return best
