"""The window's frame, the lock screen, and the first run."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QWidget

from dhr_desktop.base.errors import UserError
from ui.gallery.entry import LAPTOP, Entry
from ui.gallery.widgets import STAGES
from ui.platform.dialogs import SystemDialogs
from ui.platform.memory import ShortMemory
from ui.shell.entry import Entry as SideEntry
from ui.shell.first_run import FirstRun
from ui.shell.lock_screen import LockScreen
from ui.shell.main_window import MainWindow
from ui.widgets.buttons import button
from ui.widgets.empty_state import EmptyState
from ui.widgets.new_passphrase import PassphraseRules
from ui.widgets.page import Page
from ui.widgets.stage_line import StageLine

_CODE: Final = "K7M2Q 9XWTB 4HNDR E3VJ8 C6YPA 5GZFS 1MKTW Q0RXB N8HDV 2JCYE P4A7G"
_PLACE: Final = Path("D:/Reviews/DHR vault")


def _rules() -> PassphraseRules:
    return PassphraseRules(
        propose=lambda: "lantern orbit pebble cradle thistle",
        describe=lambda _: "Strong: about as hard to guess as 5 random words.",
        is_enough=lambda _: True,
    )


def _page(title: str) -> Callable[[], Page]:
    def make() -> Page:
        page = Page()
        page.header.show_title(title, "Monday 2 March 2026")
        page.header.show_chips(("Under way", ""), ("12 days late", "warning"))
        page.header.add_action(button("Add a review", role="primary", icon="add"))
        page.body.addWidget(StageLine(STAGES, 4))
        page.body.addWidget(EmptyState("good", "Nothing is due today."), 1)
        return page

    return make


def _window() -> QWidget:
    entries = [
        SideEntry(key, key, label, _page(label), keys)
        for key, label, keys in (
            ("today", "Today", ""),
            ("reviews", "Reviews", ""),
            ("releases", "Releases", ""),
            ("search", "Search", "Ctrl+K"),
        )
    ]
    entries += [
        SideEntry(key, key, label, _page(label), at_foot=True)
        for key, label in (("settings", "Settings"), ("help", "Help"))
    ]
    window = MainWindow(entries, vault="Merefordshire", who="Ada Lint", memory=ShortMemory())
    window.go("today")
    window.strip.say("Saved 14:02")
    return window


def _lock() -> QWidget:
    return LockScreen("Merefordshire", _rules(), lambda _: ("", ""))


def _refused() -> QWidget:
    screen = LockScreen("Merefordshire", _rules(), lambda _: ("", ""))
    screen.refuse(UserError("This passphrase does not open the vault.", "Look at Caps Lock, then try again."))
    return screen


def _recover() -> QWidget:
    screen = LockScreen("Merefordshire", _rules(), lambda _: ("", ""))
    screen.show_recovery(recovery=True)
    return screen


def _first_run() -> FirstRun:
    return FirstRun(_rules(), _PLACE, SystemDialogs(_PLACE))


def _new_vault() -> QWidget:
    first = _first_run()
    first.welcome.new_chosen.emit()
    return first


def _recovery_sheet() -> QWidget:
    first = _first_run()
    first.show_recovery(_CODE, str.__eq__)
    return first


ENTRIES: Final = (
    Entry("window", _window, LAPTOP, large=True),
    Entry("lock", _lock, (1000, 640), large=True),
    Entry("lock-refused", _refused, (1000, 640)),
    Entry("lock-recovery", _recover, (1000, 640)),
    Entry("first-run", _first_run, (1000, 700)),
    Entry("first-run-new", _new_vault, LAPTOP, large=True),
    Entry("first-run-recovery", _recovery_sheet, (1000, 700)),
)
