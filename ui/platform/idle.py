"""Notices that nobody is there: counts down in the last minute, then asks for the lock. Waking from sleep counts as idle time.

It watches windows, never the application: a filter there would hand every event of every widget to Python, which made
the first page take a tenth of a second longer and the process ten megabytes larger.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

from dhr_desktop.base.clock import Clock

_HAND: Final = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.InputMethod,
    }
)
LAST: Final = 60
"""Seconds for which the countdown is shown."""


class IdleTimer(QObject):
    """Watches for a hand on keyboard or mouse.

    Signals:
        counted_down: seconds left, once a second in the last minute.
        stayed: a hand came back during the countdown.
        passed: the time is over; lock now.
    """

    counted_down = Signal(int)
    stayed = Signal()
    passed = Signal()

    def __init__(
        self, app: QGuiApplication, clock: Clock, minutes: int, parent: QObject | None = None
    ) -> None:
        """Start watching; `minutes` of 0 never lock by themselves."""
        super().__init__(parent)
        self._clock = clock
        self._limit = timedelta(minutes=minutes)
        self._last: datetime = clock.now()
        self._counting = False
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self.look)
        self._app = app
        self._closed = False
        app.focusWindowChanged.connect(self._watch)
        self._watch(app.focusWindow())
        self.set_minutes(minutes)

    def set_minutes(self, minutes: int) -> None:
        """Change how long nobody may be there."""
        self._limit = timedelta(minutes=minutes)
        self.stay()
        if minutes:
            self._timer.start()
        else:
            self._timer.stop()

    def stay(self) -> None:
        """Begin anew, as after a key press."""
        self._last = self._clock.now()
        if self._counting:
            self._counting = False
            self.stayed.emit()

    def look(self) -> None:
        """See how long nobody has been there; called once a second."""
        left = int((self._last + self._limit - self._clock.now()).total_seconds())
        if left <= 0:
            self.close()
            self.passed.emit()
        elif left <= LAST:
            self._counting = True
            self.counted_down.emit(left)

    def close(self) -> None:
        """Stop watching."""
        if not self._closed:
            self._closed = True
            self._timer.stop()
            self._app.focusWindowChanged.disconnect(self._watch)
            for window in self._app.allWindows():
                window.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002 - Qt's signature
        """Take note of every sign of a hand."""
        if event.type() in _HAND:
            self.stay()
        return False

    def _watch(self, window: QWindow | None) -> None:
        """Watch a window from when it is first worked in; doing so twice makes no difference."""
        if window is not None:
            window.installEventFilter(self)
            self.stay()
