"""The composition root: theme, tasks, first run and lock screen; the open vault itself is `ui.opened`.

What the lock screen does not need (the database, the crypto library, the pages) is imported while the passphrase is
typed. There is no module-level state anywhere.
"""

from __future__ import annotations

import gc
import importlib
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cached_property, partial
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from dhr_desktop.base import dumps, offline, paths
from dhr_desktop.base.clock import SystemClock
from dhr_desktop.base.errors import UserError
from dhr_desktop.base.locking import LOCKED, LOCKING
from dhr_desktop.services.settings import Settings, SettingsFile
from ui.platform import warm_up
from ui.platform.error_door import ErrorDoor, Report
from ui.platform.first_paint import FirstPaint
from ui.platform.single_instance import SingleInstance
from ui.shell import lock_rules
from ui.shell.lock_screen import LockScreen
from ui.shell.opening import Opening
from ui.theme.appearance import Appearance

if TYPE_CHECKING:
    from dhr_desktop.services.session import Session
    from ui.beginning import Beginning
    from ui.opened import OpenedVault
    from ui.platform.dialogs import SystemDialogs
    from ui.platform.tasks import ThreadTasks
    from ui.shell.fresh_start import Notices

_TRY_FOLDER = "Invented cases"
_NEW_FOLDER = "DHR vault"
_SIZE = (960, 680)
FIRST_PAINT = "DHR_DESKTOP_FIRST_PAINT"
"""Set for measuring: the process writes this word and ends once the first screen has been painted."""


class App(QObject):
    """Builds everything and passes it on.

    Signals:
        left: the vault is closed; True where the process is to end at once, with all that it knows of the vault.
    """

    left = Signal(bool)

    def __init__(self, app: QApplication, settings_folder: Path, vaults_folder: Path) -> None:
        super().__init__()
        self._app = app
        self._clock = SystemClock()
        self._vaults_folder = vaults_folder
        self._file = SettingsFile(settings_folder)
        self.settings = self._file.read()
        self._appearance = Appearance(app, self.settings.theme, self.settings.text_size)
        self._settings_folder = settings_folder
        self._door = ErrorDoor(paths.log_folder(), self._clock, self)
        self._door.install()
        self._door.opened.connect(self._report)
        self.screen: QWidget | None = None
        self._refuse: Callable[[UserError], None] | None = None
        self._fresh: Path | None = None
        self._notices: Notices | None = None
        self.opened: OpenedVault | None = None
        self.first_paint: FirstPaint | None = None
        self._beginning: Beginning | None = None

    # Made when it is needed: the lock screen shows itself without

    @cached_property
    def tasks(self) -> ThreadTasks:
        """Runs verbs away from the interface thread."""
        from ui.platform.tasks import ThreadTasks  # noqa: PLC0415 - see above

        return ThreadTasks(self._door.take, self)

    @cached_property
    def _dialogs(self) -> SystemDialogs:
        from ui.platform.dialogs import SystemDialogs  # noqa: PLC0415 - see above

        return SystemDialogs(Path.home())

    # The ways in

    def start(self, folder: Path | None = None, *, fresh: bool = True) -> None:
        """Show the lock screen of the vault that was open last, or the first run; not `fresh` after a lock."""
        known = folder or (Path(self.settings.last_vault) if self.settings.last_vault else None)
        if known is not None and (known / "vault.db").exists():
            self.show_lock(known)
            self._fresh = known if fresh else None
        else:
            self.show_first_run()
        assert self.screen is not None
        self.first_paint = FirstPaint(self.screen)
        self.first_paint.painted.connect(self._go_on)

    def _go_on(self) -> None:
        """Do what could wait until the first screen was to be seen, and must not wait for the first secret."""
        dumps.forbid()
        gc.enable()
        self.tasks.ask(warm_up.load_heavy, self._warm, asker=self)

    def _warm(self, _: None) -> None:
        from ui.shell.fresh_start import FreshStart, Notices  # noqa: PLC0415 - see above

        warm_up.meet_every_widget()
        self._notices, folder = Notices(), self._fresh
        if folder is not None and isinstance(self.screen, LockScreen):
            fresh = FreshStart(self.screen, folder, self.tasks, self._clock, self._notices)
            fresh.entered.connect(lambda session: self._enter(session, folder))
            fresh.begin()

    def show_lock(self, folder: Path) -> None:
        """Ask for the passphrase of a vault."""
        lock = LockScreen(folder.name, lock_rules.rules(), lock_rules.join)

        def unlock(typed: str) -> None:
            self._opening(lock, folder).begin(
                lambda ok: _vaults().unlock(folder, typed, self._clock, accept_missing=ok),
                lambda: _vaults().by_passphrase(folder, typed),
            )

        def recover(code: str, new: str) -> None:
            self._opening(lock, folder).begin(
                lambda ok: _vaults().recover(folder, code, new, self._clock, accept_missing=ok),
                lambda: _vaults().by_code(folder, code),
            )

        lock.unlock_asked.connect(unlock)
        lock.recovery_asked.connect(recover)
        lock.other_asked.connect(self.show_first_run)
        if folder.name == _TRY_FOLDER:
            lock.banner.say(
                "Nobody in the invented cases is real.",
                "Their passphrase: these invented cases contain nobody who is real",
            )
        self._show(lock, lock.refuse)

    def show_first_run(self) -> None:
        """Show how to begin."""
        from ui.beginning import Beginning  # noqa: PLC0415 - see above

        beginning = Beginning(
            self.tasks,
            self._dialogs,
            self._clock,
            new_folder=self._vaults_folder / _NEW_FOLDER,
            try_folder=self._vaults_folder / _TRY_FOLDER,
        )
        beginning.setParent(self)
        beginning.entered.connect(self._enter)
        beginning.chosen.connect(self.show_lock)
        self._beginning = beginning
        self._show(beginning.screen, beginning.screen.refuse)

    def _opening(self, lock: LockScreen, folder: Path) -> Opening:
        opening = Opening(lock, folder, self.tasks, lambda: self._dialogs, self._clock)
        opening.entered.connect(lambda session: self._enter(session, folder))
        opening.repaired.connect(self._show_repaired)
        return opening

    def _show_repaired(self, folder: Path, said: str) -> None:
        self.show_lock(folder)
        if isinstance(self.screen, LockScreen):
            self.screen.banner.say(
                "The new vault is whole. Open it with the same passphrase.", said, kind="good"
            )

    # The open vault

    def _enter(self, session: Session, folder: Path) -> None:
        from ui.opened import OpenedVault  # noqa: PLC0415 - see above
        from ui.platform.memory import FileMemory  # noqa: PLC0415 - see above

        self.choose(replace(self.settings, last_vault=str(folder)))
        opened = self.opened = OpenedVault(
            self._app,
            session,
            self.tasks,
            dialogs=self._dialogs,
            memory=FileMemory(self._settings_folder),
            settings=self.settings,
            choose=self.choose,
        )
        opened.locking.connect(partial(_say, LOCKING))
        opened.closed.connect(self._leave)
        self._put_away()
        opened.start()
        if self._notices is not None:
            say = partial(self._notices.say, opened.window.banner)
            self.tasks.ask(session.notices, say, asker=opened.window)

    def choose(self, settings: Settings) -> None:
        """Let settings hold from now on."""
        before, self.settings = self.settings, settings
        self._file.write(settings)
        if (before.theme, before.text_size) != (settings.theme, settings.text_size):
            self._appearance.choose(settings.theme, settings.text_size)

    def bring_forward(self) -> None:
        """Come to the front: the program was started a second time."""
        window = self.opened.window if self.opened is not None else self.screen
        if window is not None:
            window.raise_()
            window.activateWindow()

    def close(self) -> None:
        """End the threads and give back what was taken over."""
        if self._beginning is not None:
            self._beginning.close()
        self.tasks.close()
        self._door.remove()

    def _leave(self, lock: bool) -> None:
        if not lock and self.opened is not None:
            self.opened.window.let_close()
        self.left.emit(lock)

    def _show(self, screen: QWidget, refuse: Callable[[UserError], None]) -> None:
        self._put_away()
        self.screen, self._refuse = screen, refuse
        screen.setWindowTitle("DHR Desktop")
        screen.resize(*_SIZE)
        screen.show()
        screen.setFocus()

    def _put_away(self) -> None:
        if self.screen is not None:
            self.screen.hide()
            self.screen.deleteLater()
            self.screen = self._refuse = None

    def _report(self, report: Report) -> None:
        words = f"The report, without any case data, is in {report.file}." if report.file else ""
        sentence = "Something went wrong that is not your doing."
        if self.opened is not None:
            self.opened.say(sentence, words)
        elif self._refuse is not None:
            self._refuse(UserError(sentence, words))


def _vaults() -> ModuleType:
    return importlib.import_module("dhr_desktop.services.vaults")


def _say(word: str) -> None:
    print(word, flush=True)  # noqa: T201 - told to the supervisor, or to who measures


def _end(lock: bool) -> None:
    if lock:
        os._exit(LOCKED)
    QApplication.exit(0)


def main(words: Sequence[str] | None = None) -> int:
    """Start the window and return the process's exit code."""
    offline.forbid()
    qt = QApplication([sys.argv[0]])
    qt.setApplicationName("DHR Desktop")
    qt.setQuitOnLastWindowClosed(True)
    instance = SingleInstance(paths.settings_folder())
    if not instance.claim():
        return 0
    app = App(qt, paths.settings_folder(), paths.vaults_folder())
    app.left.connect(_end)
    instance.called.connect(app.bring_forward)
    arguments = sys.argv[1:] if words is None else words
    named = next((Path(word) for word in arguments if not word.startswith("--")), None)
    app.start(named, fresh="--locked" not in arguments)
    assert app.first_paint is not None
    app.first_paint.painted.connect(instance.listen)
    if os.environ.get(FIRST_PAINT):
        app.first_paint.painted.disconnect()
        app.first_paint.painted.connect(partial(_say, FIRST_PAINT))
        app.first_paint.painted.connect(qt.quit)
    code = qt.exec()
    app.close()
    instance.close()
    return code
