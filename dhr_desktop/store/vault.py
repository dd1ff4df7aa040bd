"""A vault on disk: a folder with vault.db, two key files, two anchor files and backups, readable with a passphrase only.

Every refusal leaves the folder exactly as it was.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Final

from dhr_desktop.base.clock import Clock, SystemClock
from dhr_desktop.base.progress import Progress
from dhr_desktop.keys.derivation import DEFAULT_EFFORT, Effort
from dhr_desktop.keys.passphrases import require_strong
from dhr_desktop.keys.recovery import key_from_code, recovery_code
from dhr_desktop.keys.signing import SigningKey
from dhr_desktop.keys.slots import Holder, Slot
from dhr_desktop.keys.unlocking import Unlocked, unlock
from dhr_desktop.keys.vault_key import VaultKey
from dhr_desktop.store import backup, replacing
from dhr_desktop.store.anchor import Anchor
from dhr_desktop.store.backup import DATABASE, FILES
from dhr_desktop.store.chain import Head
from dhr_desktop.store.damage import damage_told, refuse_damaged, require_code_of
from dhr_desktop.store.database import Database
from dhr_desktop.store.drawer import Drawer
from dhr_desktop.store.holders import BACKUPS, Holders, new_holder
from dhr_desktop.store.journal import Journal, Writer
from dhr_desktop.store.opening import clock_note, closed_on_failure, compared, require_vault
from dhr_desktop.store.places import new_folder, refuse_unsuitable
from dhr_desktop.store.schema import bring_up_to_date

SIGNING_KEY: Final = "signing key"
"""Where the drawer keeps the key with which releases are signed."""
_MASK: Final = "journal export"
_MADE: Final = (*FILES, f"{DATABASE}-wal", f"{DATABASE}-journal")
_CLOCK: Final = SystemClock()

Prepare = Callable[[Database, Callable[[], object]], object]
"""Brings a database to this program's shape, backed up first by the second argument where records are touched; raises
`UserError`, having changed nothing, when it is newer."""


def up_to_date(database: Database, back_up: Callable[[], object]) -> None:
    """Carry out the migrations that the file lacks. A failed one is undone with its transaction; the backup stays."""
    bring_up_to_date(database, back_up=back_up)


class OpenVault:
    """An open vault. It belongs to the thread that opened it.

    Attributes:
        folder: where it is.
        database: its only connection.
        key: the vault's key; only this room may use it.
        holders: who can open it.
        writer: who unlocked it.
        notes: what was unusual about the opening, as the journal says it.
    """

    is_writable = True

    def require_writable(self) -> None:
        """Refuse where this is only what could be read of a damaged vault."""

    def __init__(
        self, folder: Path, database: Database, key: VaultKey, holder: Holder, parts: tuple[Holders, Anchor]
    ) -> None:
        self.folder = folder
        self.database = database
        self.writer = Writer(holder.id, holder.name)
        self.holders, self._anchor = parts
        self.key = key
        self.notes: tuple[str, ...] = ()

    @property
    def signing_key(self) -> SigningKey:
        """The key with which what leaves this vault is signed."""
        with self.database.transaction() as connection:
            return SigningKey.from_bytes(Drawer(connection).get(SIGNING_KEY) or b"")

    def kept(self, head: Head) -> None:
        """Write down beside the database where the journal ends; called after each COMMIT that added to it.

        A disk that refuses now does no harm: what was saved stays saved, and the next change writes it again.
        """
        with suppress(OSError):
            self._anchor.keep(head)

    def mask(self, record_id: str) -> str:
        """Return what stands for a record outside the vault: always the same, and nobody can tell which record it is."""
        return self.key.authenticate(_MASK, record_id.encode()).hex()[:32]

    def note(self, verb: str, clock: Clock = _CLOCK) -> None:
        """Add an entry about the vault itself to the journal, in a transaction of its own."""
        with self.database.transaction() as connection:
            journal = Journal(connection)
            journal.append(self.writer, clock.now(), verb, (), undoable=False)
            head = journal.head()
        self.kept(head)

    def settle(self, notes: Iterable[str], clock: Clock) -> None:
        """Tell the journal what was unusual about the opening, and bring the anchor up to date where it is not."""
        self.notes = tuple(filter(None, notes))
        with self.database.transaction() as connection:
            journal = Journal(connection)
            for verb in self.notes:
                journal.append(self.writer, clock.now(), verb, (), undoable=False)
            head = journal.head()
        if self._anchor.head != head or not self._anchor.is_whole:
            with suppress(OSError):
                self._anchor.keep_both(head)

    def people(self) -> list[Holder]:
        """Return everybody who can open the vault, who made it first."""
        return self.holders.people

    def whose(self, passphrase: str) -> Writer:
        """Return who has this passphrase, so that they can write what is theirs; errors as `unlock`."""
        holder = self.holders.whose(passphrase)
        return Writer(holder.id, holder.name)

    def add_person(
        self, name: str, passphrase: str, effort: Effort = DEFAULT_EFFORT, clock: Clock = _CLOCK
    ) -> Holder:
        """Let another person open the vault by a passphrase of their own; the journal says so.

        Raises:
            UserError: no name, the name of somebody who is there, too weak, too many people, or the disk refused.
        """
        added = self.holders.add(name, passphrase, effort)
        self.note(f"let a person open the vault: {added.name}", clock)
        return added

    def withdraw_person(self, person_id: str, clock: Clock = _CLOCK) -> None:
        """Let a person's passphrase no longer open the vault; what they wrote stays theirs.

        Raises:
            UserError: nobody of that id is there, it is the last one, or the disk refused.
        """
        gone = self.holders.withdraw(person_id)
        self.note(f"withdraw a person's passphrase: {gone.name}", clock)

    def change_passphrase(
        self, old: str, new: str, effort: Effort = DEFAULT_EFFORT, clock: Clock = _CLOCK
    ) -> None:
        """Give whoever unlocked the vault a new passphrase; the recovery code stays the same.

        Raises:
            WrongPassphrase: the old one is not theirs.
            UserError: the new one is too weak, or the disk refused.
        """
        self.holders.change(self.writer.id, old, new, effort)
        self.note("change passphrase", clock)

    def is_own_code(self, code: str) -> bool:
        """Tell whether a typed code is this vault's recovery code; errors as `key_from_code`."""
        return key_from_code(code) == self.key

    def back_up(self, clock: Clock = _CLOCK, progress: Progress | None = None) -> Path:
        """Make a checked backup and return its folder; errors as `backup.make`."""
        return backup.make(self.database, self.folder, self.key, clock, progress)

    def close(self) -> None:
        """Bring everything into the vault's file and let go of it."""
        self.database.close()

    def __repr__(self) -> str:
        return "OpenVault()"


def create(
    folder: Path,
    passphrase: str,
    name: str,
    *,
    prepare: Prepare = up_to_date,
    effort: Effort = DEFAULT_EFFORT,
) -> tuple[OpenVault, str]:
    """Make a vault in an empty or new folder and return it open, with its recovery code.

    Args:
        folder: where; it is made when it does not exist.
        passphrase: of the person who makes it.
        name: what to call that person in the journal.
        prepare: makes the tables.
        effort: what a guess at the passphrase costs.

    Raises:
        UserError: the folder cannot be used or the passphrase is too weak; nothing was made.
    """
    refuse_unsuitable(folder)
    require_strong(passphrase)
    key, vault_id = VaultKey.generate(), str(uuid.uuid4())
    holder = new_holder(name)
    slot = Slot.make(vault_id, key, holder, passphrase, effort)
    with new_folder(folder, _MADE):
        database = Database.encrypted(folder / DATABASE, key.raw, create=True)
        with closed_on_failure(database):
            prepare(database, lambda: None)
            with database.transaction() as connection:
                Drawer(connection).put(SIGNING_KEY, SigningKey.generate().to_bytes())
            holders, anchor = Holders(folder, database, key), Anchor(folder, key)
            holders.make_first(slot, vault_id)
            anchor.keep_both(Head(0, ""))
            (folder / BACKUPS).mkdir(mode=0o700)
    return OpenVault(folder, database, key, holder, (holders, anchor)), recovery_code(key)


def open(  # noqa: A001 - read as vault.open
    folder: Path,
    passphrase: str,
    *,
    accept_missing: bool = False,
    prepare: Prepare = up_to_date,
    clock: Clock = _CLOCK,
    unlocking: Callable[[Path, str], Unlocked] = unlock,
) -> OpenVault:
    """Open a vault with a passphrase.

    Args:
        folder: where it is.
        passphrase: of one of the people who can open it, or what `unlocking` takes in its place.
        accept_missing: open it although changes are missing; the journal will say so.
        prepare: brings the tables up to date.
        clock: tells when.
        unlocking: finds the key.

    Raises:
        ChangesMissing: changes are missing, and `accept_missing` is false; nothing was changed.
        UserError: says in a sentence what is in the way; nothing was changed.
    """
    refuse_unsuitable(folder)
    require_vault(folder)
    replacing.carry_on(folder)
    unlocked = unlocking(folder, passphrase)
    refuse_damaged(folder, unlocked.key)
    with damage_told(folder, unlocked.key):
        database = Database.encrypted(folder / DATABASE, unlocked.key.raw)
        with closed_on_failure(database):
            replacing.clear(folder)
            anchor = Anchor(folder, unlocked.key)
            note = compared(database, anchor, accept_missing=accept_missing)
            late = clock_note(database, clock)
            prepare(database, lambda: backup.make(database, folder, unlocked.key, clock))
            holders = Holders(folder, database, unlocked.key)
            holders.mend()
            opened = OpenVault(folder, database, unlocked.key, unlocked.holder, (holders, anchor))
            opened.settle([note, late], clock)
    return opened


def open_with_recovery(
    folder: Path,
    code: str,
    new_passphrase: str,
    *,
    accept_missing: bool = False,
    prepare: Prepare = up_to_date,
    effort: Effort = DEFAULT_EFFORT,
    clock: Clock = _CLOCK,
) -> OpenVault:
    """Open a vault by its recovery code, also where only vault.db is left, and give it a new passphrase.

    The new passphrase is that of the person who made the vault; other people's stay as they are. The journal says so.

    Raises:
        ChangesMissing: the anchor says that changes are missing, and `accept_missing` is false; nothing was changed.
        UserError: says in a sentence what is in the way; nothing was changed.
    """
    refuse_unsuitable(folder)
    key = key_from_code(code)
    require_strong(new_passphrase)
    require_vault(folder)
    replacing.carry_on(folder)
    require_code_of(folder, key)
    refuse_damaged(folder, key)
    with damage_told(folder, key):
        database = Database.encrypted(folder / DATABASE, key.raw)
    with damage_told(folder, key), closed_on_failure(database):
        replacing.clear(folder)
        anchor = Anchor(folder, key)
        # Where only vault.db is left there is nothing to compare with, and that is no reason to keep anybody out.
        note = compared(database, anchor, accept_missing=accept_missing or anchor.head is None)
        late = clock_note(database, clock)
        prepare(database, lambda: backup.make(database, folder, key, clock))
        holders = Holders(folder, database, key)
        holder = holders.recover(new_passphrase, effort)
        opened = OpenVault(folder, database, key, holder, (holders, anchor))
        opened.settle(["opened by recovery code", note, late], clock)
    return opened
