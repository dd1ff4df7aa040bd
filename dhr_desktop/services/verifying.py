"""Checks a package that was received; needs no vault, writes nothing, and believes nothing before the signature holds."""

from __future__ import annotations

import zipfile
from pathlib import Path

from dhr_desktop.base.errors import UserError
from dhr_desktop.base.words import N_
from dhr_desktop.export.verify import Verified, verify_package
from dhr_desktop.export.verify import verify as verify_sealed
from dhr_desktop.keys.sealing import MOST_BYTES

__all__ = ["Verified", "is_sealed", "verified", "verify"]

_ENCRYPTED = 0x1
_LONGEST_TEXT = 16 * 1024


def is_sealed(path: Path) -> bool:
    """Tell whether a file is a sealed package, which needs its passphrase, rather than the inner one.

    Raises:
        UserError: the file cannot be read, or is neither.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            return any(info.flag_bits & _ENCRYPTED for info in archive.infolist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        raise UserError(
            N_("This is not a package, or it is damaged."),
            N_("Choose the .zip file that was sent, or ask the sender to send it again."),
        ) from None
    except OSError:
        raise _unreadable() from None


def verify(path: Path, passphrase: str | None = None, signer: str | Path | None = None) -> list[str]:
    """Check a package and return a sentence for each check that held; see `verified`."""
    return list(verified(path, passphrase, signer).facts)


def verified(path: Path, passphrase: str | None = None, signer: str | Path | None = None) -> Verified:
    """Check a package against everything that it says of itself, and against its sender.

    Args:
        path: the sealed file, or the inner package. A signature that lies beside a sealed file is checked too.
        passphrase: of the sealed file; None for the inner package.
        signer: the expected sender's public key or fingerprint, or the file that holds it; None where it is not at hand.

    Raises:
        UserError: something does not fit, or cannot be read; the sentence says what.
    """
    expected = _signer(signer)
    if passphrase is None:
        return verify_package(_content(path), signer=expected)
    beside = path.with_name(f"{path.name}.minisig")
    return verify_sealed(
        path, passphrase, signer=expected, signature=_text(beside) if beside.is_file() else ""
    )


def _signer(signer: str | Path | None) -> str:
    """Return the key's own text, read from its file where it names one."""
    words = str(signer or "").strip()
    if signer is not None and not words:
        raise UserError(N_("The expected signer is blank."), N_("Give the key, or leave the option away."))
    return _text(Path(words)) if words and _is_file(words) else words


def _is_file(words: str) -> bool:
    try:
        return Path(words).is_file()
    except (OSError, ValueError):
        return False


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise UserError(
                N_("This package is larger than the program accepts."),
                N_("Ask the sender for a smaller one."),
            )
        return path.read_bytes()
    except OSError:
        raise _unreadable() from None


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return file.read(_LONGEST_TEXT).decode("utf-8", "replace")
    except OSError:
        raise _unreadable() from None


def _unreadable() -> UserError:
    return UserError(N_("The file cannot be opened."), N_("Check its name and that you may read it."))
