"""Erasing a review at the end of its retention: foreseen, confirmed by typing, carried out in the vault and its backups.

A person begins it, never the program. What was begun and not finished (a power failure, a backup in use) is said until it is.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from dhr_desktop.base.changed import Changed
from dhr_desktop.base.clock import Clock
from dhr_desktop.base.errors import UserError
from dhr_desktop.base.steps import Steps
from dhr_desktop.base.words import N_
from dhr_desktop.model.entity import new_id
from dhr_desktop.model.retention import Erasure
from dhr_desktop.services.plain_words import noun_counts
from dhr_desktop.services.retention import refuse_early
from dhr_desktop.store import backup, erasing, search
from dhr_desktop.store.store import Store
from dhr_desktop.store.vault import OpenVault

_STEPS = 4


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What erasing would take away.

    Attributes:
        reference: the review's local reference, which is to be typed.
        records: how many records of each kind, in words.
        changes: how many changes the journal would no longer tell.
        backups: how many backups would be removed; one new one takes their place.
    """

    reference: str
    records: str
    changes: int
    backups: int


class Erasing:
    """The only way in which anything is erased for good."""

    def __init__(self, vault: OpenVault, store: Store, clock: Clock) -> None:
        self._vault = vault
        self._store = store
        self._clock = clock

    def foresee(self, review_id: str) -> Foreseen:
        """Return what erasing a review would take away.

        Raises:
            UserError: a hold stops it, or its retention has not ended.
        """
        with self._store.read() as look:
            review = refuse_early(look, review_id, self._clock.today())
            family = erasing.family_of(look, review_id)
            changes = erasing.kept_changes(look, family.ids)
        return Foreseen(
            review.reference, noun_counts(family.counts), changes, len(backup.of_vault(self._vault.folder))
        )

    def erase(self, review_id: str, typed: str) -> Steps[Changed]:
        """Erase a review for good step by step, in the vault and in its backups.

        Args:
            review_id: the review.
            typed: its local reference, typed by whoever confirms.

        Raises:
            UserError: it may not be erased, what was typed is another reference, or a backup could not be made or
                removed; once the records are gone `finish` brings the rest to its end.
        """
        with self._store.verb("erase review", undoable=False) as work:
            review = refuse_early(work, review_id, self._clock.today())
            if typed.strip().casefold() != review.reference.casefold():
                raise UserError(
                    N_("What you typed is not the reference of this review."),
                    N_("Nothing was erased. Type the reference as it stands above."),
                )
            family = erasing.family_of(work, review_id)
            head = str(work.journal.head())
            number = 1 + max((one.number or 0 for one in work.list(Erasure)), default=0)
            work.save(
                Erasure(
                    id=new_id(),
                    number=number,
                    erased_at=self._clock.now(),
                    by=self._store.writer.name,
                    matter=self._vault.mask(review_id),
                    counts=noun_counts(family.counts),
                    changes=erasing.erase(work, family),
                    head_before=head,
                )
            )
        yield 1, _STEPS
        rest = yield from self.finish()
        return work.changed | rest

    def unfinished(self) -> list[Erasure]:
        """Return the erasures that did not reach the backups yet."""
        with self._store.read() as look:
            return look.list(Erasure, finished_at=None)

    def finish(self) -> Steps[Changed]:
        """Take what was erased out of the search index, the file's log and the backups, step by step; errors as `erase`."""
        after = str(self._store.head())
        with self._store.database.transaction() as connection:
            search.forget(connection)
        self._store.database.direct("PRAGMA wal_checkpoint(TRUNCATE)")
        yield 2, _STEPS
        made = self._vault.back_up(self._clock)
        yield 3, _STEPS
        removed = backup.keep_only(self._vault.folder, made)
        with self._store.verb("finish erasure", undoable=False) as work:
            for one in work.list(Erasure, finished_at=None):
                head = one.head_after or after
                work.save(replace(one, head_after=head, backups=removed, finished_at=self._clock.now()))
        yield _STEPS, _STEPS
        return work.changed

    def certificate(self, erasure_id: str) -> bytes:
        """Return the certificate of an erasure as PDF; nothing of the case stands in it.

        Raises:
            UserError: the erasure has not reached the backups.
        """
        with self._store.read() as look:
            erasure = look.get(Erasure, erasure_id)
        if erasure.finished_at is None or erasure.erased_at is None:
            raise UserError(
                N_("This erasure has not reached the backups yet."),
                N_("Finish it, then save the certificate."),
            )
        from dhr_desktop.export.documents.erasure_certificate import erasure_certificate  # noqa: PLC0415 - see below
        from dhr_desktop.export.render.pdf import document_pdf  # noqa: PLC0415 - slow to load, seldom needed
        from dhr_desktop.sanitise.erasure import ErasureFacts  # noqa: PLC0415 - likewise

        return document_pdf(erasure_certificate(ErasureFacts.of(erasure)))

    def save_certificate(self, erasure_id: str, path: Path) -> str:
        """Write the certificate where a person chose; return what was done in a sentence."""
        content = self.certificate(erasure_id)
        try:
            path.write_bytes(content)
        except OSError:
            raise UserError(
                N_("The file could not be written."), N_("See whether there is room and you may write there.")
            ) from None
        return N_("The certificate is saved.")
