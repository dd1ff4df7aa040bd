"""A vault that is made in milliseconds: the least derivation effort and no tables but the drawer."""

from __future__ import annotations

import hashlib
from pathlib import Path

from dhr_desktop.keys.derivation import Effort
from dhr_desktop.store import vault
from dhr_desktop.store.database import Database
from dhr_desktop.store.tables import DRAWER
from dhr_desktop.store.vault import OpenVault

QUICK = Effort(memory_kib=8, passes=1, lanes=1)
PASSPHRASE = "apple orchard kettle lantern"
OTHER_PASSPHRASE = "velvet harbour walnut meadow"
NAME = "Rosalind Fenwick"


def only_a_drawer(database: Database) -> None:
    """Make the one table that a vault's own keeping needs."""
    with database.transaction() as connection:
        DRAWER.create(connection, checkfirst=True)


def new_vault(folder: Path) -> tuple[OpenVault, str]:
    """Return a new open vault and its recovery code."""
    return vault.create(folder, PASSPHRASE, NAME, prepare=only_a_drawer, effort=QUICK)


def reopened(folder: Path, passphrase: str = PASSPHRASE) -> OpenVault:
    """Return the folder's vault, opened by a passphrase."""
    return vault.open(folder, passphrase, prepare=only_a_drawer)


def recovered(folder: Path, code: str, passphrase: str = OTHER_PASSPHRASE) -> OpenVault:
    """Return the folder's vault, opened by its recovery code."""
    return vault.open_with_recovery(folder, code, passphrase, prepare=only_a_drawer, effort=QUICK)


def contents(folder: Path) -> dict[str, str]:
    """Return every file below a folder with the SHA-256 of its bytes, and every folder; only for closed vaults."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        if path.is_file()
        else "folder"
        for path in sorted(folder.rglob("*"))
    }
