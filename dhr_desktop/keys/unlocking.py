"""From a folder's key files and a passphrase to the vault's key; it changes nothing on disk."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from dhr_desktop.base.errors import UserError
from dhr_desktop.keys.key_files import NAMES, KeyFile, find
from dhr_desktop.keys.slots import Holder, Slot
from dhr_desktop.keys.vault_key import VaultKey

_USE_CODE = (
    "Use the recovery code from the printed sheet: the vault itself opens with it, and new key files are made. "
    "If you have a copy of the key files from the same vault, you can put them back instead."
)


class WrongPassphrase(UserError):
    """No slot opened with what was typed."""

    def __init__(self) -> None:
        super().__init__(
            "This passphrase does not open the vault.",
            "Check capitals, spelling and the keyboard's language and try again. If it is lost, use the recovery code.",
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Unlocked:
    """What a passphrase opened: the key, the newest key file and the slot that fitted."""

    key: VaultKey
    content: KeyFile
    slot: Slot

    @property
    def holder(self) -> Holder:
        """Whose passphrase it was."""
        return self.slot.holder(self.content.vault_id, self.key)


def unlock(folder: Path, passphrase: str) -> Unlocked:
    """Return what the passphrase opens.

    The newest whole key file decides: an older one never lets a former passphrase in again.

    Raises:
        WrongPassphrase: no slot of it fits.
        UserError: the key files are missing or damaged.
    """
    found = find(folder)
    if not found:
        raise no_key_files(folder)
    for one in found:
        for slot in one.content.slots:
            key = slot.unwrap(one.content.vault_id, passphrase)
            if key is None:
                continue
            if one.is_authentic(key):
                return Unlocked(key=key, content=one.content, slot=slot)
            break
        else:
            raise WrongPassphrase
    raise _damaged()


def no_key_files(folder: Path) -> UserError:
    """Return the refusal that fits: the key files are not there, or they cannot be read."""
    if any((folder / name).exists() for name in NAMES):
        return _damaged()
    return UserError("The key files of this vault (keys.a and keys.b) are missing.", _USE_CODE)


def _damaged() -> UserError:
    return UserError("The key files of this vault (keys.a and keys.b) are damaged.", _USE_CODE)
