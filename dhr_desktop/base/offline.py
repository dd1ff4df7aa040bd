"""Shuts the program off from the network for good: whatever asks for a socket or a name of the network is refused.

Local sockets stay, since the keyring of the desktop is spoken to through one. What is not Python (Qt, the database) opens
none: the contracts of pyproject.toml allow QtNetwork its local sockets only.
"""

from __future__ import annotations

import sys
from typing import Any, Final

_LOCAL: Final = 1  # AF_UNIX
_ASKED: Final = "dhr_desktop.base.offline"
_NAMES: Final = frozenset({
    "socket.getaddrinfo", "socket.getnameinfo", "socket.gethostbyname", "socket.gethostbyaddr", "socket.getservbyname",
    "urllib.Request", "http.client.connect", "ftplib.connect", "smtplib.connect", "imaplib.open", "poplib.connect",
    "nntplib.connect", "telnetlib.Telnet.open", "webbrowser.open",
})  # fmt: skip
_TARGETS: Final = frozenset({"socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg"})


class Offline(PermissionError):
    """Something asked for the network, which this program never does."""


class _Already(Exception):
    """The answer of a process that is shut off already."""


def forbid() -> None:
    """Refuse the network for the rest of this process; once is enough, again does nothing."""
    try:
        sys.audit(_ASKED)
    except _Already:
        return
    sys.addaudithook(_refuse)


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    if not event.startswith("socket."):
        if event == _ASKED:
            raise _Already
        if event in _NAMES:
            raise Offline(event)
    elif event in _NAMES or _goes_out(event, arguments):
        raise Offline(event)


def _goes_out(event: str, arguments: tuple[Any, ...]) -> bool:
    """Say whether it is a socket that is not local, or one that is to reach a place of the network."""
    if event == "socket.__new__":
        return bool(arguments[1] != _LOCAL)
    return event in _TARGETS and isinstance(arguments[1], tuple)
