"""Hostile text tables, each with the refusal that it must meet, and the files that keep the child busy longest."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from dhr_desktop.readers.refusals import Refusal
from tests.readers.building import excel, sheet_row
from tests.readers.hostile import Hostile


def _million_merges() -> bytes:
    merges = "".join(f'<mergeCell ref="A{n}:D{n}"/>' for n in range(1, 600_000))
    return excel(sheet_row(1, "x"), after=f"<mergeCells>{merges}</mergeCells>")


def _too_many_cells() -> bytes:
    row = "".join("<c><v>1</v></c>" for _ in range(250))
    return excel("".join(f'<row r="{n}">{row}</row>' for n in range(1, 8_100)))


TEXTS: Final[tuple[Hostile, ...]] = (
    ("open-quote.csv", lambda: b'a,b\n"never closed,1\n' * 3, Refusal.OPEN_QUOTE),
    ("stray-quote.csv", lambda: b'a,b\n"x"y,2\n', Refusal.OPEN_QUOTE),
    ("wide.csv", lambda: b"x," * 300 + b"x\n", Refusal.TOO_MANY_COLUMNS),
    ("long.csv", lambda: b"1,2\n" * 100_001, Refusal.TOO_MANY_ROWS),
    ("long-field.csv", lambda: b"a,b\n1," + b"x" * 2_000_000, Refusal.TOO_MUCH),
    ("blank.csv", lambda: b"\n \n,,\n", Refusal.BLANK),
    ("binary.csv", lambda: bytes(range(256)) * 10, Refusal.UNKNOWN),
    ("noise.csv", lambda: bytes(range(1, 32)) * 9 + b"\x81\x8d", Refusal.UNKNOWN),
    ("half-utf16.csv", lambda: "\ufeffa,b\n".encode("utf-16-le") + b"\x00", Refusal.BAD_ENCODING),
    ("surrogate.csv", lambda: b"\xff\xfe\x00\xd8a\x00", Refusal.BAD_ENCODING),
    ("html.csv", lambda: b"<table><tr><td>1</td></tr></table>", Refusal.WEB_PAGE),
    ("nul-line.csv", lambda: b"a,b\n" + b"\x00" * 1_000_000 + b"\n", Refusal.UNKNOWN),
    ("nul-cells.csv", lambda: b"a,b\n1,\x002\n" * 1_000, Refusal.UNKNOWN),
    ("one-line.csv", lambda: b"a" * 50_000_000, Refusal.TOO_MUCH),
    ("cells.csv", lambda: (b"1," * 249 + b"1\n") * 8_100, Refusal.TOO_MUCH),
    ("columns.csv", lambda: b";".join([b"x"] * 1_000_000), Refusal.TOO_MANY_COLUMNS),
    ("blank-lines.csv", lambda: b"\n" * 5_000_000 + b"a,b\n", Refusal.TOO_MANY_ROWS),
    ("utf32.csv", lambda: "a,b\n1,2\n".encode("utf-32"), Refusal.UNKNOWN),
    ("sqlite.csv", lambda: b"SQLite format 3\x00", Refusal.UNKNOWN),
)

SLOW: Final[tuple[tuple[str, Callable[[], bytes]], ...]] = (
    ("million-merges.xlsx", _million_merges),
    ("cells.xlsx", _too_many_cells),
)
"""Files that take the child most of its minute, or all of it: tried by the torture alone."""
