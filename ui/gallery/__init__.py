"""Every screen and widget with invented data, for eyes and for screenshots; never part of the running program."""

from __future__ import annotations

from typing import Final

from ui.gallery import forms, screens, shell, tables, widgets
from ui.gallery.entry import Entry

ENTRIES: Final[tuple[Entry, ...]] = (
    *widgets.ENTRIES,
    *forms.ENTRIES,
    *tables.ENTRIES,
    *shell.ENTRIES,
    *screens.ENTRIES,
)
