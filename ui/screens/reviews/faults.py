"""The doubts about a file that is to be imported: each with its place and what to do."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QVBoxLayout, QWidget

from dhr_desktop.base.words import counted
from ui.theme.look import current
from ui.widgets.plain_label import PlainLabel


class Faults(QWidget):
    """A quiet list; nothing in it blocks."""

    def __init__(self) -> None:
        super().__init__()
        self._title = PlainLabel("", "section")
        self._list = QListWidget()
        self._list.setAccessibleName("To look at")
        self._list.setWordWrap(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setSpacing(current().space(1))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._title)
        box.addWidget(self._list, 1)
        self.show_faults(())

    def show_faults(self, faults: Sequence[tuple[str, str, str]]) -> None:
        """Show place, sentence and remedy of each."""
        self._title.setText(f"{counted(len(faults), 'point')} to look at" if faults else "Nothing to look at")
        self._list.clear()
        for place, sentence, remedy in faults:
            self._list.addItem("\n".join(part for part in (place, f"{sentence} {remedy}".strip()) if part))
