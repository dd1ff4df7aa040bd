"""Applies the person's choice of look and follows the system where that was chosen."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from ui.theme.look import apply
from ui.theme.tokens import Theme

SYSTEM: Final = "system"
"""The choice that follows the system."""


class Appearance(QObject):
    """Keeps the look as chosen; `changed` tells when it was applied anew."""

    changed = Signal()

    def __init__(self, app: QApplication, choice: str = SYSTEM, text_size_percent: int = 100) -> None:
        super().__init__(app)
        self._app = app
        self._choice = choice
        self._percent = text_size_percent
        hints = app.styleHints()
        hints.colorSchemeChanged.connect(self._follow)
        self._apply()

    def choose(self, choice: str, text_size_percent: int) -> None:
        """Apply a theme by name, or SYSTEM, at a text size in per cent."""
        self._choice, self._percent = choice, text_size_percent
        self._apply()

    def _follow(self) -> None:
        if self._choice == SYSTEM:
            self._apply()

    def _apply(self) -> None:
        name = self._choice if self._choice in Theme.names() else system_theme(self._app)
        apply(self._app, Theme.load(name), self._percent)
        self.changed.emit()


def system_theme(app: QApplication) -> str:
    """Return the name of the theme that the system asks for."""
    hints = app.styleHints()
    accessibility = hints.accessibility()
    if accessibility.contrastPreference() == Qt.ContrastPreference.HighContrast:
        return "high-contrast"
    return "dark" if hints.colorScheme() == Qt.ColorScheme.Dark else "light"
