"""Presenting: for a quarter of an hour fields with real names are hidden, and the screen may be captured."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from PySide6.QtCore import QObject, QTimer

from ui.platform.capture import Capture
from ui.platform.desk import Desk
from ui.shell.main_window import MainWindow

LONGEST: Final = timedelta(minutes=15)
"""How long a presentation lasts unless somebody stops it; it can be started again."""


class Presenting(QObject):
    """Starts and ends presentations of one window. Names stay published when one ends, until somebody switches them."""

    def __init__(self, desk: Desk, window: MainWindow, capture: Capture) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._capture = capture
        self._until: datetime | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self.look)
        window.present_asked.connect(self.toggle)
        window.presenting.ended.connect(self.stop)

    @property
    def on(self) -> bool:
        """Whether somebody presents."""
        return self._until is not None

    def toggle(self) -> None:
        """Start, or stop."""
        if self.on:
            self.stop()
        else:
            self.start()

    def start(self) -> None:
        """Hide real names first, then allow capture."""
        self._until = self._desk.clock.now() + LONGEST
        self._desk.hold_names()
        self._window.sidebar.hold_names(held=True)
        self._window.presenting.show_until(f"{self._until.astimezone():%H:%M}")
        self._capture.set_refused(False)
        self._timer.start()

    def look(self) -> None:
        """Stop when the time is over; called once a second."""
        if self._until is not None and self._desk.clock.now() >= self._until:
            self.stop()

    def stop(self) -> None:
        """Refuse capture first, then let names be switched again."""
        self._timer.stop()
        self._until = None
        self._capture.set_refused(True)
        self._desk.release_names()
        self._window.sidebar.hold_names(held=False)
        self._window.presenting.hide()
        self._desk.said.emit("Presenting has ended")
