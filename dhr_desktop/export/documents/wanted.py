"""Which fields the outgoing documents name, together: what none of them names is not even treated."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from dhr_desktop.export.documents import action_plan, tables
from dhr_desktop.sanitise.source import Wanted


def _together(named: Iterable[Mapping[str, tuple[str, ...]]]) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for fields in named:
        for entity, names in fields.items():
            found[entity] = found.get(entity, frozenset()) | frozenset(names)
    return found


WANTED: Final[Wanted] = _together((action_plan.FIELDS, tables.FIELDS))
"""Every field that some document names, by entity."""
