"""Brings a list of past reviews from CSV or Excel into the vault: map columns, look, choose, import all or nothing."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dhr_desktop.base.changed import Changed
from dhr_desktop.base.errors import UserError
from dhr_desktop.base.progress import Progress
from dhr_desktop.base.words import N_
from dhr_desktop.importers.review_columns import FIELDS, propose_mapping
from dhr_desktop.importers.review_list import ListTable, ReviewListPreview, preview_reviews, read_review_table
from dhr_desktop.importers.review_rows import PastReview
from dhr_desktop.model.case_review import CaseReview
from dhr_desktop.model.entity import new_id
from dhr_desktop.model.lifecycle import State
from dhr_desktop.model.state_change import StateChange
from dhr_desktop.store.store import Store

__all__ = ["FIELDS", "ListImport", "ListImported", "ListTable", "PastReview", "ReviewListPreview"]


@dataclass(frozen=True, slots=True)
class ListImported:
    """What an import did."""

    changed: Changed
    reviews: int


class ListImport:
    """Lists of reviews that were published before the program came."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @staticmethod
    def read(path: Path, progress: Progress | None = None) -> ListTable:
        """Return the table in a file; needs no vault. UserError where there is none that can be read."""
        return read_review_table(path, progress)

    @staticmethod
    def propose(table: ListTable) -> dict[str, str | None]:
        """Return, for each heading, the field that its column seems to hold, or None."""
        return propose_mapping(table.header, table.sample)

    @staticmethod
    def look(table: ListTable, mapping: Mapping[str, str | None]) -> ReviewListPreview:
        """Return what the rows say under a mapping, every fault, and rows that are alike; nothing is saved."""
        return preview_reviews(table, mapping)

    def bring_in(
        self, preview: ReviewListPreview, *, today: date, leave_out: Collection[int] = ()
    ) -> ListImported:
        """Import the reviews but those of the given rows, in one transaction; they come in as published.

        Raises:
            UserError: nothing is left to import, or a local reference is there already.
        """
        chosen = [row for row in preview.rows if row.row not in leave_out]
        if not chosen:
            raise UserError(N_("No review was chosen."), N_("Tick at least one row and import again."))
        with self._store.verb("import reviews") as work:
            taken = {_plain(review.reference) for review in work.list(CaseReview)}
            if twice := sum(_plain(row.reference) in taken for row in chosen if row.reference):
                raise UserError(
                    N_("{n} of these references are in the vault already, so nothing was imported.").format(
                        n=twice
                    ),
                    N_("Leave those rows out, or remove the reviews first."),
                )
            taken |= {_plain(row.reference) for row in chosen}
            reviews = [_review(row, _stand_in(row, taken)) for row in chosen]
            work.save_many(reviews)
            note = N_("Taken over from a list of past reviews.")
            work.save_many(
                [
                    StateChange(
                        id=new_id(),
                        review_id=review.id,
                        after=State.PUBLISHED,
                        on=today,
                        by=self._store.writer.name,
                        note=note,
                    )
                    for review in reviews
                ]
            )
        return ListImported(work.changed, len(reviews))


def _plain(reference: str) -> str:
    return " ".join(reference.casefold().split())


def _stand_in(row: PastReview, taken: Collection[str]) -> str:
    """Return a reference by the row's number for a review without one, different from all in the vault and the list."""
    first = f"PAST-{row.row:04d}"
    others = (f"{first}-{count}" for count in itertools.count(2))
    return next(name for name in itertools.chain([first], others) if _plain(name) not in taken)


def _review(row: PastReview, stand_in: str) -> CaseReview:
    return CaseReview(
        id=new_id(),
        reference=row.reference or stand_in,
        state=State.PUBLISHED,
        partnership=row.partnership,
        district=row.district,
        died_on=row.died_on,
        kinds=row.kinds,
        method=row.method,
        victims=row.victims,
        place=row.place,
        tags=row.tags,
    )
