"""Erasing a review at the end of its retention: every record, what the journal keeps of them, the search, the drafts.

It is never begun by itself. The journal keeps that it was done and the hashes, so its chain still verifies.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, Final

import sqlalchemy as sa

from dhr_desktop.model.blind_sample import BlindSample
from dhr_desktop.model.catalogue import BY_NAME, ENTITIES
from dhr_desktop.model.entity import Record, describe
from dhr_desktop.model.fields import Lines, Links, Prose, Text
from dhr_desktop.model.on_purpose import SignOff
from dhr_desktop.model.release import Decision, Release
from dhr_desktop.store.tables import JOURNAL_CHANGE, POINTERS
from dhr_desktop.store.work import Key, Reading, Work

PLACE: Final = "place:"
"""How the drawer's keys begin under which drafts lie."""
REASON_ERASED: Final = "Erased at the end of retention."
_AT_ONCE: Final = 5000


@dataclass(frozen=True, slots=True)
class Family:
    """A review and everything that belongs to it.

    Attributes:
        records: what is there, by noun and id.
        gone: ids of what belonged to it and was removed, which the journal still tells of.
    """

    records: tuple[Key, ...]
    gone: frozenset[str]

    @property
    def ids(self) -> frozenset[str]:
        """The ids of all of them."""
        return frozenset(record_id for _, record_id in self.records) | self.gone

    @property
    def counts(self) -> Counter[str]:
        """How many records there are of each noun."""
        return Counter(entity for entity, _ in self.records)


def family_of(look: Reading, review_id: str) -> Family:
    """Return a review's family, with those members that were removed before."""
    records: dict[Key, None] = {}
    gone: set[str] = set()
    new: list[Key] = [("case_review", review_id)]
    while new:
        records |= dict.fromkeys(new)
        found = [key for entity, some in _by_noun(new) for key in _owned(look, entity, some)]
        new = [key for key in dict.fromkeys(found) if key not in records]
    told: set[Key] = set(records)
    seen = set(told)
    while told:
        told = {key for entity, some in _by_noun(told) for key in _once_owned(look, entity, some)} - seen
        seen |= told
        gone |= {record_id for entity, record_id in told if look.find(BY_NAME[entity], record_id) is None}
        told = {key for key in told if key[1] in gone}
    return Family(tuple(records), frozenset(gone))


def erase(work: Work, family: Family) -> int:
    """Erase a family and what others say of it; return how many changes were erased from the journal.

    Raises:
        StillUsed: a record that stays cannot do without one that would go.
    """
    _let_go(work, family)
    holders = _forget_words(work, family)
    work.leave_no_trace([*family.records, *holders])
    going = {key: work.get(BY_NAME[key[0]], key[1]) for key in family.records}
    work.refuse_used(going)
    work.take_away(list(going.values()))
    _clear_drafts(work, family.ids)
    return _erase_changes(work, family.ids | {record_id for _, record_id in holders})


def kept_changes(look: Reading, ids: Collection[str]) -> int:
    """Return how many changes of these records the journal still keeps."""
    of = JOURNAL_CHANGE.c
    return sum(
        int(
            look.connection.scalar(
                sa.select(sa.func.count()).where(of.record_id.in_(some), of.change.is_not(None))
            )
            or 0
        )
        for some in _batches(ids)
    )


# What belongs to it


def _owned(look: Reading, entity: str, ids: Collection[str]) -> Iterator[Key]:
    for pointer in POINTERS[entity]:
        if pointer.owned:
            for some in _batches(ids):
                found = look.connection.scalars(sa.select(pointer.holder).where(pointer.target.in_(some)))
                yield from ((pointer.entity, record_id) for record_id in found)


def _once_owned(look: Reading, entity: str, ids: Collection[str]) -> Iterator[Key]:
    """Yield what the journal says ever belonged to records of a noun."""
    of = JOURNAL_CHANGE.c
    for pointer in POINTERS[entity]:
        if not pointer.owned:
            continue
        for when in ("before", "after"):
            owner = sa.func.json_extract(of.change, f"$.{when}.{pointer.field}")
            for some in _batches(ids):
                statement = sa.select(of.record_id).distinct().where(of.entity == pointer.entity)
                found = look.connection.scalars(statement.where(of.change.is_not(None), owner.in_(some)))
                yield from ((pointer.entity, record_id) for record_id in found)


# What others say of it


def _let_go(work: Work, family: Family) -> None:
    """Take the records that go out of what others point at; where one is needed, `refuse_used` says so later."""
    going = {record_id for _, record_id in family.records}
    for entity, ids in _by_noun(family.records):
        for pointer in POINTERS[entity]:
            if pointer.owned:
                continue
            holders = {
                holder
                for some in _batches(ids)
                for holder in work.connection.scalars(
                    sa.select(pointer.holder).where(pointer.target.in_(some))
                )
            }
            for holder in sorted(holders - going):
                record = work.get(BY_NAME[pointer.entity], holder)
                kind = describe(type(record))[pointer.field].kind
                value = getattr(record, pointer.field)
                left = tuple(one for one in value if one not in going) if isinstance(kind, Links) else ""
                if isinstance(kind, Links) or not kind.required:
                    changed: dict[str, Any] = {pointer.field: left}
                    work.save(replace(record, **changed))


def _forget_words(work: Work, family: Family) -> list[Key]:
    """Forget the strings that were decided about and stand in no record that stays; return whose history goes too."""
    decisions, releases = work.list(Decision), work.list(Release)
    is_asked = bool(decisions) or any(release.kept for release in releases)
    texts = "\n".join(_texts(work, family)).casefold() if is_asked else ""
    found: list[Key] = []
    for decision in decisions:
        if decision.string.casefold() not in texts:
            found.append((Decision.NAME, decision.id))
            work.leave_no_trace(found[-1:])
            work.remove(Decision, decision.id)
    of_review = _released(work, family)
    for release in releases:
        kept = tuple(string for string in release.kept if string.casefold() in texts)
        if release.id in of_review or kept != release.kept:
            found.append((Release.NAME, release.id))
            work.leave_no_trace(found[-1:])
            reason = REASON_ERASED if release.id in of_review else release.reason
            work.save(replace(release, kept=kept, reason=reason))
    bound: tuple[SignOff | BlindSample, ...] = (*work.list(SignOff), *work.list(BlindSample))
    for one in bound:
        if family.ids & set(one.reviews):
            found.append((one.NAME, one.id))
            work.leave_no_trace(found[-1:])
            work.remove(type(one), one.id)
    return found + [key for key in _once_named(work, family) if key not in found]


def _once_named(work: Work, family: Family) -> list[Key]:
    """Return the releases, sign-offs and blind samples of which the journal ever said that they were about the review."""
    of = JOURNAL_CHANGE.c
    review_ids = [record_id for entity, record_id in family.records if entity == "case_review"]
    statement = sa.select(of.entity, of.record_id).distinct()
    statement = statement.where(of.entity.in_([Release.NAME, SignOff.NAME, BlindSample.NAME]))
    named = sa.or_(*(of.change.contains(record_id) for record_id in review_ids))
    return [(row[0], row[1]) for row in work.connection.execute(statement.where(named))]


def _released(work: Work, family: Family) -> set[str]:
    """Return the releases in which the review ever was: those that this verb took it out of."""
    return {
        change.record_id
        for change in work.changes()
        if change.entity == Release.NAME and family.ids & set((change.before or {}).get("reviews", ()))
    }


def _texts(work: Work, family: Family) -> Iterator[str]:
    """Yield every text of every record that stays; what was decided about texts is none."""
    going = set(family.records)
    for noun in ENTITIES:
        if noun in (Decision, Release, SignOff, BlindSample):
            continue
        fields = [field.name for field in describe(noun) if isinstance(field.kind, Text | Prose | Lines)]
        for record in work.list(noun):
            if (noun.NAME, record.id) not in going:
                yield from _values(record, fields)


def _values(record: Record, fields: Iterable[str]) -> Iterator[str]:
    for name in fields:
        value: Any = getattr(record, name)
        yield value if isinstance(value, str) else "\n".join(value)


# What the journal and the drawer keep of it


def _erase_changes(work: Work, ids: Collection[str]) -> int:
    of = JOURNAL_CHANGE.c
    erased = 0
    for some in _batches(ids):
        statement = sa.update(JOURNAL_CHANGE).where(of.record_id.in_(some), of.change.is_not(None))
        erased += work.connection.execute(statement.values(change=None, salt=None)).rowcount
    return erased


def _clear_drafts(work: Work, ids: Collection[str]) -> None:
    """Take what was being written about these records out of the drawer; other drafts stay."""
    for key in work.drawer.keys():  # noqa: SIM118 - a drawer is no mapping
        if not key.startswith(PLACE):
            continue
        place = work.drawer.get_json(key)
        drafts = place.get("drafts", {})
        staying = {name: draft for name, draft in drafts.items() if not _speaks_of(ids, name, draft)}
        page = "" if _speaks_of(ids, place.get("page", "")) else place.get("page", "")
        work.drawer.put_json(key, {**place, "page": page, "drafts": staying})


def _speaks_of(ids: Collection[str], *said: object) -> bool:
    text = json.dumps(said)
    return any(record_id in text for record_id in ids)


def _by_noun(keys: Iterable[Key]) -> Iterator[tuple[str, list[str]]]:
    found: dict[str, list[str]] = {}
    for entity, record_id in keys:
        found.setdefault(entity, []).append(record_id)
    yield from found.items()


def _batches(ids: Collection[str]) -> Iterator[list[str]]:
    every = sorted(ids)
    for start in range(0, len(every), _AT_ONCE):
        yield every[start : start + _AT_ONCE]
