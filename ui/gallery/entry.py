"""One picture of the gallery."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme.look import current, set_role

LAPTOP: Final = (1366, 768)
"""The small laptop on which every screen must work."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Something to look at.

    Attributes:
        name: becomes the name of its picture.
        make: makes it, filled with invented data.
        size: in pixels.
        large: True where it is also rendered at 200 % text.
    """

    name: str
    make: Callable[[], QWidget]
    size: tuple[int, int]
    large: bool = False


def sheet(*widgets: QWidget, stretch: bool = True) -> QWidget:
    """Return a page that holds widgets one below the other."""
    look = current()
    page = QWidget()
    set_role(page, "sheet")
    column = QVBoxLayout(page)
    column.setContentsMargins(look.space(6), look.space(5), look.space(6), look.space(5))
    column.setSpacing(look.space(4))
    for widget in widgets:
        column.addWidget(widget)
    if stretch:
        column.addStretch(1)
    return page
