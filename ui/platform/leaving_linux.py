"""The signs of leaving on Linux, over D-Bus: systemd-logind, UPower, and the screen savers of the desktops.

Sources: org.freedesktop.login1(5), the UPower interface, the freedesktop.org idle inhibition specification. The sleep is
held up (logind's "delay" inhibitor) until the process that holds the data has ended, which closes the descriptor.
"""

from __future__ import annotations

from typing import Final, cast

from PySide6.QtCore import SLOT, QObject, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher

from ui.platform.leaving import Leaving

_LOGIN: Final = ("org.freedesktop.login1", "/org/freedesktop/login1", "org.freedesktop.login1.Manager")
_SESSION: Final = "org.freedesktop.login1.Session"
_ALTERED: Final = ("org.freedesktop.DBus.Properties", "PropertiesChanged")
_UPOWER: Final = ("/org/freedesktop/UPower", "org.freedesktop.UPower")
_SAVERS: Final = (
    "org.freedesktop.ScreenSaver",
    "org.gnome.ScreenSaver",
    "org.cinnamon.ScreenSaver",
    "org.mate.ScreenSaver",
    "org.xfce.ScreenSaver",
)
_LEFT: Final = {
    (_SESSION, "LockedHint"): True,
    (_SESSION, "Active"): False,
    (_UPOWER[1], "LidIsClosed"): True,
}
"""The properties that tell of leaving, and the value that means it."""
_WATCHED: Final = ("sleep", "DHR Desktop", "Locks the vault before the computer sleeps", "delay")


class LinuxLeaving(Leaving):
    """Listens on both buses; one that is not there tells nothing."""

    def __init__(
        self, system: QDBusConnection, session_bus: QDBusConnection, *, session: str, parent: QObject
    ) -> None:
        """Listen; `session` is logind's name of the session ("" where it is not known: any session counts)."""
        super().__init__(parent)
        self._held: object = None
        path = f"{_LOGIN[1]}/session/{escaped(session)}" if session else ""
        self._hear(system, "", (_LOGIN[2], "PrepareForSleep"), "switched(bool)")
        self._hear(system, path, (_SESSION, "Lock"), "told()")
        for where in (path, _UPOWER[0]):
            self._hear(system, where, _ALTERED, "altered(QString,QVariantMap)")
        for saver in _SAVERS:
            self._hear(session_bus, "", (saver, "ActiveChanged"), "switched(bool)")
        self._hold_up_sleep(system)

    @Slot(bool)
    def switched(self, on: bool) -> None:
        """Sleep or a screen saver begins (True) or has ended."""
        if on:
            self.left.emit()

    @Slot()
    def told(self) -> None:
        """Logind asks the session to lock."""
        self.left.emit()

    @Slot(str, "QVariantMap")
    def altered(self, interface: str, values: dict[str, object]) -> None:
        """Some properties have new values."""
        if any(_LEFT.get((interface, name)) is value for name, value in values.items()):
            self.left.emit()

    def _hear(self, bus: QDBusConnection, path: str, signal: tuple[str, str], slot: str) -> None:
        if bus.isConnected():
            bus.connect("", path, *signal, self, cast("bytes", SLOT(slot)))

    def _hold_up_sleep(self, system: QDBusConnection) -> None:
        """Ask for a moment before each sleep; the answer is awaited without holding anything up."""
        if not system.isConnected():
            return
        call = QDBusMessage.createMethodCall(*_LOGIN, "Inhibit")
        call.setArguments(list(_WATCHED))
        watcher = QDBusPendingCallWatcher(system.asyncCall(call), self)
        watcher.finished.connect(self._hold)

    def _hold(self, watcher: QDBusPendingCallWatcher) -> None:
        if not watcher.isError():
            self._held = watcher.reply().arguments()
        watcher.deleteLater()


def escaped(session: str) -> str:
    """Return a session's name as logind writes it in paths: a leading digit, and all but letters and digits, as _xx."""
    return "".join(
        letter
        if letter.isascii() and letter.isalnum() and not (place == 0 and letter.isdigit())
        else f"_{ord(letter):02x}"
        for place, letter in enumerate(session)
    )
