"""The signs of leaving on Windows: session messages, suspension, and the lid, as native window messages.

Sources: WM_WTSSESSION_CHANGE, WM_POWERBROADCAST and RegisterPowerSettingNotification in Microsoft's documentation. Not yet
run on Windows (docs/threat_model.md says so); the reading of messages is tested everywhere.
"""

from __future__ import annotations

import ctypes
import struct
import uuid
from ctypes import c_size_t, c_uint, c_void_p
from typing import Any, Final

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication
from PySide6.QtWidgets import QWidget

from ui.platform.leaving import Leaving

_SESSION_CHANGE: Final = 0x02B1
_POWER: Final = 0x0218
_SUSPEND: Final = 0x0004
_SETTING_CHANGE: Final = 0x8013
_SESSION_LEFT: Final = frozenset({0x2, 0x4, 0x6, 0x7})
"""Console disconnected, remote session disconnected, logged off, locked."""
_LID: Final = uuid.UUID("ba3e0f4d-b817-4094-a2d1-d56379e6a0f3").bytes_le
_THIS_SESSION: Final = 0
_TO_WINDOW: Final = 0


class _Message(ctypes.Structure):
    """The beginning of MSG."""

    _fields_ = (("window", c_void_p), ("message", c_uint), ("word", c_size_t), ("long", c_size_t))


def tells_of_leaving(message: int, word: int, setting: bytes = b"") -> bool:
    """Return whether a window message says that somebody leaves; `setting` is a POWERBROADCAST_SETTING."""
    if message == _SESSION_CHANGE:
        return word in _SESSION_LEFT
    if message != _POWER:
        return False
    return word == _SUSPEND or (
        word == _SETTING_CHANGE and setting[:16] == _LID and setting[16:24] == struct.pack("<II", 4, 0)
    )


class _Filter(QAbstractNativeEventFilter):
    """Looks at every native message; anything that cannot be read is passed on."""

    def __init__(self, leaving: WindowsLeaving) -> None:
        super().__init__()
        self._leaving = leaving

    def nativeEventFilter(self, kind: QByteArray | bytes | bytearray | memoryview, message: int) -> object:
        """Tell of leaving, and let everything pass."""
        if QByteArray(kind) == QByteArray(b"windows_generic_MSG"):
            seen = _Message.from_address(int(message))
            setting = b""
            if (seen.message, seen.word) == (_POWER, _SETTING_CHANGE) and seen.long:
                setting = ctypes.string_at(seen.long, 24)
            if tells_of_leaving(int(seen.message), int(seen.word), setting):
                self._leaving.left.emit()
        return False, 0


class WindowsLeaving(Leaving):
    """Registers a window for the messages that are not sent to everyone."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        system: Any = ctypes
        handle = c_void_p(int(window.winId()))
        system.windll.wtsapi32.WTSRegisterSessionNotification(handle, _THIS_SESSION)
        register = system.windll.user32.RegisterPowerSettingNotification
        register.restype = c_void_p
        register(handle, _LID, _TO_WINDOW)
        self._filter = _Filter(self)
        QCoreApplication.instance().installNativeEventFilter(self._filter)  # type: ignore[union-attr]

    def close(self) -> None:
        """Hear nothing more."""
        app = QCoreApplication.instance()
        if app is not None:
            app.removeNativeEventFilter(self._filter)
