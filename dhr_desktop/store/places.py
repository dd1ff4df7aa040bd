"""Where a vault may live: on this computer's own disk, never in a folder that something else copies about."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Generator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from dhr_desktop.base.durable import sync_folder
from dhr_desktop.base.errors import UserError
from dhr_desktop.base.words import N_
from dhr_desktop.store.cipher import disk_full, not_writable
from dhr_desktop.store.mounts import NETWORK, SYNCED, Mount, is_cloud_entry, is_remote_drive, mount_of, mounts

# How synchronising programs name their folders, in lower case; OneDrive adds the organisation's name.
_SYNCED = (
    *("onedrive", "dropbox", "google drive", "googledrive", "google-drive", "my drive", "drivefs", "icloud"),
    *(
        "mobile documents",
        "cloudstorage",
        "nextcloud",
        "owncloud",
        "box sync",
        "pcloud",
        "syncthing",
        "sharepoint",
    ),
)
# What such programs leave at the top of what they synchronise: Dropbox, Nextcloud and ownCloud, Syncthing, Google Drive.
_MARKS = (
    *(".dropbox.cache", ".sync_", "._sync_", ".nextcloudsync.log", ".owncloudsync.log"),
    *(".stfolder", ".tmp.drivedownload", ".tmp.driveupload"),
)
_ROOTS = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
_ICLOUD = "Library/Mobile Documents/com~apple~CloudDocs"
_NETWORK = ("\\\\", "//")
_TO_SPARE = 16 * 1024 * 1024
_LONG_LOCAL, _LONG_NETWORK = "\\\\?\\", "\\\\?\\unc\\"


def refuse_unsuitable(folder: Path, table: Sequence[Mount] | None = None) -> None:
    """Refuse network shares and synchronised folders, also where a link or a mount leads there.

    Args:
        folder: where a vault is or is to be.
        table: what is mounted; read from the system where it is not given.

    Raises:
        UserError: says why and where a vault may be.
    """
    mounted = mount_of(folder.resolve(), mounts() if table is None else table)
    kind = "" if mounted is None else mounted.kind
    for path in (folder, folder.resolve()):
        if is_on_network(str(path)) or is_remote_drive(path) or kind in NETWORK:
            raise UserError(
                "A vault cannot be kept on a network share.",
                "Keep it on this computer's own disk. Backup copies may go to a share.",
            )
        if kind in SYNCED or is_synchronised(path.parts) or has_mark_of_a_synchroniser(path):
            raise UserError(
                "A vault cannot be kept in a folder that is synchronised (OneDrive, Dropbox and the like).",
                "Such programs copy files while they are written and so damage them. Keep the vault in a folder that "
                "stays on this computer. Backup copies may go to a synchronised folder.",
            )


def has_mark_of_a_synchroniser(folder: Path, home: Path | None = None) -> bool:
    """Tell whether a folder lies below one in which a synchronising program has left its mark, whatever its name."""
    tree = (folder, *folder.parents)
    roots = {Path(os.environ[name]) for name in _ROOTS if os.environ.get(name)}
    roots |= _kept_in_icloud(home or Path.home())
    return any(_is_marked(one) for one in tree) or not roots.isdisjoint(tree)


def _kept_in_icloud(home: Path) -> set[Path]:
    """Return which of its two great folders macOS keeps in iCloud: the same names stand there. Prepared, not run."""
    try:
        return {home / name for name in ("Desktop", "Documents") if (home / _ICLOUD / name).is_dir()}
    except OSError:
        return set()


def _is_marked(folder: Path) -> bool:
    try:
        if is_cloud_entry(folder.lstat()):
            return True
        # Dropbox also has a folder of settings called so, which is no mark.
        return (folder / ".dropbox").is_file() or any(one.name.startswith(_MARKS) for one in folder.iterdir())
    except OSError:
        return False


def is_on_network(path: str) -> bool:
    """Tell whether a path names a server and a share."""
    lowered = path.lower()
    if lowered.startswith(_LONG_LOCAL):
        return lowered.startswith(_LONG_NETWORK)
    return lowered.startswith(_NETWORK)


def is_synchronised(parts: tuple[str, ...]) -> bool:
    """Tell whether one of a path's parts is named as synchronising programs name their folders."""
    return any(part.lower().lstrip(".").startswith(_SYNCED) for part in parts)


def require_room(folder: Path, needed: int) -> None:
    """Refuse to begin where the disk has not so many bytes and some more.

    Raises:
        UserError: says how much is needed and how much is there.
    """
    free, needed = shutil.disk_usage(folder).free, needed + _TO_SPARE
    if free < needed:
        raise UserError(
            N_("There is not enough room on the disk: {free} are free, about {needed} are needed.").format(
                free=megabytes(free), needed=megabytes(needed)
            ),
            N_("Free some space, then try again. Nothing was changed."),
        )


def megabytes(size: int) -> str:
    """Return a number of bytes in words: "120 MB", or "under 1 MB"."""
    return f"{size // 1_000_000:,} MB" if size >= 1_000_000 else N_("under 1 MB")


def said_plainly(error: OSError) -> UserError:
    """Turn what the operating system says of a folder into what a person can act on."""
    if error.errno in {errno.ENOSPC, errno.EDQUOT if hasattr(errno, "EDQUOT") else errno.ENOSPC}:
        return disk_full()
    return not_writable()


@contextmanager
def new_folder(folder: Path, files: Sequence[str]) -> Generator[None]:
    """Make a vault's folder; when the block fails, take away what was made, and only that.

    Args:
        folder: it is made when it does not exist; it must be empty.
        files: the names that the block may have made in it, beside empty folders.

    Raises:
        UserError: the folder is not empty or cannot be written.
    """
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
                sync_folder(one.parent)
    except BaseException as error:
        for name in files:
            with suppress(OSError):
                (folder / name).unlink()
        for one in (*folder.glob("*/"), *made):
            with suppress(OSError):
                one.rmdir()
        if isinstance(error, OSError):
            raise said_plainly(error) from None
        raise
