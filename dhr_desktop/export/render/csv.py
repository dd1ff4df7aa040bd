"""Safe tables as CSV: UTF-8, LF, and no cell that a spreadsheet would run as a formula."""

from __future__ import annotations

import csv
import io
from typing import Final

from dhr_desktop.sanitise.safe_document import SafeTable

_STARTS: Final = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def table_csv(table: SafeTable) -> bytes:
    """Return a table as CSV; a blank cell holds the code of its reason."""
    target = io.StringIO(newline="")
    writer = csv.writer(target, lineterminator="\n")
    writer.writerow([column.key for column in table.columns])
    for row in table.rows:
        writer.writerow([harmless(cell.plain) for cell in row])
    return target.getvalue().encode()


def harmless(value: str) -> str:
    """Return a value that no spreadsheet takes for a formula: with an apostrophe before it where it might."""
    plain = value.replace("\r\n", "\n").replace("\r", "\n")
    risky = plain.startswith(_STARTS) or plain.lstrip().startswith(_STARTS)
    return f"'{plain}" if risky else plain
