"""One box over everything in the vault."""

from __future__ import annotations

from dhr_desktop.store.search import Hit
from dhr_desktop.store.store import Store

__all__ = ["Hit", "Search"]


class Search:
    """Finds records by the words in them."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def find(self, words: str, limit: int = 60) -> list[Hit]:
        """Return the best hits for what was typed so far; any text is allowed."""
        with self._store.read() as work:
            return work.search(words, limit)
