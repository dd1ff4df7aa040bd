"""Encrypts a whole vault anew under another key, after its recovery code became known. The old key opens nothing of it then.

Only whoever is at the keyboard keeps their way in: other people's slots are wrapped under passphrases that nobody else knows.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from dhr_desktop.base.clock import Clock
from dhr_desktop.base.errors import Cancelled, UserError
from dhr_desktop.base.progress import Progress, Silent
from dhr_desktop.base.words import N_
from dhr_desktop.keys.derivation import DEFAULT_EFFORT, Effort
from dhr_desktop.keys.recovery import key_from_code
from dhr_desktop.keys.signing import SigningKey
from dhr_desktop.keys.slots import Holder, Slot
from dhr_desktop.keys.unlocking import WrongPassphrase, unlock
from dhr_desktop.keys.vault_key import VaultKey
from dhr_desktop.store import replacing
from dhr_desktop.store.anchor import Anchor
from dhr_desktop.store.backup import DATABASE, Contents, NotProven, prove
from dhr_desktop.store.chain import Head
from dhr_desktop.store.database import Database
from dhr_desktop.store.drawer import Drawer
from dhr_desktop.store.holders import Holders
from dhr_desktop.store.vault import SIGNING_KEY, OpenVault

_STEPS: Final = 100
_COPIED: Final = 60
_CHECKED: Final = 90


def renew(
    opened: OpenVault,
    passphrase: str,
    code: str,
    clock: Clock,
    progress: Progress | None = None,
    *,
    effort: Effort = DEFAULT_EFFORT,
) -> None:
    """Encrypt an open vault anew and close it; it opens with the same passphrase and the new code.

    Args:
        opened: the vault; when this returns it is closed and stands under the new key.
        passphrase: of whoever unlocked it.
        code: the new recovery code, typed back.
        clock: tells when.
        progress: told how far it is; may stop it until the new vault is whole.
        effort: what a guess at the passphrase costs.

    Raises:
        WrongPassphrase: it is not that of whoever unlocked the vault.
        UserError: there is no room, or the disk refused; the vault is open and as it was.
        Cancelled: likewise.
    """
    watch = progress or Silent()
    key = key_from_code(code)
    if unlock(opened.folder, passphrase).slot.writer_id != opened.writer.id:
        raise WrongPassphrase
    if key == opened.key:
        raise UserError(N_("This is the recovery code that the vault has already."), N_("Make a new one."))
    size = (opened.folder / DATABASE).stat().st_size
    holder = Holder(id=opened.writer.id, name=opened.writer.name)
    with _given_up_on_failure(opened.folder):
        made = replacing.begin(opened.folder)
        watch.report(0, _STEPS, N_("Writing everything under the new key"))
        _export(opened.database, made / DATABASE, key, size, watch)
        contents, vault_id = Contents.of(opened.database), opened.holders.vault_id
        new_slot = Slot.make(vault_id, key, holder, passphrase, effort)
        _give_keys(made, key, new_slot, vault_id, contents.head)
        watch.report(_COPIED, _STEPS, N_("Checking"))
        watch.check()
        if prove(made, key) != contents:
            raise NotProven
        _finish(made, key, holder, clock)
        watch.report(_CHECKED, _STEPS, N_("Putting it in place"))
        watch.check()
        replacing.let_count(opened.folder)
    opened.close()
    replacing.carry_on(opened.folder)
    watch.report(_STEPS, _STEPS)


def _export(database: Database, path: Path, key: VaultKey, size: int, watch: Progress) -> None:
    """Write everything into a new file under another key, telling how much of it is there."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    stopped = False

    def look() -> bool:
        nonlocal stopped
        watch.report(min(_COPIED, _COPIED * path.stat().st_size // max(size, 1)), _STEPS)
        stopped = _is_stopped(watch.check)
        return stopped

    database.direct("ATTACH DATABASE ? AS renewed KEY ?", str(path), f"x'{key.raw.hex()}'")
    database.interrupt_when(look, steps=200_000)
    try:
        database.direct("SELECT sqlcipher_export('renewed')")
    except BaseException:
        if stopped:
            raise Cancelled from None
        raise
    finally:
        database.interrupt_when(None)
        database.direct("DETACH DATABASE renewed")


def _give_keys(made: Path, key: VaultKey, slot: Slot, vault_id: str, head: Head) -> None:
    """Write key files and anchor of the new vault, and its slots inside it."""
    database = Database.encrypted(made / DATABASE, key.raw)
    try:
        Holders(made, database, key).make_first(slot, vault_id)
    finally:
        database.close()
    Anchor(made, key).keep_both(head)


def _finish(made: Path, key: VaultKey, holder: Holder, clock: Clock) -> None:
    """Give the new vault a signing key of its own, since the old key could read the old one, and its first entry."""
    database = Database.encrypted(made / DATABASE, key.raw)
    try:
        with database.transaction() as connection:
            Drawer(connection).put(SIGNING_KEY, SigningKey.generate().to_bytes())
        anchor = Anchor(made, key)
        vault = OpenVault(made, database, key, holder, (Holders(made, database, key), anchor))
        vault.note("encrypt anew under a new key", clock)
        anchor.keep_both(Contents.of(database).head)
    finally:
        database.close()


@contextmanager
def _given_up_on_failure(folder: Path) -> Generator[None]:
    """Take away what was made when the block fails, and say so where the disk was the reason."""
    try:
        yield
    except OSError:
        replacing.clear(folder)
        raise UserError(
            N_("The vault could not be encrypted anew."),
            N_("See whether the disk is full or read-only, then try again. The vault is as it was."),
        ) from None
    except BaseException:
        replacing.clear(folder)
        raise


def _is_stopped(check: Callable[[], None]) -> bool:
    try:
        check()
    except Cancelled:
        return True
    return False
