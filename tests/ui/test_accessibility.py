"""A screen reader can name everything that a key can reach, in every entry of the gallery."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractScrollArea, QComboBox, QLineEdit, QScrollBar, QWidget
from pytestqt.qtbot import QtBot

from ui.gallery import ENTRIES
from ui.gallery.entry import Entry


def reachable(widget: QWidget) -> list[QWidget]:
    """Every visible widget that Tab can reach."""
    return [
        child
        for child in widget.findChildren(QWidget)
        if child.isVisible() and child.isEnabled() and child.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]


@pytest.mark.parametrize("entry", ENTRIES, ids=[entry.name for entry in ENTRIES])
def test_everything_that_a_key_can_reach_has_a_name(qtbot: QtBot, entry: Entry) -> None:
    widget = entry.make()
    qtbot.addWidget(widget)
    widget.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    widget.show()
    nameless = []
    for child in reachable(widget):
        if child.focusProxy() is not None or isinstance(child, QScrollBar):
            continue
        if isinstance(child.parent(), QComboBox):
            continue
        interface = QAccessible.queryAccessibleInterface(child)
        name = interface.text(QAccessible.Text.Name) if interface else ""
        if isinstance(child, QComboBox | QLineEdit | QAbstractScrollArea) and not child.accessibleName():
            nameless.append(f"{type(child).__name__} has only its value for a name")
        elif not name:
            nameless.append(f"{type(child).__name__} in {type(child.parent()).__name__}")
    assert nameless == []
    if hasattr(widget, "let_close"):
        widget.let_close()


@pytest.mark.parametrize("entry", ENTRIES, ids=[entry.name for entry in ENTRIES])
def test_every_button_that_shows_only_an_icon_says_in_a_tooltip_what_it_does(
    qtbot: QtBot, entry: Entry
) -> None:
    from PySide6.QtWidgets import QAbstractButton

    widget = entry.make()
    qtbot.addWidget(widget)
    silent = [
        button.accessibleName()
        for button in widget.findChildren(QAbstractButton)
        if not button.text() and not button.icon().isNull() and not button.toolTip()
    ]
    assert silent == []
    if hasattr(widget, "let_close"):
        widget.let_close()
