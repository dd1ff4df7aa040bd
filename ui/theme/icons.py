"""The one icon family, drawn in a theme's colour and kept for as long as the theme is."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

import resources
from ui.theme.tokens import Theme

ICONS: Final = {
    "today": "calendar-due",
    "reviews": "folders",
    "review": "folder",
    "actions": "list-check",
    "people": "users",
    "person": "user",
    "panel": "users-group",
    "meeting": "calendar-event",
    "agencies": "building",
    "recommendations": "clipboard-list",
    "trends": "chart-bar",
    "releases": "package-export",
    "search": "search",
    "help": "help",
    "lock": "lock",
    "settings": "settings",
    "history": "history",
    "documents": "file-text",
    "add": "plus",
    "edit": "pencil",
    "delete": "trash",
    "remove": "x",
    "close": "x",
    "done": "check",
    "open": "folder-open",
    "import": "file-import",
    "export": "file-export",
    "save": "download",
    "print": "printer",
    "copy": "copy",
    "undo": "arrow-back-up",
    "back": "arrow-left",
    "show": "eye",
    "hide": "eye-off",
    "calendar": "calendar",
    "choose": "selector",
    "more": "dots",
    "filter": "filter",
    "link": "external-link",
    "down": "chevron-down",
    "up": "chevron-up",
    "right": "chevron-right",
    "left": "chevron-left",
    "warning": "alert-triangle",
    "danger": "alert-circle",
    "info": "info-circle",
    "good": "circle-check",
    "clock": "clock",
    "late": "calendar-due",
    "empty": "inbox",
    "shield": "shield-check",
    "vault": "shield-lock",
    "key": "key",
    "try": "seeding",
    "send": "send",
    "board": "layout-board",
    "table": "table",
    "note": "note",
    "tag": "tag",
    "address": "home",
    "certificate": "certificate",
    "present": "presentation",
}
"""What an icon is for, and its drawing; only these are used, and only these are shipped."""

_STROKE: Final = 1.75


class Icons:
    """Draws icons in one theme's colours, each once, when it is first asked for."""

    def __init__(self, theme: Theme, side: int) -> None:
        """Make it; `side` is the size beside words, in pixels."""
        self._theme = theme
        self._side = side
        self._made: dict[tuple[str, str, float], QIcon] = {}

    def icon(self, name: str, role: str = "text", times: float = 1) -> QIcon:
        """Return the icon for a purpose in the colour of a role; KeyError where either is unknown."""
        key = (name, role, times)
        if key not in self._made:
            self._made[key] = _drawn(ICONS[name], self._theme.colour(role), round(self._side * times))
        return self._made[key]


def _drawn(drawing: str, colour: QColor, side: int) -> QIcon:
    """Return a Tabler drawing for usual and for fine screens."""
    svg = resources.icon_svg(drawing).replace("currentColor", colour.name())
    svg = svg.replace('stroke-width="2"', f'stroke-width="{_stroke(side):.2f}"')
    renderer = QSvgRenderer(QByteArray(svg.encode()))
    made = QIcon()
    for size in (side, side * 2):
        pixmap = QPixmap(size, size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        renderer.render(painter, QRectF(0, 0, size, size))
        painter.end()
        made.addPixmap(pixmap)
    return made


def _stroke(size: int) -> float:
    """Return the weight of the lines: large icons have finer ones, so that they do not shout."""
    return _STROKE if size <= 24 else _STROKE * (24 / size) ** 0.6
