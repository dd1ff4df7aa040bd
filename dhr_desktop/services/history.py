"""What happened to the records of the vault, and taking the last change back."""

from __future__ import annotations

from dhr_desktop.base.changed import Changed
from dhr_desktop.store.journal import RecordChange
from dhr_desktop.store.store import Store


class History:
    """The journal as people use it."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of(self, entity: str, record_id: str) -> list[RecordChange]:
        """Return what was done to one record, newest first."""
        with self._store.read() as work:
            return work.history(entity, record_id)

    def undo(self) -> Changed:
        """Take back this writer's last change; a sentence where there is none or it was changed since."""
        return self._store.undo_last()
