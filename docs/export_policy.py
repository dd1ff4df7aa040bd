"""The export policy as a page: what happens to every field in each profile, and which outgoing document names it."""

from __future__ import annotations

from collections.abc import Iterator

from dhr_desktop.export.documents import action_plan, tables
from dhr_desktop.model.catalogue import ENTITIES
from dhr_desktop.model.entity import Record, describe
from dhr_desktop.sanitise.profile import COLUMNS, policy_table

OPENING = """# Export policy

What happens to each field when a package is made. A field leaves only when an outgoing document names it **and** the profile
has a treatment for it; a field that is new is dropped, and a test fails, until somebody says so in
`dhr_desktop/sanitise/policy.toml`. This page is written by `python3 run.py docs`; please do not edit it by hand.

| Treatment | Meaning |
|---|---|
| keep | as it stands; a date still loses its day, an agency's name is still reviewed |
| generalise | a date as month and year; an area only where the recipient may see it; a count by the rule for small numbers |
| pseudonymise | a random name or code of this recipient's own |
| review | through the sanitiser, and a person decides about what it could not |
| drop | never leaves |"""

_DOCUMENTS = {"action plan": action_plan.FIELDS, "tables": tables.FIELDS}


def page() -> str:
    """Return the policy as a page."""
    return "\n".join([OPENING, *(line for entity in ENTITIES for line in _noun(entity))]) + "\n"


def _noun(entity: type[Record]) -> Iterator[str]:
    description = describe(entity)
    rows = policy_table()[description.name]
    yield f"\n## {description.label} (`{description.name}`)\n"
    yield f"| Field | Sensitivity | {' | '.join(name.value.capitalize() for name in COLUMNS)} | Named by |"
    yield "|---|---|" + "---|" * (len(COLUMNS) + 1)
    for field in description:
        named = ", ".join(
            name for name, fields in _DOCUMENTS.items() if field.name in fields.get(description.name, ())
        )
        cells = (
            f"{field.kind.label} (`{field.name}`)",
            field.kind.sensitivity.name,
            *rows[field.name],
            named or "none",
        )
        yield f"| {' | '.join(cells)} |"
