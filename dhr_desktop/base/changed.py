"""What a verb changed: the value by which the face learns what to read again. It holds no field's value."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Changed:
    """The records that a verb added, altered or removed, each as its noun's name and its id."""

    records: frozenset[tuple[str, str]] = frozenset()

    @property
    def entities(self) -> frozenset[str]:
        """The names of the nouns of which a record changed."""
        return frozenset(entity for entity, _ in self.records)

    def __or__(self, other: Changed) -> Changed:
        """Return what either of two verbs changed."""
        return Changed(self.records | other.records)

    def __bool__(self) -> bool:
        """True where anything changed."""
        return bool(self.records)

    def __contains__(self, record: tuple[str, str]) -> bool:
        """True where that record changed."""
        return record in self.records
