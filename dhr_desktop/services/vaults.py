"""Making, opening and recovering vaults: what comes before a session."""

from __future__ import annotations

from pathlib import Path

from dhr_desktop.base.clock import Clock
from dhr_desktop.base.errors import UserError
from dhr_desktop.base.words import N_
from dhr_desktop.keys.passphrases import generate, strength
from dhr_desktop.services.damaged import Damaged, by_code, by_passphrase
from dhr_desktop.services.device import NotRemembered, drop_slot, remembered
from dhr_desktop.services.session import Session
from dhr_desktop.store import vault
from dhr_desktop.store.anchor import ChangesMissing
from dhr_desktop.store.backup import DATABASE

__all__ = [
    "ChangesMissing",
    "Damaged",
    "by_code",
    "by_passphrase",
    "create",
    "generate",
    "is_vault",
    "recover",
    "require",
    "strength",
    "unlock",
    "unlock_remembered",
]


def create(folder: Path, passphrase: str, name: str, clock: Clock) -> tuple[Session, str]:
    """Make an empty vault in an empty or new folder and return it open, with its recovery code.

    Raises:
        UserError: the folder cannot be used or the passphrase is too weak; nothing was made.
    """
    opened, code = vault.create(folder, passphrase, name)
    return Session(opened, clock), code


def unlock(folder: Path, passphrase: str, clock: Clock, *, accept_missing: bool = False) -> Session:
    """Open a vault.

    Args:
        folder: where it is.
        passphrase: of one of the people who can open it.
        clock: tells when.
        accept_missing: open it although changes are missing; only where a person was told so and decided it.

    Raises:
        ChangesMissing: changes are missing, and nobody accepted that; nothing was changed.
        UserError: says in a sentence what is in the way; nothing was changed.
    """
    session = Session(vault.open(folder, passphrase, accept_missing=accept_missing, clock=clock), clock)
    session.device.resume()
    return session


def unlock_remembered(folder: Path, secret: str, clock: Clock) -> Session:
    """Open a vault with what this computer's keyring kept; only at a fresh start, never after a lock.

    Raises:
        NotRemembered: the time is over, or the passphrase was changed since; the device slot was taken away.
        UserError: as `unlock`.
    """
    try:
        session = Session(vault.open(folder, secret, clock=clock, unlocking=remembered(clock)), clock)
    except NotRemembered:
        drop_slot(folder)
        raise
    if session.device.is_over():
        session.device.forget()
        session.close()
        raise NotRemembered(N_("The time for which this computer was to remember the vault is over."))
    return session


def recover(
    folder: Path, code: str, passphrase: str, clock: Clock, *, accept_missing: bool = False
) -> Session:
    """Open a vault by its recovery code and give it a new passphrase; errors as `unlock`."""
    opened = vault.open_with_recovery(folder, code, passphrase, accept_missing=accept_missing, clock=clock)
    return Session(opened, clock)


def is_vault(folder: Path) -> bool:
    """True where a folder looks like a vault; whether it can be opened is another matter."""
    return (folder / DATABASE).is_file()


def require(folder: Path) -> None:
    """Refuse, in a sentence, a folder that holds no vault: before a passphrase is asked for."""
    if not is_vault(folder):
        raise UserError(
            N_("There is no vault in this folder."),
            N_("Choose the folder that holds {file}.").format(file=DATABASE),
        )
