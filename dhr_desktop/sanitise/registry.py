"""The people whose names must not leave, as the sanitiser needs them: values only, without any store."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Identity:
    """One known person: real names and facts, and the words that stand for them in what leaves.

    `key` tells people apart and means nothing else; `names` holds every known name and alias in full; `born` is an ISO
    date or None; `references` are numbers, employers, schools and other strings that point at the person.
    """

    key: str
    role: str
    replacement: str
    names: tuple[str, ...] = ()
    born: str | None = None
    addresses: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    references: tuple[str, ...] = ()

    def __repr__(self) -> str:
        """Show the key only: names never reach a log."""
        return f"Identity({self.key})"

    @property
    def birthday(self) -> date | None:
        """The date of birth, or None where it is unknown, partial or not a date."""
        try:
            return date.fromisoformat(self.born) if self.born else None
        except ValueError:
            return None


Registry = tuple[Identity, ...]
