"""The doubts about a file that is to be imported: each with its place and what to do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QVBoxLayout, QWidget

from dhr_desktop.base.words import counted
from dhr_desktop.services.plan_import import Fault
from ui.theme.look import current
from ui.widgets.hint import plain_hint
from ui.widgets.plain_label import PlainLabel

_MOST_SHOWN: Final = 3
_LONGEST_SHOWN: Final = 160
_LONGEST_HINT: Final = 2_000


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

    def show_found(self, faults: Sequence[Fault]) -> None:
        """Show what was found in a file, with the beginning of each text that was not taken and the whole as its hint."""
        self.show_faults([(fault.place, fault.sentence, fault.remedy) for fault in faults])
        for row, fault in enumerate(faults):
            item = self._list.item(row)
            if item and fault.not_taken:
                lines = [f"Not taken: {text}" for text in map(_beginning, fault.not_taken[:_MOST_SHOWN])]
                if len(fault.not_taken) > _MOST_SHOWN:
                    lines.append(f"and {len(fault.not_taken) - _MOST_SHOWN} more")
                item.setText("\n".join([item.text(), *lines]))
                item.setToolTip(plain_hint("\n".join(fault.not_taken)[:_LONGEST_HINT]))

    def show_faults(self, faults: Sequence[tuple[str, str, str]]) -> None:
        """Show place, sentence and remedy of each."""
        self._title.setText(f"{counted(len(faults), 'point')} to look at" if faults else "Nothing to look at")
        self._list.clear()
        for place, sentence, remedy in faults:
            self._list.addItem("\n".join(part for part in (place, f"{sentence} {remedy}".strip()) if part))


def _beginning(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_SHOWN else f"{line[:_LONGEST_SHOWN]}…"
