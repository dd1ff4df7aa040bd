"""The people who can open a vault: their key slots beside the database, a copy inside it, and one in every backup.

A passphrase is never stored, and one that was changed or withdrawn opens neither the vault nor its backups again.
"""

from __future__ import annotations

import uuid
from contextlib import suppress
from pathlib import Path
from typing import Final

from dhr_desktop.base.errors import UserError
from dhr_desktop.base.words import N_
from dhr_desktop.keys import key_files
from dhr_desktop.keys.derivation import DEFAULT_EFFORT, Effort
from dhr_desktop.keys.key_files import MOST_SLOTS, KeyFile
from dhr_desktop.keys.passphrases import require_strong
from dhr_desktop.keys.slots import Holder, Slot, slots_from_text, slots_to_text
from dhr_desktop.keys.unlocking import WrongPassphrase, unlock
from dhr_desktop.keys.vault_key import VaultKey
from dhr_desktop.store.database import Database
from dhr_desktop.store.drawer import Drawer
from dhr_desktop.store.places import said_plainly

BACKUPS: Final = "backups"
_COPY: Final = "key slots"


class Holders:
    """The key slots of an open vault."""

    def __init__(self, folder: Path, database: Database, key: VaultKey, *, writable: bool = True) -> None:
        self._folder = folder
        self._database = database
        self._key = key
        self._writable = writable
        self._vault_id, self._slots = self._known()

    @property
    def people(self) -> list[Holder]:
        """Everybody who can open the vault, who made it first."""
        return [slot.holder(self._vault_id, self._key) for slot in self._slots]

    @property
    def vault_id(self) -> str:
        """UUID of the vault."""
        return self._vault_id

    def slot_of(self, person_id: str) -> str | None:
        """Return the id of a person's present slot; another passphrase means another slot."""
        return next((slot.id for slot in self._slots if slot.writer_id == person_id), None)

    def whose(self, passphrase: str) -> Holder:
        """Return whose passphrase this is.

        Raises:
            WrongPassphrase: nobody's.
        """
        return unlock(self._folder, passphrase).holder

    def add(self, name: str, passphrase: str, effort: Effort = DEFAULT_EFFORT) -> Holder:
        """Let another person open the vault by a passphrase of their own.

        Raises:
            UserError: no name, the name of somebody who is there, too weak, too many people, or the disk refused.
        """
        holder = new_holder(name)
        if holder.name.casefold() in {one.name.casefold() for one in self.people}:
            raise UserError(
                N_("Somebody of this name can open the vault already."),
                N_("Add what tells the two apart, for example the office."),
            )
        if len(self._slots) == MOST_SLOTS:
            raise UserError(
                N_("No more than {n} people can open one vault.").format(n=MOST_SLOTS),
                N_("Withdraw somebody who no longer works with it."),
            )
        require_strong(passphrase)
        self._write((*self._slots, Slot.make(self._vault_id, self._key, holder, passphrase, effort)))
        return holder

    def withdraw(self, person_id: str) -> Holder:
        """Let a person's passphrase no longer open the vault, and return who it was.

        Raises:
            UserError: nobody of that id is there, it is the last one, or the disk refused.
        """
        staying = tuple(slot for slot in self._slots if slot.writer_id != person_id)
        gone = next((one for one in self.people if one.id == person_id), None)
        if gone is None:
            raise UserError(N_("This person cannot open the vault any more."), N_("Look at the list again."))
        if not staying:
            raise UserError(
                N_("This is the last person who can open the vault."), N_("Add another person first.")
            )
        self._write(staying)
        return gone

    def change(self, person_id: str, old: str, new: str, effort: Effort = DEFAULT_EFFORT) -> None:
        """Give a person a new passphrase for the old one.

        Raises:
            WrongPassphrase: the old one is not theirs.
            UserError: the new one is too weak, or the disk refused.
        """
        theirs = [slot for slot in self._slots if slot.writer_id == person_id]
        if unlock(self._folder, old).slot not in theirs:
            raise WrongPassphrase
        require_strong(new)
        self._put_first_of(person_id, new, effort, theirs[0].holder(self._vault_id, self._key))

    def recover(self, passphrase: str, effort: Effort) -> Holder:
        """Give the person who made the vault a new passphrase and return who that is; errors as `change`."""
        require_strong(passphrase)
        people = self.people
        holder = people[0] if people else new_holder(N_("Opened by recovery code"))
        self._put_first_of(holder.id, passphrase, effort, holder)
        return holder

    def make_first(self, slot: Slot, vault_id: str) -> None:
        """Write the slot of the person who makes the vault; errors as `change`."""
        self._vault_id = vault_id
        self._write((slot,))

    def mend(self) -> None:
        """Bring a lost key file and the copy inside the vault up to date; one whole key file is enough for now."""
        with suppress(OSError):
            if not key_files.are_in_order(self._folder, self._key):
                key_files.write(self._folder, self._key, self._content())
        copy = self._text()
        with self._database.transaction() as connection:
            drawer = Drawer(connection)
            if drawer.get(_COPY) != copy:
                drawer.put(_COPY, copy)

    def _put_first_of(self, person_id: str, passphrase: str, effort: Effort, holder: Holder) -> None:
        slot = Slot.make(self._vault_id, self._key, holder, passphrase, effort)
        places = [place for place, one in enumerate(self._slots) if one.writer_id == person_id]
        slots = list(self._slots)
        if places:
            slots[places[0]] = slot
        else:
            slots.insert(0, slot)
        self._write(tuple(slots))

    def _write(self, slots: tuple[Slot, ...]) -> None:
        """Write the key files here and in every backup, then the copy inside the vault."""
        if not self._writable:
            raise UserError(
                N_("This vault is damaged and open to be read only, so nobody’s passphrase can be changed."),
                N_("Put it together in a new vault first."),
            )
        former, self._slots = self._slots, slots
        try:
            key_files.write(self._folder, self._key, self._content())
        except OSError as error:
            self._slots = former
            raise said_plainly(error) from None
        for backup in (self._folder / BACKUPS).glob("*/"):
            found = key_files.find(backup)
            if found and not any(one.is_authentic(self._key) for one in found):
                continue  # it stands under an older key
            with suppress(OSError):  # what it keeps is still good for whoever could open it when it was made
                key_files.write(backup, self._key, self._content())
        with self._database.transaction() as connection:
            Drawer(connection).put(_COPY, self._text())

    def _known(self) -> tuple[str, tuple[Slot, ...]]:
        """Return vault id and slots from the key files, or from their copy inside the vault."""
        for found in key_files.find(self._folder):
            if found.is_authentic(self._key):
                return found.content.vault_id, found.content.slots
        with self._database.transaction() as connection:
            copy = Drawer(connection).get(_COPY)
        return slots_from_text(copy.decode()) if copy else (str(uuid.uuid4()), ())

    def _content(self) -> KeyFile:
        return KeyFile(vault_id=self._vault_id, generation=0, slots=self._slots)

    def _text(self) -> bytes:
        return slots_to_text(self._vault_id, self._slots).encode()

    def __repr__(self) -> str:
        return "Holders()"


def new_holder(name: str) -> Holder:
    """Return a new person of this name.

    Raises:
        UserError: there is no name.
    """
    if not name.strip():
        raise UserError(
            N_("The vault needs to know who works with it."), N_("Enter your name as others know it.")
        )
    return Holder(id=str(uuid.uuid4()), name=name.strip())
