"""Who can open this vault: added, changed and withdrawn by whoever has it open."""

from __future__ import annotations

from dataclasses import dataclass

from dhr_desktop.base.clock import Clock
from dhr_desktop.base.errors import UserError
from dhr_desktop.base.words import N_
from dhr_desktop.store.vault import OpenVault


@dataclass(frozen=True, slots=True)
class Colleague:
    """A person who can open the vault by a passphrase of their own.

    Attributes:
        id: under which the history knows them.
        name: what to call them.
        is_you: True for whoever unlocked the vault.
    """

    id: str
    name: str
    is_you: bool

    def __repr__(self) -> str:
        return f"<Colleague {self.id}>"


class Colleagues:
    """The people of one vault."""

    def __init__(self, vault: OpenVault, clock: Clock) -> None:
        self._vault = vault
        self._clock = clock

    def list(self) -> list[Colleague]:
        """Return everybody who can open the vault, who made it first."""
        mine = self._vault.writer.id
        return [Colleague(one.id, one.name, one.id == mine) for one in self._vault.people()]

    def add(self, name: str, passphrase: str) -> None:
        """Let another person open the vault; they type the passphrase themselves.

        Raises:
            UserError: no name, a name that is there, a weak passphrase, too many people, or the disk refused.
        """
        self._vault.add_person(name, passphrase, clock=self._clock)

    def withdraw(self, person_id: str) -> None:
        """Let a person's passphrase open neither the vault nor its backups any more; what they wrote stays theirs.

        Raises:
            UserError: it is the last person, nobody of that id is there, or the disk refused.
        """
        self._vault.withdraw_person(person_id, self._clock)

    def split_code(self, code: str, needed: int, made: int) -> tuple[str, ...]:
        """Return shares of this vault's recovery code, one of `recovery.SPLITS`; that it was split is kept, the shares never.

        Raises:
            UserError: there is a slip in the code, or it is of another vault or from before an encrypting anew.
        """
        from dhr_desktop.services.recovery import shares_of  # noqa: PLC0415 - heavy, and seldom needed

        if not self._vault.is_own_code(code):
            raise UserError(
                N_("This is not the recovery code of this vault."),
                N_("Take the newest sheet: a vault that was encrypted anew has a new code."),
            )
        shares = shares_of(code, needed, made)
        self._vault.note(f"split the recovery code: any {needed} of {made}", self._clock)
        return tuple(shares)
