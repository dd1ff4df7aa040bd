"""Backups of an open vault, copies of them off the laptop, and the proof that one comes back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from dhr_desktop.base.clock import Clock
from dhr_desktop.base.progress import Progress
from dhr_desktop.base.words import N_, counted
from dhr_desktop.store import backup, restore
from dhr_desktop.store.backup import Backup
from dhr_desktop.store.drawer import Drawer
from dhr_desktop.store.vault import OpenVault

__all__ = ["Backup", "Backups", "Tried", "bring_back"]

_EVERY: Final = timedelta(days=1)
_TRIED: Final = "backup tried"


@dataclass(frozen=True, slots=True)
class Tried:
    """A trial: that a backup was brought back and checked.

    Attributes:
        at: when, in UTC.
        sentence: what came of it.
    """

    at: datetime
    sentence: str


class Backups:
    """What can be done for the day on which the laptop is gone."""

    def __init__(self, vault: OpenVault, clock: Clock) -> None:
        self._vault = vault
        self._clock = clock

    def list(self) -> list[Backup]:
        """Return the backups beside the vault, the newest first."""
        return backup.of_vault(self._vault.folder)

    def is_due(self) -> bool:
        """True where there is no backup, or the newest is more than a day old (or of a day to come: the clock changed)."""
        newest = next((one for one in self.list() if backup.is_under(one.path, self._vault.key)), None)
        return newest is None or abs(self._clock.now() - newest.at) > _EVERY

    def back_up(self, progress: Progress | None = None) -> Path:
        """Make a checked backup and return its folder.

        Raises:
            UserError: the disk refused or the copy did not pass its checks; the vault was not touched.
        """
        return self._vault.back_up(self._clock, progress)

    def copy_to(self, folder: Path, made: Path | None = None) -> Path:
        """Copy a backup (the newest, made first where there is none) elsewhere; errors as `back_up`.

        Args:
            folder: on another drive or a share; it may be synchronised, since the copy is encrypted.
            made: the backup's folder.
        """
        newest = next(iter(self.list()), None)
        return backup.copy_off(made or (newest.path if newest else self.back_up()), folder)

    def try_restoring(self) -> Tried:
        """Bring the newest backup (made first where there is none) back for trial; keep and return what came of it.

        Raises:
            UserError: it did not come back whole.
        """
        proof = restore.try_restoring(self._vault)
        if proof is None:
            self.back_up()
            proof = restore.try_restoring(self._vault)
        assert proof is not None
        tried = Tried(self._clock.now(), _said(proof))
        with self._vault.database.transaction() as connection:
            Drawer(connection).put_json(_TRIED, [tried.at.isoformat(), tried.sentence])
        return tried

    def tried(self) -> Tried | None:
        """Return when a backup was last brought back for trial, or None."""
        with self._vault.database.transaction() as connection:
            kept = Drawer(connection).get_json(_TRIED)
        return None if kept is None else Tried(datetime.fromisoformat(kept[0]).astimezone(UTC), kept[1])


def bring_back(made: Path, folder: Path, passphrase: str, clock: Clock) -> str:
    """Make a new vault from a backup and say what it holds.

    Raises:
        UserError: the backup is damaged, the passphrase is wrong or the folder cannot be used; nothing was made.
    """
    return _said(restore.restore(made, folder, passphrase, clock))


def _said(proof: restore.Proof) -> str:
    head = proof.contents.head
    whole = N_("Every page is whole, the history verifies ({entries}, head {head})").format(
        entries=counted(head.count, N_("entry"), N_("entries")), head=head.hash[:16] or N_("none")
    )
    if proof.unlike:
        odd = counted(proof.unlike, N_("record differs"), N_("records differ"))
        return f"{whole}, {odd} from what it says."
    return N_("{whole}, and every record is as it says.").format(whole=whole)
