"""The anchor: where the journal ended, kept beside the database, so that an older copy put back in its place is noticed.

Two small files are written in turn, so that one of them is whole at every moment. Nothing about a case stands in them.
"""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from dhr_desktop.base.durable import beginning, overwrite, sync_folder
from dhr_desktop.base.errors import UserError
from dhr_desktop.base.words import N_, counted
from dhr_desktop.keys.vault_key import VaultKey
from dhr_desktop.store.chain import Head
from dhr_desktop.store.journal import Journal

NAMES: Final = ("anchor.a", "anchor.b")
FILE_BYTES: Final = 512
"""One sector."""

_MAGIC: Final = b"DHRANCH1"
_HASH_BYTES: Final = 32
_MAC_BYTES: Final = 32
_SIGNED_BYTES: Final = FILE_BYTES - _MAC_BYTES
_PURPOSE: Final = "anchor"
_REMEDY: Final = N_(
    "If you know why, for example because you put an older copy there yourself, you can open it all the same; the "
    "history will say so. Otherwise leave the folder as it is and restore the newest backup into a new folder."
)


class ChangesMissing(UserError):
    """The database is not the one that was last written; it is opened only where somebody accepts that.

    Attributes:
        lost: how many changes are missing; 0 where that cannot be told.
        note: what the journal will say when it is accepted.
    """

    def __init__(self, sentence: str, note: str, lost: int = 0) -> None:
        super().__init__(sentence, _REMEDY)
        self.lost = lost
        self.note = note


@dataclass(frozen=True, slots=True)
class Mark:
    """What one anchor file says: the journal's end, and a generation that grows with every writing."""

    generation: int
    head: Head

    def to_bytes(self, key: VaultKey) -> bytes:
        """Return the file: header, generation, count, hash, zeros, HMAC under the vault's key."""
        parts = (
            _MAGIC,
            self.generation.to_bytes(8, "big"),
            self.head.count.to_bytes(8, "big"),
            bytes.fromhex(self.head.hash).ljust(_HASH_BYTES, b"\0"),
        )
        signed = b"".join(parts).ljust(_SIGNED_BYTES, b"\0")
        return signed + key.authenticate(_PURPOSE, signed)

    @classmethod
    def from_bytes(cls, data: bytes, key: VaultKey) -> Mark | None:
        """Return what the file says, or None where it is not whole or not written under this vault's key."""
        signed, mac = data[:_SIGNED_BYTES], data[_SIGNED_BYTES:]
        if (
            len(data) != FILE_BYTES
            or not signed.startswith(_MAGIC)
            or not hmac.compare_digest(key.authenticate(_PURPOSE, signed), mac)
        ):
            return None
        generation, count = int.from_bytes(signed[8:16], "big"), int.from_bytes(signed[16:24], "big")
        return cls(generation, Head(count, signed[24 : 24 + _HASH_BYTES].hex() if count else ""))


class Anchor:
    """The two anchor files of one vault."""

    def __init__(self, folder: Path, key: VaultKey) -> None:
        self._folder = folder
        self._key = key
        self._marks = {name: self._read(name) for name in NAMES}

    @property
    def head(self) -> Head | None:
        """Where the journal ended when it was last written down; None where neither file is whole."""
        newest = self._newest()
        return None if newest is None else newest.head

    @property
    def is_whole(self) -> bool:
        """Whether both files are whole."""
        return None not in self._marks.values()

    def keep(self, head: Head) -> None:
        """Write down where the journal ends, into the file that is older or damaged.

        Raises:
            OSError: the disk refused; the other file is as it was.
        """
        newest = self._newest()
        mark = Mark(1 if newest is None else newest.generation + 1, head)
        name = next(name for name in NAMES if newest is None or self._marks[name] is not newest)
        self._marks[name] = None
        overwrite(self._folder / name, mark.to_bytes(self._key))
        self._marks[name] = mark

    def keep_both(self, head: Head) -> None:
        """Write both files; errors as `keep`."""
        for _ in NAMES:
            self.keep(head)
        sync_folder(self._folder)

    def _newest(self) -> Mark | None:
        marks = [mark for mark in self._marks.values() if mark is not None]
        return max(marks, key=lambda mark: mark.generation, default=None)

    def _read(self, name: str) -> Mark | None:
        return Mark.from_bytes(beginning(self._folder / name, FILE_BYTES + 1), self._key)

    def __repr__(self) -> str:
        return "Anchor()"


def compare(journal: Journal, anchored: Head | None) -> None:
    """Compare the journal with the anchor. A journal that goes further is normal: power may fail in between.

    Raises:
        ChangesMissing: changes are missing, or nobody can tell.
    """
    if anchored is None:
        raise ChangesMissing(
            N_("The files that guard the history (anchor.a and anchor.b) are missing or damaged.")
            + " "
            + N_("So it cannot be told whether the last changes are missing.")
            + _ends(journal),
            "opened without anchor",
        )
    if journal.head_at(anchored.count) == anchored:
        return
    found = journal.head()
    lost = anchored.count - found.count
    if lost > 0:
        several = N_("The last {n} changes are missing from this vault.").format(n=f"{lost:,}")
        raise ChangesMissing(
            (several if lost > 1 else N_("The last change is missing from this vault.")) + _ends(journal),
            f"opened with {counted(lost, 'change')} missing: {found} instead of {anchored}",
            lost,
        )
    raise ChangesMissing(
        N_("This vault's history is not the one that was last written on this computer.") + _ends(journal),
        f"opened with another history: {found} instead of {anchored}",
    )


def _ends(journal: Journal) -> str:
    """Return in a sentence how far the history goes."""
    last = next(iter(journal.entries(limit=1)), None)
    if last is None:
        return " " + N_("Its history is empty.")
    return " " + N_("What is there ends on {when} (UTC).").format(
        when=f"{last.at:%d %B %Y at %H:%M}".lstrip("0")
    )
