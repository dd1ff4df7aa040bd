"""The first run joined to vaults: making one with its recovery sheet, opening one, or trying invented cases.

Loaded only where there is no vault to unlock. A vault that was made is handed on once its code was typed back.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from dhr_desktop.base.clock import Clock
from dhr_desktop.base.errors import UserError
from dhr_desktop.services import passphrases
from ui.platform.dialogs import Dialogs
from ui.platform.tasks import Tasks
from ui.shell.first_run import FirstRun
from ui.shell.new_vault import NewVault
from ui.widgets.new_passphrase import PassphraseRules

if TYPE_CHECKING:
    from dhr_desktop.services.session import Session


class Beginning(QObject):
    """Runs the first screens; `screen` is what is shown.

    Signals:
        entered: a Session and its folder; work can begin.
        chosen: the folder of a vault that is to be unlocked.
    """

    entered = Signal(object, object)
    chosen = Signal(object)

    def __init__(
        self, tasks: Tasks, dialogs: Dialogs, clock: Clock, *, new_folder: Path, try_folder: Path
    ) -> None:
        """Make it; the folders are where a new vault and the invented cases would be kept."""
        super().__init__()
        self._tasks = tasks
        self._dialogs = dialogs
        self._clock = clock
        self._try_folder = try_folder
        self._waiting: Session | None = None
        rules = PassphraseRules(passphrases.propose, passphrases.describe, passphrases.is_enough)
        self.screen = FirstRun(rules, new_folder, dialogs)
        self.screen.create_asked.connect(self._create)
        self.screen.open_asked.connect(self._open)
        self.screen.try_asked.connect(self._try_invented)

    def close(self) -> None:
        """Let go of a vault whose code was never typed back; it stays, and can be opened."""
        if self._waiting is not None:
            self._tasks.ask(self._taken().close, _nothing)

    def _create(self, wanted: NewVault) -> None:
        def made(found: tuple[Session, str]) -> None:
            self._waiting, code = found
            self._show_recovery(code, wanted.folder)

        def make() -> tuple[Session, str]:
            from dhr_desktop.services import vaults  # noqa: PLC0415 - heavy; wanted on the worker's thread first

            return vaults.create(wanted.folder, wanted.passphrase, wanted.name, self._clock)

        self._tasks.ask(make, made, self.screen.refuse, asker=self.screen)

    def _show_recovery(self, code: str, folder: Path) -> None:
        from dhr_desktop.services.recovery import is_same_code  # noqa: PLC0415 - heavy
        from ui.platform import recovery_print  # noqa: PLC0415 - brings in printing

        screen, name = self.screen, folder.name
        screen.print_asked.connect(lambda: self._tell(recovery_print.print_sheet(screen, code, name)))
        screen.save_asked.connect(
            lambda: self._tell(recovery_print.save_sheet(screen, code, name, self._dialogs))
        )
        screen.finished.connect(lambda: self.entered.emit(self._taken(), folder))
        screen.show_recovery(code, is_same_code)

    def _open(self, folder: Path) -> None:
        if (folder / "vault.db").exists():
            self.chosen.emit(folder)
        else:
            self.screen.refuse(
                UserError("There is no vault in this folder.", "Choose the folder that holds vault.db.")
            )

    def _try_invented(self) -> None:
        folder = self._try_folder
        self.screen.set_busy(busy=True)

        def make() -> Session:
            from dhr_desktop.services import trying  # noqa: PLC0415 - heavy; wanted on the worker's thread first

            return trying.try_vault(folder, self._clock)

        self._tasks.ask(
            make, lambda session: self.entered.emit(session, folder), self.screen.refuse, asker=self.screen
        )

    def _tell(self, said: str) -> None:
        if said and self.screen.recovery is not None:
            self.screen.recovery.say(said)

    def _taken(self) -> Session:
        session, self._waiting = self._waiting, None
        assert session is not None
        return session


def _nothing(_: object) -> None:
    """Nothing is to be done with the result."""
