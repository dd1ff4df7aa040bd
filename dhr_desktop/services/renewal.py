"""Encrypting a vault anew after its recovery code became known: what is said before, the doing, and what is said after."""

from __future__ import annotations

from typing import Final

from dhr_desktop.base.clock import Clock
from dhr_desktop.base.errors import UserError
from dhr_desktop.base.progress import Progress
from dhr_desktop.base.words import N_, counted, listed
from dhr_desktop.keys.recovery import new_code
from dhr_desktop.store import backup, renewal, vault
from dhr_desktop.store.vault import OpenVault

__all__ = ["Renewal", "new_code"]

_WHAT: Final = N_(
    "The whole vault is written anew under another key, checked, and put in place of the old one. It has a new recovery "
    "code; your passphrase stays the same."
)
_ALONE: Final = N_("Nobody else can open this vault, so nobody has to be added again.")
_OTHERS: Final = N_(
    "{names} can no longer open it: their way in hangs on passphrases that only they know. Add them again afterwards, "
    "with each of them at the keyboard."
)
_SIGNING: Final = N_(
    "The key that signs releases is new as well. Give recipients its fingerprint by telephone before the next release."
)
_COPIES: Final = N_(
    "Copies that were taken before can still be read with the old code: backups off this computer, and traces of the old "
    "file on this disk. Destroy those copies."
)
_BACKUPS: Final = N_(
    "So can what is beside the vault: {backups} under the old key. They go one by one as new ones are made."
)


class Renewal:
    """The encrypting anew of one open vault."""

    def __init__(self, opened: OpenVault, clock: Clock) -> None:
        self._opened = opened
        self._clock = clock

    def said_before(self) -> list[str]:
        """Return in sentences what it does and what it cannot do, for whoever decides."""
        others = [one.name for one in self._opened.people() if one.id != self._opened.writer.id]
        made = len(backup.of_vault(self._opened.folder))
        return [
            _WHAT,
            _OTHERS.format(names=listed(others)) if others else _ALONE,
            _SIGNING,
            _COPIES,
            *([_BACKUPS.format(backups=counted(made, N_("backup"), N_("backups")))] if made else []),
        ]

    def carry_out(self, passphrase: str, code: str, progress: Progress | None = None) -> str:
        """Encrypt the vault anew, close it, and say what came of it. Afterwards it has to be opened again.

        Args:
            passphrase: of whoever unlocked it.
            code: the new recovery code, typed back.
            progress: told how far it is; may stop it until the new vault is whole.

        Raises:
            WrongPassphrase: it is not that of whoever unlocked it.
            UserError: there is no room, or the disk refused; the vault is open and as it was.
            Cancelled: likewise.
        """
        self._opened.require_writable()
        folder = self._opened.folder
        renewal.renew(self._opened, passphrase, code, self._clock, progress)
        try:
            opened = vault.open(folder, passphrase, clock=self._clock)
            try:
                opened.back_up(self._clock)
            finally:
                opened.close()
        except UserError as fault:
            return N_("The vault is encrypted anew. A backup could not be made at once: {why}").format(
                why=fault.sentence
            )
        return N_("The vault is encrypted anew, and a backup of it is made.")
