"""The look that holds now, kept on the application as Qt keeps its palette and font; the only file that sets a style sheet.

Widgets ask `current()` while they paint, say what they are with `set_role`, and name an icon with `set_icon`;
all three follow a change of theme or text size by themselves. Windows are dressed one by one with `dress`: a style
sheet on the application would be worked out again for a whole page each time that a part of it finds its parent,
which made opening a review take four times as long.
"""

from __future__ import annotations

from collections.abc import Mapping
from string import Template
from typing import Final, cast

from PySide6.QtCore import QEvent, QLocale, QSize
from PySide6.QtGui import QColor, QFont, QIcon
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

import resources
from ui.theme.drawings import Drawings
from ui.theme.fonts import font, load_fonts, points_on
from ui.theme.icons import Icons
from ui.theme.palette import palette_of
from ui.theme.tokens import Measures, Theme

_KEPT: Final = "look"
_DRESSED: Final = "dressed"
_ICON: Final = "iconName"
_ICON_ROLE: Final = "iconRole"
_LENGTHS: Final = "lengths"
_ICON_TIMES: Final = "iconTimes"


class Look:
    """A theme at a text size: what painting code and layouts ask for."""

    def __init__(self, theme: Theme, measures: Measures, percent: int, dots_per_inch: float) -> None:
        self.theme = theme
        self.percent = percent
        self._measures = measures
        self._dots = dots_per_inch
        self._icons = Icons(theme, self.scaled(measures.icon))
        self._drawings = Drawings(theme.name, theme.colours)
        self._sheet = ""

    def colour(self, role: str) -> QColor:
        """Return the colour of a role."""
        return self.theme.colour(role)

    def icon(self, name: str, role: str = "text", times: float = 1) -> QIcon:
        """Return the icon for a purpose in the colour of a role, some times as large as beside words."""
        return self._icons.icon(name, role, times)

    def space(self, steps: float) -> int:
        """Return a space of some steps of the grid, in pixels; it does not grow with the text."""
        return round(steps * self._measures.step)

    def scaled(self, pixels: float) -> int:
        """Return a length that grows with the text, in pixels."""
        return round(pixels * self.percent / 100)

    def points(self, kind: str) -> float:
        """Return the size of a kind of text, in points on this screen."""
        return points_on(self._measures.points[kind] * self.percent / 100, self._dots)

    def font(self, kind: str = "body", *, strong: bool = False) -> QFont:
        """Return the font of a kind of text."""
        return font(self.points(kind), strong=strong)

    def style_sheet(self) -> str:
        """Return the one style sheet with every token filled in; KeyError where the template names an unknown one."""
        if self._sheet:
            return self._sheet
        sizes = {f"pt_{kind}": f"{self.points(kind):.2f}pt" for kind in self._measures.points}
        spaces = {f"s{n}": f"{self.space(n)}px" for n in range(1, 9)}
        lengths = {"radius": f"{self._measures.radius}px", "box": f"{self.scaled(16)}px", "half": "2px"}
        box = self.scaled(16)
        lengths |= {
            "round": f"{box // 2 + 1}px",  # half a box with its line, so that it is a circle
            "inside": f"{box - 6}px",  # a box whose line is twice as thick, with as much air
            "control": f"{self.scaled(20)}px",
            "arrow": f"{self.scaled(26)}px",
        }
        words: Mapping[str, str] = {
            **self.theme.colours,
            **sizes,
            **spaces,
            **lengths,
            "drawings": self._drawings.folder,
        }
        self._sheet = Template(resources.read_text("style/window.qss")).substitute(words)
        return self._sheet

    def icon_size(self, times: float = 1) -> QSize:
        """Return the size of an icon beside words, or some times that."""
        side = self.scaled(self._measures.icon * times)
        return QSize(side, side)

    def close(self) -> None:
        """Let go of what Qt was told."""
        self._drawings.close()


def apply(app: QApplication, theme: Theme, text_size_percent: int = 100) -> Look:
    """Dress the whole application; open windows change at once."""
    before: object = app.property(_KEPT)
    if not isinstance(before, Look):
        load_fonts()
        QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    look = Look(theme, Measures.load(), text_size_percent, app.primaryScreen().logicalDotsPerInch())
    app.setProperty(_KEPT, look)
    if not isinstance(before, Look):
        app.setStyle("Fusion")
    app.setPalette(palette_of(theme))
    app.setFont(look.font())
    for widget in app.allWidgets():
        if widget.property(_DRESSED):
            widget.setStyleSheet(look.style_sheet())
        if widget.property(_ICON):
            _show_icon(widget, look)
        if widget.property(_LENGTHS):
            _set_lengths(widget, look)
    if isinstance(before, Look):
        before.close()  # last: until now windows were drawn with it
    return look


def dress(window: QWidget) -> None:
    """Dress a window and all that ever stands in it; its popups and menus inherit it."""
    window.setProperty(_DRESSED, True)
    window.setStyleSheet(current().style_sheet())


def current() -> Look:
    """Return the look that holds now.

    Raises:
        RuntimeError: `apply` has not been called yet.
    """
    app = QApplication.instance()
    look: object = app.property(_KEPT) if app else None
    if not isinstance(look, Look):
        raise RuntimeError("apply a theme first")  # noqa: TRY004 - the caller passed nothing of a wrong type
    return look


def set_role(widget: QWidget, role: str, name: str = "role") -> None:
    """Say what a widget is, so that the style sheet can dress it; `name` for a second property such as "fault"."""
    if widget.property(name) == role:
        return
    widget.setProperty(name, role)
    if widget.window().property(_DRESSED):
        widget.style().unpolish(widget)
        widget.style().polish(widget)
        QApplication.sendEvent(widget, QEvent(QEvent.Type.StyleChange))


def set_lengths(
    widget: QWidget, *, width: int = 0, least_width: int = 0, most_width: int = 0, least_height: int = 0
) -> None:
    """Give a widget lengths that grow with the text, in pixels at 100 %; 0 leaves one alone."""
    widget.setProperty(_LENGTHS, [width, least_width, most_width, least_height])
    _set_lengths(widget, current())


def set_icon(widget: QAbstractButton | QLabel, name: str, role: str = "text", *, times: float = 1) -> None:
    """Give a button or label an icon that follows the theme, `times` as large as beside words."""
    widget.setProperty(_ICON_TIMES, times)
    widget.setProperty(_ICON, name)
    widget.setProperty(_ICON_ROLE, role)
    _show_icon(widget, current())


def _set_lengths(widget: QWidget, look: Look) -> None:
    kept = cast("list[int]", widget.property(_LENGTHS))
    width, least_width, most_width, least_height = (look.scaled(length) for length in kept)
    if width:
        widget.setFixedWidth(width)
    if least_width:
        widget.setMinimumWidth(least_width)
    if most_width:
        widget.setMaximumWidth(most_width)
    if least_height:
        widget.setMinimumHeight(least_height)


def _show_icon(widget: QWidget, look: Look) -> None:
    times = float(widget.property(_ICON_TIMES))
    made = look.icon(cast("str", widget.property(_ICON)), cast("str", widget.property(_ICON_ROLE)), times)
    size = look.icon_size(times)
    if isinstance(widget, QAbstractButton):
        widget.setIcon(made)
        widget.setIconSize(size)
    elif isinstance(widget, QLabel):
        widget.setPixmap(made.pixmap(size, widget.devicePixelRatio()))
