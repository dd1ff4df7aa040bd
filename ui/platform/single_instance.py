"""Lets a second start bring the first window forward. The only file that uses QtNetwork: a socket of this computer's own."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCryptographicHash, QLockFile, QObject, Signal

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer

_WAIT: Final = 500
_FORWARD: Final = b"forward"


class SingleInstance(QObject):
    """Tells whether this start is the first; `called` is emitted when a later one asks for the window."""

    called = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        """Make it; `folder` (of settings) tells one person's program from another's on the same computer."""
        super().__init__(parent)
        self._name = name_for(folder)
        self._folder = folder
        self._lock = QLockFile(str(folder / "running"))
        self._lock.setStaleLockTime(0)  # however long it runs; a lock whose process has gone does not count
        self._server: QLocalServer | None = None

    def claim(self) -> bool:
        """Return True where this start is the first; otherwise the first has been called forward.

        Where the folder cannot be written to nobody can tell, and every start counts as the first.
        """
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
        if self._lock.tryLock(0) or self._lock.error() != QLockFile.LockError.LockFailedError:
            return True
        return not self._call_forward()

    def listen(self) -> None:
        """Hear later starts from now on; there is time for it once the window stands."""
        from PySide6.QtNetwork import QLocalServer  # noqa: PLC0415 - not before the window stands

        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._hear)
        QLocalServer.removeServer(self._name)
        self._server.listen(self._name)

    def close(self) -> None:
        """Stop listening and let another start be the first."""
        if self._server is not None:
            self._server.close()
        self._lock.unlock()

    def _call_forward(self) -> bool:
        """Ask the first start for its window; False where it does not hear."""
        from PySide6.QtNetwork import QLocalSocket  # noqa: PLC0415 - needed by a second start alone

        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(_WAIT):
            return False
        socket.write(_FORWARD)
        socket.waitForBytesWritten(_WAIT)
        socket.disconnectFromServer()
        return True

    def _hear(self) -> None:
        assert self._server is not None
        socket = self._server.nextPendingConnection()
        socket.disconnected.connect(socket.deleteLater)
        self.called.emit()


def name_for(folder: Path) -> str:
    """Return a name that says nothing of the person or the place."""
    seed = f"{folder.absolute()}|{os.environ.get('USERNAME') or os.environ.get('USER') or ''}"
    return f"dhr-desktop-{_hashed(seed)[:16]}"


def _hashed(text: str) -> str:
    digest = QCryptographicHash.hash(text.encode(), QCryptographicHash.Algorithm.Sha256)
    return bytes(digest.data()).hex()
