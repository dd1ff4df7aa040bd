"""Leaving the screen is heard: from a real message bus on Linux, and from window messages as Windows writes them."""

from __future__ import annotations

import shutil
import struct
import subprocess
import uuid
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusVirtualObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.platform.leaving import Leaving
from ui.platform.leaving_here import leaving
from ui.platform.leaving_linux import LinuxLeaving, escaped
from ui.platform.leaving_windows import tells_of_leaving

OURS = "/org/freedesktop/login1/session/_32"
LOGIN = "org.freedesktop.login1"
PROPERTIES = "org.freedesktop.DBus.Properties"

needs_a_bus = pytest.mark.skipif(shutil.which("dbus-daemon") is None, reason="dbus-daemon is not installed")


@pytest.fixture
def bus() -> Iterator[str]:
    """The address of a message bus of the test's own."""
    with subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address=1"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as daemon:
        assert daemon.stdout is not None
        yield daemon.stdout.readline().strip()
        daemon.terminate()


@pytest.fixture
def ends(bus: str) -> Iterator[tuple[QDBusConnection, QDBusConnection]]:
    """Two connections: what the program has, and what the system has."""
    names = [f"{end} {uuid.uuid4()}" for end in ("program", "system")]
    program, system = (QDBusConnection.connectToBus(bus, name) for name in names)
    assert program.isConnected()
    assert system.isConnected()
    yield program, system
    for name in names:
        QDBusConnection.disconnectFromBus(name)


def signal(path: str, interface: str, name: str, *arguments: object) -> QDBusMessage:
    message = QDBusMessage.createSignal(path, interface, name)
    message.setArguments(list(arguments))
    return message


def listening(program: QDBusConnection) -> LinuxLeaving:
    """Return what listens, once the bus has heard of it."""
    watch = LinuxLeaving(program, program, session="2", parent=QApplication.instance() or QObject())
    program.interface().registeredServiceNames()  # an answer: all that was asked before has been done
    return watch


LEAVING = {
    "sleep begins": signal("/org/freedesktop/login1", f"{LOGIN}.Manager", "PrepareForSleep", True),
    "logind asks for the lock": signal(OURS, f"{LOGIN}.Session", "Lock"),
    "the session is locked": signal(
        OURS, PROPERTIES, "PropertiesChanged", f"{LOGIN}.Session", {"LockedHint": True}, []
    ),
    "another user comes": signal(
        OURS, PROPERTIES, "PropertiesChanged", f"{LOGIN}.Session", {"IdleHint": False, "Active": False}, []
    ),
    "the lid is closed": signal(
        "/org/freedesktop/UPower",
        PROPERTIES,
        "PropertiesChanged",
        "org.freedesktop.UPower",
        {"LidIsClosed": True},
        [],
    ),
    "the desktop's screen saver": signal("/a", "org.gnome.ScreenSaver", "ActiveChanged", True),
}
STAYING = {
    "waking": signal("/org/freedesktop/login1", f"{LOGIN}.Manager", "PrepareForSleep", False),
    "the session is unlocked": signal(
        OURS, PROPERTIES, "PropertiesChanged", f"{LOGIN}.Session", {"LockedHint": False, "Active": True}, []
    ),
    "somebody else's session ends": signal(
        OURS + "1", PROPERTIES, "PropertiesChanged", f"{LOGIN}.Session", {"Active": False}, []
    ),
    "the battery": signal(
        "/org/freedesktop/UPower",
        PROPERTIES,
        "PropertiesChanged",
        "org.freedesktop.UPower",
        {"OnBattery": True},
        [],
    ),
}


@needs_a_bus
@pytest.mark.parametrize("what", LEAVING)
def test_every_way_of_leaving_is_heard(
    what: str, ends: tuple[QDBusConnection, QDBusConnection], qtbot: QtBot
) -> None:
    program, system = ends
    watch = listening(program)
    with qtbot.waitSignal(watch.left, timeout=5_000):
        assert system.send(LEAVING[what])


@needs_a_bus
def test_nothing_else_is_taken_for_leaving(
    ends: tuple[QDBusConnection, QDBusConnection], qtbot: QtBot
) -> None:
    program, system = ends
    watch = listening(program)
    heard: list[str] = []
    watch.left.connect(lambda: heard.append("left"))
    for message in STAYING.values():
        assert system.send(message)
    with qtbot.waitSignal(
        watch.left, timeout=5_000
    ):  # messages keep their order: the others have come by now
        assert system.send(LEAVING["sleep begins"])
    assert heard == ["left"]


class Logind(QDBusVirtualObject):
    """Takes down what it is asked for, and refuses it."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[list[object]] = []

    def handleMessage(self, message: QDBusMessage, connection: QDBusConnection) -> bool:  # noqa: N802 - Qt's name
        if message.member() == "Inhibit":
            self.asked.append(list(message.arguments()))
        connection.send(message.createErrorReply("org.example.No", "no"))
        return True

    def introspect(self, path: str) -> str:
        return ""


@needs_a_bus
def test_sleep_is_asked_to_wait_and_a_refusal_harms_nothing(
    ends: tuple[QDBusConnection, QDBusConnection], qtbot: QtBot
) -> None:
    program, system = ends
    logind = Logind()
    assert system.registerVirtualObject("/org/freedesktop/login1", logind)
    assert system.registerService(LOGIN)
    watch = listening(program)
    qtbot.waitUntil(lambda: bool(logind.asked), timeout=5_000)
    assert [what[0] for what in logind.asked] == ["sleep"]
    assert logind.asked[0][3] == "delay"
    with qtbot.waitSignal(watch.left, timeout=5_000):
        assert system.send(LEAVING["sleep begins"])


def test_without_a_bus_nothing_is_told_and_nothing_fails(qapp: QApplication) -> None:
    parent = QObject()
    nothing = QDBusConnection("there is none")
    assert isinstance(LinuxLeaving(nothing, nothing, session="", parent=parent), Leaving)


def test_this_system_has_signs_or_none(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    watch = leaving(window)
    assert watch.parent() is window
    watch.close()


@pytest.mark.parametrize(("name", "path"), [("2", "_32"), ("c1", "c1"), ("12", "_312"), ("a-b", "a_2db")])
def test_sessions_are_written_as_logind_writes_them(name: str, path: str) -> None:
    assert escaped(name) == path


LID = uuid.UUID("ba3e0f4d-b817-4094-a2d1-d56379e6a0f3").bytes_le


@pytest.mark.parametrize(
    ("message", "word", "setting", "leaves"),
    [
        (0x02B1, 0x7, b"", True),  # locked
        (0x02B1, 0x8, b"", False),  # unlocked
        (0x02B1, 0x2, b"", True),  # another user comes
        (0x02B1, 0x1, b"", False),  # back at the console
        (0x0218, 0x4, b"", True),  # suspended
        (0x0218, 0x12, b"", False),  # awake
        (0x0218, 0x8013, LID + struct.pack("<II", 4, 0), True),  # lid closed
        (0x0218, 0x8013, LID + struct.pack("<II", 4, 1), False),  # lid opened
        (0x0218, 0x8013, bytes(16) + struct.pack("<II", 4, 0), False),  # another setting
        (0x0100, 0x4, b"", False),  # a key
    ],
)
def test_windows_messages_are_read(message: int, word: int, setting: bytes, leaves: bool) -> None:
    assert tells_of_leaving(message, word, setting) is leaves
