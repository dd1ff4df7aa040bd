"""Where somebody was and what they were writing when the program locked: kept inside the vault, nowhere else."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any

from dhr_desktop.store.store import Store

_KEY = "place"


@dataclass(frozen=True, slots=True)
class Place:
    """A page of the window and the drafts on it.

    Attributes:
        page: the page's key, with what it shows, in the page's own words.
        drafts: unsaved texts by the name of their form.
    """

    page: str = ""
    drafts: dict[str, dict[str, Any]] = field(default_factory=dict)


class Places:
    """Keeps one place for each writer; in a damaged vault what was kept stays for the one that is made of it."""

    def __init__(self, store: Store, *, writable: bool = True) -> None:
        self._store = store
        self._writable = writable

    def keep(self, place: Place) -> None:
        """Keep the place until it is taken."""
        if not self._writable:
            return
        with self._store.verb("keep place") as work:
            work.drawer.put_json(self._key, asdict(place))

    def take(self) -> Place:
        """Return the place that was kept, once."""
        if not self._writable:
            return Place()
        with self._store.verb("take place") as work:
            kept = work.drawer.get_json(self._key)
            work.drawer.remove(self._key)
        return Place(**kept) if kept else Place()

    @property
    def _key(self) -> str:
        return f"{_KEY}:{self._store.writer.id}"
