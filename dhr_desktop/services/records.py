"""The verbs that every noun shares: look, add, amend, remove. One method is one transaction and one journal entry."""

from __future__ import annotations

from typing import Any, Generic, TypeVar

from dhr_desktop.base.changed import Changed
from dhr_desktop.model.entity import Record, new_id
from dhr_desktop.store.store import Store

R = TypeVar("R", bound=Record)


class Records(Generic[R]):
    """The records of one noun. Areas with verbs of their own extend it."""

    def __init__(self, store: Store, record: type[R]) -> None:
        self._store = store
        self._record = record

    def get(self, record_id: str) -> R:
        """Return one record; `NotFound` where it is gone."""
        with self._store.read() as work:
            return work.get(self._record, record_id)

    def all(self, **where: Any) -> list[R]:
        """Return the records whose fields equal the given values."""
        with self._store.read() as work:
            return work.list(self._record, **where)

    def new(self, **values: Any) -> R:
        """Return a blank record with an id of its own; nothing is saved."""
        return self._record(id=new_id(), **values)

    def add(self, record: R) -> Changed:
        """Save a new record; `Invalid` names each field that cannot be saved."""
        return self._save("add", record)

    def amend(self, record: R) -> Changed:
        """Save what was edited; `Invalid` names each field that cannot be saved."""
        return self._save("amend", record)

    def remove(self, record_id: str) -> Changed:
        """Remove a record and everything that belongs to it; it can be undone."""
        with self._store.verb(f"remove {self._record.NAME}") as work:
            work.remove(self._record, record_id)
        return work.changed

    def _save(self, verb: str, record: R) -> Changed:
        with self._store.verb(f"{verb} {self._record.NAME}") as work:
            work.save(record)
        return work.changed
