"""Registries from the key table: for each review, its people as the engine needs them. The key itself never leaves."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

from dhr_desktop.model.partial_date import PartialDate
from dhr_desktop.model.person import Person
from dhr_desktop.sanitise.registry import Identity, Registry

NAMELESS: Final = "[person]"
"""What stands for somebody of the registry for whom no name was drawn."""


def registries_of(people: Iterable[Person]) -> dict[str, Registry]:
    """Return the registry of each review, by the review's id; what stands for a name is filled in per recipient."""
    found: dict[str, list[Identity]] = {}
    for person in people:
        found.setdefault(person.review_id, []).append(identity_of(person))
    return {review: tuple(identities) for review, identities in found.items()}


def identity_of(person: Person) -> Identity:
    """Return what the engine looks for of one person; `key` is the person's id."""
    return Identity(
        key=person.id,
        role=person.role.value if person.role else "",
        replacement="",
        names=(person.real_name, *person.aliases),
        born=_full(person.born_on),
        addresses=person.addresses,
        phones=person.phones,
        references=person.references,
    )


def renamed(registry: Registry, names: Mapping[str, str]) -> Registry:
    """Return a registry with the words that stand for each person in what leaves."""
    return tuple(replace(identity, replacement=names.get(identity.key, NAMELESS)) for identity in registry)


def _full(born: PartialDate | None) -> str | None:
    return born.earliest.isoformat() if born is not None and born.day else None
