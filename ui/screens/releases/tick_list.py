"""A list with a tick for each entry: found by typing, ticked one by one or all that are shown at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from dhr_desktop.base.words import counted
from ui.theme.look import current
from ui.widgets.buttons import button
from ui.widgets.plain_label import PlainLabel
from ui.widgets.search_box import SearchBox

_ID: Final = Qt.ItemDataRole.UserRole
_ON, _OFF = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class TickList(QWidget):
    """Emits `picked` for the user's hand only."""

    picked = Signal()

    def __init__(self, name: str, nouns: tuple[str, str]) -> None:
        """Make it; `nouns` are the words for one entry and for several."""
        super().__init__()
        look = current()
        self._nouns = nouns
        self._count = PlainLabel("", "quiet")
        self.search = SearchBox(f"Find in {name.lower()}", "Find")
        self.search.searched.connect(self._narrow)
        self.list = QListWidget()
        self.list.setAccessibleName(name)
        self.list.setUniformItemSizes(True)
        self.list.itemChanged.connect(self._hear)
        self.list.itemActivated.connect(_turn)
        top = QHBoxLayout()
        top.setSpacing(look.space(3))
        top.addWidget(self.search, 1)
        top.addWidget(self._count)
        row = QHBoxLayout()
        row.setSpacing(look.space(2))
        self._all = button("Tick all", lambda: self._set_all(_ON), role="quiet")
        self._none = button("Clear all", lambda: self._set_all(_OFF), role="quiet")
        row.addWidget(self._all)
        row.addWidget(self._none)
        row.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.space(2))
        box.addLayout(top)
        box.addWidget(self.list, 1)
        box.addLayout(row)
        self.setFocusProxy(self.list)
        self._say_count()

    def offer(self, options: Sequence[tuple[str, str]]) -> None:
        """Offer entries, each an id and its words; what is chosen stays chosen where it is still there."""
        chosen = set(self.chosen())
        current_row = max(0, self.list.currentRow())
        self.list.blockSignals(True)
        self.list.clear()
        for key, words in options:
            item = QListWidgetItem(words)
            item.setData(_ID, key)
            flags = Qt.ItemFlag
            item.setFlags(flags.ItemIsEnabled | flags.ItemIsSelectable | flags.ItemIsUserCheckable)
            item.setCheckState(_ON if key in chosen else _OFF)
            self.list.addItem(item)
        self.list.setCurrentRow(min(current_row, self.list.count() - 1))
        self.list.blockSignals(False)
        self._narrow(self.search.text())

    def chosen(self) -> list[str]:
        """Return the ids of what is ticked, in the order of the list."""
        return [str(item.data(_ID)) for item in self._items() if item.checkState() == _ON]

    def show_chosen(self, ids: Iterable[str]) -> None:
        """Tick these and no others, without `picked`."""
        wanted = set(ids)
        self.list.blockSignals(True)
        for item in self._items():
            item.setCheckState(_ON if item.data(_ID) in wanted else _OFF)
        self.list.blockSignals(False)
        self._say_count()

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(place) for place in range(self.list.count())]

    def _set_all(self, state: Qt.CheckState) -> None:
        """Tick or clear everything that is shown."""
        self.list.blockSignals(True)
        for item in self._items():
            if not item.isHidden():
                item.setCheckState(state)
        self.list.blockSignals(False)
        self.list.viewport().update()
        self._hear()

    def _hear(self, _item: object = None) -> None:
        self._say_count()
        self.picked.emit()

    def _narrow(self, text: str) -> None:
        words = text.casefold().split()
        for item in self._items():
            told = item.text().casefold()
            item.setHidden(not all(word in told for word in words))
        if self.list.currentRow() < 0 or self.list.currentItem().isHidden():
            first = next((item for item in self._items() if not item.isHidden()), None)
            self.list.setCurrentItem(first)  # type: ignore[arg-type]  # None takes the mark away
        self._all.setText("Tick all shown" if words else "Tick all")
        self._none.setText("Clear all shown" if words else "Clear all")
        self._say_count()

    def _say_count(self) -> None:
        total = self.list.count()
        self._count.setText(f"{len(self.chosen()):,} of {counted(total, *self._nouns)} chosen")


def _turn(item: QListWidgetItem) -> None:
    """Turn a tick with Enter; Space does so by itself."""
    item.setCheckState(_OFF if item.checkState() == _ON else _ON)
