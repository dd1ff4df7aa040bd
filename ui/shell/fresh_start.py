"""What a fresh start does beside the lock screen: says what is odd about the computer, and asks its keyring where it remembers.

Neither is in the way: the passphrase can be typed meanwhile, and always opens the vault. Never used after a lock.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from dhr_desktop.base.clock import Clock
from dhr_desktop.base.errors import UserError
from ui.platform.tasks import Tasks
from ui.shell.lock_screen import LockScreen
from ui.widgets.banner import Banner

if TYPE_CHECKING:
    from dhr_desktop.services.device import Keyring
    from dhr_desktop.services.session import Session
    from dhr_desktop.services.surroundings import Notice


class Notices:
    """Says each notice once, all that are new in one quiet banner."""

    def __init__(self) -> None:
        self._said: set[str] = set()
        self._waiting: dict[str, Notice] = {}

    def keep(self, found: Iterable[Notice]) -> None:
        """Keep what has not been said for the next call of `say`."""
        self._waiting |= {one.key: one for one in found if one.key not in self._said}

    def say(self, banner: Banner, found: Iterable[Notice]) -> None:
        """Say what has not been said; where the banner says something else, it waits for the next call."""
        self.keep(found)
        if banner.sentence or not self._waiting:
            return
        first, *rest = self._waiting.values()
        words = [first.remedy, *(f"{one.sentence} {one.remedy}" for one in rest)]
        banner.say(first.sentence, "\n".join(words), kind="info")
        self._said |= self._waiting.keys()
        self._waiting.clear()


class FreshStart(QObject):
    """One fresh start at the lock screen of a vault.

    Signals:
        entered: the Session that the keyring opened.
    """

    entered = Signal(object)

    def __init__(self, lock: LockScreen, folder: Path, tasks: Tasks, clock: Clock, notices: Notices) -> None:
        """Make it; it begins with `begin` and goes with the lock screen."""
        super().__init__(lock)
        self._lock = lock
        self._folder = folder
        self._tasks = tasks
        self._clock = clock
        self._notices = notices

    def begin(self, keyring: Callable[[], Keyring] | None = None) -> None:
        """Look around, and ask the keyring (the system's own where none is given) where this computer remembers."""
        from dhr_desktop.services import device, surroundings  # noqa: PLC0415 - heavy; loaded by now

        folder, clock = self._folder, self._clock
        self._tasks.run_long(
            lambda _: surroundings.before_opening(folder, clock.now()),
            partial(_say, self._notices, self._lock.banner),
            _nothing,
            words="Looking at the computer",
        )
        if device.is_remembered(folder):
            made = (keyring or device.SystemKeyring)()
            self._tasks.run_long(
                lambda _: device.ask_keyring(folder, made),
                self._open,
                self._tell,
                words="Asking the computer’s keyring",
                asker=self,
            )

    def _open(self, secret: str) -> None:
        from dhr_desktop.services import vaults  # noqa: PLC0415 - heavy; loaded by now

        if self._lock.is_busy:  # the passphrase was faster
            return
        folder, clock = self._folder, self._clock
        self._lock.set_busy(busy=True)

        def open_() -> Session:
            return vaults.unlock_remembered(folder, secret, clock)

        self._tasks.ask(open_, self.entered.emit, self._refuse, asker=self)

    def _tell(self, fault: UserError) -> None:
        if not self._lock.is_busy:
            self._lock.banner.say(fault.sentence, fault.remedy)

    def _refuse(self, fault: UserError) -> None:
        self._lock.set_busy(busy=False)
        self._lock.banner.say(fault.sentence, fault.remedy)
        self._lock.setFocus()


def _say(notices: Notices, banner: Banner, found: Iterable[Notice]) -> None:
    """Say it at the lock screen, or keep it for the window where the keyring was faster."""
    if isValid(banner):
        notices.say(banner, found)
    else:
        notices.keep(found)


def _nothing(_: UserError) -> None:
    """Nothing can be told of the computer, which is no reason to say anything."""
