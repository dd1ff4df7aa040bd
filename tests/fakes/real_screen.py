"""A real X server without a monitor, the program on it, and what people see, press and hear there; for Linux only.

The session's bus is one of its own, so that nothing reaches the person's keyring or screen reader.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, TypeVar

from jeepney import DBusAddress, MessageType, Properties, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

T = TypeVar("T")
TOOLS: Final = ("Xvfb", "xdotool", "dbus-run-session", "/usr/libexec/at-spi-bus-launcher")
"""The last brings up the bus on which screen readers listen."""
_ROOT: Final = Path(__file__).resolve().parents[2]
_GRAB: Final = """
import sys
from PySide6.QtGui import QGuiApplication
app = QGuiApplication([])
sys.exit(not app.primaryScreen().grabWindow(0).save(sys.argv[1]))
"""
_SECONDS: Final = 30


def wait_for(what: Callable[[], T | None], why: str) -> T:
    """Return what is there at last; AssertionError where it does not come."""
    until = time.monotonic() + _SECONDS
    while time.monotonic() < until:
        found = what()
        if found:
            return found
        time.sleep(0.05)
    raise AssertionError(f"It did not come: {why}")


class RealScreen:
    """An X server and the program on it; `close` ends both."""

    def __init__(self, home: Path) -> None:
        """Start both; everything that the program keeps is below `home`."""
        self._home = home
        read, write = os.pipe()
        command = [
            "Xvfb",
            "-displayfd",
            str(write),
            "-screen",
            "0",
            "1366x768x24",
            "-nolisten",
            "tcp",
            "-noreset",
        ]
        self._server = subprocess.Popen(command, pass_fds=(write,), stderr=subprocess.DEVNULL)
        os.close(write)
        with os.fdopen(read) as told:
            self._display = f":{told.readline().strip()}"
        self._env = os.environ | {
            "DISPLAY": self._display,
            "QT_QPA_PLATFORM": "xcb",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            "PYTHONPATH": str(_ROOT),
        }
        for name in ("DBUS_SESSION_BUS_ADDRESS", "WAYLAND_DISPLAY", "XDG_RUNTIME_DIR"):
            self._env.pop(name, None)
        runtime = home / "runtime"
        runtime.mkdir(mode=0o700)
        self._env["XDG_RUNTIME_DIR"] = str(runtime)
        start = 'echo "$DBUS_SESSION_BUS_ADDRESS"; exec "$0" -m dhr_desktop.supervisor'
        self._program = subprocess.Popen(
            ["dbus-run-session", "--", "sh", "-c", start, sys.executable],
            env=self._env, stdout=subprocess.PIPE, text=True, start_new_session=True,
        )  # fmt: skip
        assert self._program.stdout is not None
        self._out = self._program.stdout
        self.bus = self._out.readline().strip()

    def close(self) -> None:
        """End the program, its bus and the server, each by its number."""
        for number in self._ours():
            os.kill(number, signal.SIGTERM)
        self._program.wait(_SECONDS)
        self._out.close()
        self._server.terminate()
        self._server.wait(_SECONDS)

    def window_process(self) -> int | None:
        """Return the process that shows the window, or None while there is none."""
        for number, words in self._ours().items():
            if words[1:3] == ["-m", "ui"]:
                return number
        return None

    def _ours(self) -> dict[int, list[str]]:
        """Return what was started here and still runs, with the words of its command."""
        found: dict[int, list[str]] = {}
        for process in Path("/proc").glob("[0-9]*"):
            try:
                words = (process / "cmdline").read_text().split("\0")
                environment = (process / "environ").read_text().split("\0")
            except (OSError, UnicodeError):
                continue
            if f"XDG_RUNTIME_DIR={self._env['XDG_RUNTIME_DIR']}" in environment:
                found[int(process.name)] = words
        return found

    def titles(self) -> list[str]:
        """Return the titles that the X server knows, of windows that are shown."""
        found = self._xdotool("search", "--onlyvisible", "--name", ".").split()
        return [self._xdotool("getwindowname", window).strip() for window in found]

    def press(self, *keys: str) -> None:
        """Press keys in the window, as a keyboard does."""
        window = wait_for(
            lambda: self._xdotool("search", "--onlyvisible", "--name", "DHR").split(), "a window"
        )
        self._xdotool("windowfocus", "--sync", window[-1])
        for key in keys:
            self._xdotool("key", "--clearmodifiers", key)

    def picture(self, path: Path) -> None:
        """Keep what is on the screen, seen by another process."""
        subprocess.run(
            [sys.executable, "-c", _GRAB, str(path)], env=self._env, check=True, capture_output=True
        )

    def _xdotool(self, *words: str) -> str:
        done = subprocess.run(["xdotool", *words], env=self._env, capture_output=True, text=True, check=False)
        return done.stdout


@dataclass(frozen=True)
class Heard:
    """One thing in the tree that a screen reader reads."""

    role: str
    name: str
    path: tuple[str, str]


class ScreenReader:
    """Reads the tree of everything on the accessibility bus."""

    def __init__(self, session_bus: str) -> None:
        with open_dbus_connection(session_bus) as session:
            at = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
            (address,) = _ask(session, new_method_call(at, "GetAddress"))
        self._bus: DBusConnection = open_dbus_connection(str(address))

    def close(self) -> None:
        """Leave the bus."""
        self._bus.close()

    def tree(self) -> list[Heard]:
        """Return everything, from the top down; parts that go away meanwhile are left out."""
        return list(self._walk("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root"))

    def text(self, heard: Heard) -> str:
        """Return the text that a field gives out."""
        at = DBusAddress(heard.path[1], heard.path[0], "org.a11y.atspi.Text")
        (text,) = _ask(self._bus, new_method_call(at, "GetText", "ii", (0, -1)))
        return str(text)

    def _walk(self, name: str, path: str) -> Iterator[Heard]:
        at = DBusAddress(path, name, "org.a11y.atspi.Accessible")
        try:
            (role,) = _ask(self._bus, new_method_call(at, "GetRoleName"))
            ((_, called),) = _ask(self._bus, Properties(at).get("Name"))
            (children,) = _ask(self._bus, new_method_call(at, "GetChildren"))
        except LookupError:
            return
        yield Heard(str(role), str(called), (name, path))
        for child_name, child_path in children:
            yield from self._walk(child_name, child_path)


def _ask(bus: DBusConnection, message: Any) -> tuple[Any, ...]:
    answer = bus.send_and_get_reply(message, timeout=_SECONDS)
    if answer.header.message_type is MessageType.error:
        raise LookupError(re.sub(r"[^\w .:]", "", str(answer.body)))
    return tuple(answer.body)
