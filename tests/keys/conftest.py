"""What tests of the keys share: an effort that makes them fast."""

from __future__ import annotations

import pytest

from dhr_desktop.keys.derivation import Effort

_QUICK = Effort(memory_kib=8, passes=1, lanes=1)


@pytest.fixture
def quick() -> Effort:
    """The least effort that the bounds allow; never for a real vault."""
    return _QUICK
