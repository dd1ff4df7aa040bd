"""A vault of invented cases, for newcomers and for the demonstration. Nobody in it is real, so its passphrase is no secret."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from pathlib import Path
from typing import Final

from dhr_desktop.base.clock import Clock
from dhr_desktop.base.progress import Progress, Silent
from dhr_desktop.base.words import N_
from dhr_desktop.model.entity import Record
from dhr_desktop.services import vaults
from dhr_desktop.services.invented_cases import invented_cases
from dhr_desktop.services.session import Session

PASSPHRASE: Final = "these invented cases contain nobody who is real"  # noqa: S105 - nothing behind it is secret
NAME: Final = "A newcomer"


def try_vault(folder: Path, clock: Clock, progress: Progress | None = None) -> Session:
    """Open the vault of invented cases in a folder, made on the first call.

    Raises:
        UserError: the folder cannot be used.
    """
    if vaults.is_vault(folder):
        return vaults.unlock(folder, PASSPHRASE, clock)
    progress = progress or Silent()
    progress.report(0, 2, N_("Making the vault"))
    session, _ = vaults.create(folder, PASSPHRASE, NAME, clock)
    progress.report(1, 2, N_("Writing the invented cases"))
    fill(session, invented_cases(clock.today()).records())
    progress.report(2, 2)
    return session


def fill(session: Session, records: Iterable[Record]) -> None:
    """Save invented records in one transaction; they cannot be undone by accident."""
    with session.store.verb("invented cases", undoable=False) as work:
        for _, some in groupby(records, type):
            work.save_many(list(some))
