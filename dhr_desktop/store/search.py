"""Text search over all records: the only file that knows the database's full-text language. What is typed is never syntax."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import sqlalchemy as sa

from dhr_desktop.model.catalogue import BY_NAME, ENTITIES
from dhr_desktop.model.entity import Record, describe
from dhr_desktop.model.fields import Lines, Link, Prose, Text
from dhr_desktop.store.repository import Repository
from dhr_desktop.store.tables import POINTERS, SEARCHED, TABLES

NEVER_SEARCHED: Final = frozenset({"decision", "name_on_purpose", "sign_off", "blind_sample"})
"""Nouns whose text is in no index: strings that a person decided about, and who signed for them."""

MARK_BEGINS: Final = "\x02"
MARK_ENDS: Final = "\x03"
"""What stands around a word that was found, in titles and excerpts; the caller makes it visible."""

TABLE: Final = (
    "CREATE VIRTUAL TABLE search_text USING fts5(title, body, tokenize='unicode61 remove_diacritics 2')"
)
"""Row ids are those of the table `searched`. An index of prefixes was measured: twice the size, no faster."""

_WORD: Final = re.compile(r"[^\W_]+")
_UNSEEN: Final = re.compile(r"[\x00-\x08\x0b-\x1f]")
_TITLE_LONGEST: Final = 120
_MOST_WORDS: Final = 12

_FIND: Final = sa.text(
    "SELECT s.entity, s.record_id, s.review_id, highlight(search_text, 0, char(2), char(3)),"
    " snippet(search_text, 1, char(2), char(3), '…', 16)"
    " FROM search_text JOIN searched AS s ON s.seq = search_text.rowid"
    " WHERE search_text MATCH :words AND (:review_id = '' OR s.review_id = :review_id)"
    " ORDER BY bm25(search_text, 4.0, 1.0), s.seq LIMIT :most"
)
_ADD: Final = sa.text("INSERT INTO search_text (rowid, title, body) VALUES (:seq, :title, :body)")
_ALTER: Final = sa.text("UPDATE search_text SET title = :title, body = :body WHERE rowid = :seq")
_REMOVE: Final = sa.text("DELETE FROM search_text WHERE rowid = :seq")


@dataclass(frozen=True, slots=True, repr=False)
class Hit:
    """One record that was found.

    Attributes:
        entity: name of its noun.
        record_id: the record.
        review_id: the review that it belongs to, or "".
        title: its first text, the words that were found between the marks.
        excerpt: a piece of its other texts, likewise.
    """

    entity: str
    record_id: str
    review_id: str
    title: str
    excerpt: str

    def __repr__(self) -> str:
        return f"<Hit {self.entity} {self.record_id}>"


def find(connection: sa.Connection, words: str, limit: int = 60, review_id: str = "") -> list[Hit]:
    """Return the best hits for what was typed so far: every word must begin a word of the record."""
    query = _query(words)
    if not query:
        return []
    rows = connection.execute(_FIND, {"words": query, "most": limit, "review_id": review_id})
    return [Hit(*row) for row in rows]


def update(connection: sa.Connection, changed: Sequence[tuple[Record | None, Record | None]]) -> None:
    """Bring the index up to date with records that changed, each given before and after."""
    seen = [(before, after) for before, after in changed if _one(before, after).NAME not in NEVER_SEARCHED]
    rows = _rows(connection, [_one(before, after).id for before, after in seen])
    owners = _Owners(connection)
    new = [after for _, after in seen if after is not None and after.id not in rows]
    altered = [after for _, after in seen if after is not None and after.id in rows]
    gone = [
        {"seq": rows[one.id]} for one, after in seen if after is None and one is not None and one.id in rows
    ]
    _add(connection, new, owners)
    if altered:
        connection.execute(_ALTER, [{"seq": rows[record.id], **_texts(record)} for record in altered])
    if gone:
        connection.execute(_REMOVE, gone)
        connection.execute(sa.delete(SEARCHED).where(SEARCHED.c.seq == sa.bindparam("seq")), gone)
    for before, after in seen:
        if before is not None and after is not None and _owner(before) != _owner(after):
            _moved(connection, after, owners)


def rebuild(connection: sa.Connection) -> None:
    """Make the index anew from the records."""
    connection.execute(sa.text("DELETE FROM search_text"))
    connection.execute(sa.delete(SEARCHED))
    for noun in ENTITIES:
        if noun.NAME not in NEVER_SEARCHED:
            _add(connection, Repository(connection, noun).list(), _Owners(connection))


def forget(connection: sa.Connection) -> None:
    """Take the words of removed records out of the index for good; it only marks them until then."""
    connection.execute(sa.text("INSERT INTO search_text (search_text) VALUES ('optimize')"))


def _query(words: str) -> str:
    """Return the query for what was typed: each word quoted, so that nothing in it is syntax."""
    found = _WORD.findall(unicodedata.normalize("NFC", words))[:_MOST_WORDS]
    return " ".join(f'"{word}"*' for word in found)


def _add(connection: sa.Connection, records: Sequence[Record], owners: _Owners) -> None:
    if not records:
        return
    connection.execute(
        sa.insert(SEARCHED),
        [
            {"entity": record.NAME, "record_id": record.id, "review_id": owners.review_of(record)}
            for record in records
        ],
    )
    rows = _rows(connection, [record.id for record in records])
    connection.execute(_ADD, [{"seq": rows[record.id], **_texts(record)} for record in records])


def _rows(connection: sa.Connection, ids: Sequence[str]) -> dict[str, int]:
    """Return the index's row of each record that has one."""
    found: dict[str, int] = {}
    for start in range(0, len(ids), 10_000):
        some = ids[start : start + 10_000]
        statement = sa.select(SEARCHED.c.record_id, SEARCHED.c.seq).where(SEARCHED.c.record_id.in_(some))
        found.update((row[0], row[1]) for row in connection.execute(statement))
    return found


def _texts(record: Record) -> dict[str, str]:
    """Return what is searched of a record: its first text is the title, all others the body."""
    texts: list[str] = []
    for field in describe(type(record)):
        value = getattr(record, field.name)
        if isinstance(field.kind, Text | Prose):
            texts.append(value)
        elif isinstance(field.kind, Lines):
            texts.append("\n".join(value))
    first, *others = [_seen(text) for text in texts if text] or [""]
    title, rest = first[:_TITLE_LONGEST], first[_TITLE_LONGEST:]
    return {"title": title, "body": "\n".join(text for text in (rest, *others) if text)}


def _seen(text: str) -> str:
    """Return a text as it is searched: letters in their composed form, nothing that cannot be seen."""
    return _UNSEEN.sub(" ", unicodedata.normalize("NFC", text))


def _one(before: Record | None, after: Record | None) -> Record:
    one = after or before
    assert one is not None
    return one


def _owner_field(entity: str) -> tuple[str, str]:
    """Return the noun that owns the records of another, and the field that says which; blanks where none does."""
    for field in describe(BY_NAME[entity]):
        if isinstance(field.kind, Link) and field.kind.owner:
            return field.kind.to, field.name
    return "", ""


def _owner(record: Record) -> tuple[str, str]:
    """Return noun and id of the record that owns this one, or blanks."""
    noun, field = _owner_field(record.NAME)
    return noun, getattr(record, field) if field else ""


class _Owners:
    """Finds the review that a record belongs to by way of its owners; asks for each owner once."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection
        self._known: dict[str, str] = {}

    def review_of(self, record: Record) -> str:
        """Return the id of the record's review; "" where it belongs to none."""
        return record.id if record.NAME == "case_review" else self._review(*_owner(record))

    def _review(self, noun: str, record_id: str) -> str:
        if noun in ("", "case_review"):
            return record_id
        if record_id not in self._known:
            above, field = _owner_field(noun)
            owner = "" if not field else self._value(noun, field, record_id)
            self._known[record_id] = self._review(above, owner)
        return self._known[record_id]

    def _value(self, noun: str, field: str, record_id: str) -> str:
        tables = TABLES[noun]
        return str(
            self._connection.scalar(sa.select(tables.column(field)).where(tables.id == record_id)) or ""
        )


def _moved(connection: sa.Connection, record: Record, owners: _Owners) -> None:
    """Say anew which review a record belongs to, and all that it owns."""
    ids = [record.id, *_owned(connection, record.NAME, [record.id])]
    connection.execute(
        sa.update(SEARCHED).where(SEARCHED.c.record_id.in_(ids)).values(review_id=owners.review_of(record))
    )


def _owned(connection: sa.Connection, entity: str, ids: Sequence[str]) -> Iterable[str]:
    for pointer in POINTERS[entity]:
        if pointer.owned:
            statement = sa.select(pointer.holder).where(pointer.target.in_(ids))
            found = list(connection.scalars(statement))
            yield from found
            if found:
                yield from _owned(connection, pointer.entity, found)
