"""Copies text so that it does not stay behind: cleared after half a minute, and kept out of clipboard histories."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QByteArray, QMimeData, QObject, QTimer, Signal
from PySide6.QtGui import QClipboard

CLEARED_AFTER: Final = 30_000
"""Milliseconds for which copied text stays."""

_OUT_OF_HISTORIES: Final = {
    "x-kde-passwordManagerHint": b"secret",
    "application/x-nspasteboard-concealed-type": b"1",
    'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"': b"\x01\x00\x00\x00",
    'application/x-qt-windows-mime;value="CanIncludeInClipboardHistory"': b"\x00\x00\x00\x00",
    'application/x-qt-windows-mime;value="CanUploadToCloudClipboard"': b"\x00\x00\x00\x00",
}


class ClipboardGuard(QObject):
    """The one way by which records reach the clipboard. `cleared` tells when our text has been taken back."""

    cleared = Signal()

    def __init__(self, clipboard: QClipboard, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clipboard = clipboard
        self._ours = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.clear)

    def copy(self, text: str) -> None:
        """Copy a text for CLEARED_AFTER milliseconds."""
        data = QMimeData()
        data.setText(text)
        for kind, mark in _OUT_OF_HISTORIES.items():
            data.setData(kind, QByteArray(mark))
        self._clipboard.setMimeData(data)
        self._ours = text
        self._timer.start(CLEARED_AFTER)

    def clear(self) -> None:
        """Take our text back at once, unless something else has been copied since; called on locking, too."""
        self._timer.stop()
        if self._ours and self._clipboard.text() == self._ours:
            self._clipboard.clear()
        self._ours = ""
        self.cleared.emit()
