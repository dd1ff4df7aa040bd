"""A desk over a real encrypted vault of a few invented cases, with tasks that run at once."""

from __future__ import annotations

from pathlib import Path

from dhr_desktop.base.clock import Clock
from dhr_desktop.services.invented_cases import invented_cases
from dhr_desktop.services.session import Session
from dhr_desktop.services.trying import fill
from dhr_desktop.store import vault
from tests.fakes.dialogs import PreparedDialogs
from tests.fakes.tasks import ImmediateTasks
from tests.fakes.vaults import NAME, OTHER_PASSPHRASE, PASSPHRASE, QUICK
from ui.platform.desk import Desk
from ui.platform.memory import ShortMemory


def new_session(folder: Path, clock: Clock, reviews: int = 0, second: str = "") -> Session:
    """Return an open session on a new vault, of two people where a second is named; whoever asks closes it."""
    opened, _ = vault.create(folder, PASSPHRASE, NAME, effort=QUICK)
    if second:
        opened.add_person(second, OTHER_PASSPHRASE, QUICK, clock)
    session = Session(opened, clock)
    if reviews:
        fill(session, invented_cases(clock.today(), reviews).records())
    return session


def reopened_session(folder: Path, clock: Clock) -> Session:
    """Return the session of a vault that `new_session` made, or of a copy of its folder."""
    return Session(vault.open(folder, PASSPHRASE), clock)


class TestDesk(Desk):
    """A desk that keeps what was copied and what was said."""

    __test__ = False

    def __init__(self, session: Session, *answers: Path | None) -> None:
        self.copied: list[str] = []
        self.words: list[str] = []
        self.places: list[str] = []
        self.quick = ImmediateTasks()
        super().__init__(
            session, self.quick, PreparedDialogs(*answers), memory=ShortMemory(), copy=self.copied.append
        )
        self.said.connect(self.words.append)
        self.wanted.connect(self.places.append)
