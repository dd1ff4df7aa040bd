"""`dhr people`: who can open a vault; a person is added or withdrawn."""

from __future__ import annotations

import argparse

from dhr_desktop.base.errors import UserError
from dhr_desktop.base.words import N_
from dhr_desktop.commands.asking import secret, shown
from dhr_desktop.commands.vaults import opened
from dhr_desktop.services.session import Session


def people(arguments: argparse.Namespace) -> int:
    """Add or withdraw a person where that is asked for, then list everybody who can open the vault."""
    with opened(arguments, arguments.folder) as session:
        if arguments.add:
            passphrase = secret(arguments, f"The passphrase of {shown(arguments.add)}", twice=True)
            session.colleagues.add(arguments.add, passphrase)
        if arguments.withdraw:
            session.colleagues.withdraw(_id_of(session, arguments.withdraw))
        for one in session.colleagues.list():
            print(f"{shown(one.name)} (you)" if one.is_you else shown(one.name))
    return 0


def _id_of(session: Session, name: str) -> str:
    """Return the id of the one person of this name."""
    found = [one.id for one in session.colleagues.list() if one.name.casefold() == name.strip().casefold()]
    if len(found) != 1:
        raise UserError(
            N_("Nobody of exactly this name can open the vault."),
            N_("Leave --withdraw away to see who can."),
        )
    return found[0]
