"""A store in memory, and records to begin with."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from dhr_desktop.base.clock import FixedClock
from dhr_desktop.model.case_review import CaseReview
from dhr_desktop.model.entity import new_id
from dhr_desktop.store.database import Database
from dhr_desktop.store.journal import Writer
from dhr_desktop.store.schema import bring_up_to_date
from dhr_desktop.store.store import Store


@pytest.fixture
def store(clock: FixedClock) -> Iterator[Store]:
    """An empty store in memory."""
    database = Database.in_memory()
    bring_up_to_date(database)
    yield Store(database, clock, Writer(new_id(), "Sam Office"))
    database.close()


@pytest.fixture
def review(store: Store) -> CaseReview:
    """One review that is kept in the store."""
    record = CaseReview(id=new_id(), reference="DHR-2025-01", aware_on=date(2026, 2, 10))
    with store.verb("add case_review") as work:
        work.save(record)
    return record
