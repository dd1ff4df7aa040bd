"""What every screen is given: the open session, a way to ask it for something, and a way to say what changed.

Screens never reach one another; they ask the desk to go somewhere and subscribe to what changed.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from dhr_desktop.base.changed import Changed
from dhr_desktop.base.clock import Clock
from dhr_desktop.base.errors import UserError
from dhr_desktop.services.session import Session
from ui.platform.dialogs import Dialogs
from ui.platform.memory import Memory
from ui.platform.tasks import Tasks

T = TypeVar("T")


class Desk(QObject):
    """One for each open vault.

    Signals:
        changed: a Changed, after every verb that changed something.
        wanted: a place to go to, for example "reviews/<id>/people".
        said: a sentence for the task strip, for example "Saved".
        closed: a verb has closed the vault; what is to be said before the program locks.
        names_switched: True where real names are shown, False for published ones.
    """

    changed = Signal(object)
    wanted = Signal(str)
    said = Signal(str)
    names_switched = Signal(bool)
    closed = Signal(str)

    def __init__(
        self,
        session: Session,
        tasks: Tasks,
        dialogs: Dialogs,
        *,
        memory: Memory,
        copy: Callable[[str], None],
    ) -> None:
        """Make it; `memory` keeps widths and the like, `copy` is the clipboard guard's."""
        super().__init__()
        self.session = session
        self.tasks = tasks
        self.dialogs = dialogs
        self.memory = memory
        self.copy = copy
        self.real_names = True
        self._held = False

    @property
    def clock(self) -> Clock:
        """The session's clock."""
        return self.session.clock

    def ask(
        self,
        verb: Callable[[], T],
        then: Callable[[T], None],
        failed: Callable[[UserError], None] | None = None,
        *,
        asker: QObject | None = None,
    ) -> None:
        """Look something up away from the interface thread."""
        self.tasks.ask(verb, then, failed, asker=asker)

    def change(
        self,
        verb: Callable[[], Changed],
        then: Callable[[Changed], None] | None = None,
        failed: Callable[[UserError], None] | None = None,
        *,
        said: str = "Saved",
        asker: QObject | None = None,
    ) -> None:
        """Change something; every screen hears of it before `then` is called."""

        def tell(changed: Changed) -> None:
            self.changed.emit(changed)
            self.said.emit(said)
            if then is not None:
                then(changed)

        self.tasks.ask(verb, tell, failed, asker=asker or self)

    def take_back(self, failed: Callable[[UserError], None]) -> None:
        """Undo the last change, and say what it was without any of its content."""

        def tell(found: tuple[Changed, str]) -> None:
            changed, deed = found
            self.changed.emit(changed)
            self.said.emit(f"Taken back: {deed}" if deed else "Taken back")

        self.tasks.ask(self.session.history.take_back, tell, failed, asker=self)

    def go(self, place: str) -> None:
        """Ask the window to show a place."""
        self.wanted.emit(place)

    def switch_names(self, *, real: bool) -> None:
        """Show real names everywhere, or published ones; while names are held, only published ones."""
        if real and self._held:
            self.said.emit("Real names stay hidden while you present")
            return
        self.real_names = real
        self.names_switched.emit(real)

    def hold_names(self) -> None:
        """Show published names, and no others until `release_names`."""
        self.switch_names(real=False)
        self._held = True

    def release_names(self) -> None:
        """Let names be switched again; published ones stay until somebody does."""
        self._held = False
