"""A store in memory, with every table, for tests that need one."""

from __future__ import annotations

from datetime import UTC, datetime

from dhr_desktop.base.clock import Clock, FixedClock
from dhr_desktop.store.database import Database
from dhr_desktop.store.journal import Writer
from dhr_desktop.store.schema import bring_up_to_date
from dhr_desktop.store.store import Store

CLOCK = FixedClock(datetime(2026, 3, 2, 9, 30, tzinfo=UTC))
WRITER = Writer("6f0c1a52-0b1e-4f1c-9a53-0d6f3f3c1a01", "Priya Okafor")


def new_store(database: Database | None = None, clock: Clock = CLOCK, writer: Writer = WRITER) -> Store:
    """Return a store on a database that has all tables; in memory unless one is given."""
    opened = database or Database.in_memory()
    bring_up_to_date(opened)
    return Store(opened, clock, writer)
