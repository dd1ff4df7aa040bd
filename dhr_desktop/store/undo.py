"""Taking a change back: which journal entry is next, and how its opposite is carried out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from dhr_desktop.base.errors import UserError
from dhr_desktop.base.words import N_
from dhr_desktop.model.catalogue import BY_NAME
from dhr_desktop.model.entity import Record
from dhr_desktop.store.journal import Entry, Journal
from dhr_desktop.store.snapshot import Change, change_of, empties, restored
from dhr_desktop.store.work import StillUsed, Work

UNDO: Final = "undo"
REDO: Final = "redo"


def last_done(journal: Journal, writer_id: str) -> Entry | None:
    """Return the newest entry of a writer that is still in force and is not itself an undoing."""
    return next((entry for entry in _in_force(journal, writer_id) if entry.verb != UNDO), None)


def last_undone(journal: Journal, writer_id: str) -> Entry | None:
    """Return the newest undoing of a writer that can be taken back: nothing else was done after it."""
    for entry in _in_force(journal, writer_id):
        if entry.verb == UNDO:
            return entry
        if entry.verb != REDO:
            return None
    return None


def _in_force(journal: Journal, writer_id: str) -> Iterable[Entry]:
    """Yield what a writer did and did not take back, newest first; looking is no doing."""
    undone: set[str] = set()
    for entry in journal.entries(writer_id=writer_id):
        if entry.is_look:
            continue
        if entry.undoes:
            undone.add(entry.undoes)
        if entry.id not in undone:
            yield entry


def take_back(work: Work, entry: Entry) -> None:
    """Carry out the opposite of an entry.

    Raises:
        UserError: it cannot be taken back, or a record that it left was changed since.
    """
    changes = work.journal.changes(entry)
    if not entry.undoable or any(change.what == "erased" for change in changes):
        raise UserError(
            N_("The last change cannot be undone."), N_("Open the record and put it right by hand.")
        )
    going: list[Record] = []
    coming: list[Record] = []
    places: dict[tuple[str, str], int] = {}
    there = _there(work, changes)
    for change in changes:
        now = there.get((change.entity, change.record_id))
        if not _as_left(change, now):
            raise _changed_since()
        if now is not None and change.before is None:
            going.append(now)
        elif now is not None:
            coming.append(replace(now, **restored(change.entity, change.before or {})))
        else:
            values = empties(change.entity) | restored(change.entity, change.before or {})
            coming.append(BY_NAME[change.entity](id=change.record_id, **values))
            if change.place is not None:
                places[change.entity, change.record_id] = change.place
    work.put_back(coming, places)
    try:
        work.refuse_used({(record.NAME, record.id): record for record in going})
    except StillUsed:
        raise _changed_since() from None
    work.take_away(going)


def _there(work: Work, changes: Sequence[Change]) -> dict[tuple[str, str], Record]:
    """Return those of the changed records that exist, as they are now."""
    ids: dict[str, list[str]] = {}
    for change in changes:
        ids.setdefault(change.entity, []).append(change.record_id)
    return {
        (entity, record_id): record
        for entity, some in ids.items()
        for record_id, record in work.find_many(BY_NAME[entity], some).items()
    }


def _as_left(change: Change, now: Record | None) -> bool:
    """True where a record stands as the change left it, in the fields that it touched."""
    if now is None or change.after is None:
        return now is None and change.after is None
    if change.before is None:
        return change_of(None, now).after == change.after
    values = restored(change.entity, change.after)
    return all(getattr(now, name) == value for name, value in values.items())


def _changed_since() -> UserError:
    return UserError(
        N_("A record was changed since, so the last change cannot be undone."),
        N_("Open the record and put it right by hand."),
    )
