"""What happened to the records of the vault, and taking the last change back."""

from __future__ import annotations

from dataclasses import dataclass

from dhr_desktop.base.changed import Changed
from dhr_desktop.model.catalogue import BY_NAME, ENTITIES
from dhr_desktop.model.entity import describe
from dhr_desktop.model.fields import Link
from dhr_desktop.services.plain_words import deed_words, moment_words, noun_counts, verb_words
from dhr_desktop.store.journal import RecordChange
from dhr_desktop.store.store import Store
from dhr_desktop.store.work import Reading


@dataclass(frozen=True, slots=True)
class Event:
    """One verb in words. It names fields, never their values.

    Attributes:
        seq: its place in the journal.
        when: day and time, as this computer's clock shows them.
        who: who did it.
        what: what was done, for example "Amended: 1 person".
        fields: the labels of the fields that changed.
    """

    seq: int
    when: str
    who: str
    what: str
    fields: str


class History:
    """The journal as people use it."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of_review(self, review_id: str, *, looks: bool = False) -> list[Event]:
        """Return what happened to a review and to all that belongs to it, newest first; with `looks` also who looked."""
        with self._store.read() as look:
            found = [
                told
                for entity, record_id in family_of(look, review_id)
                for told in look.history(entity, record_id)
                if looks or not told.entry.is_look
            ]
        together: dict[int, list[RecordChange]] = {}
        for told in found:
            together.setdefault(told.entry.seq, []).append(told)
        return [_event(together[seq]) for seq in sorted(together, reverse=True)]

    def undo(self) -> Changed:
        """Take back this writer's last change; a sentence where there is none or it was changed since."""
        return self._store.undo_last()

    def take_back(self) -> tuple[Changed, str]:
        """Undo, and say what was taken back without any of its content; a sentence where nothing can be."""
        entry = self._store.undoable()
        changed = self.undo()
        return changed, deed_words(entry.verb) if entry is not None else ""

    def redo(self) -> Changed:
        """Do again what `undo` took back."""
        return self._store.redo_last()


def family_of(look: Reading, review_id: str) -> list[tuple[str, str]]:
    """Return the review and every record that belongs to it, directly or not."""
    found = [("case_review", review_id)]
    for entity, record_id in found:
        for part in ENTITIES:
            for field in describe(part):
                if isinstance(field.kind, Link) and field.kind.owner and field.kind.to == entity:
                    found += [(part.NAME, owned) for owned in look.ids(part, **{field.name: record_id})]
    return found


def _event(told: list[RecordChange]) -> Event:
    entry = told[0].entry
    if entry.is_look:
        return Event(entry.seq, moment_words(entry.at), entry.writer.name, verb_words(entry.verb), "")
    counts: dict[str, dict[str, int]] = {}
    labels: dict[str, None] = {}
    for change in (one.change for one in told):
        described = describe(BY_NAME[change.entity])
        counted_by = counts.setdefault(change.what, {})
        counted_by[change.entity] = counted_by.get(change.entity, 0) + 1
        if change.what == "altered":
            names = (change.before or {}).keys() | (change.after or {}).keys()
            labels |= dict.fromkeys(field.kind.label for field in described if field.name in names)
    said = [f"{what} {noun_counts(found)}" for what, found in counts.items()]
    words = "; ".join(said) or "erased at the end of retention"
    if entry.verb in ("undo", "redo"):
        words = f"{entry.verb}: {words}"
    return Event(
        entry.seq,
        moment_words(entry.at),
        entry.writer.name,
        words[0].upper() + words[1:],
        ", ".join(labels),
    )
