"""Offline means offline: nothing that speaks to a network is imported, and the tests themselves cannot go there."""

from __future__ import annotations

import os
import socket

import pytest
from pytest_socket import SocketBlockedError

from tests.architecture.source import PROGRAM, imports, modules

NETWORK = {
    "aiohttp",
    "asyncio",
    "ftplib",
    "http",
    "httpx",
    "imaplib",
    "poplib",
    "requests",
    "smtplib",
    "socket",
    "socketserver",
    "ssl",
    "telnetlib",
    "urllib.request",
    "urllib3",
    "webbrowser",
    "xmlrpc",
    "PySide6.QtNetwork",
    "PySide6.QtWebSockets",
}

# A local socket, so that a second start brings the first window to the front.
ONE_INSTANCE = "ui/platform/single_instance.py"
LOCAL_SOCKET = {(ONE_INSTANCE, f"PySide6.QtNetwork{name}") for name in ("", ".QLocalServer", ".QLocalSocket")}


def reaches_out(name: str) -> bool:
    return any(name == module or name.startswith(module + ".") for module in NETWORK)


def test_nothing_that_speaks_to_a_network_is_imported() -> None:
    looked_at = modules(*PROGRAM, "installer", "docs", "run.py")
    assert {path.parts[0] for path in looked_at} == {*PROGRAM, "installer", "docs", "run.py"}
    found = {(path.as_posix(), name) for path in looked_at for name in imports(path) if reaches_out(name)}
    assert found - LOCAL_SOCKET == set()


def test_a_test_cannot_open_an_internet_socket() -> None:
    with pytest.warns(UserWarning, match="tried to use"), pytest.raises(SocketBlockedError):
        socket.socket(socket.AF_INET, socket.SOCK_STREAM)


def test_a_test_cannot_look_up_a_name() -> None:
    with pytest.raises(RuntimeError, match="look up a name"):
        socket.getaddrinfo("localhost", 80)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no local sockets of this kind")
def test_a_test_may_open_a_local_socket() -> None:
    with socket.socket(socket.AF_UNIX) as local:
        assert local.fileno() > 0
