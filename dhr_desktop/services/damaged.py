"""A damaged vault: what of it is whole, a look at it that changes nothing, and putting it together in a new vault.

Nothing here removes anything, and the damaged vault is never written to.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from dhr_desktop.base.clock import Clock
from dhr_desktop.base.progress import Progress
from dhr_desktop.base.words import N_, counted, listed
from dhr_desktop.keys.recovery import key_from_code
from dhr_desktop.keys.slots import Holder
from dhr_desktop.keys.unlocking import unlock
from dhr_desktop.keys.vault_key import VaultKey
from dhr_desktop.model.catalogue import ENTITIES
from dhr_desktop.services.plain_words import moment_words
from dhr_desktop.services.session import Session
from dhr_desktop.store import repair as repairs
from dhr_desktop.store.damage import Damaged, require_code_of
from dhr_desktop.store.holders import new_holder
from dhr_desktop.store.readable import Condition, ReadableVault, open_readable
from dhr_desktop.store.repair import Repaired

__all__ = [
    "Condition",
    "Damaged",
    "Way",
    "by_code",
    "by_passphrase",
    "condition_words",
    "look_at",
    "of_session",
    "repair",
]


@dataclass(frozen=True, slots=True, repr=False)
class Way:
    """The way into a vault: its key, and who came in by it."""

    folder: Path
    key: VaultKey
    holder: Holder


def by_passphrase(folder: Path, passphrase: str) -> Way:
    """Return the way in by a passphrase; errors as `unlock`."""
    unlocked = unlock(folder, passphrase)
    return Way(folder, unlocked.key, unlocked.holder)


def by_code(folder: Path, code: str) -> Way:
    """Return the way in by the recovery code, where the key files are damaged too.

    Raises:
        UserError: it is no code, or that of another vault.
    """
    key = key_from_code(code)
    require_code_of(folder, key)
    return Way(folder, key, new_holder(N_("Opened by recovery code")))


def of_session(session: Session) -> Way:
    """Return the way into a vault that is open."""
    vault = session.vault
    return Way(vault.folder, vault.key, Holder(id=vault.writer.id, name=vault.writer.name))


def look_at(way: Way, clock: Clock) -> Session:
    """Open what can be read; every change is refused.

    Raises:
        UserError: the disk cannot be read at all.
    """
    return Session(open_readable(way.folder, way.key, way.holder), clock)


def condition_words(session: Session) -> list[str]:
    """Return in sentences what of a damaged vault is whole; empty for any other."""
    vault = session.vault
    return _condition(vault.condition) if isinstance(vault, ReadableVault) else []


def repair(way: Way, target: Path, clock: Clock, progress: Progress | None = None) -> list[str]:
    """Make a whole vault in a new folder and say in sentences what it holds and what it does not.

    Raises:
        UserError: the folder cannot be used, or the disk refused; nothing was made.
        Cancelled: the person asked to stop; likewise.
    """
    return _told(repairs.repair(way.folder, target, way.key, way.holder, clock, progress=progress))


def _condition(found: Condition) -> list[str]:
    parts = N_("{damaged} of {pages} cannot be read.").format(
        damaged=counted(found.damaged, N_("part"), N_("parts")), pages=f"{found.pages:,}"
    )
    if found.history_whole:
        said = [N_("The history is whole, and every record is as it says.")]
        if found.completed:
            said.append(
                N_("{records} put together from it.").format(
                    records=counted(found.completed, N_("record was"), N_("records were"))
                )
            )
        return [parts, *said]
    uncertain = [noun.PLURAL.lower() for noun in ENTITIES if noun.NAME in found.uncertain]
    if not uncertain:
        return [parts, N_("Every record can be read; parts of the history cannot.")]
    whole = [
        counted(n, noun.LABEL.lower(), noun.PLURAL.lower())
        for noun in ENTITIES
        if noun.NAME not in found.uncertain and (n := found.counts[noun.NAME])
    ]
    return [
        parts,
        N_("All there is: {whole}.").format(whole=listed(whole))
        if whole
        else N_("Nothing is sure to be complete."),
        N_("Some may be missing or lack what they are linked to: {nouns}.").format(nouns=listed(uncertain)),
    ]


def _told(done: Repaired) -> list[str]:
    if done.backup is not None:
        begun = N_("It began from the backup of {when}").format(when=moment_words(done.backup))
        if done.spoilt:
            begun += N_(", since {backups} not whole").format(
                backups=counted(done.spoilt, N_("newer one is"), N_("newer ones are"))
            )
    else:
        begun = N_("There was no whole backup to begin from, so its history begins anew")
    said = [f"{begun}."]
    if done.replayed:
        said.append(
            N_("{entries} of the history followed, each verified.").format(
                entries=counted(done.replayed, N_("entry"), N_("entries"))
            )
        )
    if done.taken:
        said.append(
            N_("{records} stand as they could still be read, beyond what the history proves.").format(
                records=counted(done.taken, N_("record"), N_("records"))
            )
        )
    if done.missing is None:
        said.append(N_("Whether anything is missing cannot be told: both anchor files are damaged."))
    elif done.missing:
        said.append(
            N_("{entries} of the history could not be brought back.").format(
                entries=counted(done.missing, N_("entry"), N_("entries"))
            )
        )
    else:
        said.append(N_("No entry of the history is missing."))
    held = [
        counted(n, noun.LABEL.lower(), noun.PLURAL.lower())
        for noun in ENTITIES
        if (n := done.contents.counts.get(noun.NAME, 0))
    ]
    said.append(N_("It holds {records}.").format(records=listed(held)) if held else N_("It is empty."))
    said.append(N_("The damaged vault is as it was; keep it until you have looked through the new one."))
    return said
