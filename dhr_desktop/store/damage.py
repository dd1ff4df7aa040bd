"""Tells a damaged vault from a foreign file before anything is opened, so that nothing of it is changed."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from dhr_desktop.base.errors import UserError
from dhr_desktop.base.words import N_
from dhr_desktop.keys.vault_key import VaultKey
from dhr_desktop.store import image
from dhr_desktop.store.backup import DATABASE
from dhr_desktop.store.cipher import NotAVault

_LOOKED_AT: Final = 16 * 1024 * 1024
"""Up to which size every page is looked at on opening; of a larger file only on suspicion: it would take too long."""
SUSPICION: Final = "look-closely"
"""The name of the empty file by which a check asks for every page to be looked at on the next opening."""


class Damaged(UserError):
    """The key is right, and the file is not as it was written; what can be done about it stands on the lock screen.

    Attributes:
        damaged: how many pages are missing or not as they were written; 0 where each is, and they do not fit together.
        pages: how many there should be.
    """

    def __init__(self, damaged: int, pages: int) -> None:
        said = N_("{n} of its {pages} parts cannot be read.").format(n=f"{damaged:,}", pages=f"{pages:,}")
        super().__init__(
            N_("This vault’s file is damaged.")
            + " "
            + (said if damaged else N_("Its parts do not fit together.")),
            N_(
                "Nothing was changed. What is whole can be looked at, or put together with the newest whole backup in a new "
                "folder (in a terminal: dhr repair). The damaged vault stays as it is."
            ),
        )
        self.damaged = damaged
        self.pages = pages


def require_code_of(folder: Path, key: VaultKey) -> None:
    """Refuse a recovery code that is not of this vault; a damaged vault is still known by any whole page."""
    if not image.fits(folder / DATABASE, key):
        raise UserError(
            N_("This recovery code does not open this vault."),
            N_(
                "See whether the printed sheet belongs to it. If it does, the vault is damaged: restore a backup."
            ),
        )


def refuse_damaged(folder: Path, key: VaultKey) -> None:
    """Look at every page before the file is opened, where that is quick or somebody has a suspicion.

    Raises:
        Damaged: one of them is missing or not as it was written; nothing was changed.
    """
    database, suspicion = folder / DATABASE, folder / SUSPICION
    if database.stat().st_size > _LOOKED_AT and not suspicion.exists():
        return
    damaged, pages = image.damaged(database, key)
    if damaged:
        raise _said(damaged, pages)
    with suppress(OSError):
        suspicion.unlink(missing_ok=True)


def suspect(folder: Path) -> None:
    """Ask for every page to be looked at when the vault is opened next, however large it is."""
    with suppress(OSError):
        (folder / SUSPICION).touch(mode=0o600)


@contextmanager
def damage_told(folder: Path, key: VaultKey) -> Generator[None]:
    """Say that the file is damaged where the library cannot read it although the key is right."""
    try:
        yield
    except NotAVault:
        raise _said(*image.damaged(folder / DATABASE, key)) from None


def _said(damaged: int, pages: int) -> UserError:
    """Return the refusal; a file of which no page fits the key is not known to be this vault at all."""
    return NotAVault() if damaged == pages else Damaged(damaged, pages)
