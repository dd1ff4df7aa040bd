"""A record in the form in which it may leave: cells under the names of fields, and codes instead of ids."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dhr_desktop.sanitise.safe_document import SafeCell, SafeText


@dataclass(frozen=True, slots=True)
class SafeRecord:
    """A record in the form in which it may leave.

    Attributes:
        entity: which noun it is.
        code: this recipient's own code for it.
        values: the fields that a document names, and what was worked out from them.
        children: the records below it.
    """

    entity: str
    code: SafeText
    values: Mapping[str, SafeCell]
    children: tuple[SafeRecord, ...]

    def __getitem__(self, name: str) -> SafeCell:
        """Return a field's cell; KeyError where no document named the field."""
        return self.values[name]


def below(reviews: tuple[SafeRecord, ...], entity: str) -> Iterator[tuple[SafeRecord, SafeRecord]]:
    """Yield each record of an entity with the record that it belongs to, in order."""
    for record in reviews:
        for child in record.children:
            if child.entity == entity:
                yield record, child
        yield from below(record.children, entity)
