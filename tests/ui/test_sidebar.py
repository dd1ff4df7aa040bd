"""The sidebar on a small laptop: every entry stands in the window at every size of text."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.qtbot import QtBot

from ui.shell.entry import Entry
from ui.shell.sidebar import Sidebar
from ui.theme.look import apply, dress
from ui.theme.tokens import Theme
from ui.widgets.page import Page


def _entries() -> list[Entry]:
    top = ("today", "reviews", "actions", "releases", "documents", "search")
    foot = ("history", "settings", "help")
    return [Entry(key, key, key.title(), Page, at_foot=key in foot) for key in (*top, *foot)]


@pytest.mark.parametrize(("percent", "is_tight"), [(100, False), (200, True)])
def test_every_entry_stands_in_the_window_of_a_small_laptop(
    qtbot: QtBot, qapp: QApplication, percent: int, is_tight: bool
) -> None:
    apply(qapp, Theme.load("light"), percent)
    window = QMainWindow()
    qtbot.addWidget(window)
    sidebar = Sidebar(_entries())
    window.setCentralWidget(sidebar)
    dress(window)
    window.resize(400, 650)
    window.show()
    for _ in range(3):
        QApplication.processEvents()
    foot = sidebar.lock.mapTo(sidebar, sidebar.lock.rect().bottomLeft()).y()
    assert foot < sidebar.height()
    assert (sidebar.lock.property("room") == "tight") is is_tight
    window.resize(400, 1200)
    QApplication.processEvents()
    assert sidebar.lock.property("room") != "tight", "with room they stand apart again"
