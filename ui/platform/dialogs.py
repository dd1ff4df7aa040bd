"""The system's own windows for choosing files; handed in, so that tests answer instead of a person."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QFileDialog, QWidget


class Dialogs(Protocol):
    """Asks for a place on disk; None where the person changed their mind."""

    def open_file(self, parent: QWidget, title: str, kinds: str = "") -> Path | None:
        """Choose a file to read; `kinds` as in "Action plans (*.docx *.xlsx)"."""
        ...

    def save_file(self, parent: QWidget, title: str, proposed: Path, kinds: str = "") -> Path | None:
        """Choose where to write; overwriting has been confirmed."""
        ...

    def choose_folder(self, parent: QWidget, title: str, proposed: Path | None = None) -> Path | None:
        """Choose a folder."""
        ...


class SystemDialogs:
    """The dialogs that a person sees. It starts where it last was and never keeps a list of recent files."""

    def __init__(self, start: Path) -> None:
        self._last = start
        # Qt's own dialog would note the folders that were visited in a file of its own.
        QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, os.devnull)

    def open_file(self, parent: QWidget, title: str, kinds: str = "") -> Path | None:
        """Choose a file to read."""
        chosen, _ = QFileDialog.getOpenFileName(parent, title, str(self._last), kinds)
        return self._remember(chosen)

    def save_file(self, parent: QWidget, title: str, proposed: Path, kinds: str = "") -> Path | None:
        """Choose where to write."""
        start = proposed if proposed.is_absolute() else self._last / proposed
        chosen, _ = QFileDialog.getSaveFileName(parent, title, str(start), kinds)
        return self._remember(chosen)

    def choose_folder(self, parent: QWidget, title: str, proposed: Path | None = None) -> Path | None:
        """Choose a folder."""
        chosen = QFileDialog.getExistingDirectory(parent, title, str(proposed or self._last))
        return self._remember(chosen)

    def _remember(self, chosen: str) -> Path | None:
        if not chosen:
            return None
        path = Path(chosen)
        self._last = path if path.is_dir() else path.parent
        return path
