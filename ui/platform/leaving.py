"""Hears from the operating system that somebody leaves the screen: session locked, user switched, sleep, lid closed.

Nothing here decides anything: `left` is told, and whoever listens locks. A system that says nothing leaves the idle
time, which counts sleep as well.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class Leaving(QObject):
    """The signs of one operating system. `close` ends the listening.

    Signals:
        left: somebody leaves; it may be told several times for one leaving.
    """

    left = Signal()

    def close(self) -> None:
        """Hear nothing more."""
