"""Copies of backups in a folder elsewhere: another drive, a share, a synchronised folder. What arrived is compared byte for byte."""

from __future__ import annotations

import hashlib
import os
import shutil
from contextlib import suppress
from pathlib import Path
from typing import Final

from dhr_desktop.base.durable import flush, sync_folder
from dhr_desktop.base.errors import UserError
from dhr_desktop.base.words import N_
from dhr_desktop.keys.vault_key import VaultKey
from dhr_desktop.store.backup import FILES, UNFINISHED, Backup, NotProven, in_folder, is_under
from dhr_desktop.store.generations import to_keep

_SLICE: Final = 1024 * 1024
_MARK: Final = "copies elsewhere"


def kept_in(target: Path, key: VaultKey) -> Path:
    """Return the folder of one vault's copies in a folder that several vaults may share; its name tells nothing."""
    return target / f"DHR backups {key.authenticate(_MARK, b'').hex()[:8]}"


def keep_off(backup: Path, target: Path, key: VaultKey) -> Path:
    """Copy a backup into the office's folder for copies, thin out the older ones there, and return what was made.

    Raises:
        UserError: the folder is not there or refused, or what arrived is not what was sent; the older copies stay.
    """
    require_there(target)
    place = kept_in(target, key)
    made = place / backup.name
    if made.exists():
        _compare(backup, made)
    else:
        try:
            place.mkdir(exist_ok=True)
        except OSError:
            raise _refused() from None
        made = _copied(backup, place, backup.name)
    there = [one for one in in_folder(place) if is_under(one.path, key)]
    for one, stays in zip(there, to_keep([one.at for one in there]), strict=True):
        if not stays:
            shutil.rmtree(one.path, ignore_errors=True)
    return made


def off(target: Path, key: VaultKey) -> list[Backup]:
    """Return the vault's copies in the office's folder, the newest first; none where the folder is away."""
    try:
        return in_folder(kept_in(target, key))
    except OSError:
        return []


def copy(source: Path, target: Path) -> None:
    """Copy a closed vault's files into an empty folder and compare what arrived, byte for byte.

    Raises:
        NotProven: what arrived is not what was sent.
        OSError: either side refused.
    """
    for name in FILES:
        if not (source / name).is_file():
            continue
        with (source / name).open("rb") as read, (target / name).open("xb") as written:
            shutil.copyfileobj(read, written, _SLICE)
            written.flush()
            flush(written.fileno())
            _forget(written.fileno())
        with suppress(OSError):  # a share may know no permissions
            (target / name).chmod(0o600)
    _compare(source, target)


def _compare(source: Path, target: Path) -> None:
    for name in FILES:
        if not (source / name).is_file():
            continue
        if not (target / name).is_file() or _digest(source / name) != _digest(target / name):
            raise NotProven


def copy_off(backup: Path, target: Path) -> Path:
    """Copy a backup into a folder elsewhere, which may be a share or synchronised, and return what was made there.

    Raises:
        UserError: the folder is not there or refused, or what arrived is not what was sent; nothing is left there.
    """
    require_there(target)
    name = f"DHR backup {backup.name}"
    if (target / name).exists():
        raise UserError(
            N_("This backup has been copied there already."),
            N_("Make a new backup, or choose another folder."),
        )
    return _copied(backup, target, name)


def require_there(target: Path) -> None:
    """Refuse a folder that is away."""
    if not target.is_dir():
        raise UserError(
            N_("The folder for the copy is not there."), N_("Connect the drive or share, then try again.")
        )


def _copied(backup: Path, target: Path, name: str) -> Path:
    final, arriving = target / name, target / f"DHR backup {UNFINISHED}"
    try:
        shutil.rmtree(arriving, ignore_errors=True)
        arriving.mkdir()
        copy(backup, arriving)
        arriving.rename(final)
        with suppress(OSError):  # a share may not know how
            sync_folder(target)
    except OSError:
        raise _refused() from None
    finally:
        shutil.rmtree(arriving, ignore_errors=True)
    return final


def _refused() -> UserError:
    return UserError(
        N_("The copy could not be written."), N_("See whether there is room and you may write there.")
    )


def _forget(handle: int) -> None:
    """Ask the system to forget what it keeps in memory, so that reading shows what the disk has."""
    if hasattr(os, "posix_fadvise"):
        with suppress(OSError):
            os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)


def _digest(path: Path) -> bytes:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").digest()
