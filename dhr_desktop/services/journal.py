"""The journal of the vault as people read it: narrowed, page by page, in plain words; verified; written out for an auditor."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Final

from dhr_desktop.base.clock import Clock
from dhr_desktop.base.errors import UserError
from dhr_desktop.base.steps import Steps
from dhr_desktop.base.words import N_, counted
from dhr_desktop.model.catalogue import BY_NAME
from dhr_desktop.model.entity import describe
from dhr_desktop.services.history import family_of
from dhr_desktop.services.plain_words import moment_words, noun_counts, nouns, value_words, verb_words
from dhr_desktop.store import journal_export, journal_pages
from dhr_desktop.store.chain_walk import ChainWalk
from dhr_desktop.store.journal_pages import Listed, Narrowing
from dhr_desktop.store.snapshot import Change
from dhr_desktop.store.store import Store
from dhr_desktop.store.vault import OpenVault
from dhr_desktop.store.work import Reading

PAGE: Final = 200
"""How many entries are read at a time."""
_SHOWN: Final = 100
"""How many records of one entry are told of."""
_AT_ONCE: Final = 500


@dataclass(frozen=True, slots=True)
class Wanted:
    """What of the journal somebody wants to see; what is left blank does not narrow.

    Attributes:
        who: id of a writer.
        verb: one of `verbs`.
        review_id: a review; everything that belongs to it counts.
        days: so many days back, 0 for all.
        looks: True where looking is shown as well.
    """

    who: str = ""
    verb: str = ""
    review_id: str = ""
    days: int = 0
    looks: bool = False


@dataclass(frozen=True, slots=True, repr=False)
class JournalRow:
    """One entry in a line."""

    seq: int
    when: str
    who: str
    what: str
    records: str
    is_look: bool


@dataclass(frozen=True, slots=True, repr=False)
class FieldTold:
    """One field of a record, before and after."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, repr=False)
class RecordTold:
    """What an entry did to one record: a line, and its fields where they are still kept."""

    line: str
    fields: tuple[FieldTold, ...]


@dataclass(frozen=True, slots=True, repr=False)
class EntryTold:
    """An entry with all that is known of it; `more` counts the records that are not told of."""

    row: JournalRow
    records: tuple[RecordTold, ...]
    more: int
    hash: str


class JournalBook:
    """The whole journal."""

    def __init__(self, store: Store, vault: OpenVault, clock: Clock) -> None:
        self._store = store
        self._vault = vault
        self._clock = clock

    def people(self) -> list[tuple[str, str]]:
        """Return id and name of everybody who wrote in this vault."""
        with self._store.read() as look:
            return [(writer.id, writer.name) for writer in look.journal.writers()]

    def verbs(self) -> list[tuple[str, str]]:
        """Return what was ever done, each with its words, in the order of the words."""
        with self._store.read() as look:
            found = [(verb, verb_words(verb)) for verb in journal_pages.verbs(look.connection)]
        return sorted(found, key=lambda pair: pair[1])

    def page(self, wanted: Wanted, before: int | None = None) -> list[JournalRow]:
        """Return the entries before another one's `seq`, or the newest; at most `PAGE`."""
        with self._store.read() as look:
            narrowing = self._narrowing(look, wanted)
            return [_row(one) for one in journal_pages.page(look.connection, narrowing, before, PAGE)]

    def count(self, wanted: Wanted) -> int:
        """Return how many entries are wanted."""
        with self._store.read() as look:
            return journal_pages.count(look.connection, self._narrowing(look, wanted))

    def entry(self, seq: int) -> EntryTold:
        """Return one entry with what it changed, as far as that is still kept."""
        with self._store.read() as look:
            entry, changes = journal_pages.changes(look.connection, seq, _SHOWN)
            (listed,) = journal_pages.page(look.connection, Narrowing(), seq + 1, 1)
            told = tuple(_told(look, change) for change in changes)
            head = look.journal.head_at(entry.seq)
        more = sum(listed.counts.values()) - len(told)
        return EntryTold(_row(listed), told, more, head.hash if head else "")

    def verify(self) -> Steps[str]:
        """Verify every chain step by step; return what was found in a sentence.

        Raises:
            UserError: an entry does not verify.
        """
        walk = ChainWalk()
        while True:
            with self._store.read() as look:
                fault = walk.step(look.connection, _AT_ONCE)
                head = look.journal.head()
            if fault is not None:
                raise UserError(
                    N_("Entry {n} does not verify. {why}").format(n=f"{fault.seq:,}", why=fault.sentence),
                    N_("Keep this vault as it is, and restore the newest backup into a new folder."),
                )
            yield walk.seq, max(head.count, 1)
            if walk.ended:
                break
        return N_("The journal verifies: {entries}, head {head}.").format(
            entries=counted(head.count, N_("entry"), N_("entries")), head=head.hash[:16] or N_("none")
        )

    def export(self, path: Path) -> Steps[str]:
        """Write the whole journal without case content step by step; return what was written in a sentence.

        Raises:
            UserError: the file could not be written.
        """
        head = yield from journal_export.export(self._store, path, self._vault.mask)
        self._store.note_look("exported the journal")
        return N_("{entries} written, none of them with case content. The chain ends in {head}.").format(
            entries=counted(head.count, N_("entry"), N_("entries")), head=head.hash[:16] or N_("none")
        )

    def _narrowing(self, look: Reading, wanted: Wanted) -> Narrowing:
        family = (
            {record_id for _, record_id in family_of(look, wanted.review_id)} if wanted.review_id else None
        )
        return Narrowing(
            writer_id=wanted.who,
            verb=wanted.verb,
            records=family,
            since=self._clock.now() - timedelta(days=wanted.days) if wanted.days else None,
            looks=wanted.looks,
        )


def _row(one: Listed) -> JournalRow:
    entry = one.entry
    return JournalRow(
        entry.seq,
        moment_words(entry.at),
        entry.writer.name,
        verb_words(entry.verb),
        noun_counts(one.counts),
        entry.is_look,
    )


def _told(look: Reading, change: Change) -> RecordTold:
    noun, what = nouns(change.entity)[0], change.what
    line = f"{noun[:1].upper()}{noun[1:]}: {_WHAT[what]}"
    if what in ("looked", "erased") or change.entity not in BY_NAME:
        return RecordTold(line, ())
    described = describe(BY_NAME[change.entity])
    said = change.fields()
    told = (
        FieldTold(
            field.kind.label,
            "" if what == "added" else value_words(look, field.kind, said[field.name][0]),
            "" if what == "removed" else value_words(look, field.kind, said[field.name][1]),
        )
        for field in described
        if field.name in said
    )
    return RecordTold(line, tuple(told))


_WHAT: Final = {
    "added": N_("added"),
    "altered": N_("altered"),
    "removed": N_("removed"),
    "looked": N_("looked at"),
    "erased": N_("what changed was erased at the end of retention"),
}
