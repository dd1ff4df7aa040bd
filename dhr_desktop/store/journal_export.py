"""The journal for an auditor: who did what to what kind of record, and every hash; no record's content, no record's id.

The entry's hash runs over the hash of what it is about, so the chain can be verified from this file alone
(docs/journal_reader.py shows how).
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager, suppress
from itertools import groupby
from pathlib import Path
from typing import Any, Final, TextIO

import sqlalchemy as sa

from dhr_desktop.base.errors import UserError
from dhr_desktop.base.steps import Steps
from dhr_desktop.base.words import N_
from dhr_desktop.store.chain import SAID, Head, about_hash
from dhr_desktop.store.store import Store
from dhr_desktop.store.tables import JOURNAL, JOURNAL_CHANGE

FORMAT: Final = 1
COLUMNS: Final = ("seq", *SAID, "about_hash", "hash", "records")
_AT_ONCE: Final = 1000
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def export(store: Store, path: Path, mask: Callable[[str], str]) -> Steps[Head]:
    """Write the whole journal as JSON lines, or as CSV where the file's name ends in ".csv"; return where it ended.

    Args:
        store: whose journal.
        path: the file; one that is there is replaced, and only once the new one is whole.
        mask: turns a record's id into what stands for it.

    Raises:
        UserError: the file could not be written.
    """
    head = store.head()
    with _whole(path) as file:
        write = _csv(file) if path.suffix.lower() == ".csv" else _json_lines(file, head)
        done = 0
        while done < head.count:
            with store.read() as look:
                for row in _rows(look.connection, done, min(done + _AT_ONCE, head.count), mask):
                    write(row)
            done = min(done + _AT_ONCE, head.count)
            yield done, head.count
    return head


def _rows(
    connection: sa.Connection, after: int, last: int, mask: Callable[[str], str]
) -> Iterator[dict[str, Any]]:
    """Yield entries as they are written; what they changed is never read."""
    of = JOURNAL_CHANGE.c
    told = (
        sa.select(of.journal_seq, of.entity, of.record_id, of.change_hash)
        .where(of.journal_seq > after, of.journal_seq <= last)
        .order_by(of.journal_seq, of.seq)
    )
    about = {
        seq: list(some)
        for seq, some in groupby(connection.execute(told).mappings(), lambda row: row["journal_seq"])
    }
    within = sa.select(JOURNAL).where(JOURNAL.c.seq > after, JOURNAL.c.seq <= last).order_by(JOURNAL.c.seq)
    for entry in connection.execute(within).mappings():
        changes = [dict(change) for change in about.get(entry["seq"], [])]
        row = {name: entry[name] for name in ("seq", *SAID, "hash")}
        row["about_hash"] = about_hash(changes)
        row["records"] = [[change["entity"], mask(change["record_id"])] for change in changes]
        yield row


def _json_lines(file: TextIO, head: Head) -> Callable[[dict[str, Any]], object]:
    file.write(json.dumps({"dhr_journal": FORMAT, "entries": head.count, "head": str(head)}) + "\n")

    def write(row: dict[str, Any]) -> object:
        ordered = {name: row[name] for name in COLUMNS}
        return file.write(json.dumps(ordered, ensure_ascii=False) + "\n")

    return write


def _csv(file: TextIO) -> Callable[[dict[str, Any]], object]:
    writer = csv.writer(file)
    writer.writerow(COLUMNS)

    def write(row: dict[str, Any]) -> object:
        records = "; ".join(f"{entity}:{masked}" for entity, masked in row["records"])
        return writer.writerow([_cell(row[name]) for name in COLUMNS[:-1]] + [records])

    return write


def _cell(value: object) -> str:
    """Return a value with nothing at its start that a spreadsheet would run as a formula."""
    text = str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


@contextmanager
def _whole(path: Path) -> Generator[TextIO]:
    """Yield a file that takes its name only once it is whole; nothing is left where that fails."""
    part = path.with_name(f"{path.name}.part")
    try:
        with part.open("w", encoding="utf-8", newline="") as file:
            yield file
        part.replace(path)
    except OSError:
        raise UserError(
            N_("The file could not be written."), N_("See whether there is room and you may write there.")
        ) from None
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
