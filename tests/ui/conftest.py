"""Every test of the face gets a dressed application."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from ui.theme.look import apply
from ui.theme.tokens import Theme


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> QApplication:
    """The application in light dress at 100 %, whatever the test before did."""
    look = qapp.property("look")
    if look is None or look.theme.name != "light" or look.percent != 100:
        apply(qapp, Theme.load("light"))
    return qapp
