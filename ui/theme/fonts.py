"""The one type family of window and paper, loaded from its package, never from the computer."""

from __future__ import annotations

import sys
from typing import Final

from PySide6.QtGui import QFont, QFontDatabase

import resources

FAMILY: Final = "Source Sans Pro"


def load_fonts() -> None:
    """Make the family known to Qt.

    Raises:
        FileNotFoundError: a font file cannot be read, which would show every letter as a box.
    """
    for weight in resources.FONT_WEIGHTS:
        file = resources.font_file(weight)
        if QFontDatabase.addApplicationFont(str(file)) < 0:
            raise FileNotFoundError(file.name)


def font(points: float, *, strong: bool = False) -> QFont:
    """Return the family at a size in points; its figures all have one width, so that columns of them align."""
    made = QFont(FAMILY)
    made.setPointSizeF(points)
    made.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    made.setFeature(QFont.Tag("tnum"), 1)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made


def points_on(points: float, dots_per_inch: float) -> float:
    """Return points that look as large as they do at 96 dots per inch (macOS counts 72)."""
    return points * 96.0 / dots_per_inch if sys.platform == "darwin" and dots_per_inch else points
