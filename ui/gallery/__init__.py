"""Every screen and widget with invented data, for eyes and for screenshots; never part of the running program.

The screens need a vault and stand in `ui.gallery.screens`.
"""

from __future__ import annotations

from typing import Final

from ui.gallery import forms, shell, tables, widgets
from ui.gallery.entry import Entry

ENTRIES: Final[tuple[Entry, ...]] = (
    *widgets.ENTRIES,
    *forms.ENTRIES,
    *tables.ENTRIES,
    *shell.ENTRIES,
)
