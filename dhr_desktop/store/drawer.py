"""A drawer inside the encrypted file for small things that are no records: keys, drafts, settings. It keeps no journal."""

from __future__ import annotations

import json
from typing import Any

import sqlalchemy as sa

from dhr_desktop.store.tables import DRAWER


class Drawer:
    """The drawer inside one transaction."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def get(self, key: str) -> bytes | None:
        """Return what lies under a key, or None."""
        value = self._connection.scalar(sa.select(DRAWER.c.value).where(DRAWER.c.key == key))
        return None if value is None else bytes(value)

    def put(self, key: str, value: bytes) -> None:
        """Put something under a key in place of what lay there."""
        self.remove(key)
        self._connection.execute(sa.insert(DRAWER).values(key=key, value=value))

    def remove(self, key: str) -> None:
        """Take out what lies under a key, if anything does."""
        self._connection.execute(sa.delete(DRAWER).where(DRAWER.c.key == key))

    def keys(self) -> list[str]:
        """Return all keys in order."""
        return list(self._connection.scalars(sa.select(DRAWER.c.key).order_by(DRAWER.c.key)))

    def get_json(self, key: str) -> Any:
        """Return the value that `put_json` left under a key, or None."""
        value = self.get(key)
        return None if value is None else json.loads(value)

    def put_json(self, key: str, value: Any) -> None:
        """Put a value of plain JSON parts under a key."""
        self.put(key, json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode())
