"""Sanitises one case given as plain values, as `dhr scrub` reads them from a line of JSON."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dhr_desktop.base.errors import UserError
from dhr_desktop.sanitise.engine import sanitise
from dhr_desktop.sanitise.matcher import compile_registry
from dhr_desktop.sanitise.registry import Identity

_SHAPE = 'Each line needs "id", "registry" (a list of people) and "text", as in the examples.'


def scrub_line(case: Any) -> dict[str, Any]:
    """Return {"id", "output", "flags"} for {"id", "registry", "text"}; a line of another form is refused in a sentence.

    Raises:
        UserError: the line is not of the form that the examples show.
    """
    if not isinstance(case, Mapping) or not isinstance(case.get("text"), str):
        raise UserError("One line of the file is not a case with a text.", _SHAPE)
    people = case.get("registry", [])
    if not isinstance(people, list):
        raise UserError("The registry of one case is not a list of people.", _SHAPE)
    registry = tuple(_identity(number, entry) for number, entry in enumerate(people))
    result = sanitise(case["text"], compile_registry(registry))
    return {
        "id": case.get("id"),
        "output": result.output,
        "flags": list(dict.fromkeys(flag.text for flag in result.flags)),
    }


def _identity(number: int, entry: Any) -> Identity:
    if not isinstance(entry, Mapping):
        raise UserError("One person in a registry is not an object with names.", _SHAPE)
    names = _texts(entry, "names")
    born = entry.get("dob")
    if born is not None and not isinstance(born, str):
        raise UserError("One date of birth is not a text like 1986-03-14.", _SHAPE)
    pseudonym = entry.get("pseudonym")
    return Identity(
        key=str(number),
        role=str(entry.get("role") or ""),
        replacement=pseudonym if isinstance(pseudonym, str) and pseudonym else "[name]",
        names=names,
        born=born,
        addresses=_texts(entry, "address"),
        phones=_texts(entry, "phone"),
        references=_texts(entry, "refs"),
    )


def _texts(entry: Mapping[Any, Any], name: str) -> tuple[str, ...]:
    value = entry.get(name)
    values = [] if value is None else value if isinstance(value, list) else [value]
    if not all(isinstance(item, str) for item in values):
        raise UserError(f'The part "{name}" of one person holds something that is not text.', _SHAPE)
    return tuple(item for item in values if item.strip())
