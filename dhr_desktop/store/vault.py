"""A vault on disk: a folder with vault.db, keys.a, keys.b and backups. Nothing in it can be read without a passphrase.

Every refusal leaves the folder exactly as it was.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from pathlib import Path

from dhr_desktop.base.errors import UserError
from dhr_desktop.keys import key_files
from dhr_desktop.keys.derivation import DEFAULT_EFFORT, Effort
from dhr_desktop.keys.key_files import KeyFile
from dhr_desktop.keys.passphrases import require_strong
from dhr_desktop.keys.recovery import key_from_code, recovery_code
from dhr_desktop.keys.signing import SigningKey
from dhr_desktop.keys.slots import Holder, Slot, slots_from_text, slots_to_text
from dhr_desktop.keys.unlocking import WrongPassphrase, unlock
from dhr_desktop.keys.vault_key import VaultKey
from dhr_desktop.store.cipher import NotAVault
from dhr_desktop.store.database import Database
from dhr_desktop.store.drawer import Drawer
from dhr_desktop.store.journal import Writer
from dhr_desktop.store.places import refuse_unsuitable, said_plainly
from dhr_desktop.store.schema import bring_up_to_date

DATABASE = "vault.db"
BACKUPS = "backups"
_SLOTS, _SIGNING_KEY = "key slots", "signing key"
_BY_CODE = "Opened by recovery code"

Prepare = Callable[[Database], object]
"""Brings a database to this program's shape; raises `UserError`, having changed nothing, when it is newer."""


class OpenVault:
    """An open vault. It belongs to the thread that opened it.

    Attributes:
        folder: where it is.
        database: its only connection.
        writer: who unlocked it.
    """

    def __init__(self, folder: Path, database: Database, key: VaultKey, holder: Holder) -> None:
        self.folder = folder
        self.database = database
        self.writer = Writer(holder.id, holder.name)
        self._key = key

    @property
    def signing_key(self) -> SigningKey:
        """The key with which what leaves this vault is signed."""
        return SigningKey.from_bytes(_drawer(self.database, _SIGNING_KEY))

    def change_passphrase(self, old: str, new: str, effort: Effort = DEFAULT_EFFORT) -> None:
        """Give whoever unlocked the vault a new passphrase; the recovery code stays the same.

        Raises:
            WrongPassphrase: the old one is not theirs.
            UserError: the new one is too weak, or the disk refused.
        """
        unlocked = unlock(self.folder, old)
        if unlocked.slot.writer_id != self.writer.id:
            raise WrongPassphrase
        require_strong(new)
        slot = Slot.make(unlocked.content.vault_id, self._key, unlocked.holder, new, effort)
        slots = tuple(slot if one == unlocked.slot else one for one in unlocked.content.slots)
        _keep_slots(self.folder, self.database, self._key, unlocked.content.vault_id, slots)

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
    prepare: Prepare = bring_up_to_date,
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
    holder = Holder(id=str(uuid.uuid4()), name=name.strip())
    if not holder.name:
        raise UserError("The vault needs to know who works with it.", "Enter your name as others know it.")
    slot = Slot.make(vault_id, key, holder, passphrase, effort)
    with _new_folder(folder):
        database = Database.encrypted(folder / DATABASE, key.raw, create=True)
        with _closed_on_failure(database):
            prepare(database)
            _put(database, _SIGNING_KEY, SigningKey.generate().to_bytes())
            _keep_slots(folder, database, key, vault_id, (slot,))
            (folder / BACKUPS).mkdir(mode=0o700)
    return OpenVault(folder, database, key, holder), recovery_code(key)


def open(folder: Path, passphrase: str, *, prepare: Prepare = bring_up_to_date) -> OpenVault:  # noqa: A001 - read as vault.open
    """Open a vault with a passphrase.

    Raises:
        UserError: says in a sentence what is in the way; nothing was changed.
    """
    refuse_unsuitable(folder)
    _require_vault(folder)
    unlocked = unlock(folder, passphrase)
    content = unlocked.content
    database = Database.encrypted(folder / DATABASE, unlocked.key.raw)
    with _closed_on_failure(database):
        prepare(database)
        with suppress(OSError):  # one whole key file is enough; the next opening tries again
            if not key_files.are_in_order(folder, unlocked.key):
                key_files.write(folder, unlocked.key, content)
        copy = slots_to_text(content.vault_id, content.slots).encode()
        if _drawer(database, _SLOTS) != copy:
            _put(database, _SLOTS, copy)
    return OpenVault(folder, database, unlocked.key, unlocked.holder)


def open_with_recovery(
    folder: Path,
    code: str,
    new_passphrase: str,
    *,
    prepare: Prepare = bring_up_to_date,
    effort: Effort = DEFAULT_EFFORT,
) -> OpenVault:
    """Open a vault by its recovery code, also where only vault.db is left, and give it a new passphrase.

    The new passphrase is that of the person who made the vault; other people's stay as they are.

    Raises:
        UserError: says in a sentence what is in the way; nothing was changed.
    """
    refuse_unsuitable(folder)
    key = key_from_code(code)
    require_strong(new_passphrase)
    _require_vault(folder)
    try:
        database = Database.encrypted(folder / DATABASE, key.raw)
    except NotAVault:
        raise UserError(
            "This recovery code does not open this vault.",
            "See whether the printed sheet belongs to it. If it does, the vault is damaged: restore a backup.",
        ) from None
    with _closed_on_failure(database):
        prepare(database)
        vault_id, slots = _known_slots(folder, database, key)
        holder = slots[0].holder(vault_id, key) if slots else Holder(id=str(uuid.uuid4()), name=_BY_CODE)
        slot = Slot.make(vault_id, key, holder, new_passphrase, effort)
        _keep_slots(folder, database, key, vault_id, (slot, *slots[1:]))
    return OpenVault(folder, database, key, holder)


def _require_vault(folder: Path) -> None:
    """Refuse a folder without a vault before asking about keys."""
    path = folder / DATABASE
    if not path.is_file():
        raise UserError("There is no vault in this folder.", f"Choose the folder that holds {DATABASE}.")
    if path.stat().st_size == 0:
        raise NotAVault


def _known_slots(folder: Path, database: Database, key: VaultKey) -> tuple[str, tuple[Slot, ...]]:
    """Return vault id and slots from the key files, or from their copy inside the vault."""
    for found in key_files.find(folder):
        if found.is_authentic(key):
            return found.content.vault_id, found.content.slots
    copy = _drawer(database, _SLOTS)
    return slots_from_text(copy.decode()) if copy else (str(uuid.uuid4()), ())


def _keep_slots(
    folder: Path, database: Database, key: VaultKey, vault_id: str, slots: tuple[Slot, ...]
) -> None:
    """Write both key files, then their copy inside the vault."""
    content = KeyFile(vault_id=vault_id, generation=0, slots=slots)
    try:
        key_files.write(folder, key, content)
    except OSError as error:
        raise said_plainly(error) from None
    _put(database, _SLOTS, slots_to_text(vault_id, slots).encode())


def _drawer(database: Database, name: str) -> bytes:
    with database.transaction() as connection:
        return Drawer(connection).get(name) or b""


def _put(database: Database, name: str, value: bytes) -> None:
    with database.transaction() as connection:
        Drawer(connection).put(name, value)


@contextmanager
def _closed_on_failure(database: Database) -> Generator[None]:
    try:
        yield
    except BaseException:
        database.close()
        raise


@contextmanager
def _new_folder(folder: Path) -> Generator[None]:
    """Make the folder; when the block fails, take away what was made, and only that."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UserError(
            "This folder is not empty.", "A new vault needs a folder of its own: choose an empty one."
        )
    made = [one for one in (folder, *folder.parents) if not one.exists()]
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        yield
        for one in made:
            with suppress(OSError):  # a parent that may not be read cannot be synchronised either
                key_files.sync_folder(one.parent)
    except BaseException as error:
        for name in (DATABASE, f"{DATABASE}-wal", f"{DATABASE}-journal", *key_files.NAMES):
            with suppress(OSError):
                (folder / name).unlink()
        for one in (folder / BACKUPS, *made):
            with suppress(OSError):
                one.rmdir()
        if isinstance(error, OSError):
            raise said_plainly(error) from None
        raise
