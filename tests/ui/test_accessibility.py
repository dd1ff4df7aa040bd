"""Every screen, tab and widget of the gallery can be worked with a screen reader, with keys alone, and at 200 % text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRect, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMainWindow,
    QScrollArea,
    QScrollBar,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from tests.screenshots.rendering import Vaults
from ui.gallery import ENTRIES
from ui.gallery.entry import LAPTOP, Entry
from ui.gallery.screens import screen_entries
from ui.platform.tab_order import is_stop
from ui.shell.first_run import FirstRun
from ui.shell.lock_screen import LockScreen
from ui.shell.sidebar import Sidebar
from ui.theme.look import apply, dress
from ui.theme.tokens import Theme
from ui.widgets.pick_many import PickList
from ui.widgets.side_entry import SideEntry

SMALLEST = 24
"""Pixels that a finger or a shaking hand can hit (WCAG 2.2, 2.5.8)."""
WINDOWS = (QMainWindow, LockScreen, FirstRun)
"""What leads Tab itself; the rest of the gallery are parts of these."""


@pytest.fixture(scope="module")
def vaults() -> Iterator[Vaults]:
    made = Vaults()
    yield made
    made.close()


@pytest.fixture
def entries(vaults: Vaults) -> tuple[Entry, ...]:
    return (*ENTRIES, *screen_entries(lambda: vaults.desk(24), lambda: vaults.desk(0)))


def shown(entry: Entry, percent: int = 100) -> QWidget:
    """Return an entry of the gallery as it stands on a screen; larger text is read on no less than a laptop."""
    widget = entry.make()
    if not widget.styleSheet():
        dress(widget)
    widget.setWindowState(Qt.WindowState.WindowNoState)
    widget.setMinimumSize(0, 0)
    width, height = entry.size
    widget.resize(*(entry.size if percent == 100 else (max(width, LAPTOP[0]), max(height, LAPTOP[1]))))
    widget.show()
    for _ in range(3):
        QCoreApplication.processEvents()
    return widget


def put_away(widget: QWidget) -> None:
    widget.hide()
    widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def of_kind(page: QWidget, *kinds: type[QWidget]) -> list[QWidget]:
    """Return the widgets of some kinds that are to be seen, without those that are parts of a Qt widget."""
    found = [w for w in page.findChildren(QWidget) if isinstance(w, kinds) and w.isVisible()]
    return [w for w in found if not isinstance(w.parent(), QComboBox | QAbstractSpinBox)]


def reachable(page: QWidget) -> list[QWidget]:
    """Return what keys can reach."""
    found = of_kind(page, QWidget)
    return [
        w
        for w in found
        if w.isEnabled()
        and w.focusPolicy() & Qt.FocusPolicy.TabFocus
        and w.focusProxy() is None
        and not isinstance(w, QScrollBar)
    ]


def told(widget: QWidget) -> str:
    words = widget.text() if isinstance(widget, QAbstractButton | QLabel) else widget.accessibleName()
    return f"{type(widget).__name__} “{words[:40]}” in {type(widget.parent()).__name__}"


def unnamed(page: QWidget) -> Iterator[str]:
    """Tell what a screen reader could not name, or only by its value."""
    for widget in reachable(page):
        interface = QAccessible.queryAccessibleInterface(widget)
        name = interface.text(QAccessible.Text.Name).strip() if interface else ""
        if not name or name == type(widget).__name__:
            yield f"no name: {told(widget)}"
        if not interface or interface.role() in {QAccessible.Role.NoRole, QAccessible.Role.Client}:
            yield f"no role: {told(widget)}"
        if isinstance(widget, QComboBox | QLineEdit | QAbstractScrollArea) and not widget.accessibleName():
            yield f"its value for a name: {told(widget)}"
    for button in page.findChildren(QAbstractButton):
        if not button.text() and not button.icon().isNull() and not button.toolTip():
            yield f"an icon without words: {told(button)}"


def unlinked(page: QWidget) -> Iterator[str]:
    """Tell which label of a field does not lead to the field."""
    for label in of_kind(page, QLabel):
        assert isinstance(label, QLabel)
        if label.property("role") == "label" and label.text() and label.buddy() is None:
            yield f"no buddy: {told(label)}"


def repeated_keys(page: QWidget) -> Iterator[str]:
    """Tell which letter is underlined twice."""
    letters: Counter[str] = Counter()
    for widget in of_kind(page, QAbstractButton, QLabel):
        assert isinstance(widget, QAbstractButton | QLabel)
        letters.update(re.findall(r"&(\w)", widget.text().replace("&&", "").lower()))
    yield from (f"twice underlined: {letter}" for letter, times in letters.items() if times > 1)


def too_small(page: QWidget) -> Iterator[str]:
    for widget in of_kind(page, QAbstractButton, QComboBox, QLineEdit, QAbstractSpinBox):
        if widget in reachable(page) and min(widget.width(), widget.height()) < SMALLEST:
            yield f"{widget.width()} x {widget.height()}: {told(widget)}"


def cut(page: QWidget) -> Iterator[str]:
    """Tell whose words do not fit into it."""
    for widget in of_kind(page, QAbstractButton, QLabel):
        assert isinstance(widget, QAbstractButton | QLabel)
        if not widget.text():
            continue
        if isinstance(widget, QLabel) and widget.wordWrap():
            if widget.heightForWidth(widget.width()) > widget.height() + 1:
                yield f"cut below: {told(widget)}"
        elif (
            widget.sizeHint().width() > widget.width() + 1 or widget.sizeHint().height() > widget.height() + 1
        ):
            yield f"cut: {told(widget)}"


def test_a_screen_reader_can_name_everything_and_a_hand_can_hit_it(
    entries: tuple[Entry, ...], qapp: QApplication
) -> None:
    found: dict[str, list[str]] = {}
    for entry in entries:
        page = shown(entry)
        checks = (unnamed, repeated_keys, too_small, cut, *((unlinked,) if entry.name != "words" else ()))
        found[entry.name] = [fault for check in checks for fault in check(page)]
        put_away(page)
    assert {name: faults for name, faults in found.items() if faults} == {}


def test_nothing_is_cut_at_200_percent(entries: tuple[Entry, ...], qapp: QApplication) -> None:
    apply(qapp, Theme.load("light"), 200)
    found: dict[str, list[str]] = {}
    for entry in entries:
        page = shown(entry, 200)
        found[entry.name] = list(cut(page))
        put_away(page)
    assert {name: faults for name, faults in found.items() if faults} == {}


def walked(page: QWidget, qtbot: QtBot, key: Qt.Key) -> list[QWidget]:
    """Press a key until it comes round; return where it led, the place of departure last."""
    with qtbot.waitActive(page):
        page.activateWindow()
    QTest.keyClick(page.windowHandle(), Qt.Key.Key_Tab)
    start = QApplication.focusWidget()
    assert start is not None
    stops: list[QWidget] = []
    while start not in stops:
        QTest.keyClick(page.windowHandle(), key)
        here = QApplication.focusWidget()
        assert here is not None, f"lost after {stops and told(stops[-1])}"
        assert here not in stops, f"in a circle without {told(start)} at {told(here)}"
        stops.append(here)
    return stops


def is_led_to_by_arrows(widget: QWidget) -> bool:
    """True for one of several buttons of which another is pressed."""
    return (
        isinstance(widget, QAbstractButton) and widget.isCheckable() and not is_stop(widget, widget.window())
    )


def picture(page: QWidget, widget: QWidget) -> QImage:
    place = QRect(widget.mapTo(page, widget.rect().topLeft()), widget.size()).adjusted(-4, -4, 4, 4)
    return page.grab(place).toImage()


def unseen(page: QWidget, widget: QWidget) -> bool:
    """True where nobody can see that a widget has the focus, once its page has scrolled to it as Tab does."""
    for area in page.findChildren(QScrollArea):
        if area.isAncestorOf(widget):
            area.ensureWidgetVisible(widget)
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    focused = picture(page, widget)
    widget.clearFocus()
    return picture(page, widget) == focused


def test_tab_leads_to_everything_once_and_round_again_and_is_seen(
    entries: tuple[Entry, ...], qtbot: QtBot
) -> None:
    found: dict[str, list[str]] = {}
    looked_at: set[tuple[str, str, str]] = set()
    for entry in entries:
        page = shown(entry)
        if isinstance(page, WINDOWS):
            stops = walked(page, qtbot, Qt.Key.Key_Tab)
            missed = [w for w in reachable(page) if w not in stops and not is_led_to_by_arrows(w)]
            found[entry.name] = [f"missed: {told(widget)}" for widget in missed]
            assert set(walked(page, qtbot, Qt.Key.Key_Backtab)) == set(stops)
        for widget in reachable(page):
            kind = (type(widget).__name__, str(widget.property("role")), type(widget.parent()).__name__)
            if kind not in looked_at and unseen(page, widget):
                found.setdefault(entry.name, []).append(f"focus unseen: {told(widget)}")
            looked_at.add(kind)
        put_away(page)
    assert {name: faults for name, faults in found.items() if faults} == {}


def test_arrows_lead_through_the_sidebar(entries: tuple[Entry, ...], qtbot: QtBot) -> None:
    (window,) = [shown(entry) for entry in entries if entry.name == "screen-today"]
    with qtbot.waitActive(window):
        window.activateWindow()
    sidebar = window.findChild(Sidebar)
    assert isinstance(sidebar, Sidebar)
    pages = [entry for entry in sidebar.findChildren(SideEntry) if entry.isCheckable()]
    pages[0].setFocus()
    reached = []
    for _ in pages[1:]:
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_Down)
        reached.append(QApplication.focusWidget())
    put_away(window)
    assert reached == pages[1:]


class Shown(QObject):
    """Notes what is shown as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.kinds: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt names it
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.kinds.append(f"{type(watched).__name__} “{watched.accessibleName()}”")
        return False


def test_nothing_flashes_up_while_a_screen_is_made(vaults: Vaults, qapp: QApplication) -> None:
    """A part that shows itself before it has a parent is a window for a moment, and takes the keys away."""
    seen = Shown()
    for entry in screen_entries(lambda: vaults.desk(24), lambda: vaults.desk(0)):
        qapp.installEventFilter(seen)
        page = entry.make()
        qapp.removeEventFilter(seen)
        put_away(page)
    assert seen.kinds == []


def test_the_list_behind_chips_is_worked_with_keys(qtbot: QtBot) -> None:
    anchor = QLineEdit()
    qtbot.addWidget(anchor)
    with qtbot.waitActive(anchor):
        anchor.show()
        anchor.activateWindow()
    popup = PickList("Agencies", {str(number): f"Agency {number}" for number in range(12)}, ["3"])
    popup.setParent(anchor, Qt.WindowType.Popup)
    heard: list[tuple[str, bool]] = []
    popup.ticked.connect(lambda key, on: heard.append((key, on)))
    popup.open_below(anchor)

    assert list(unnamed(popup)) == []
    QTest.keyClicks(popup.search, "agency 11")
    QTest.keyClick(popup.search, Qt.Key.Key_Return)
    assert heard == [("11", True)]
    QTest.keyClick(popup.search, Qt.Key.Key_Escape)
    assert not isValid(popup) or not popup.isVisible()
