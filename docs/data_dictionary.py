"""The data dictionary: every noun and every field as the model declares them, for people who read rather than run."""

from __future__ import annotations

from collections.abc import Iterator

from dhr_desktop.model.catalogue import BY_NAME, ENTITIES
from dhr_desktop.model.entity import FieldDescription, Record, describe
from dhr_desktop.model.fields import Choice, Choices, Count, Kind, Lines, Link, Links, Prose, Text
from dhr_desktop.model.sensitivity import Sensitivity

OPENING = """# Data dictionary

Every noun of the program and every field, as `dhr_desktop/model` declares them. Records also have an id, a UUID made where the
record is made. This page is written by `python3 run.py docs`; please do not edit it by hand.

The sensitivity of a field decides what becomes of it when something leaves:"""


def page() -> str:
    """Return the data dictionary as a page."""
    return (
        "\n".join([OPENING, "", *_sensitivities(), *(line for entity in ENTITIES for line in _noun(entity))])
        + "\n"
    )


def _sensitivities() -> Iterator[str]:
    yield "| Sensitivity | Fields |"
    yield "|---|---|"
    kinds = [field.kind for entity in ENTITIES for field in describe(entity)]
    for level in Sensitivity:
        yield f"| {level.name} | {sum(kind.sensitivity is level for kind in kinds)} |"


def _noun(entity: type[Record]) -> Iterator[str]:
    description = describe(entity)
    yield ""
    yield f"## {description.label} (`{description.name}`)"
    yield ""
    yield (entity.__doc__ or "").split("\n\n")[0].replace("\n", " ")
    yield ""
    yield "| Field | Label | Kind | Sensitivity | Limits and help |"
    yield "|---|---|---|---|---|"
    yield from (_field(field) for field in description)


def _field(field: FieldDescription) -> str:
    kind = field.kind
    words = " ".join(word for word in (*_limits(kind), kind.help) if word).replace("|", "/")
    return f"| `{field.name}` | {kind.label} | {type(kind).__name__} | {kind.sensitivity.name} | {words} |"


def _limits(kind: Kind) -> Iterator[str]:
    """Yield one short sentence for each limit of a field."""
    if kind.required:
        yield "Required."
    if kind.identifies:
        yield f"Identifies a person: {kind.identifies}."
    match kind:
        case Text() | Prose():
            yield f"At most {kind.longest:,} characters."
        case Lines():
            yield f"At most {kind.longest:,} characters a line."
        case Count():
            yield f"{kind.least:,} to {kind.most:,}."
        case Choice() | Choices():
            yield f"One of: {_words(kind)}." if isinstance(kind, Choice) else f"Any of: {_words(kind)}."
        case Link() | Links():
            yield f"Leads to: {BY_NAME[kind.to].LABEL.lower()}."
        case _:
            pass


def _words(kind: Choice | Choices) -> str:
    return ", ".join(f"`{member.value}`" for member in kind.of)
