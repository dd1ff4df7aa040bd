"""The sealed file that is e-mailed: an AES-256 ZIP with one neutrally named package inside.

The passphrase is always generated, never chosen. The seal hides; only the signature proves where a package came from.
"""

from __future__ import annotations

import io
import zlib
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from dhr_desktop.base.errors import UserError
from dhr_desktop.keys.passphrases import SEALING_WORDS, generate

INNER_NAME = "package.zip"
MOST_BYTES = 500 * 1024 * 1024
_CHUNK = 1024 * 1024
_AES_256 = 3  # the format's own number of that strength
_NO_DATE = (1980, 1, 1, 0, 0, 0)


def sealing_passphrase() -> str:
    """Return a new passphrase of six random words, to be told by telephone."""
    return generate(SEALING_WORDS)


def seal(package: bytes, passphrase: str) -> bytes:
    """Return the package as a sealed file that 7-Zip and the like open with the passphrase.

    Two sealings of one package differ (they are salted), so the sealed bytes themselves are what to keep.
    """
    pyzipper = _pyzipper()
    target = io.BytesIO()
    with pyzipper.AESZipFile(target, "w", compression=pyzipper.ZIP_STORED) as sealed:
        sealed.setpassword(passphrase.encode())
        # Version 2 of the format leaves out the checksum of the plain content.
        sealed.setencryption(pyzipper.WZ_AES, nbits=256, force_wz_aes_version=2)
        entry = sealed.zipinfo_cls(INNER_NAME, date_time=_NO_DATE)
        sealed.writestr(entry, package)
    return target.getvalue()


def unseal(source: Path, passphrase: str, most_bytes: int = MOST_BYTES) -> bytes:
    """Return the package from a sealed file, in memory; nothing is written to disk.

    Raises:
        UserError: it is no sealed package, too large, damaged, or the passphrase is wrong.
    """
    pyzipper = _pyzipper()
    try:
        if source.stat().st_size > most_bytes:
            raise _too_large()
        with pyzipper.AESZipFile(source) as sealed:
            entry = _the_only_entry(sealed)
            sealed.setpassword(" ".join(passphrase.split()).encode())
            with sealed.open(entry) as content:
                return _read(content, most_bytes)
    except RuntimeError as error:
        raise _unopened(error) from None
    except (BadZipFile, pyzipper.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError):
        raise _damaged() from None


def _pyzipper() -> Any:
    import pyzipper  # noqa: PLC0415 - slow to load, and needed only where something leaves or arrives

    return pyzipper


def _the_only_entry(sealed: Any) -> Any:
    entries = sealed.infolist()
    if len(entries) != 1 or entries[0].filename != INNER_NAME or entries[0].wz_aes_strength != _AES_256:
        raise UserError(
            "This is not a sealed package of this program.",
            f"A sealed package holds exactly one encrypted file named {INNER_NAME}. Ask the sender which file is meant.",
        )
    return entries[0]


def _read(content: Any, most_bytes: int) -> bytes:
    """Read to the end, where the seal's own checksum is compared, but never more than is allowed."""
    result = bytearray()
    while chunk := content.read(_CHUNK):
        result += chunk
        if len(result) > most_bytes:
            raise _too_large()
    return bytes(result)


def _unopened(error: RuntimeError) -> UserError:
    if "password" in str(error).lower():
        return UserError(
            "The passphrase does not open this package.",
            "Six small words with single spaces between: check each with the sender, by telephone.",
        )
    return _damaged()


def _damaged() -> UserError:
    return UserError(
        "This package is damaged or is not a sealed package.",
        "Nothing was read from it. Check the passphrase once more, then ask the sender to send the package again.",
    )


def _too_large() -> UserError:
    return UserError("This package is larger than the program accepts.", "Ask the sender for a smaller one.")
