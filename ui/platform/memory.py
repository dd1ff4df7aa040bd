"""What the window remembers from day to day: widths, sizes, choices of view. It must never hold anything of a case."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QSettings


class Memory(Protocol):
    """Keeps short texts under short names."""

    def get(self, key: str) -> str:
        """Return what was kept, or ""."""
        ...

    def keep(self, key: str, text: str) -> None:
        """Keep a text from now on."""
        ...


class FileMemory:
    """A memory in a file of its own, outside the vault."""

    def __init__(self, folder: Path) -> None:
        self._settings = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)

    def get(self, key: str) -> str:
        """Return what was kept, or ""."""
        return str(self._settings.value(key, ""))

    def keep(self, key: str, text: str) -> None:
        """Keep a text from now on."""
        self._settings.setValue(key, text)


class ShortMemory:
    """A memory that ends with the program: for the gallery and for tests."""

    def __init__(self) -> None:
        self._kept: dict[str, str] = {}

    def get(self, key: str) -> str:
        """Return what was kept, or ""."""
        return self._kept.get(key, "")

    def keep(self, key: str, text: str) -> None:
        """Keep a text for now."""
        self._kept[key] = text
