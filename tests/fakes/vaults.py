"""A vault that is made in milliseconds: the least derivation effort and no tables but those of its own keeping."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from dhr_desktop.keys.derivation import Effort
from dhr_desktop.store import vault
from dhr_desktop.store.database import Database
from dhr_desktop.store.tables import DRAWER, JOURNAL, JOURNAL_CHANGE, METADATA, WRITER
from dhr_desktop.store.vault import OpenVault

QUICK = Effort(memory_kib=8, passes=1, lanes=1)
PASSPHRASE = "apple orchard kettle lantern"
OTHER_PASSPHRASE = "velvet harbour walnut meadow"
NAME = "Rosalind Fenwick"


def few_tables(database: Database, back_up: Callable[[], object]) -> None:
    """Make the tables that a vault's own keeping needs."""
    with database.transaction() as connection:
        METADATA.create_all(connection, [DRAWER, WRITER, JOURNAL, JOURNAL_CHANGE])


def new_vault(folder: Path) -> tuple[OpenVault, str]:
    """Return a new open vault and its recovery code."""
    return vault.create(folder, PASSPHRASE, NAME, prepare=few_tables, effort=QUICK)


def reopened(folder: Path, passphrase: str = PASSPHRASE, *, accept_missing: bool = False) -> OpenVault:
    """Return the folder's vault, opened by a passphrase."""
    return vault.open(folder, passphrase, accept_missing=accept_missing, prepare=few_tables)


def recovered(folder: Path, code: str, passphrase: str = OTHER_PASSPHRASE) -> OpenVault:
    """Return the folder's vault, opened by its recovery code."""
    return vault.open_with_recovery(folder, code, passphrase, prepare=few_tables, effort=QUICK)


def contents(folder: Path) -> dict[str, str]:
    """Return every file below a folder with the SHA-256 of its bytes, and every folder; only for closed vaults."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        if path.is_file()
        else "folder"
        for path in sorted(folder.rglob("*"))
    }


def whole_vault(folder: Path) -> OpenVault:
    """Return a new open vault with every table, still quick to open."""
    return vault.create(folder, PASSPHRASE, NAME, effort=QUICK)[0]
