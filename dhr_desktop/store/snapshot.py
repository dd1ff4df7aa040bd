"""A record as plain values, for the journal: what it was before and what it is after."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from dhr_desktop.model.catalogue import BY_NAME
from dhr_desktop.model.entity import FieldDescription, Record, describe
from dhr_desktop.model.fields import Choices, Flag, Kind, Lines, Link, Links, Prose, Text
from dhr_desktop.store.columns import Stored
from dhr_desktop.store.tables import TABLES

Values = dict[str, Any]
"""Values by the name of their field; the plain ones are text, whole numbers, None, or a list of texts."""


@dataclass(frozen=True, slots=True, repr=False)
class Change:
    """What a verb did to one record; its repr shows no value.

    Attributes:
        entity: name of the noun.
        record_id: the record.
        before: the plain values that were changed or removed; None where the record is new.
        after: the plain values that took their place; None where the record was removed.
            Where both are None the change was erased from the journal; where both are empty somebody only looked.
        place: where a removed record stood in the order in which records were made.
    """

    entity: str
    record_id: str
    before: Values | None
    after: Values | None
    place: int | None = None

    def __repr__(self) -> str:
        return f"<Change {self.entity} {self.record_id}>"

    @property
    def what(self) -> str:
        """Return "added", "altered", "removed", "looked" or "erased"."""
        if self.before == {} == self.after:
            return "looked"
        if self.before is None:
            return "erased" if self.after is None else "added"
        return "altered" if self.after is not None else "removed"

    def fields(self) -> dict[str, tuple[Any, Any]]:
        """Return for each field that changed its value before and after, as the record's own values."""
        old, new = restored(self.entity, self.before or {}), restored(self.entity, self.after or {})
        empty = empties(self.entity)
        return {
            name: (old.get(name, empty[name]), new.get(name, empty[name]))
            for name in empty
            if name in old | new
        }


def empties(entity: str) -> Values:
    """Return the value of each field of a noun that holds nothing, which need not be that of a new record."""
    return {field.name: _empty(field.kind) for field in describe(BY_NAME[entity])}


def plain(record: Record) -> Values:
    """Return the plain values of all fields that hold something."""
    return {
        field.name: _plain(record.NAME, field, value)
        for field in describe(type(record))
        if (value := getattr(record, field.name)) != _empty(field.kind)
    }


def restored(entity: str, values: Mapping[str, Any]) -> Values:
    """Return the record's own values of plain ones; a field that the noun no longer has is left out."""
    return {
        field.name: _restored(entity, field, values[field.name])
        for field in describe(BY_NAME[entity])
        if field.name in values
    }


def change_of(before: Record | None, after: Record | None, place: int | None = None) -> Change:
    """Return what changed from one state of a record to another; at most one of the two is None."""
    if before is not None and after is not None:
        names = [f.name for f in describe(type(before)) if getattr(before, f.name) != getattr(after, f.name)]
        return Change(before.NAME, before.id, _chosen(before, names), _chosen(after, names), place)
    one = before or after
    assert one is not None
    return Change(one.NAME, one.id, plain(one) if before else None, plain(one) if after else None, place)


def _chosen(record: Record, names: Sequence[str]) -> Values:
    noun = describe(type(record))
    return {name: _plain(record.NAME, noun[name], getattr(record, name)) for name in names}


def _empty(kind: Kind) -> Any:
    if isinstance(kind, Text | Prose | Link):
        return ""
    if isinstance(kind, Lines | Choices | Links):
        return ()
    return False if isinstance(kind, Flag) else None


def _plain(entity: str, field: FieldDescription, value: Any) -> Any:
    if isinstance(field.kind, Lines | Choices | Links):
        return [str(part) for part in value]
    return _column(entity, field).stored(value)


def _restored(entity: str, field: FieldDescription, value: Any) -> Any:
    if isinstance(field.kind, Choices):
        return tuple(field.kind.of(part) for part in value)
    if isinstance(field.kind, Lines | Links):
        return tuple(value)
    return _column(entity, field).restored(value)


def _column(entity: str, field: FieldDescription) -> Stored:
    return cast("Stored", TABLES[entity].column(field.name).type)
