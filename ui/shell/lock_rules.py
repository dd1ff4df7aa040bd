"""What the lock screen asks of passphrases and shares; the services behind it are loaded only once something is asked."""

from __future__ import annotations

from collections.abc import Sequence

from ui.widgets.new_passphrase import PassphraseRules


def rules() -> PassphraseRules:
    """Return what is known of passphrases."""
    return PassphraseRules(_propose, _describe, _is_enough)


def join(shares: Sequence[str]) -> tuple[str, str]:
    """Return the code that shares make, or "" and what is missing; a UserError is about the last one."""
    from dhr_desktop.services import recovery  # noqa: PLC0415 - heavy

    try:
        return recovery.code_from_shares(shares), ""
    except recovery.TooFewShares as fault:
        return "", fault.sentence


def _propose() -> str:
    from dhr_desktop.services import passphrases  # noqa: PLC0415 - heavy

    return passphrases.propose()


def _describe(passphrase: str) -> str:
    from dhr_desktop.services import passphrases  # noqa: PLC0415 - heavy

    return passphrases.describe(passphrase)


def _is_enough(passphrase: str) -> bool:
    from dhr_desktop.services import passphrases  # noqa: PLC0415 - heavy

    return passphrases.is_enough(passphrase)
