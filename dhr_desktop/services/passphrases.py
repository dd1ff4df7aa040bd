"""What the face may know of passphrases before any vault is open. Kept light: it is loaded with the lock screen."""

from __future__ import annotations

from dhr_desktop.keys.passphrases import generate, strength


def propose() -> str:
    """Return five new random words."""
    return generate()


def describe(passphrase: str) -> str:
    """Say in a sentence how strong a passphrase is."""
    return strength(passphrase).sentence


def is_enough(passphrase: str) -> bool:
    """True where it may protect a vault."""
    return strength(passphrase).is_enough
