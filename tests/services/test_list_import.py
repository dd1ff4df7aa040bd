"""A list of past reviews is imported all or nothing and never doubles a reference of the vault."""

from __future__ import annotations

from datetime import date

import pytest

from dhr_desktop.base.errors import UserError
from dhr_desktop.importers.review_rows import PastReview
from dhr_desktop.model.case_review import CaseReview
from dhr_desktop.services.list_import import ListImport, ReviewListPreview
from dhr_desktop.store.store import Store

TODAY = date(2026, 11, 22)


def preview(*references: str) -> ReviewListPreview:
    rows = tuple(PastReview(number, reference) for number, reference in enumerate(references, 2))
    return ReviewListPreview(rows, (), ())


def references(store: Store) -> list[str]:
    with store.read() as look:
        return sorted(review.reference for review in look.list(CaseReview))


@pytest.mark.parametrize("again", ["DHR 12", "dhr 12", " DHR  12"])
def test_reference_that_the_vault_has_is_refused_however_it_is_typed(store: Store, again: str) -> None:
    ListImport(store).bring_in(preview("DHR 12"), today=TODAY)
    with pytest.raises(UserError, match="1 of these references"):
        ListImport(store).bring_in(preview("DHR 13", again), today=TODAY)
    assert references(store) == ["DHR 12"]


def test_rows_without_a_reference_never_share_a_stand_in(store: Store) -> None:
    ListImport(store).bring_in(preview(""), today=TODAY)
    ListImport(store).bring_in(preview("", "past-0002-2"), today=TODAY)
    assert references(store) == ["PAST-0002", "PAST-0002-3", "past-0002-2"]
