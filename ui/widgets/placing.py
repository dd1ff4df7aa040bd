"""Where a list or calendar opens: below what it belongs to, or wherever else it is seen whole."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QWidget

_GAP = 2
"""Pixels between a widget and what opens beside it."""


def place_beside(popup: QWidget, anchor: QWidget) -> None:
    """Make it no larger than the screen and set it below the anchor; above, or moved aside, where it would run off."""
    screen = anchor.screen().availableGeometry()
    popup.adjustSize()
    popup.setMaximumSize(screen.size())
    size = popup.size().boundedTo(screen.size())
    popup.resize(size)
    popup.move(place_for(size, QRect(anchor.mapToGlobal(QPoint()), anchor.size()), screen))


def place_for(size: QSize, anchor: QRect, screen: QRect) -> QPoint:
    """Return the upper left corner for something of that size; all of it is on the screen where that is possible."""
    below, above = anchor.bottom() + 1 + _GAP, anchor.top() - _GAP - size.height()
    lowest = screen.bottom() + 1 - size.height()
    y = below if below <= lowest else above if above >= screen.top() else lowest
    x = min(anchor.left(), screen.right() + 1 - size.width())
    return QPoint(max(screen.left(), x), max(screen.top(), y))
