"""Checks a Word or PDF report against the people of a review before it is published, and writes a cleaned copy of a Word document.

Steps: `people` (vault), `look` (pure; reads the file), `clean` (pure; writes a new file), `record` (vault). The original is
never written to, and nothing of it is kept: the journal says only that a report was checked.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from dhr_desktop.base.errors import UserError
from dhr_desktop.base.progress import Progress
from dhr_desktop.base.report_text import Unread, UnreadPart
from dhr_desktop.base.words import N_
from dhr_desktop.export.report_copy import CopyLeaks, checked_copy
from dhr_desktop.model.person import Person
from dhr_desktop.model.release import Verdict
from dhr_desktop.readers.report_reading import file_content, texts_of
from dhr_desktop.sanitise.contexts import Context
from dhr_desktop.sanitise.identities import registries_of, renamed
from dhr_desktop.sanitise.leaks import Leak
from dhr_desktop.sanitise.queue import QueueItem
from dhr_desktop.sanitise.registry import Registry
from dhr_desktop.sanitise.report_check import LEFT_OUT, Checked, Verdicts, check
from dhr_desktop.store.store import Store

__all__ = [
    "LEFT_OUT", "Against", "Cleaned", "Context", "CopyLeaks", "Leak", "Looked", "QueueItem", "ReportCheck", "Unread", "UnreadPart",
    "Verdict", "Verdicts",
]  # fmt: skip


@dataclass(frozen=True, slots=True, repr=False)
class Against:
    """Whom a report is checked against: the people of its review, and the registries of all."""

    registry: Registry
    registries: Mapping[str, Registry]


@dataclass(frozen=True, slots=True, repr=False)
class Looked:
    """A report that was looked through.

    Attributes:
        path: the file.
        sha256: its hash when it was read.
        content: its bytes.
        is_word: False for a PDF, of which no copy can be made.
        checked: what was found.
        unread: what a person has to look at.
        against: whom it was checked against.
    """

    path: Path
    sha256: str
    content: bytes
    is_word: bool
    checked: Checked
    unread: tuple[UnreadPart, ...]
    against: Against

    def queue(self, verdicts: Verdicts) -> tuple[QueueItem, ...]:
        """Return each distinct string once, known people first."""
        return self.checked.queue(verdicts)


@dataclass(frozen=True, slots=True, repr=False)
class Cleaned:
    """A copy that was written; `to_read` are ordinary words and common forenames that somebody has as well."""

    path: Path
    to_read: tuple[Leak, ...]


class ReportCheck:
    """Reports on their way to publication."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def people(self, review_id: str) -> Against:
        """Return whom a report of a review is checked against.

        Raises:
            UserError: nobody is recorded for the review, so that nothing could be found.
        """
        with self._store.read() as look:
            everybody = look.list(Person)
        registries = registries_of(everybody)
        if review_id not in registries:
            raise UserError(
                N_("No people are recorded for this review, so their names cannot be looked for."),
                N_("Add the people of the review first, with every name they are known by."),
            )
        names = {person.id: _stands_for(person) for person in everybody}
        return Against(renamed(registries[review_id], names), registries)

    @staticmethod
    def look(path: Path, against: Against, progress: Progress) -> Looked:
        """Read a report and look through everything in it; needs no vault.

        Raises:
            FileRefused: it is neither Word document nor PDF, or is damaged, locked, too large or hostile.
        """
        progress.report(0, 2, N_("Reading the report"))
        content, sha256 = file_content(path)
        parts = texts_of(content, path.name, progress)
        progress.report(1, 2, N_("Looking for names"))
        checked = check(parts.texts, against.registry, tuple(against.registries.values()))
        progress.report(2, 2)
        return Looked(path, sha256, content, parts.is_word, checked, parts.unread, against)

    @staticmethod
    def clean(
        looked: Looked, verdicts: Verdicts, target: Path, *, keep_pictures: bool, progress: Progress
    ) -> Cleaned:
        """Write a cleaned copy as a new file, once it was searched and nothing was found; needs no vault.

        Raises:
            OpenItems: a string still needs a decision.
            CopyLeaks: the copy still holds something identifying; nothing was written.
            UserError: it is a PDF, the target is the original itself, or cannot be written.
        """
        if not looked.is_word:
            raise UserError(
                N_("A cleaned copy can be made of a Word document only."),
                N_("Put the findings right in the document that the PDF was made from, and check that."),
            )
        if _is_same(looked.path, target):
            raise UserError(
                N_("The original is never written over."), N_("Choose another name for the cleaned copy.")
            )
        copy = checked_copy(
            looked.content,
            looked.checked,
            verdicts,
            looked.against.registries,
            name=target.name,
            keep_pictures=keep_pictures,
            progress=progress,
        )
        _write(target, copy.content)
        return Cleaned(target, copy.to_read)

    def record(self) -> None:
        """Note in the journal that a report was checked; neither its name nor anything in it."""
        with self._store.verb("check report", undoable=False) as work:
            work.journal.append(
                self._store.writer, self._store.clock.now(), "check report", (), undoable=False
            )


def _stands_for(person: Person) -> str:
    """Return the published name, or what the person is to the review."""
    if person.published_name.strip():
        return person.published_name.strip()
    return f"[{person.role.label.partition(' or ')[0].lower()}]" if person.role else "[person]"


def _is_same(one: Path, other: Path) -> bool:
    with suppress(OSError):
        return other.exists() and one.samefile(other)
    return one.resolve() == other.resolve()


def _write(target: Path, content: bytes) -> None:
    """Write beside the name first, so that no half copy ever bears it."""
    part = target.with_name(f"{target.name}.part")
    try:
        with part.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(target)
    except OSError:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise UserError(
            N_("The cleaned copy could not be written there."), N_("Choose another folder with enough space.")
        ) from None
