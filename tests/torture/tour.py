"""A tour of the whole interface over a vault full of canaries; started by `canaries` in a process and a home of its own.

What it shows, searches, copies and begins to write must stand nowhere but in the encrypted vault afterwards.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QTabBar, QTableView, QWidget

from dhr_desktop.base import paths
from dhr_desktop.base.clock import SystemClock
from dhr_desktop.model.entity import Record, describe, problems
from dhr_desktop.model.fields import Lines, Prose, Text
from dhr_desktop.services.invented_cases import invented_cases
from dhr_desktop.services.session import Session
from dhr_desktop.services.trying import fill
from dhr_desktop.store import vault
from tests.fakes.vaults import NAME, PASSPHRASE, QUICK
from ui.app import App
from ui.shell.lock_screen import LockScreen
from ui.shell.main_window import MainWindow

TOKEN = "quzzcanary"
"""Stands in every text of every record, with a number behind it."""
_PATIENCE = 60.0
_TABS = ("overview", "people", "panel", "meetings", "recommendations", "history")
_PLACES = (
    "today",
    "actions",
    "releases",
    "releases/new",
    "releases/recipients",
    "reports",
    "journal",
    "settings",
    "help",
)


def marked(record: Record, number: int) -> Record:
    """Return a record with the token in every text that takes it."""
    for field in describe(type(record)):
        value = getattr(record, field.name)
        token = f"{TOKEN}{number}"
        if isinstance(field.kind, Text | Prose) and value:
            changed = replace(record, **{field.name: f"{value} {token}"})
        elif isinstance(field.kind, Lines) and value:
            changed = replace(record, **{field.name: (*value, token)})
        else:
            continue
        if not problems(changed):
            record = changed
    return record


def vault_of_canaries(folder: Path, reviews: int) -> int:
    """Make the vault and return how many fields hold a token."""
    opened, _ = vault.create(folder, PASSPHRASE, NAME, effort=QUICK)
    clock = SystemClock()
    session = Session(opened, clock)
    records = [
        marked(record, number)
        for number, record in enumerate(invented_cases(clock.today(), reviews).records())
    ]
    fill(session, records)
    session.close()
    return sum(TOKEN in str(getattr(record, field.name)) for record in records for field in fields(record))


class Tour:
    """One person who looks at everything."""

    def __init__(self, qt: QApplication, folder: Path, rounds: int) -> None:
        self._qt = qt
        self._rounds = rounds
        self.seen = 0
        self.app = App(qt, paths.settings_folder(), paths.vaults_folder())
        self.left: list[bool] = []
        self.app.left.connect(self.left.append)
        self.app.start(folder)

    def until(self, holds: Callable[[], object]) -> None:
        """Let the window work until something holds."""
        end = time.monotonic() + _PATIENCE
        while not holds():
            self._qt.processEvents()
            time.sleep(0.002)
            if time.monotonic() > end:
                raise TimeoutError

    def settle(self) -> None:
        """Let the window draw and finish what it asked for."""
        end = time.monotonic() + 0.05
        while time.monotonic() < end:
            self._qt.processEvents()

    def go_round(self) -> None:
        """Unlock, look at everything, search, copy, begin to write, and lock."""
        lock = self.app.screen
        assert isinstance(lock, LockScreen)
        lock.unlock_asked.emit(PASSPHRASE)
        self.until(lambda: self.app.opened is not None and self.app.opened.window.place())
        assert self.app.opened is not None
        window, desk = self.app.opened.window, self.app.opened.desk
        rows: list[Any] = []
        desk.ask(lambda: desk.session.reviews.rows(desk.clock.today()), rows.extend, asker=self.app)
        self.until(lambda: rows)
        for place in _PLACES:
            self._look(window, place)
        for row in rows[: self._rounds]:
            for tab in _TABS:
                self._look(window, f"reviews/{row.id}/{tab}")
            desk.copy(f"{TOKEN} {row.reference}")
        self._look(window, f"search/{TOKEN}")
        self._write(window)
        window.go(f"reviews/{rows[0].id}/overview")
        self.settle()
        self._write(window)
        self.app.opened.keep_drafts()
        self.settle()
        self.app.opened.lock()
        self.until(lambda: self.left)

    def first_review(self) -> None:
        """Go to a review's first page."""
        assert self.app.opened is not None
        window, desk = self.app.opened.window, self.app.opened.desk
        rows: list[Any] = []
        desk.ask(lambda: desk.session.reviews.rows(desk.clock.today()), rows.extend, asker=self.app)
        self.until(lambda: rows)
        window.go(f"reviews/{rows[0].id}/overview")
        self.settle()

    def _look(self, window: MainWindow, place: str) -> None:
        window.go(place)
        self.settle()
        self.seen += 1
        for tabs in window.findChildren(QTabBar):
            for number in range(tabs.count() if tabs.isVisible() else 0):
                tabs.setCurrentIndex(number)
                self.settle()
        for table in window.findChildren(QTableView):
            if table.isVisible() and table.model() is not None and table.model().rowCount():
                table.selectRow(0)
        for chooser in window.findChildren(QComboBox):
            if chooser.isVisible() and chooser.isEnabled():
                chooser.showPopup()
                self._qt.processEvents()
                chooser.hidePopup()
        window.grab()

    def _write(self, window: QWidget) -> None:
        """Begin to write where something can be written."""
        for line in window.findChildren(QLineEdit):
            if line.isVisible() and not line.isReadOnly() and line.isEnabled():
                line.insert(f"{TOKEN}draft")
                line.selectAll()
                line.copy()
        for text in window.findChildren(QPlainTextEdit):
            if text.isVisible() and not text.isReadOnly() and text.isEnabled():
                text.insertPlainText(f"{TOKEN}draft ")
        self.settle()


def main(folder: Path, rounds: int) -> None:
    """Make the vault, take the tour, and end as the program does when it locks."""
    tokens = vault_of_canaries(folder, 6)
    qt = QApplication(["tour"])
    qt.setApplicationName("DHR Desktop")
    tour = Tour(qt, folder, rounds)
    tour.go_round()
    print(f"{tokens} {tour.seen}", flush=True)
    os._exit(0)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
