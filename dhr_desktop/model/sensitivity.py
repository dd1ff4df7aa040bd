"""How much harm a field could do if it left the vault."""

from __future__ import annotations

from enum import IntEnum


class Sensitivity(IntEnum):
    """Ordered from harmless to never; the export profile maps each to a treatment."""

    OPEN = 0
    """May be public as it stands: a statutory term, a count of meetings."""
    INTERNAL = 1
    """The office's own working information; says nothing about a person."""
    PERSONAL = 2
    """Could point to a person, alone or with other facts. Free prose is never below this."""
    SPECIAL = 3
    """Special-category or criminal-offence data about a person."""
    NEVER = 4
    """Identifies somebody or belongs to the key between real and published names; in no export at all."""
