"""Compares pictures as an eye at arm's length would."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QImage

SMALL = 160
"""The width of a reference, in pixels."""
UNLIKE = 24
"""By how many shades of 255 a spot must differ to count."""
SHARE = 0.02
"""Which share of the spots may differ."""


def small(picture: QImage) -> QImage:
    """Return a picture small enough to keep, in grey."""
    height = round(picture.height() * SMALL / picture.width())
    mode = Qt.TransformationMode.SmoothTransformation
    scaled = picture.scaled(QSize(SMALL, height), Qt.AspectRatioMode.IgnoreAspectRatio, mode)
    return scaled.convertToFormat(QImage.Format.Format_Grayscale8)


def difference(one: QImage, other: QImage) -> float:
    """Return the share of spots at which two small pictures differ; 1 where their sizes do."""
    if one.size() != other.size():
        return 1.0
    spots = [
        abs(QColor(one.pixel(x, y)).value() - QColor(other.pixel(x, y)).value())
        for y in range(one.height())
        for x in range(one.width())
    ]
    return sum(spot > UNLIKE for spot in spots) / len(spots)
