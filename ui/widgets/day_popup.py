"""A small calendar that opens below a field; every day looks alike, none is red."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QWidget

from ui.theme.look import current
from ui.widgets.placing import place_beside

_WEEKEND = (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday)


class DayPopup(QCalendarWidget):
    """Emits `taken` with the day that was chosen, and closes."""

    taken = Signal(object)

    def __init__(self, owner: QWidget, name: str, day: date | None) -> None:
        """Make it; `day` is the one shown first, today's month where it is None."""
        super().__init__()
        self.setParent(owner, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(name)
        self.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        look = current()
        usual = QTextCharFormat()
        usual.setForeground(look.colour("text"))
        for weekday in _WEEKEND:
            self.setWeekdayTextFormat(weekday, usual)
        heads = QTextCharFormat()
        heads.setForeground(look.colour("quiet"))
        heads.setFontPointSize(look.points("small"))
        self.setHeaderTextFormat(heads)
        self.setMinimumSize(look.scaled(300), look.scaled(250))
        if day is not None:
            self.setSelectedDate(QDate(day.year, day.month, day.day))
        self.activated.connect(self._take)
        self.clicked.connect(self._take)

    def open_below(self, anchor: QWidget) -> None:
        """Show it below a field."""
        place_beside(self, anchor)
        self.show()
        self.setFocus()

    def _take(self, chosen: QDate) -> None:
        if not self.isHidden():
            self.taken.emit(date(chosen.year(), chosen.month(), chosen.day()))
            self.close()
