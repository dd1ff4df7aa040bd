"""The computer's own keyring, for one small secret a vault. Only the three keyrings named here are ever used.

What the person's configuration or environment proposes instead (a plain file, nothing at all) is never looked at.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib import import_module
from multiprocessing.pool import ThreadPool
from typing import Any, Final, Protocol, TypeVar, cast

from dhr_desktop.base.errors import UserError
from dhr_desktop.base.words import N_

T = TypeVar("T")

# The keyring of each system: Secret Service (GNOME, KDE), Credential Manager, Keychain.
BACKENDS: Final = {
    "linux": ("keyring.backends.SecretService", "Keyring"),
    "win32": ("keyring.backends.Windows", "WinVaultKeyring"),
    "darwin": ("keyring.backends.macOS", "Keyring"),
}
PATIENCE: Final = 5.0
"""Seconds after which a keyring that does not answer counts as absent."""
_SERVICE: Final = "DHR Desktop"


class NoKeyring(UserError):
    """The keyring is absent, locked, slow or refused."""

    def __init__(self) -> None:
        super().__init__(
            N_("This computer's keyring is locked, is not there or does not answer."),
            N_("Type the passphrase; it always opens the vault."),
        )


class Keyring(Protocol):
    """Keeps one short text an account. Every call may take up to `PATIENCE` seconds: never on the interface thread."""

    def get(self, account: str) -> str | None:
        """Return what is kept, or None.

        Raises:
            NoKeyring: it is absent, locked, slow or refused.
        """
        ...

    def put(self, account: str, secret: str) -> None:
        """Keep a secret in place of the former one; errors as `get`."""
        ...

    def remove(self, account: str) -> None:
        """Keep nothing any more; it is no error when nothing was kept. Errors as `get`."""
        ...


class SystemKeyring:
    """The keyring of the system on which the program runs."""

    def __init__(self, platform: str = sys.platform, patience: float = PATIENCE) -> None:
        self._platform = platform
        self._patience = patience

    def get(self, account: str) -> str | None:
        """Return what is kept, or None; errors as `Keyring.get`."""
        found: str | None = self._asked(lambda backend: backend.get_password(_SERVICE, account))
        return found

    def put(self, account: str, secret: str) -> None:
        """Keep a secret and read it back; errors as `Keyring.get`."""
        self._asked(lambda backend: backend.set_password(_SERVICE, account, secret))
        if self.get(account) != secret:
            raise NoKeyring

    def remove(self, account: str) -> None:
        """Keep nothing any more; errors as `Keyring.get`."""

        def remove(backend: Any) -> None:
            if backend.get_password(_SERVICE, account) is not None:
                backend.delete_password(_SERVICE, account)

        self._asked(remove)

    def _asked(self, question: Callable[[Any], T]) -> T:
        """Ask the backend on a thread that may be left behind: a keyring can wait for a person for ever."""
        if self._platform not in BACKENDS:
            raise NoKeyring
        module, name = BACKENDS[self._platform]
        pool = ThreadPool(1)
        answer = pool.apply_async(_answered, (module, name, question))
        answer.wait(self._patience)
        pool.close()
        # Whatever a foreign keyring raises means the same to us.
        if not answer.ready() or not answer.successful():
            raise NoKeyring
        return cast("T", answer.get())


def _answered(module: str, name: str, question: Callable[[Any], T]) -> T:
    backend = getattr(import_module(module), name)
    _ = backend.priority  # raises where this keyring cannot be used here
    return question(backend())
