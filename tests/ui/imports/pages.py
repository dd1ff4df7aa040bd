"""What a hand does on the pages that import: choosing a file, pressing, reading what is to be looked at."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QListWidget, QPushButton, QWidget

from dhr_desktop.base.errors import Cancelled
from dhr_desktop.base.progress import Silent
from ui.platform.desk import Desk


def answer(desk: Desk, *paths: Path | None) -> None:
    """Prepare what the dialog for choosing a file says next."""
    desk.dialogs.answers[:] = paths  # type: ignore[attr-defined]


def buttons(page: QWidget, words: str = "") -> list[QPushButton]:
    found = [b for b in page.findChildren(QPushButton) if b.isVisibleTo(page)]
    return [b for b in found if b.text().startswith(words)]


def press(page: QWidget, words: str) -> None:
    """Press the button that begins with these words."""
    (found,) = buttons(page, words)
    assert found.isEnabled()
    found.click()


def importing(page: QWidget) -> QPushButton:
    (found,) = buttons(page, "Import")
    return found


def doubts(page: QWidget) -> str:
    """Return all that is to be looked at."""
    (told,) = page.findChildren(QListWidget)
    return "\n".join(told.item(place).text() for place in range(told.count()))


def nowhere(*_: object) -> None:
    """Lead nowhere."""


class Stopping(Silent):
    """Progress of a verb that somebody cancels."""

    def check(self) -> None:
        raise Cancelled
