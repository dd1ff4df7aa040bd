"""The store as services receive it: verbs that change, looks that do not, and taking the last change back."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import Final

from dhr_desktop.base.changed import Changed
from dhr_desktop.base.clock import Clock
from dhr_desktop.base.errors import UserError
from dhr_desktop.base.words import N_
from dhr_desktop.model.catalogue import BY_NAME
from dhr_desktop.store.chain import Head
from dhr_desktop.store.database import Database
from dhr_desktop.store.journal import LOOKED, Entry, Writer
from dhr_desktop.store.snapshot import Change
from dhr_desktop.store.undo import REDO, UNDO, last_done, last_undone, take_back
from dhr_desktop.store.work import Reading, Work

_OWN_VERBS: Final = (UNDO, REDO)


class Store:
    """An open database with whoever writes in it. It belongs to the thread that opened the database."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        writer: Writer,
        kept: Callable[[Head], None] | None = None,
        allowed: Callable[[], None] | None = None,
    ) -> None:
        """Take an open database.

        Args:
            database: it stays open for others.
            clock: tells when.
            writer: who does what is done.
            kept: told after each COMMIT where the journal ends now.
            allowed: asked before each change; what it raises is the refusal.
        """
        self.database = database
        self._kept = kept
        self._allowed = allowed
        self.clock = clock
        self.writer = writer

    def written_by(self, writer: Writer) -> Store:
        """Return the same store as another person writes in it, who has just proven who they are."""
        return Store(self.database, self.clock, writer, self._kept, self._allowed)

    @contextmanager
    def read(self) -> Generator[Reading]:
        """Yield a look at the records inside one transaction, in which nothing can be changed."""
        with self.database.look() as connection:
            yield Reading(connection)

    @contextmanager
    def verb(self, name: str, *, undoable: bool = True) -> Generator[Work]:
        """Yield the work of one verb: one transaction and, where anything changed, one journal entry.

        When the block raises nothing is changed. Afterwards `work.changed` says what was.
        """
        if name in _OWN_VERBS:
            raise ValueError("this verb is the store's own")
        with self._work(name, undoable=undoable) as work:
            yield work

    def note_look(self, what: str, entity: str = "", record_id: str = "") -> None:
        """Tell the journal that somebody looked; a record that is gone meanwhile is not told of.

        Args:
            what: what was looked at or taken along: "opened", "printed".
            entity: name of the record's noun, where it was one record.
            record_id: the record.
        """
        with self.database.transaction() as connection:
            look = Reading(connection)
            if entity and not look.count(BY_NAME[entity], id=record_id):
                return
            changes = [Change(entity, record_id, {}, {})] if entity else []
            look.journal.append(self.writer, self.clock.now(), f"{LOOKED}{what}", changes, undoable=False)
            head = look.journal.head()
        if self._kept is not None:
            self._kept(head)

    def undoable(self) -> Entry | None:
        """Return the entry that `undo_last` would try to take back, or None."""
        with self.read() as look:
            entry = last_done(look.journal, self.writer.id)
        return entry if entry is not None and entry.undoable else None

    def undo_last(self) -> Changed:
        """Take back this writer's last change as a change of its own.

        Raises:
            UserError: there is nothing to take back, or a record changed since.
        """
        with self.read() as look:
            entry = last_done(look.journal, self.writer.id)
        if entry is None:
            raise UserError(N_("There is nothing to undo."))
        return self._reverse(UNDO, entry)

    def redo_last(self) -> Changed:
        """Do again what `undo_last` took back; errors likewise."""
        with self.read() as look:
            entry = last_undone(look.journal, self.writer.id)
        if entry is None:
            raise UserError(N_("There is nothing to do again."))
        return self._reverse(REDO, entry)

    def head(self) -> Head:
        """Return how many entries the journal has and the hash of the last."""
        with self.read() as look:
            return look.journal.head()

    def _reverse(self, verb: str, entry: Entry) -> Changed:
        with self._work(verb, undoes=entry.id) as work:
            take_back(work, entry)
        return work.changed

    @contextmanager
    def _work(self, verb: str, *, undoable: bool = True, undoes: str = "") -> Generator[Work]:
        head: Head | None = None
        if self._allowed is not None:
            self._allowed()
        with self.database.transaction() as connection:
            work = Work(connection)
            yield work
            changes = work.changes()
            if changes:
                work.finish()
                work.journal.append(
                    self.writer, self.clock.now(), verb, changes, undoable=undoable, undoes=undoes
                )
                head = work.journal.head()
        if head is not None and self._kept is not None:
            self._kept(head)
