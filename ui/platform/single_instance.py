"""Lets a second start bring the first window forward. The only file that uses QtNetwork: a socket of this computer's own."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_WAIT: Final = 500
_FORWARD: Final = b"forward"


class SingleInstance(QObject):
    """Listens for later starts; `called` is emitted when one of them asks for the window."""

    called = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        """Make it; `folder` (of settings) tells one person's program from another's on the same computer."""
        super().__init__(parent)
        self._name = name_for(folder)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._hear)

    def claim(self) -> bool:
        """Return True where this start is the first; otherwise the first has been called forward."""
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if socket.waitForConnected(_WAIT):
            socket.write(_FORWARD)
            socket.waitForBytesWritten(_WAIT)
            socket.disconnectFromServer()
            return False
        QLocalServer.removeServer(self._name)
        return self._server.listen(self._name)

    def close(self) -> None:
        """Stop listening."""
        self._server.close()

    def _hear(self) -> None:
        socket = self._server.nextPendingConnection()
        socket.disconnected.connect(socket.deleteLater)
        self.called.emit()


def name_for(folder: Path) -> str:
    """Return a name that says nothing of the person or the place."""
    seed = f"{folder.absolute()}|{os.environ.get('USERNAME') or os.environ.get('USER') or ''}"
    return f"dhr-desktop-{hashlib.sha256(seed.encode()).hexdigest()[:16]}"
