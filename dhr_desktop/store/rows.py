"""Makes many values from columns at once: a list of 100,000 rows must not cost a Python call for each field."""

from __future__ import annotations

import gc
from collections import deque
from collections.abc import Generator, Iterable, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar, TypeVarTuple, cast

import sqlalchemy as sa

from dhr_desktop.store.columns import Stored

T = TypeVar("T")
Ts = TypeVarTuple("Ts")


def read_columns(connection: sa.Connection, statement: sa.Select[*Ts]) -> list[Sequence[Any]]:
    """Run a SELECT and return one decoded column for each of its columns."""
    types = [column.type for column in statement.selected_columns]
    with _uncollected():
        result = connection.execute(statement)
        # The driver's own rows: SQLAlchemy would build an object and decode each value for each row.
        cursor = cast("Any", result.cursor)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        result.close()
        if not rows:
            return [()] * len(types)
        columns = zip(*rows, strict=True)
        return [
            tuple(kind.decoded(column)) if isinstance(kind, Stored) else column
            for kind, column in zip(types, columns, strict=True)
        ]


def made(noun: type[T], count: int, columns: Mapping[str, Iterable[Any]]) -> list[T]:
    """Make `count` slotted frozen values whose every field is given as a column.

    It sets the slots as the generated `__init__` does, without calling it: such a class has no `__post_init__`.
    """
    with _uncollected():
        values = [object.__new__(noun) for _ in range(count)]
        for name, column in columns.items():
            put = getattr(noun, name).__set__
            deque(map(put, values, column), maxlen=0)
    return values


@contextmanager
def _uncollected() -> Generator[None]:
    """Let the collector rest: rows hold no circles, and looking for some took a third of the time of a long list."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
