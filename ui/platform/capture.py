"""Keeps windows out of screen pictures and screen sharing, where the system can: Windows and macOS.

X11 and Wayland give a program no way to refuse (docs/threat_model.md says so). Not yet run on Windows and macOS.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication, QWindow

Refuse = Callable[[QWindow, bool], None]
"""Keeps a window out of pictures (True), or lets it be seen again."""

_SEEN, _BLACK, _LEFT_OUT = (
    0x00,
    0x01,
    0x11,
)  # WDA_NONE, WDA_MONITOR, WDA_EXCLUDEFROMCAPTURE (Windows 10 2004 and later)
_SHARED_NOT, _SHARED = 0, 1  # NSWindowSharingNone, NSWindowSharingReadOnly


class Capture(QObject):
    """Refuses capture of every window from when it is first worked in, until told otherwise."""

    def __init__(
        self, app: QGuiApplication, refuse: Refuse | None = None, parent: QObject | None = None
    ) -> None:
        """Refuse from now on; without `refuse` it is this system's own way, if there is one."""
        super().__init__(parent)
        self._app = app
        self._refuse = refuse or _WAYS.get(sys.platform)
        self._refused = True
        if self._refuse is not None:
            app.focusWindowChanged.connect(self._look)
        self._look()

    @property
    def can_refuse(self) -> bool:
        """Whether this system has a way."""
        return self._refuse is not None

    def set_refused(self, refused: bool) -> None:
        """Refuse capture, or allow it, for all windows."""
        self._refused = refused
        self._look()

    def _look(self, _: QWindow | None = None) -> None:
        if self._refuse is not None:
            for window in self._app.topLevelWindows():
                if window.isVisible():
                    self._refuse(window, self._refused)


def _on_windows(window: QWindow, refused: bool) -> None:
    system: Any = ctypes
    set_affinity = system.windll.user32.SetWindowDisplayAffinity
    handle = ctypes.c_void_p(int(window.winId()))
    if not set_affinity(handle, _LEFT_OUT if refused else _SEEN) and refused:
        set_affinity(handle, _BLACK)


def _on_mac(window: QWindow, refused: bool) -> None:
    objc = ctypes.CDLL("/usr/lib/libobjc.dylib")
    named, send = objc.sel_registerName, objc.objc_msgSend
    named.restype = send.restype = ctypes.c_void_p
    send.argtypes = [ctypes.c_void_p, ctypes.c_void_p]
    frame = send(int(window.winId()), named(b"window"))
    send.argtypes = [ctypes.c_void_p, ctypes.c_void_p, ctypes.c_ulong]
    send(frame, named(b"setSharingType:"), _SHARED_NOT if refused else _SHARED)


_WAYS: Final[dict[str, Refuse]] = {"win32": _on_windows, "darwin": _on_mac}
