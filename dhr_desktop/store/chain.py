"""The chain of hashes that the journal's entries form, and what is wrong with an entry that breaks it: pure functions."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

SAID: Final = (
    "id",
    "writer_id",
    "writer_name",
    "number",
    "at",
    "verb",
    "undoable",
    "undoes",
    "previous_hash",
)
"""The columns of an entry that its hash covers; `seq` is each file's own."""

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Head:
    """Where a chain, or the whole journal, ends: how many entries, and the hash of the last one."""

    count: int
    hash: str

    def __str__(self) -> str:
        return f"{self.count}:{self.hash}"


def canonical(value: Any) -> str:
    """Return the one form of a JSON value that is hashed."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def change_hash(salt: bytes, text: str) -> str:
    """Return the hash that stays when a change is erased; without its salt nobody can guess the change from it."""
    return hashlib.sha256(salt + text.encode()).hexdigest()


def about_hash(changes: Sequence[Row]) -> str:
    """Return the hash of what an entry is about: it stands for the records' ids where those may not be shown."""
    about = [[change["entity"], change["record_id"], change["change_hash"]] for change in changes]
    return hashlib.sha256(canonical(about).encode()).hexdigest()


def entry_hash(entry: Row, changes: Sequence[Row]) -> str:
    """Return the hash of an entry: over the one before it, what it says of itself, and what it is about."""
    said = [entry[name] for name in SAID]
    return hashlib.sha256(canonical([said, about_hash(changes)]).encode()).hexdigest()


def wrong(entry: Row, changes: Sequence[Row], previous: Head) -> str:
    """Return what is wrong with an entry that follows another of the same writer, or ""."""
    if entry["number"] != previous.count + 1 or entry["previous_hash"] != previous.hash:
        return "An entry before this one is missing or was put in later."
    if not all(is_true(change) for change in changes):
        return "What this entry says was altered."
    if entry_hash(entry, changes) != entry["hash"]:
        return "Who, when or what this entry is about was altered."
    return ""


def is_true(change: Row) -> bool:
    """Tell whether what a change says is what its hash stands for; an erased one says nothing."""
    text, salt = change["change"], change["salt"]
    if text is None or salt is None:
        return text is None and salt is None
    return change_hash(salt, text) == str(change["change_hash"])
