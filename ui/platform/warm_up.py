"""Loads while somebody types a passphrase what the first screen did without; called away from the interface thread."""

from __future__ import annotations

import gc
import importlib
from typing import Final

from PySide6.QtWidgets import QScrollArea

_HEAVY: Final = (
    *("dhr_desktop.services.vaults", "ui.opened", "dhr_desktop.services.trying"),
    *("dhr_desktop.services.surroundings", "ui.shell.fresh_start"),
)
"""In the order in which it is needed."""


def load_heavy() -> None:
    """Import what is large."""
    for name in _HEAVY:
        importlib.import_module(name)
    gc.freeze()  # what was loaded stays for good: it need not be looked through for rubbish again and again


def meet_every_widget() -> None:
    """Let PySide look at every kind of widget, as it does when it first hands out one of an unknown kind: it takes a moment."""
    QScrollArea().viewport()
