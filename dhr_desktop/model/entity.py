"""What every noun shares, and `describe`, which reads its one declaration."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import MISSING, dataclass, fields
from functools import cache
from typing import Any, ClassVar, TypeVar, cast, get_type_hints
from uuid import uuid4

from dhr_desktop.model.fields import Kind, Lines, Prose
from dhr_desktop.model.sensitivity import Sensitivity


def new_id() -> str:
    """Return a random UUID, so that records of two laptops never collide."""
    return str(uuid4())


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Record:
    """A value with an identity. Its repr shows class and id, never a value."""

    id: str

    LABEL: ClassVar[str] = ""
    PLURAL: ClassVar[str] = ""
    NAME: ClassVar[str] = ""
    IN_ORDER: ClassVar[tuple[tuple[str, str], ...]] = ()
    """Pairs of days of which the second is never before the first."""

    def __repr__(self) -> str:
        """Return class and id alone, so that no value reaches a log."""
        return f"<{type(self).__name__} {self.id}>"


R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class FieldDescription:
    """One field as declared: its name, its kind, and the value of a blank one."""

    name: str
    kind: Kind
    blank: Any


@dataclass(frozen=True, slots=True)
class Description:
    """One noun as declared: the record's class, its names and its fields in the order of the declaration."""

    record: type[Record]
    name: str
    label: str
    plural: str
    fields: tuple[FieldDescription, ...]

    def __iter__(self) -> Iterator[FieldDescription]:
        """Iterate over the fields."""
        return iter(self.fields)

    def __getitem__(self, name: str) -> FieldDescription:
        """Return the field of that name; KeyError where there is none."""
        for field in self.fields:
            if field.name == name:
                return field
        raise KeyError(name)


class UndescribedField(TypeError):
    """A field was declared without what the rest of the program relies on."""


def describe(record: type[Record]) -> Description:
    """Read the declaration of a noun; each is read once.

    Raises:
        UndescribedField: a field without a kind, or free prose below PERSONAL, or no default for a blank value.
    """
    return _describe(cast("Hashable", record))


@cache
def _describe(noun: Hashable) -> Description:
    record = cast("type[Record]", noun)
    hints = get_type_hints(record, include_extras=True)
    described: list[FieldDescription] = []
    for field in fields(record):
        if field.name == "id":
            continue
        kinds = [part for part in getattr(hints[field.name], "__metadata__", ()) if isinstance(part, Kind)]
        if len(kinds) != 1:
            raise UndescribedField(f"{record.__name__}.{field.name} needs exactly one kind")
        kind = kinds[0]
        if isinstance(kind, Prose | Lines) and kind.sensitivity < Sensitivity.PERSONAL:
            raise UndescribedField(f"{record.__name__}.{field.name}: free text is never below PERSONAL")
        blank: Any = field.default
        if blank is MISSING:
            raise UndescribedField(f"{record.__name__}.{field.name} needs a default: its blank value")
        described.append(FieldDescription(field.name, kind, blank))
    return Description(record, record.NAME, record.LABEL, record.PLURAL, tuple(described))


def problems(record: Record) -> dict[str, str]:
    """Return a sentence for each field that cannot be saved as it is; an empty dict means all is well."""
    found = {field.name: field.kind.problem(getattr(record, field.name)) for field in describe(type(record))}
    return {name: sentence for name, sentence in found.items() if sentence}


def order_problems(record: Record) -> dict[str, str]:
    """Return a sentence for each day before the one that it should follow; a form asks, what is stored may hold it."""
    found: dict[str, str] = {}
    labels = {field.name: field.kind.label for field in describe(type(record))}
    for first, then in record.IN_ORDER:
        begins, ends = getattr(record, first), getattr(record, then)
        if begins is not None and ends is not None and ends < begins:
            found[then] = f"{labels[then]}: this day is before “{labels[first]}”."
    return found
