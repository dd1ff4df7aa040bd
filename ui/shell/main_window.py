"""The main window: arranges and navigates, never decides. Its title never holds anything of a case."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QByteArray, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from dhr_desktop.base.changed import Changed
from ui.platform import tab_order
from ui.platform.memory import Memory
from ui.shell.entry import Entry, WindowPage, widget_of
from ui.shell.marking_bar import MarkingBar
from ui.shell.sidebar import Sidebar
from ui.theme.look import current, dress
from ui.widgets.banner import Banner
from ui.widgets.countdown import Countdown
from ui.widgets.present_bar import PresentBar
from ui.widgets.task_strip import TaskStrip

TITLE = "DHR Desktop"
_PLACE = "window/geometry"
_FRAME = QSize(16, 48)
"""Room left for the frame that the system draws around the window."""


class MainWindow(QMainWindow):
    """Marking on top, sidebar, one page at a time, task strip below.

    Signals:
        lock_asked, undo_asked, stay_asked, present_asked: what was pressed.
        names_switched: True for real names, False for published ones.
        help_asked: the help page about what is shown, or "".
        close_asked: the window may be closed as far as pages are concerned; whoever listens calls `let_close`.
    """

    lock_asked = Signal()
    undo_asked = Signal()
    stay_asked = Signal()
    present_asked = Signal()
    names_switched = Signal(bool)
    help_asked = Signal(str)
    close_asked = Signal()

    def __init__(self, entries: Sequence[Entry], *, vault: str, who: str, memory: Memory) -> None:
        super().__init__()
        self._entries = {entry.key: entry for entry in entries}
        self._pages: dict[str, WindowPage] = {}
        self._shown = ""
        self._memory = memory
        self._may_close = False
        self.setWindowTitle(TITLE)
        self.bar = MarkingBar(vault, who)
        self.sidebar = Sidebar(entries)
        self.banner = Banner()
        self.standing = Banner()
        self.countdown = Countdown()
        self.presenting = PresentBar()
        self.strip = TaskStrip()
        self._stack = QStackedWidget()
        self._stack.setMinimumHeight(
            1
        )  # else a message above a page would make the window larger than the screen
        self._lay_out()
        dress(self)
        self._listen()
        self._recall()

    # Going somewhere

    def go(self, place: str) -> None:
        """Show a place, for example "reviews/<id>/people", once the page shown may be left."""
        key, slash, rest = place.partition("/")
        if key not in self._entries:
            return
        if key == self._shown:
            self._show(key, rest)
        else:
            self._leave(lambda: self._show(key, rest if slash else None))

    def place(self) -> str:
        """Return where somebody is; `go` shows it again."""
        if not self._shown:
            return ""
        return f"{self._shown}/{self._pages[self._shown].place()}".rstrip("/")

    def page(self, key: str) -> WindowPage:
        """Return a page, made when it is first asked for; KeyError where there is no such entry."""
        if key not in self._pages:
            made = self._entries[key].make()
            self._pages[key] = made
            self._stack.addWidget(widget_of(made))
        return self._pages[key]

    def refresh(self, changed: Changed) -> None:
        """Let every page read again what a verb changed."""
        for page in self._pages.values():
            page.refresh(changed)

    def drafts(self) -> dict[str, dict[str, Any]]:
        """Return what was typed and not saved on any page, under "page/form"."""
        return {
            f"{key}/{form}": draft
            for key, page in self._pages.items()
            for form, draft in page.drafts().items()
            if draft
        }

    def show_drafts(self, drafts: Mapping[str, dict[str, Any]]) -> None:
        """Put back what had been typed, on the pages where it was."""
        of_page: dict[str, dict[str, dict[str, Any]]] = {}
        for name, draft in drafts.items():
            key, _, form = name.partition("/")
            of_page.setdefault(key, {})[form] = draft
        for key in of_page.keys() & self._entries.keys():
            self.page(key).show_drafts(of_page[key])

    def let_close(self) -> None:
        """Close without asking again."""
        self._may_close = True
        self.close()

    def bring_forward(self) -> None:
        """Come to the front: somebody started the program a second time."""
        self.setWindowState(self.windowState() & ~self.windowState().WindowMinimized)
        self.raise_()
        self.activateWindow()

    # What happens inside

    def _leave(self, onward: Callable[[], None]) -> None:
        if self._shown:
            self._pages[self._shown].leave(onward)
        else:
            onward()

    def _show(self, key: str, rest: str | None) -> None:
        """Show a page as it was left where `rest` is None, else at a place on it; "" is its beginning."""
        page = self.page(key)
        self._shown = key
        self._stack.setCurrentWidget(widget_of(page))
        self.sidebar.mark(key)
        widget_of(page).setFocus()
        if rest is not None:
            page.go(rest)

    def _save(self) -> None:
        if self._shown:
            self._pages[self._shown].save()

    def _help(self) -> None:
        page = self._pages.get(self._shown)
        self.help_asked.emit(str(getattr(page, "help", "")))

    def _lay_out(self) -> None:
        look = current()
        right = QVBoxLayout()
        right.setSpacing(0)
        for widget in (self.countdown, self.presenting, self.standing, self.banner):
            right.addWidget(widget)
        right.addWidget(self._stack, 1)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.sidebar)
        middle.addLayout(right, 1)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addLayout(middle, 1)
        column.addWidget(self.strip)
        self.setCentralWidget(whole)
        room = self.screen().availableSize()
        self.resize(QSize(1280, 800).boundedTo(room - _FRAME))
        if not room.width() > 1440 or not room.height() > 900:
            self.setWindowState(Qt.WindowState.WindowMaximized)
        self.setMinimumSize(
            QSize(look.scaled(720), look.scaled(480)).boundedTo(QSize(1024, 600)).boundedTo(room - _FRAME)
        )

    def _listen(self) -> None:
        self.sidebar.pressed.connect(self.go)
        self.sidebar.lock_pressed.connect(self.lock_asked)
        self.sidebar.present_pressed.connect(self.present_asked)
        self.sidebar.names_switched.connect(self.names_switched)
        self.countdown.stayed.connect(self.stay_asked)
        keys: dict[str, Callable[[], object]] = {
            "Ctrl+L": self.lock_asked.emit,
            "Ctrl+S": self._save,
            "Ctrl+Z": self.undo_asked.emit,
            "Ctrl+R": self.sidebar.switch_names,
            "F1": self._help,
            "F5": self.present_asked.emit,
        }
        for key, entry in self._entries.items():
            if entry.keys:
                keys[entry.keys] = self._going(key)
        for place, key in enumerate((key for key, entry in self._entries.items() if not entry.at_foot), 1):
            if place < 10:
                keys[f"Ctrl+{place}"] = keys[f"Alt+{place}"] = self._going(key)
        for sequence, do in keys.items():
            QShortcut(QKeySequence(sequence), self).activated.connect(do)

    def _going(self, key: str) -> Callable[[], None]:
        return lambda: self.go(key)

    def _recall(self) -> None:
        kept = self._memory.get(_PLACE)
        if kept:
            self.restoreGeometry(QByteArray.fromBase64(QByteArray(kept.encode())))

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt's name
        """Lead Tab to everything on the page."""
        return tab_order.step(self, forward=next)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask in place before anything is lost; remember where the window stood."""
        if not self._may_close:
            event.ignore()
            self._leave(self.close_asked.emit)
            return
        self._memory.keep(_PLACE, bytes(self.saveGeometry().toBase64().data()).decode())
        super().closeEvent(event)
