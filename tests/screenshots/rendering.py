"""Renders the gallery, screens and all."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QEvent, QPoint, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from dhr_desktop.base.clock import FixedClock
from tests.fakes.desks import TestDesk, new_session
from ui.gallery import ENTRIES
from ui.gallery.entry import Entry
from ui.gallery.screens import screen_entries
from ui.theme.look import apply, dress
from ui.theme.tokens import Theme

ROOT = Path(__file__).resolve().parents[2]
PICTURES = ROOT / "build" / "screenshots"
REFERENCES = Path(__file__).resolve().parent / "reference"


@dataclass(frozen=True)
class Shot:
    """One picture: an entry of the gallery in a theme at a text size."""

    entry: Entry
    theme: str
    percent: int = 100

    @property
    def name(self) -> str:
        size = f"-{self.percent}" if self.percent != 100 else ""
        return f"{self.entry.name}-{self.theme}{size}"


class Vaults:
    """The vaults that the screens are filled from, made when the first picture needs them."""

    def __init__(self) -> None:
        self._folder = TemporaryDirectory(prefix="dhr-pictures-")
        self._desks: dict[int, TestDesk] = {}

    def desk(self, reviews: int) -> TestDesk:
        """Return the desk over a vault of so many invented reviews."""
        if reviews not in self._desks:
            clock = FixedClock(datetime(2026, 3, 2, 9, 30, tzinfo=UTC))
            folder = Path(self._folder.name) / f"{reviews}"
            self._desks[reviews] = TestDesk(new_session(folder, clock, reviews, second="Robin Desk"))
        return self._desks[reviews]

    def close(self) -> None:
        """Close the vaults and remove them."""
        for desk in self._desks.values():
            desk.session.close()
        self._desks.clear()
        self._folder.cleanup()


def all_shots(vaults: Vaults) -> list[Shot]:
    """Every entry in light and dark; the marked ones at 200 % too, and the window in high contrast."""
    entries = (*ENTRIES, *screen_entries(lambda: vaults.desk(24), lambda: vaults.desk(0)))
    shots = [Shot(entry, theme) for theme in ("light", "dark") for entry in entries]
    shots += [Shot(entry, "light", 200) for entry in entries if entry.large]
    return shots + [Shot(entry, "high-contrast") for entry in entries if entry.name in ("window", "banners")]


def render(app: QApplication, shot: Shot) -> QImage:
    """Return the picture of a shot; the size holds at 200 % too, as a laptop's screen does not grow."""
    look = app.property("look")
    if look is None or (look.theme.name, look.percent) != (shot.theme, shot.percent):
        apply(app, Theme.load(shot.theme), shot.percent)
    widget = shot.entry.make()
    if not widget.styleSheet():
        dress(widget)
    widget.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    widget.setWindowState(Qt.WindowState.WindowNoState)
    widget.setMinimumSize(0, 0)
    widget.resize(*shot.entry.size)
    widget.show()
    widget.clearFocus()
    for _ in range(3):
        app.processEvents()
    picture = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    widget.hide()
    widget.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return picture


def keep(shot: Shot, picture: QImage) -> Path:
    """Write the whole picture for eyes."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    file = PICTURES / f"{shot.name}.png"
    picture.save(str(file))
    return file


def reference_of(shot: Shot) -> Path:
    return REFERENCES / f"{shot.name}.png"


def contact_sheet(pictures: list[tuple[str, QImage]], width: int = 1800, across: int = 3) -> QImage:
    """Return one picture of them all, with their names."""
    gap, line = 16, 22
    cell = (width - gap * (across + 1)) // across
    rows = [pictures[start : start + across] for start in range(0, len(pictures), across)]
    heights = [max(round(p.height() * min(1, cell / p.width())) for _, p in row) + line + gap for row in rows]
    made = QImage(width, sum(heights) + gap, QImage.Format.Format_RGB32)
    made.fill(QColor("#808488"))
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    y = gap
    for row, height in zip(rows, heights, strict=True):
        for place, (name, picture) in enumerate(row):
            x = gap + place * (cell + gap)
            painter.setPen(QColor("white"))
            painter.drawText(QPoint(x, y + line - 6), name)
            factor = min(1, cell / picture.width())
            mode = Qt.TransformationMode.SmoothTransformation
            size = QSize(round(picture.width() * factor), round(picture.height() * factor))
            painter.drawImage(
                QPoint(x, y + line), picture.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, mode)
            )
        y += height
    painter.end()
    return made
