"""From what was typed on the lock screen to an open vault, also where changes are missing or the vault is damaged."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from dhr_desktop.base.clock import Clock
from dhr_desktop.base.errors import UserError
from ui.platform.dialogs import Dialogs
from ui.platform.tasks import Tasks
from ui.shell.lock_screen import LockScreen

if TYPE_CHECKING:
    from dhr_desktop.services.damaged import Way
    from dhr_desktop.services.session import Session

Verb = Callable[[bool], "Session"]
"""Opens a vault; its argument says whether it may be opened although changes are missing."""


class Opening(QObject):
    """One attempt. Whatever is in the way is said on the lock screen, with what can be done; nothing is ever removed.

    Signals:
        entered: the Session; it may be one that only reads.
        repaired: the folder of a whole vault that was made of a damaged one, and what was said of it.
    """

    entered = Signal(object)
    repaired = Signal(object, str)

    def __init__(
        self, lock: LockScreen, folder: Path, tasks: Tasks, dialogs: Callable[[], Dialogs], clock: Clock
    ) -> None:
        super().__init__(lock)
        self._lock = lock
        self._folder = folder
        self._tasks = tasks
        self._dialogs = dialogs
        self._clock = clock

    def begin(self, verb: Verb, way: Callable[[], Way]) -> None:
        """Open the vault; `way` finds its key once more where it turns out to be damaged."""
        self._verb, self._way = verb, way
        self._open(accept_missing=False)

    def _open(self, *, accept_missing: bool) -> None:
        self._lock.set_busy(busy=True)
        self._tasks.ask(lambda: self._verb(accept_missing), self.entered.emit, self._refused, asker=self)

    def _refused(self, fault: UserError) -> None:
        from dhr_desktop.services import vaults  # noqa: PLC0415 - heavy; loaded while somebody typed

        if isinstance(fault, vaults.ChangesMissing):
            self._lock.refuse(fault, (("Open it all the same", lambda: self._open(accept_missing=True)),))
        elif isinstance(fault, vaults.Damaged):
            self._offer(fault)
        else:
            self._lock.refuse(fault)

    # A damaged vault

    def _offer(self, fault: UserError) -> None:
        self._lock.refuse(
            fault,
            (("Put it together anew…", lambda: self._ask_where(fault)), ("Open it to read only", self._read)),
        )

    def _read(self) -> None:
        from dhr_desktop.services import damaged  # noqa: PLC0415 - seldom needed

        self._lock.set_busy(busy=True)
        self._tasks.ask(
            lambda: damaged.look_at(self._way(), self._clock),
            self.entered.emit,
            self._lock.refuse,
            asker=self,
        )

    def _ask_where(self, fault: UserError) -> None:
        from dhr_desktop.services.backups import beside  # noqa: PLC0415 - likewise

        folder = beside(self._folder, "repaired", self._clock)
        self._lock.banner.ask(
            f"A whole vault is made in the new folder “{folder.name}”. The damaged one stays as it is.",
            "It begins from the newest whole backup, takes in the history after it, and what can still be read.",
            (
                ("Make it there", lambda: self._repair(folder)),
                ("Choose another folder…", lambda: self._choose(fault)),
                ("Back", lambda: self._offer(fault)),
            ),
        )

    def _choose(self, fault: UserError) -> None:
        folder = self._dialogs().choose_folder(self._lock, "An empty folder for the new vault")
        if folder is None:
            self._offer(fault)
        else:
            self._repair(folder)

    def _repair(self, folder: Path) -> None:
        from dhr_desktop.services import damaged  # noqa: PLC0415 - likewise

        self._lock.set_busy(busy=True)
        self._tasks.run_long(
            lambda progress: damaged.repair(self._way(), folder, self._clock, progress),
            lambda said: self.repaired.emit(folder, " ".join(said)),
            self._lock.refuse,
            words="Putting the vault together",
            asker=self,
        )
