"""The export profiles: which treatment each field gets, read from one committed table (policy.toml); what it omits is dropped."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Final

from dhr_desktop.model.catalogue import ENTITIES
from dhr_desktop.model.entity import FieldDescription, describe
from dhr_desktop.model.fields import Lines, Prose
from dhr_desktop.model.release import ProfileName
from dhr_desktop.model.sensitivity import Sensitivity


class Treatment(StrEnum):
    """What happens to a field's value on its way out."""

    KEEP = "keep"
    GENERALISE = "generalise"
    PSEUDONYMISE = "pseudonymise"
    REVIEW = "review"
    DROP = "drop"


COLUMNS: Final = (ProfileName.OVERSIGHT, ProfileName.PUBLICATION)
"""The order of the treatments in the table."""

Table = Mapping[str, Mapping[str, tuple[Treatment, ...]]]


@dataclass(frozen=True, slots=True)
class Profile:
    """One column of the policy table."""

    name: ProfileName
    table: Table

    def treatment(self, entity: str, field: str) -> Treatment:
        """Return what happens to a field; one that nobody has decided about is dropped."""
        treatments = self.table.get(entity, {}).get(field)
        return treatments[COLUMNS.index(self.name)] if treatments else Treatment.DROP


@cache
def policy_table() -> Table:
    """Return the committed table: entity, field, and a treatment for each profile."""
    text = files("dhr_desktop.sanitise").joinpath("policy.toml").read_text(encoding="utf-8")
    return {
        entity: {field: tuple(Treatment(word) for word in words) for field, words in table.items()}
        for entity, table in tomllib.loads(text).items()
    }


def profile(name: ProfileName) -> Profile:
    """Return a profile of the committed table.

    Raises:
        ValueError: the table allows what it never may; nothing leaves until it is mended.
    """
    table = policy_table()
    if wrong := [fault for fault in faults(table) if "undecided" not in fault]:
        raise ValueError("; ".join(wrong))
    return Profile(name, table)


def faults(table: Table) -> list[str]:
    """Return what is wrong with a table, compared with the catalogue; an empty list means nothing."""
    found: list[str] = []
    known = {entity.NAME: describe(entity) for entity in ENTITIES}
    for name, description in known.items():
        rows = table.get(name, {})
        found += [f"{name}.{field.name} is undecided" for field in description if field.name not in rows]
        found += [
            f"{name}.{field} is no field"
            for field in rows
            if field not in {described.name for described in description}
        ]
        found += [
            f"{name}.{described.name} {fault}"
            for described in description
            for fault in _row_faults(described, rows.get(described.name, ()))
        ]
    return found + [f"{name} is no entity" for name in table if name not in known]


def _row_faults(field: FieldDescription, row: tuple[Treatment, ...]) -> list[str]:
    """Return what is wrong with one line of the table."""
    found: list[str] = []
    if row and len(row) != len(COLUMNS):
        found.append("does not have one treatment for each profile")
    if field.kind.sensitivity is Sensitivity.NEVER and any(cell is not Treatment.DROP for cell in row):
        found.append("is never to leave")
    if isinstance(field.kind, Prose | Lines) and not set(row) <= {Treatment.REVIEW, Treatment.DROP}:
        found.append("is free text and must be reviewed or dropped")
    return found
