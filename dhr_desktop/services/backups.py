"""Backups of an open vault, copies of them off the laptop, and the proof that one comes back."""

from __future__ import annotations

import builtins
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from dhr_desktop.base.clock import Clock
from dhr_desktop.base.errors import UserError
from dhr_desktop.base.progress import Progress
from dhr_desktop.base.words import N_, counted, listed
from dhr_desktop.model.catalogue import ENTITIES
from dhr_desktop.services.backup_rules import BackupRules, Standing, Tried
from dhr_desktop.services.plain_words import moment_words
from dhr_desktop.store import backup, copies, restore
from dhr_desktop.store.backup import Backup, Begun
from dhr_desktop.store.drawer import Drawer
from dhr_desktop.store.vault import OpenVault

__all__ = [
    "Backup",
    "BackupRules",
    "Backups",
    "Begun",
    "Held",
    "Kept",
    "Made",
    "Tried",
    "beside",
    "bring_back",
]

_TRIED: Final = "backup tried"
_RULES: Final = "backup rules"
_COPIED: Final = "backup copied"


@dataclass(frozen=True, slots=True)
class Made:
    """A backup that counts, and what became of its copy.

    Attributes:
        path: its folder.
        copied: when it was copied elsewhere and compared, or None.
        trouble: why it could not be copied, or "".
    """

    path: Path
    copied: datetime | None = None
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class Kept:
    """One backup in the list of them.

    Attributes:
        backup: folder, time and size.
        here: True where it lies beside the vault.
        copied: True where the same lies in the folder off this computer.
        opens: False where it stands under a former key.
    """

    backup: Backup
    here: bool
    copied: bool
    opens: bool


@dataclass(frozen=True, slots=True)
class Held:
    """What a vault holds: rows by table, and when the last change was made."""

    counts: Mapping[str, int]
    last: datetime | None


class Backups:
    """What can be done for the day on which the laptop is gone.

    `begin`, `keep`, the rules and the standing belong to the vault's thread; what checks and copies may run on any.
    """

    def __init__(self, vault: OpenVault, clock: Clock) -> None:
        self._vault = vault
        self._clock = clock
        self._making = False

    def list(self) -> list[Backup]:
        """Return the backups beside the vault, the newest first."""
        return backup.of_vault(self._vault.folder)

    def generations(self, rules: BackupRules) -> builtins.list[Kept]:
        """Return the backups beside the vault and their copies elsewhere, the newest first; slow where a share is."""
        key = self._vault.key
        off = copies.off(Path(rules.elsewhere), key) if rules.elsewhere else []
        away = {one.path.name: one for one in off}
        here = [Kept(one, True, one.path.name in away, backup.is_under(one.path, key)) for one in self.list()]  # noqa: FBT003 - named where it is declared
        names = {one.backup.path.name for one in here}
        there = [Kept(one, False, True, True) for one in off if one.path.name not in names]  # noqa: FBT003 - likewise
        return sorted(here + there, key=lambda one: one.backup.path.name, reverse=True)

    def is_due(self) -> bool:
        """True where the schedule wants a backup."""
        return self.standing().is_due

    def rules(self) -> BackupRules:
        """Return what was decided about backups."""
        return BackupRules.from_json(self._drawn(_RULES))

    def decide(self, rules: BackupRules) -> None:
        """Keep what was decided.

        Raises:
            UserError: the folder for copies is inside the vault, or not there.
        """
        if rules.elsewhere and rules.elsewhere != self.rules().elsewhere:
            folder = Path(rules.elsewhere)
            copies.require_there(folder)
            if folder.resolve().is_relative_to(self._vault.folder.resolve()):
                raise UserError(
                    N_("This folder is inside the vault, so it would be lost with it."),
                    N_("Choose a folder on another drive or a share."),
                )
        self._put(_RULES, rules.to_json())

    def standing(self) -> Standing:
        """Return how old the newest backup, copy and trial are."""
        ours = [one.at for one in self.list() if backup.is_under(one.path, self._vault.key)]
        copied = self._drawn(_COPIED)
        return Standing(
            now=self._clock.now(),
            rules=self.rules(),
            backup=ours[0] if ours else None,
            first=ours[-1] if ours else None,
            copied=datetime.fromisoformat(copied).astimezone(UTC) if copied else None,
            tried=self.tried(),
        )

    # Making one: begun and kept on the vault's thread, finished on any

    def begin(self) -> Begun:
        """Copy the vault beside itself; errors as `back_up`."""
        self._vault.require_writable()
        if self._making:
            raise UserError(N_("A backup is being made already."), N_("Wait a moment."))
        self._making = True
        try:
            return backup.begin(self._vault.database, self._vault.folder, self._vault.key, self._clock)
        except BaseException:
            self._making = False
            raise

    def finish(self, begun: Begun, rules: BackupRules, progress: Progress | None = None) -> Made:
        """Check a copy, let it count, and copy it off this computer where the folder is there; errors as `back_up`."""
        try:
            made = backup.finish(begun, progress)
        finally:
            self._making = False
        if not rules.elsewhere:
            return Made(made)
        try:
            copies.keep_off(made, Path(rules.elsewhere), begun.key)
        except UserError as fault:
            return Made(made, trouble=str(fault))
        return Made(made, copied=self._clock.now())

    def keep(self, made: Made) -> Made:
        """Note when a copy went off this computer."""
        if made.copied is not None:
            self._put(_COPIED, made.copied.isoformat())
        return made

    def back_up(self, progress: Progress | None = None) -> Made:
        """Make a checked backup, copied elsewhere where that was decided.

        Raises:
            UserError: the disk refused or the copy did not pass its checks; the vault was not touched.
        """
        return self.keep(self.finish(self.begin(), self.rules(), progress))

    def copy_to(self, folder: Path, made: Path | None = None) -> Path:
        """Copy a backup (the newest, made first where there is none) elsewhere; errors as `back_up`.

        Args:
            folder: on another drive or a share; it may be synchronised, since the copy is encrypted.
            made: the backup's folder.
        """
        newest = next(iter(self.list()), None)
        return copies.copy_off(made or (newest.path if newest else self.back_up().path), folder)

    # Trying one, and bringing one back

    def trial(self, progress: Progress | None = None) -> Tried | None:
        """Bring the newest backup back for trial, on any thread; None where there is none. Errors as `try_restoring`."""
        self._vault.require_writable()
        proof = restore.try_restoring(self._vault, progress)
        return None if proof is None else Tried(self._clock.now(), _said(proof))

    def keep_trial(self, tried: Tried) -> None:
        """Note when a backup was tried."""
        self._put(_TRIED, [tried.at.isoformat(), tried.sentence])

    def try_restoring(self) -> Tried:
        """Bring the newest backup (made first where there is none) back for trial; keep and return what came of it.

        Raises:
            UserError: it did not come back whole.
        """
        tried = self.trial()
        if tried is None:
            self.back_up()
            tried = self.trial()
        assert tried is not None
        self.keep_trial(tried)
        return tried

    def held(self) -> Held:
        """Return what the vault holds now, to compare a restored backup with."""
        database = self._vault.database
        return Held(backup.Contents.of(database).counts, restore.last_change(database))

    def proposed_folder(self, what: str = "restored") -> Path:
        """Return a folder beside the vault that is not there yet."""
        return beside(self._vault.folder, what, self._clock)

    def restore(self, made: Path, folder: Path, now: Held) -> builtins.list[str]:
        """Make a new vault from a backup, on any thread, and say how it compares with this one.

        Raises:
            UserError: the backup is damaged or the folder cannot be used; nothing was made.
        """
        proof = restore.restore(made, folder, "", self._clock, unlocking=restore.unlocked_by(self._vault))
        return [_said(proof), *_compared(Held(proof.contents.counts, proof.last), now)]

    def tried(self) -> Tried | None:
        """Return when a backup was last brought back for trial, or None."""
        kept = self._drawn(_TRIED)
        return None if kept is None else Tried(datetime.fromisoformat(kept[0]).astimezone(UTC), kept[1])

    def _drawn(self, key: str) -> Any:
        with self._vault.database.transaction() as connection:
            return Drawer(connection).get_json(key)

    def _put(self, key: str, value: object) -> None:
        with self._vault.database.transaction() as connection:
            Drawer(connection).put_json(key, value)


def beside(folder: Path, what: str, clock: Clock) -> Path:
    """Return a folder beside a vault that is not there yet; its name says what it is and of which day."""
    first = folder.with_name(f"{folder.name} {what} {clock.today():%Y-%m-%d}")
    if not first.exists():
        return first
    return next(one for n in range(2, 1000) if not (one := first.with_name(f"{first.name} ({n})")).exists())


def bring_back(made: Path, folder: Path, passphrase: str, clock: Clock) -> str:
    """Make a new vault from a backup and say what it holds.

    Raises:
        UserError: the backup is damaged, the passphrase is wrong or the folder cannot be used; nothing was made.
    """
    return _said(restore.restore(made, folder, passphrase, clock))


def _compared(then: Held, now: Held) -> builtins.list[str]:
    """Return in sentences how a restored vault differs from the one that is open."""
    parts = [
        N_("{records} (now {n})").format(
            records=counted(then.counts.get(noun.NAME, 0), noun.LABEL.lower(), noun.PLURAL.lower()),
            n=f"{now.counts.get(noun.NAME, 0):,}",
        )
        for noun in ENTITIES
        if then.counts.get(noun.NAME, 0) != now.counts.get(noun.NAME, 0)
    ]
    last = then.last
    ended = (
        N_("Its last change was made on {then}.").format(then=moment_words(last))
        if last
        else N_("It is empty.")
    )
    if then.last == now.last:
        return [ended, N_("It holds what the vault holds now.")]
    differing = N_("It holds {parts}; everything else is as many as now.").format(parts=listed(parts))
    return [ended, differing if parts else N_("It holds as many records of each kind as now.")]


def _said(proof: restore.Proof) -> str:
    head = proof.contents.head
    whole = N_("Every page is whole, the history verifies ({entries}, head {head})").format(
        entries=counted(head.count, N_("entry"), N_("entries")), head=head.hash[:16] or N_("none")
    )
    if proof.unlike:
        odd = counted(proof.unlike, N_("record differs"), N_("records differ"))
        return f"{whole}, {odd} from what it says."
    return N_("{whole}, and every record is as it says.").format(whole=whole)
