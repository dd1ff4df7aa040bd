"""Verifies an exported journal with no part of DHR Desktop and without the vault: Python 3.11 or later, nothing else.

    python3 journal_reader.py journal.jsonl        says whether the chain holds and where it ends
    python3 journal_reader.py journal.csv          the same for the CSV form

Compare the head that it prints with one that stands elsewhere: in a release's register, on a certificate of erasure, in an
export that was made earlier. How the chain is built:

* Every entry says who (id and name), when, what, whether it can be taken back, and which entry it took back.
* `about_hash` is the SHA-256 over the list of [noun, record id, salted hash of the change]; the ids themselves stay in the
  vault. In this file each record has a name of its own that is the same in every export of the vault.
* `hash` is the SHA-256 of the JSON text [[id, writer_id, writer_name, number, at, verb, undoable, undoes, previous_hash],
  about_hash] without spaces; `previous_hash` is the `hash` of the same writer's entry before it.
"""

from __future__ import annotations

import csv
import hashlib
import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

SAID = ("id", "writer_id", "writer_name", "number", "at", "verb", "undoable", "undoes", "previous_hash")
NUMBERS = ("seq", "number", "undoable")


def entries(path: Path) -> Iterator[Mapping[str, object]]:
    """Yield the entries of an export, oldest first."""
    with path.open(encoding="utf-8", newline="") as file:
        if path.suffix.lower() != ".csv":
            next(file)
            yield from map(json.loads, file)
            return
        for row in csv.DictReader(file):
            # An apostrophe stands before what a spreadsheet would take for a formula.
            plain = {name: text[1:] if text[:1] == "'" else text for name, text in row.items()}
            yield plain | {name: int(plain[name]) for name in NUMBERS}


def told(path: Path) -> str:
    """Return where the file itself says that the chain ends; a CSV file says nothing."""
    if path.suffix.lower() == ".csv":
        return ""
    with path.open(encoding="utf-8") as file:
        return str(json.loads(next(file))["head"])


def verified(path: Path) -> str:
    """Return where the chain ends, "count:hash"; the first entry that does not verify ends the program."""
    ends: dict[object, tuple[int, object]] = {}
    count, head = 0, ""
    for entry in entries(path):
        said = json.dumps(
            [[entry[name] for name in SAID], entry["about_hash"]], ensure_ascii=False, separators=(",", ":")
        )
        number, previous = ends.get(entry["writer_id"], (0, ""))
        if (
            entry["seq"] != count + 1
            or entry["number"] != number + 1
            or entry["previous_hash"] != previous
            or entry["hash"] != hashlib.sha256(said.encode()).hexdigest()
        ):
            raise SystemExit(
                f"Entry {entry['seq']} does not verify: something was altered, left out or put in."
            )
        ends[entry["writer_id"]] = number + 1, entry["hash"]
        count, head = count + 1, str(entry["hash"])
    if told(path) not in ("", f"{count}:{head}"):
        raise SystemExit("The end is missing: the file says that the chain goes further.")
    return f"{count}:{head}"


if __name__ == "__main__":
    print(f"The chain holds. It ends in {verified(Path(sys.argv[1]))}")
