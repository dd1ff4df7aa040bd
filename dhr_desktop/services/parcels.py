"""What is handed over: the sealed file with its signature, the signer's key and the instruction beside it.

The files get their names only after the register has them, so that nothing can leave unrecorded.
"""

from __future__ import annotations

import os
from collections.abc import Generator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from dhr_desktop.base.errors import UserError
from dhr_desktop.base.words import N_


@dataclass(frozen=True, slots=True, repr=False)
class Parcel:
    """The files of one release.

    Attributes:
        name: neutral, ASCII; the sealed file's name without its ending.
        sealed: the sealed file.
        readme: the instruction for people without the program.
        signature: a .minisig over the sealed file.
        public_key: the signer's .pub file.
    """

    name: str
    sealed: bytes
    readme: bytes
    signature: str
    public_key: str

    @property
    def sha256(self) -> str:
        """The hash of the sealed file."""
        return sha256(self.sealed).hexdigest()

    def files(self) -> dict[str, bytes]:
        """Return every file with its name."""
        return {
            f"{self.name}.zip": self.sealed,
            f"{self.name}.zip.minisig": self.signature.encode(),
            f"{self.name}.README.txt": self.readme,
            "signer.pub": self.public_key.encode(),
        }


@contextmanager
def written(parcel: Parcel, folder: Path) -> Generator[Path]:
    """Write the files beside their names, and give them their names once the block has ended well.

    Raises:
        UserError: the folder cannot be written to, or holds a file of that name.
    """
    files = parcel.files()
    path = folder / f"{parcel.name}.zip"
    parts = {folder / f"{name}.part": content for name, content in files.items()}
    if path.exists():
        raise UserError(
            N_("A package of this number is in the folder already."),
            N_("Choose an empty folder and try again."),
        )
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for part, content in parts.items():
            _write(part, content)
    except OSError:
        _discard(parts)
        raise UserError(
            N_("The folder cannot be written to."),
            N_("Choose another folder with enough space. Nothing was released."),
        ) from None
    try:
        yield path
    except BaseException:
        _discard(parts)
        raise
    for part in parts:
        part.replace(part.with_suffix(""))


def _write(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _discard(parts: dict[Path, bytes]) -> None:
    for part in parts:
        with suppress(OSError):
            part.unlink(missing_ok=True)
