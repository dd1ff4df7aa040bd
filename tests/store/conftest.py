"""A store of its own for every test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from dhr_desktop.store.store import Store
from tests.fakes.stores import new_store


@pytest.fixture
def store() -> Iterator[Store]:
    made = new_store()
    yield made
    made.database.close()
