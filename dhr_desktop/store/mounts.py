"""What kind of file system and disk a folder lies on, as the system tells it; it changes nothing.

Linux is read from /proc and /sys. What stands here for Windows and macOS is prepared and has not been run.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

NETWORK: Final = (
    *(
        "nfs",
        "nfs4",
        "cifs",
        "smb3",
        "smbfs",
        "afs",
        "ceph",
        "glusterfs",
        "lustre",
        "beegfs",
        "gpfs",
        "ncpfs",
    ),
    *("davfs", "fuse.sshfs", "fuse.davfs2", "fuse.gvfsd-fuse", "fuse.s3fs", "fuse.glusterfs", "fuse.ceph"),
    *("fuse.cifs", "fuse.smbnetfs", "fuse.curlftpfs"),
)
SYNCED: Final = (
    *("fuse.rclone", "fuse.onedriver", "fuse.google-drive-ocamlfuse", "fuse.dropbox", "fuse.pcloud"),
    "fuse.insync",
    "fuse.expandrive",
)
_ENCRYPTED: Final = ("ecryptfs", "fuse.gocryptfs", "fuse.cryfs", "fuse.encfs", "fuse.securefs")
_TABLE: Final = Path("/proc/self/mounts")
_SYS: Final = Path("/sys/class/block")
_REMOTE_DRIVE: Final = 4
_CLOUD_TAG: Final = 0x9000001A
_CLOUD_TAG_MASK: Final = 0xFFFF0FFF
_RECALLED: Final = 0x00040000 | 0x00400000  # on opening, on reading: the bytes may lie elsewhere
_PATIENCE: Final = 10
_SHELL: Final = (
    "(New-Object -ComObject Shell.Application).NameSpace($env:SystemDrive).Self"
    ".ExtendedProperty('System.Volume.BitLockerProtection')"
)
# What says without an administrator's rights whether the disk is encrypted, and what it then prints.
_ASKED: Final = {
    "darwin": (["/usr/bin/fdesetup", "status"], r"FileVault is On", r"FileVault is Off"),
    "win32": (
        [
            "powershell",
            "-NoProfile",
            "-NonInteractive",
            "-Command",
            _SHELL,
        ],
        r"^[135]$",
        r"^[024]$",
    ),
}


@dataclass(frozen=True, slots=True)
class Mount:
    """One line of the table of mounts."""

    source: str
    point: Path
    kind: str


def mounts(table: Path = _TABLE) -> list[Mount]:
    """Return the table of mounts, in the order in which they were made; empty where the system has none."""
    try:
        lines = table.read_text("utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return []
    parts = [line.split(" ") for line in lines]
    return [Mount(_plain(one[0]), Path(_plain(one[1])), one[2]) for one in parts if len(one) > 2]


def mount_of(folder: Path, table: Sequence[Mount]) -> Mount | None:
    """Return the mount on which a folder lies, or will lie; the last of several at one place counts."""
    best: Mount | None = None
    for one in table:
        inside = folder.is_relative_to(one.point)
        if inside and (best is None or len(one.point.parts) >= len(best.point.parts)):
            best = one
    return best


def is_remote_drive(folder: Path) -> bool:
    """True where Windows calls the drive of a folder a network drive."""
    if sys.platform != "win32":
        return False
    import ctypes  # noqa: PLC0415 - Windows only

    return bool(ctypes.windll.kernel32.GetDriveTypeW(folder.anchor) == _REMOTE_DRIVE)


def is_cloud_entry(entry: object) -> bool:
    """True where a folder's own entry on Windows says that a synchronising program keeps it (OneDrive and its like).

    Args:
        entry: what `os.lstat` returned.
    """
    tag, attributes = getattr(entry, "st_reparse_tag", 0), getattr(entry, "st_file_attributes", 0)
    return tag & _CLOUD_TAG_MASK == _CLOUD_TAG or bool(attributes & _RECALLED)


def is_encrypted(folder: Path, *, table: Path = _TABLE, blocks: Path = _SYS) -> bool | None:
    """Tell whether the disk of a folder is encrypted as a whole; None where nobody can tell. It may take seconds."""
    if sys.platform in _ASKED:
        return _answer(sys.platform)
    mount = mount_of(folder.resolve(), mounts(table))
    if mount is None:
        return None
    if mount.kind in _ENCRYPTED:
        return True
    if not mount.source.startswith("/dev/"):
        return None
    name = Path(os.path.realpath(mount.source)).name
    return _is_crypt(blocks, name) if (blocks / name).exists() else None


def _is_crypt(blocks: Path, name: str) -> bool:
    """True where a block device, or everything on which it stands, is of dm-crypt."""
    try:
        if (blocks / name / "dm" / "uuid").read_text("ascii").startswith("CRYPT-"):
            return True
    except OSError:
        pass
    try:
        below = [one.name for one in (blocks / name / "slaves").iterdir()]
    except OSError:
        return False
    return bool(below) and all(_is_crypt(blocks, one) for one in below)


def _answer(platform: str) -> bool | None:
    command, yes, no = _ASKED[platform]
    try:
        done = subprocess.run(  # noqa: S603 - a fixed command of the system
            command, capture_output=True, text=True, check=False, timeout=_PATIENCE
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return understood(done.stdout, yes, no)


def understood(said: str, yes: str, no: str) -> bool | None:
    """Return what a command's answer means."""
    if re.search(yes, said.strip()):
        return True
    return False if re.search(no, said.strip()) else None


def _plain(field: str) -> str:
    r"""Return a field of the table with its \040 and the like as the letters that they stand for."""
    return re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), field)
