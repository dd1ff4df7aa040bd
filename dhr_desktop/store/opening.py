"""What every way into a vault looks at first: that there is one, and that its journal goes as far as the anchor says."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Final

from dhr_desktop.base.clock import Clock
from dhr_desktop.base.errors import UserError
from dhr_desktop.store import anchor as anchors
from dhr_desktop.store.anchor import Anchor, ChangesMissing
from dhr_desktop.store.backup import DATABASE
from dhr_desktop.store.cipher import NotAVault
from dhr_desktop.store.database import Database
from dhr_desktop.store.journal import Journal

SET_BACK: Final = timedelta(minutes=5)
"""By how much a clock may be behind before anybody is told."""
CLOCK_WENT_BACK: Final = "opened while the computer's clock was behind the last entry"
"""What the journal then says."""


def require_vault(folder: Path) -> None:
    """Refuse a folder without a vault before asking about keys."""
    path = folder / DATABASE
    if not path.is_file():
        raise UserError("There is no vault in this folder.", f"Choose the folder that holds {DATABASE}.")
    if path.stat().st_size == 0:
        raise NotAVault


def compared(database: Database, anchor: Anchor, *, accept_missing: bool) -> str:
    """Compare journal and anchor before anything is changed; return what the journal is to say of it, or "".

    Raises:
        ChangesMissing: changes are missing, and `accept_missing` is false.
    """
    with database.transaction() as connection:
        try:
            anchors.compare(Journal(connection), anchor.head)
        except ChangesMissing as missing:
            if not accept_missing:
                raise
            return missing.note
    return ""


def clock_note(database: Database, clock: Clock) -> str:
    """Return what the journal is to say where its last entry is later than the clock, or ""."""
    with database.transaction() as connection:
        last = next(iter(Journal(connection).entries(limit=1)), None)
    return CLOCK_WENT_BACK if last is not None and last.at > clock.now() + SET_BACK else ""


@contextmanager
def closed_on_failure(database: Database) -> Generator[None]:
    """Let go of a database when the block fails."""
    try:
        yield
    except BaseException:
        database.close()
        raise
