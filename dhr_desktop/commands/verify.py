"""`dhr verify`: checks a package that was received."""

from __future__ import annotations

import argparse

from dhr_desktop.commands.asking import secret
from dhr_desktop.services import verifying


def verify(arguments: argparse.Namespace) -> int:
    """Check a package and print what was checked."""
    passphrase = (
        secret(arguments, "The package's passphrase") if verifying.is_sealed(arguments.file) else None
    )
    for fact in verifying.verify(arguments.file, passphrase, arguments.signer):
        print(fact)
    return 0
