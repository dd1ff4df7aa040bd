"""What a second person's signature is bound to, and whether it holds: for this release as it stands, or not at all.

Pure. A statement is a number over everything that a release is made from. Whoever changes a name on the list, a text, a person
of any registry or a decision gets another number, and what was signed under the former one is void.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from typing import Any

from dhr_desktop.model.entity import Record, describe
from dhr_desktop.model.on_purpose import Answer, NameOnPurpose, SignOff
from dhr_desktop.model.release import Decision
from dhr_desktop.sanitise.profile import Profile
from dhr_desktop.sanitise.registry import Registry
from dhr_desktop.sanitise.source import Source


def statement(
    source: Source,
    profile: Profile,
    registries: Mapping[str, Registry],
    names: Iterable[NameOnPurpose],
    decisions: Iterable[Decision],
) -> str:
    """Return the SHA-256 of the list and of all that it is signed for.

    Args:
        source: the records of the release; every field of each counts.
        profile: how they are treated; a changed policy counts.
        registries: the people of every review of the vault, because the leak scan looks for all of them.
        names: the names on purpose.
        decisions: those of any recipient; only those about strings of this release count.
    """
    told = sha256()
    for part in _parts(source, profile, registries, names, decisions):
        told.update(json.dumps(part, ensure_ascii=False, default=str).encode())
        told.update(b"\x1e")
    return told.hexdigest()


def holds(sign_off: SignOff, bound_to: str, names: Iterable[NameOnPurpose]) -> bool:
    """Say whether a sign-off is a second person's for exactly this: not the asker's own, nor that of who made the list."""
    signer = sign_off.answered_by_id
    askers = {sign_off.asked_by_id, *(name.by_id for name in names)}
    return (
        sign_off.answer is Answer.SIGNED
        and bool(bound_to)
        and sign_off.bound_to == bound_to
        and bool(signer)
        and signer not in askers
    )


def _parts(
    source: Source,
    profile: Profile,
    registries: Mapping[str, Registry],
    names: Iterable[NameOnPurpose],
    decisions: Iterable[Decision],
) -> Iterator[Any]:
    yield profile.name
    yield sorted((entity, sorted(fields.items())) for entity, fields in profile.table.items())
    for group in (
        (source.recipient,),
        source.reviews,
        source.people,
        source.agencies,
        source.recommendations,
        source.actions,
        source.updates,
    ):
        yield sorted(_values(record) for record in group)
    for review in sorted(registries):
        yield [review, sorted(_identity(registry) for registry in registries[review])]
    yield sorted(_values(name) for name in names)
    texts = "\x1f".join(_texts(source))
    yield sorted(
        [one.string, one.context_hash, str(one.verdict), one.replacement, one.by_id, one.id]
        for one in decisions
        if one.recipient_id == source.recipient.id and one.string in texts
    )


def _identity(one: Any) -> list[str]:
    return [str(getattr(one, name)) for name in type(one).__dataclass_fields__]


def _values(record: Record) -> list[str]:
    """Return every field of a record in words, and its id."""
    return [record.id, *(str(getattr(record, field.name)) for field in describe(type(record)))]


def _texts(source: Source) -> Iterator[str]:
    for group in (
        source.reviews,
        source.agencies,
        source.recommendations,
        source.actions,
        source.updates,
    ):
        for record in group:
            for field in describe(type(record)):
                value = getattr(record, field.name)
                if isinstance(value, str):
                    yield value
