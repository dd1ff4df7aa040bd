"""The screens, filled with the invented cases and empty."""

from __future__ import annotations

from typing import Final

from ui.gallery.entry import Entry

ENTRIES: Final[tuple[Entry, ...]] = ()
