"""What every way into a vault looks at first: that there is one, and that its journal goes as far as the anchor says."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from dhr_desktop.base.errors import UserError
from dhr_desktop.store import anchor as anchors
from dhr_desktop.store.anchor import Anchor, ChangesMissing
from dhr_desktop.store.backup import DATABASE
from dhr_desktop.store.cipher import NotAVault
from dhr_desktop.store.database import Database
from dhr_desktop.store.journal import Journal


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


@contextmanager
def closed_on_failure(database: Database) -> Generator[None]:
    """Let go of a database when the block fails."""
    try:
        yield
    except BaseException:
        database.close()
        raise
