"""A record as plain stored values, for the journal: what it was before and what it is after."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from dhr_desktop.model.catalogue import BY_NAME
from dhr_desktop.model.entity import FieldDescription, Record, describe
from dhr_desktop.model.fields import Links
from dhr_desktop.store.columns import Stored
from dhr_desktop.store.tables import TABLES

Values = dict[str, Any]
"""Stored values by the name of their field: text, whole numbers, None, or a list of ids."""


@dataclass(frozen=True, slots=True, repr=False)
class Change:
    """What a verb did to one record; its repr shows no value.

    Attributes:
        entity: name of the noun.
        record_id: the record.
        before: the stored values that were changed or removed; None where the record is new.
        after: the stored values that took their place; None where the record was removed.
            Where both are None the change was erased from the journal.
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
        """Return "added", "altered", "removed" or "erased"."""
        if self.before is None:
            return "erased" if self.after is None else "added"
        return "altered" if self.after is not None else "removed"

    def fields(self) -> dict[str, tuple[Any, Any]]:
        """Return for each field that changed its value before and after, as the record's own values."""
        before, after = self.before or {}, self.after or {}
        blank = blanks(self.entity)
        names = [name for name in blank if name in before or name in after]
        old, new = restored(self.entity, before), restored(self.entity, after)
        return {name: (old.get(name, blank[name]), new.get(name, blank[name])) for name in names}


def blanks(entity: str) -> Values:
    """Return the blank value of each field of a noun."""
    return {field.name: field.blank for field in describe(BY_NAME[entity])}


def stored(record: Record) -> Values:
    """Return the stored values of all fields that are not blank."""
    return {
        field.name: _stored(record.NAME, field, value)
        for field in describe(type(record))
        if (value := getattr(record, field.name)) != field.blank
    }


def restored(entity: str, values: Mapping[str, Any]) -> Values:
    """Return the record's own values of stored ones; a field that the noun no longer has is left out."""
    return {
        field.name: _restored(entity, field, values[field.name])
        for field in describe(BY_NAME[entity])
        if field.name in values
    }


def change_of(before: Record | None, after: Record | None, place: int | None = None) -> Change:
    """Return what changed from one state of a record to another; at most one of the two is None."""
    if before is None or after is None:
        one = before or after
        assert one is not None
        return Change(
            one.NAME,
            one.id,
            None if before is None else stored(before),
            None if after is None else stored(after),
            place,
        )
    altered = [
        field for field in describe(type(before)) if getattr(before, field.name) != getattr(after, field.name)
    ]
    old, new = (
        {field.name: _stored(one.NAME, field, getattr(one, field.name)) for field in altered}
        for one in (before, after)
    )
    return Change(before.NAME, before.id, old, new, place)


def _stored(entity: str, field: FieldDescription, value: Any) -> Any:
    if isinstance(field.kind, Links):
        return list(value)
    return cast("Stored", TABLES[entity].column(field.name).type).stored(value)


def _restored(entity: str, field: FieldDescription, value: Any) -> Any:
    if isinstance(field.kind, Links):
        return tuple(value)
    return cast("Stored", TABLES[entity].column(field.name).type).restored(value)
