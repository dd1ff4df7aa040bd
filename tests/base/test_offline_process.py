"""Each process of the program shuts itself off from the network; tried in a process of its own, as it lasts."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = str(Path(__file__).parents[2])
START = f"import sys; sys.path.insert(0, {ROOT!r})\n"
SHUT = START + "from dhr_desktop.base import offline; offline.forbid(); offline.forbid()\n"

ATTEMPTS = [
    "import socket; socket.socket()",
    "import socket; socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)",
    "import socket; socket.getaddrinfo('localhost', 80)",
    "import socket; socket.gethostbyname('localhost')",
    "import socket; socket.create_connection(('192.0.2.1', 80), 1)",
    "import urllib.request; urllib.request.urlopen('http://192.0.2.1/')",
    "import socket; socket.socket(fileno=0)",
]


def run(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-I", "-c", code], capture_output=True, text=True, check=False, timeout=60
    )


@pytest.mark.parametrize("attempt", ATTEMPTS)
def test_the_network_is_refused(attempt: str) -> None:
    assert "Offline: " in run(SHUT + attempt).stderr


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no local sockets of this kind")
def test_a_local_socket_stays() -> None:
    code = "import socket; a, b = socket.socketpair(); a.send(b'x'); print(b.recv(1))"
    assert run(SHUT + code).stdout == "b'x'\n"


def test_asking_twice_adds_one_hook() -> None:
    code = (
        "from dhr_desktop.base import offline\nadded = []\n"
        "sys.addaudithook(lambda event, _: added.append(event) if event == 'sys.addaudithook' else None)\n"
        "offline.forbid(); offline.forbid(); offline.forbid(); print(len(added))"
    )
    assert run(START + code).stdout == "1\n"


TRYING = "import socket\ntry: socket.socket()\nexcept PermissionError as error: print(type(error).__name__)"


@pytest.mark.parametrize(
    "begin",
    [
        (
            "import contextlib, io; from dhr_desktop import cli\n"
            "with contextlib.suppress(SystemExit), contextlib.redirect_stdout(io.StringIO()): cli.main(['--version'])\n"
        ),
        "from dhr_desktop import supervisor; supervisor.supervise = lambda command: 0; supervisor.main()\n",
        (
            "import os; os.environ['QT_QPA_PLATFORM'] = 'offscreen'; from ui import app\n"
            "app.SingleInstance = type('Taken', (), {'__init__': lambda *_: None, 'claim': lambda _: False}); app.main([])\n"
        ),
    ],
    ids=["command line", "supervisor", "window"],
)
def test_each_process_is_shut_off(begin: str) -> None:
    assert run(START + begin + TRYING).stdout == "Offline\n"
