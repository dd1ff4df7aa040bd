"""Watches the fault for which PySide6 is pinned: 6.12.0 took a reference off None with each call and then crashed."""

from __future__ import annotations

import sys
from importlib import metadata
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

CALLS = 1_000


def test_a_thousand_calls_take_no_reference_from_none(qtbot: QtBot) -> None:
    """Where None is immortal (Python 3.12 and later) the count stands still and this holds by itself."""
    label = QLabel()
    qtbot.addWidget(label)
    label.setText("one")
    before = sys.getrefcount(None)
    for number in range(CALLS):
        label.setText(str(number))
    assert sys.getrefcount(None) > before - CALLS // 10


def test_the_pinned_version_is_the_one_that_runs() -> None:
    assert metadata.version("PySide6-Essentials") == metadata.version("shiboken6") == "6.11.3"
