"""What can be read of a damaged vault, opened to be looked at: in memory, every change refused, the folder never written to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from dhr_desktop.base.clock import Clock
from dhr_desktop.base.errors import UserError
from dhr_desktop.base.progress import Progress
from dhr_desktop.base.words import N_
from dhr_desktop.keys.slots import Holder
from dhr_desktop.keys.vault_key import VaultKey
from dhr_desktop.model.catalogue import ENTITIES
from dhr_desktop.store.anchor import Anchor
from dhr_desktop.store.backup import Contents
from dhr_desktop.store.chain import Head
from dhr_desktop.store.holders import Holders
from dhr_desktop.store.mending import readied
from dhr_desktop.store.places import said_plainly
from dhr_desktop.store.salvage import salvage
from dhr_desktop.store.tables import TABLES
from dhr_desktop.store.vault import OpenVault


class ReadOnly(UserError):
    """Something was to be changed in a damaged vault."""

    def __init__(self) -> None:
        super().__init__(
            N_("This vault is damaged and open to be read only, so nothing can be changed."),
            N_("Put it together in a new vault first; the banner above the page leads there."),
        )


@dataclass(frozen=True, slots=True)
class Condition:
    """What is whole of a damaged vault.

    Attributes:
        pages: how many pages its file has.
        damaged: how many of them cannot be read.
        counts: records that can be looked at, by noun.
        uncertain: nouns of which some may be missing or stand without their links.
        completed: records that were put together from the history.
        history_whole: True where the whole history could be read and verifies.
    """

    pages: int
    damaged: int
    counts: Mapping[str, int]
    uncertain: frozenset[str]
    completed: int
    history_whole: bool


class ReadableVault(OpenVault):
    """A damaged vault that is looked at.

    Attributes:
        condition: what of it is whole.
    """

    condition: Condition
    is_writable = False

    def require_writable(self) -> None:
        """Refuse.

        Raises:
            ReadOnly: always.
        """
        raise ReadOnly

    def kept(self, head: Head) -> None:
        """Leave the anchor as it is."""

    def back_up(self, clock: Clock | None = None, progress: Progress | None = None) -> Path:  # noqa: ARG002 - refused
        """Refuse: a backup must be whole."""
        raise ReadOnly


def open_readable(
    folder: Path, key: VaultKey, holder: Holder, progress: Progress | None = None
) -> ReadableVault:
    """Read what can be read of a damaged vault.

    Raises:
        UserError: the disk refuses to read it at all.
    """
    try:
        found = salvage(folder, key, progress)
    except OSError as error:
        raise said_plainly(error) from None
    database = found.database
    try:
        completed = readied(found)
        holders = Holders(folder, database, key, writable=False)
        opened = ReadableVault(folder, database, key, holder, (holders, Anchor(folder, key)))
        counts = Contents.of(database).counts
        opened.condition = Condition(
            pages=found.pages,
            damaged=found.damaged,
            counts={noun.NAME: counts[noun.NAME] for noun in ENTITIES},
            uncertain=_nouns(found.incomplete) if completed is None else frozenset(),
            completed=completed or 0,
            history_whole=completed is not None,
        )
    except BaseException:
        database.close()
        raise
    return opened


def _nouns(tables: frozenset[str]) -> frozenset[str]:
    """Return the nouns to which tables belong, those of their links included."""
    return frozenset(
        noun.NAME
        for noun in ENTITIES
        if noun.NAME in tables or any(link.name in tables for link in TABLES[noun.NAME].links.values())
    )
