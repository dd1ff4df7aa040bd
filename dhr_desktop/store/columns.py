"""How a field of each kind is kept in a column: its type, and the way from value to column and back."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any, Final, cast

import sqlalchemy as sa
from sqlalchemy.types import TypeDecorator

from dhr_desktop.model.fields import (
    Choice,
    Choices,
    Count,
    Day,
    Flag,
    Kind,
    Lines,
    Link,
    Moment,
    Money,
    PartialDay,
    Prose,
    Text,
)
from dhr_desktop.model.partial_date import PartialDate

Coder = Callable[[Any], Any]


class NotStorable(TypeError):
    """A value that its column cannot hold: a defect of the caller."""


@dataclass(frozen=True, slots=True)
class Form:
    """The stored form of one kind of field.

    Attributes:
        column: the column's type.
        blank: the column's value for a blank field; None means NULL.
        encode: from a value that is not None to the column; None where they are the same.
        decode: from the column, where it is not NULL, to the value; None where they are the same.
        missing: the value that NULL stands for.
        check: a CHECK constraint with `{}` for the column's name, or "".
    """

    column: type[sa.Text | sa.Integer]
    blank: str | int | None = None
    encode: Coder | None = None
    decode: Coder | None = None
    missing: Any = None
    check: str = ""


def form_of(kind: Kind) -> Form:
    """Return the stored form of a kind; a kind that is not kept in a column of its own is refused."""
    if isinstance(kind, Choice):
        return Form(sa.Text, None, _term, kind.of)
    if isinstance(kind, Choices):
        return Form(sa.Text, "[]", _terms, _terms_of(kind.of), check="substr({}, 1, 1) = '['")
    for sort, form in _FORMS.items():
        if isinstance(kind, sort):
            return form
    raise NotStorable(f"a field of kind {type(kind).__name__} has no column")


class Stored(TypeDecorator[Any]):
    """The column type of a field: statements take and give the field's own values."""

    impl = sa.Text
    cache_ok = True

    def __init__(self, kind: Kind) -> None:
        super().__init__()
        self.kind = kind
        self.form = form_of(kind)

    def load_dialect_impl(self, dialect: sa.Dialect) -> Any:
        """Return the plain type underneath."""
        return dialect.type_descriptor(cast("sa.Text", self.form.column()))

    def process_bind_param(self, value: Any, dialect: sa.Dialect) -> Any:  # noqa: ARG002 - SQLAlchemy's signature
        """Turn a value into what the column holds."""
        return self.stored(value)

    def process_result_value(self, value: Any, dialect: sa.Dialect) -> Any:  # noqa: ARG002 - SQLAlchemy's signature
        """Turn what the column holds into a value."""
        return self.restored(value)

    def stored(self, value: Any) -> Any:
        """Return what the column holds for a value."""
        if value is None or value == self.form.missing:
            return None
        return value if self.form.encode is None else self.form.encode(value)

    def restored(self, value: Any) -> Any:
        """Return the value that the column's content stands for."""
        if value is None:
            return self.form.missing
        return value if self.form.decode is None else self.form.decode(value)

    def decoded(self, column: Sequence[Any]) -> Iterable[Any]:
        """Decode a whole column at once, each distinct value only once: lists have many rows and few values."""
        if self.form.decode is None and self.form.missing is None:
            return column
        values = {value: self.restored(value) for value in set(column)}
        return map(values.__getitem__, column)


def _term(value: Any) -> str:
    if not isinstance(value, StrEnum):
        raise NotStorable("a choice needs a term")
    return value.value


def _terms(values: Iterable[Any]) -> str:
    return _compact([_term(value) for value in values])


def _terms_of(of: type[StrEnum]) -> Coder:
    return lambda text: tuple(of(value) for value in json.loads(text))


def _compact(values: Iterable[str]) -> str:
    return json.dumps(list(values), ensure_ascii=False, separators=(",", ":"))


def _lines(text: str) -> tuple[str, ...]:
    return tuple(json.loads(text))


def _day(value: date) -> str:
    if isinstance(value, datetime):
        raise NotStorable("a day needs a date without a time")
    return value.isoformat()


def _moment(value: datetime) -> str:
    if value.tzinfo is None:
        raise NotStorable("a moment needs its time zone")
    return value.astimezone(UTC).isoformat()


def _pence(value: Decimal) -> int:
    pence = value.scaleb(2)
    if pence != pence.to_integral_value():
        raise NotStorable("money needs whole pence")
    return int(pence)


def _pounds(pence: int) -> Decimal:
    return Decimal(pence).scaleb(-2)


_FORMS: Final[dict[type[Kind], Form]] = {
    Text: Form(sa.Text, ""),
    Prose: Form(sa.Text, ""),
    Lines: Form(sa.Text, "[]", _compact, _lines, check="substr({}, 1, 1) = '['"),
    Day: Form(sa.Text, None, _day, date.fromisoformat, check="length({}) = 10"),
    PartialDay: Form(sa.Text, None, PartialDate.iso, PartialDate.parse),
    Moment: Form(sa.Text, None, _moment, datetime.fromisoformat),
    Flag: Form(sa.Integer, 0, int, bool, check="{} IN (0, 1)"),
    Count: Form(sa.Integer),
    Money: Form(sa.Integer, None, _pence, _pounds),
    Link: Form(sa.Text, missing=""),
}
