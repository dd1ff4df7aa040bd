"""Draws a life as a line of stages: what lies behind, where it stands, what is to come."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.look import current
from ui.widgets.hint import plain_hint


class StageLine(QWidget):
    """Painted from tokens; everything it shows is also its accessible text."""

    def __init__(self, stages: Sequence[str], at: int = -1, remark: str = "") -> None:
        super().__init__()
        self._stages = tuple(stages)
        self._at = -1
        self._remark = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_stage(at, remark)

    def show_stage(self, at: int, remark: str = "") -> None:
        """Show where it stands; -1 where it has not begun. `remark` is a word below the stage, such as "Paused"."""
        self._at, self._remark = at, remark
        where = self._stages[at] if 0 <= at < len(self._stages) else "not begun"
        words = f"Stage {at + 1} of {len(self._stages)}: {where}" + (f", {remark}" if remark else "")
        self.setAccessibleName(words)
        self.setToolTip(plain_hint(words))
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for a dot and two lines of words."""
        look = current()
        height = look.scaled(18) + look.space(2) + 2 * QFontMetrics(look.font("small")).lineSpacing()
        return QSize(look.scaled(60) * len(self._stages), height)

    def minimumSizeHint(self) -> QSize:
        """Return the same height at any width."""
        return QSize(_least_width(len(self._stages)), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - all of it is painted
        """Draw line, dots and words."""
        look = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        step = self.width() / max(1, len(self._stages))
        radius, y = look.scaled(6), look.scaled(9)
        centres = [QPointF(step * (place + 0.5), y) for place in range(len(self._stages))]
        for place in range(1, len(centres)):
            done = place <= self._at
            painter.setPen(QPen(look.colour("accent" if done else "edge"), 2 if done else 1))
            painter.drawLine(centres[place - 1] + QPointF(radius, 0), centres[place] - QPointF(radius, 0))
        for place, centre in enumerate(centres):
            self._draw_dot(painter, centre, place)
            self._draw_words(
                painter, QRectF(step * place, y + radius + look.space(1), step, self.height()), place
            )
        painter.end()

    def _draw_dot(self, painter: QPainter, centre: QPointF, place: int) -> None:
        look = current()
        radius = look.scaled(6)
        painter.setPen(QPen(look.colour("accent" if place <= self._at else "edge"), 1.5))
        painter.setBrush(look.colour("accent" if place < self._at else "window"))
        painter.drawEllipse(centre, radius, radius)
        if place == self._at:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("accent"))
            painter.drawEllipse(centre, radius / 2, radius / 2)

    def _draw_words(self, painter: QPainter, room: QRectF, place: int) -> None:
        look = current()
        here = place == self._at
        if not here and not self._roomy(room.width()):
            return
        painter.setFont(look.font("small", strong=here))
        painter.setPen(look.colour("text" if here else "quiet"))
        words = self._stages[place]
        if here and self._remark:
            words = f"{words}\n{self._remark}"
        if not self._roomy(room.width()):
            middle, most = room.center().x(), room.width() * 3
            metrics = QFontMetrics(painter.font())
            wide = min(most, 8 + max(metrics.horizontalAdvance(line) for line in words.split("\n")))
            room.setLeft(min(max(0.0, middle - wide / 2), max(0.0, self.width() - wide)))
            room.setWidth(wide)
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(room.adjusted(2, 0, -2, 0), flags, words)

    def _roomy(self, width: float) -> bool:
        """Return True where every word fits below its dot; otherwise only the current stage is named."""
        metrics = QFontMetrics(current().font("small", strong=True))
        longest = max(metrics.horizontalAdvance(word) for stage in self._stages for word in stage.split())
        return longest <= width - 4


def _least_width(stages: int) -> int:
    """Return the least width at which so many dots still stand apart."""
    return current().scaled(24) * stages
