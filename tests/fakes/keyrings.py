"""A keyring in memory, and one that refuses."""

from __future__ import annotations

from dhr_desktop.keys.keyrings import NoKeyring


class MemoryKeyring:
    """Keeps secrets as long as it lives."""

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}

    def get(self, account: str) -> str | None:
        return self.kept.get(account)

    def put(self, account: str, secret: str) -> None:
        self.kept[account] = secret

    def remove(self, account: str) -> None:
        self.kept.pop(account, None)


class LockedKeyring:
    """Answers as a locked, absent or slow keyring does."""

    def get(self, account: str) -> str | None:
        raise NoKeyring

    def put(self, account: str, secret: str) -> None:
        raise NoKeyring

    def remove(self, account: str) -> None:
        raise NoKeyring
