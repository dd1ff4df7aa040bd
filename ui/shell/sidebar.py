"""The sidebar: the areas of work on top, Help and Lock at the foot; it only tells what was pressed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.shell.entry import Entry
from ui.theme.look import current, set_role
from ui.widgets.separator import Separator
from ui.widgets.side_entry import SideEntry


class Sidebar(QFrame):
    """Emits `pressed` with an entry's key, `names_switched`, `present_pressed` and `lock_pressed`."""

    pressed = Signal(str)
    names_switched = Signal(bool)
    present_pressed = Signal()
    lock_pressed = Signal()

    def __init__(self, entries: Sequence[Entry]) -> None:
        super().__init__()
        self._inner: QWidget | None = None
        self._wanted = 0
        set_role(self, "side")
        self.setAccessibleName("Areas of work")
        look = current()
        self._group = QButtonGroup(self)
        self._buttons: dict[str, SideEntry] = {}
        inner = QWidget()
        set_role(inner, "side")
        self._column = column = QVBoxLayout(inner)
        column.setContentsMargins(0, look.space(3), 0, look.space(3))
        column.setSpacing(look.space(0.5))
        for place, entry in enumerate((entry for entry in entries if not entry.at_foot), 1):
            self._add(column, entry, entry.keys or (f"Ctrl+{place}" if place < 10 else ""))
        column.addStretch(1)
        line = QVBoxLayout()
        line.setContentsMargins(look.space(4), look.space(2), look.space(4), look.space(2))
        line.addWidget(Separator())
        self._line = line
        column.addLayout(line)
        self._names = SideEntry("show", "Real names", "Ctrl+R", stays=False)
        self._names.clicked.connect(self.switch_names)
        column.addWidget(self._names)
        self._present = SideEntry("present", "Present", "F5", stays=False)
        self._present.clicked.connect(self.present_pressed)
        column.addWidget(self._present)
        for entry in entries:
            if entry.at_foot:
                self._add(column, entry, entry.keys)
        self.lock = SideEntry("lock", "Lock", "Ctrl+L", stays=False)
        self.lock.clicked.connect(self.lock_pressed)
        column.addWidget(self.lock)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(inner)
        scroll.setFocusPolicy(self.focusPolicy())
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 1, 0)
        outer.addWidget(scroll)
        self._inner = inner
        self._real = True
        self._fit()

    def mark(self, key: str) -> None:
        """Show which page is shown."""
        if key in self._buttons:
            self._buttons[key].setChecked(True)

    def keys(self) -> tuple[str, ...]:
        """Return the keys of the entries, in order."""
        return tuple(self._buttons)

    def switch_names(self) -> None:
        """Turn from real names to published ones, or back; while they are held, nothing happens."""
        if not self._names.isEnabled():
            return
        self.show_names(real=not self._real)
        self.names_switched.emit(self._real)

    def show_names(self, *, real: bool) -> None:
        """Show which names are shown, without telling anybody."""
        self._real = real
        self._names.show_as("show" if real else "hide", "Real names" if real else "Published names")

    def hold_names(self, *, held: bool) -> None:
        """Show published names and keep them so while somebody presents, or let them be switched again."""
        if held:
            self.show_names(real=False)
        self._names.setEnabled(not held)
        self._present.show_as("present", "Stop presenting" if held else "Present")

    def _add(self, column: QVBoxLayout, entry: Entry, keys: str) -> None:
        made = SideEntry(entry.icon, entry.label, keys)
        made.clicked.connect(lambda: self.pressed.emit(entry.key))
        self._group.addButton(made)
        self._buttons[entry.key] = made
        column.addWidget(made)

    def changeEvent(self, event: QEvent) -> None:
        """Fit the words in another size of text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the entries closer where they would run off the window."""
        super().resizeEvent(event)
        self._make_room()

    def _fit(self) -> None:
        """Be as wide as the widest word, and learn how high the entries stand where there is room."""
        if self._inner is None:
            return
        self._set_room(tight=False)
        hint = self._inner.sizeHint()
        self._wanted = hint.height()
        self.setFixedWidth(max(current().scaled(184), hint.width() + current().space(2)))
        self._make_room()

    def _make_room(self) -> None:
        self._set_room(tight=self.height() < self._wanted)

    def _set_room(self, *, tight: bool) -> None:
        """Stand apart, or closer together with less air above and below each word."""
        look = current()
        air = look.space(0.5 if tight else 3)
        self._column.setContentsMargins(0, air, 0, air)
        self._column.setSpacing(0 if tight else look.space(0.5))
        side, gap = look.space(4), look.space(0.5 if tight else 2)
        self._line.setContentsMargins(side, gap, side, gap)
        for entry in (*self._buttons.values(), self._names, self._present, self.lock):
            set_role(entry, "tight" if tight else "", "room")
        self._column.invalidate()
