"""What every step of a release is: it begins, says what stands in its way, and knows the words of the way on."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.theme.look import current, set_role


class Step(QWidget):
    """The base of the steps.

    Signals:
        moved: what stands in the way has changed.

    Attributes:
        name: its word in the line of stages.
        onward: the words of the button that goes on; "" where there is none.
    """

    moved = Signal()
    name = ""
    onward = ""

    def begin(self) -> None:
        """Show what holds now; called each time the step comes up."""

    def in_the_way(self) -> str:
        """Return in a sentence why one cannot go on yet, or ""."""
        return ""

    def finish(self) -> None:
        """Hand over what was chosen; called before the next step comes up."""


def scrolling(width: int = 0) -> tuple[QScrollArea, QVBoxLayout]:
    """Return a sheet that scrolls where there is too little room, and its column; `width` is its widest at 100 % text."""
    look = current()
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    sheet = QWidget()
    set_role(sheet, "sheet")
    if width:
        sheet.setMaximumWidth(look.scaled(width))
    # Else wrapped sentences would be measured for a narrow column, and the sheet would scroll for nothing
    sheet.setMinimumHeight(1)
    column = QVBoxLayout(sheet)
    column.setContentsMargins(0, 0, look.space(3), 0)
    column.setSpacing(look.space(3))
    area.setWidget(sheet)
    return area, column
