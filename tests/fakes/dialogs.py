"""Dialogs that answer at once with what the test prepared."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget


class PreparedDialogs:
    """Answers in order; `asked` holds the titles. Out of answers, the person changed their mind."""

    def __init__(self, *answers: Path | None) -> None:
        self.answers = list(answers)
        self.asked: list[str] = []
        self.proposed: list[Path | None] = []

    def open_file(self, parent: QWidget, title: str, kinds: str = "") -> Path | None:
        return self._answer(title, None)

    def save_file(self, parent: QWidget, title: str, proposed: Path, kinds: str = "") -> Path | None:
        return self._answer(title, proposed)

    def choose_folder(self, parent: QWidget, title: str, proposed: Path | None = None) -> Path | None:
        return self._answer(title, proposed)

    def _answer(self, title: str, proposed: Path | None) -> Path | None:
        self.asked.append(title)
        self.proposed.append(proposed)
        return self.answers.pop(0) if self.answers else None
