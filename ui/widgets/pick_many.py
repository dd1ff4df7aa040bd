"""Chooses several from a list: what is chosen stands as chips, the list opens on demand and can be searched."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.theme.look import current, set_icon, set_role
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.hint import plain_hint
from ui.widgets.placing import place_beside
from ui.widgets.plain_label import PlainLabel

Options = Sequence[tuple[str, str]]
_SEARCH_FROM: Final = 9
"""From how many options on the list has a search box."""
_ID: Final = Qt.ItemDataRole.UserRole


class PickMany(QWidget):
    """Chips with a list behind them; `picked` is emitted for the user's hand only."""

    picked = Signal()

    def __init__(self, name: str, options: Options = (), *, ordered: bool = False) -> None:
        """Make it; `ordered` keeps the order of choosing, else the order of the list holds."""
        super().__init__()
        self._name = name
        self._options = dict(options)
        self._ordered = ordered
        self._chosen: list[str] = []
        self._flow = FlowLayout(self)
        self._button = QPushButton("Choose…")
        self._button.setAutoDefault(True)
        set_role(self._button, "link")
        set_icon(self._button, "add", "link")
        self._button.clicked.connect(self._open)
        self._button.setAccessibleName(f"{name}: choose")
        self._flow.addWidget(self._button)
        self._read_only = False
        self.setFocusProxy(self._button)
        self.setAccessibleName(name)

    def set_options(self, options: Options) -> None:
        """Offer other options; what is chosen stays."""
        self._options = dict(options)
        self._show_chips()

    def chosen(self) -> list[str]:
        """Return the ids of what is chosen."""
        return list(self._chosen)

    def show_chosen(self, ids: Iterable[str]) -> None:
        """Show what is chosen, without `picked`."""
        self._chosen = list(ids)
        self._show_chips()

    def set_read_only(self, read_only: bool) -> None:
        """Show only, or let choose."""
        self._read_only = read_only
        self._button.setVisible(not read_only)
        self._show_chips()

    def toggle(self, key: str, chosen: bool) -> None:
        """Choose an option or drop it, as the user's hand does."""
        if chosen == (key in self._chosen):
            return
        kept = [*self._chosen, key] if chosen else [other for other in self._chosen if other != key]
        if not self._ordered:
            place = {option: index for index, option in enumerate(self._options)}
            kept.sort(key=lambda option: place.get(option, len(place)))
        self._chosen = kept
        self._show_chips()
        self.picked.emit()

    def _show_chips(self) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None and widget is not self._button:
                widget.hide()
                widget.deleteLater()
        for key in self._chosen:
            chip = self._chip(key)
            self._flow.addWidget(chip)
        self._flow.addWidget(self._button)
        self._button.raise_()  # the last child, so that Tab comes to it after the chips
        self.updateGeometry()

    def _chip(self, key: str) -> QPushButton:
        words = self._options.get(key, "No longer in the list")
        chip = QPushButton(words)
        chip.setAutoDefault(True)
        set_role(chip, "chip")
        if self._read_only:
            chip.setEnabled(False)
            return chip
        set_icon(chip, "remove", "quiet")
        chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        chip.setAccessibleName(f"Remove {words}")
        chip.setToolTip(plain_hint(f"Remove {words}"))
        chip.clicked.connect(lambda: self._drop(key))
        return chip

    def _drop(self, key: str) -> None:
        self.toggle(key, chosen=False)
        self._button.setFocus()

    def _open(self) -> None:
        popup = PickList(self._name, self._options, self._chosen)
        popup.setParent(self, Qt.WindowType.Popup)
        popup.ticked.connect(self.toggle)
        popup.open_below(self._button)


class PickList(QFrame):
    """The list itself: a search box where it is long, and one tick each."""

    ticked = Signal(str, bool)

    def __init__(self, name: str, options: dict[str, str], chosen: Iterable[str]) -> None:
        super().__init__()
        set_role(self, "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box = QVBoxLayout(self)
        gap = current().space(2)
        box.setContentsMargins(gap, gap, gap, gap)
        self.search = QLineEdit()
        self.search.setPlaceholderText("Type to find")
        self.search.setAccessibleName(f"{name}: type to find")
        self.search.textEdited.connect(self._find)
        self.search.setVisible(len(options) >= _SEARCH_FROM)
        box.addWidget(self.search)
        self.list = QListWidget()
        set_role(self.list, "popup")
        self.list.setAccessibleName(name)
        for key, words in options.items():
            item = QListWidgetItem(words)
            item.setData(_ID, key)
            item.setFlags(
                Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
            )
            item.setCheckState(Qt.CheckState.Checked if key in set(chosen) else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        if options:
            self.list.setCurrentRow(0)
        self.list.itemChanged.connect(self._tick)
        self.list.itemActivated.connect(self._turn)
        box.addWidget(self.list)
        if not options:
            self.list.hide()
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            box.addWidget(PlainLabel("There is nothing to choose from yet.", "quiet"))

    def open_below(self, anchor: QWidget) -> None:
        """Show the list below a widget, as high as its options need."""
        look = current()
        rows = min(10, self.list.count())
        row = self.list.sizeHintForRow(0) if self.list.count() else 0
        self.list.setFixedHeight(rows * max(row, look.scaled(28)) + look.space(2))
        self.setMinimumWidth(max(look.scaled(320), anchor.width()))
        place_beside(self, anchor)
        self.show()
        shown = [widget for widget in (self.search, self.list) if widget.isVisible()]
        (shown[0] if shown else self).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down goes from the search box into the list, Enter ticks the first that was found, Escape closes."""
        first = next((row for row in range(self.list.count()) if not self.list.item(row).isHidden()), -1)
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif event.key() == Qt.Key.Key_Down and first >= 0:
            self.list.setCurrentRow(first)
            self.list.setFocus()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and first >= 0 and self.search.hasFocus():
            self._turn(self.list.item(first))
            self.search.selectAll()
        else:
            super().keyPressEvent(event)

    def _tick(self, item: QListWidgetItem) -> None:
        self.ticked.emit(item.data(_ID), item.checkState() == Qt.CheckState.Checked)

    def _turn(self, item: QListWidgetItem) -> None:
        on = item.checkState() == Qt.CheckState.Checked
        item.setCheckState(Qt.CheckState.Unchecked if on else Qt.CheckState.Checked)

    def _find(self, text: str) -> None:
        for index in range(self.list.count()):
            item = self.list.item(index)
            item.setHidden(text.casefold() not in item.text().casefold())
