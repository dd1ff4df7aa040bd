"""Chooses the signs of leaving that this operating system has."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QWidget

from ui.platform.leaving import Leaving


def leaving(window: QWidget) -> Leaving:
    """Return what this operating system tells; `window` is a top-level window that stays."""
    make = _MAKERS.get(sys.platform)
    return make(window) if make is not None else Leaving(window)


def _on_linux(window: QWidget) -> Leaving:
    from PySide6.QtDBus import QDBusConnection  # noqa: PLC0415 - only this system has it

    from ui.platform.leaving_linux import LinuxLeaving  # noqa: PLC0415 - only this system has it

    here = "DBUS_SESSION_BUS_ADDRESS" in os.environ  # without it Qt would start a bus, and wait for it
    return LinuxLeaving(
        QDBusConnection.systemBus(),
        QDBusConnection.sessionBus() if here else QDBusConnection("none"),
        session=os.environ.get("XDG_SESSION_ID", ""),
        parent=window,
    )


def _on_windows(window: QWidget) -> Leaving:
    from ui.platform.leaving_windows import WindowsLeaving  # noqa: PLC0415 - only this system has it

    return WindowsLeaving(window)


_MAKERS: Final[dict[str, Callable[[QWidget], Leaving]]] = {"linux": _on_linux, "win32": _on_windows}
