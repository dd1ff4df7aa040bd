"""The list of names on purpose as a release may use it: signed for exactly this release, or not signed at all.

It trusts no flag: the signature's number is worked out anew each time, and each record is compared with the journal.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final

from dhr_desktop.base.errors import UserError
from dhr_desktop.base.words import N_
from dhr_desktop.model.on_purpose import NameOnPurpose, SignOff
from dhr_desktop.model.release import Decision
from dhr_desktop.sanitise.decisions import is_signed
from dhr_desktop.sanitise.on_purpose import OnPurpose
from dhr_desktop.sanitise.profile import Profile
from dhr_desktop.sanitise.registry import Registry
from dhr_desktop.sanitise.sign_off import holds, statement
from dhr_desktop.sanitise.source import Source
from dhr_desktop.store.check import last_writer
from dhr_desktop.store.work import Reading

CHANGED_OUTSIDE: Final = N_(
    "Names on purpose, or signatures for them, were changed from outside the program."
)


def names_of(look: Reading, recipient_id: str, review_ids: Collection[str]) -> tuple[NameOnPurpose, ...]:
    """Return the list for a recipient and some reviews, in the order in which it was made."""
    names = look.list(NameOnPurpose, recipient_id=recipient_id)
    return tuple(name for name in names if name.review_id in review_ids)


def signed_names(
    look: Reading,
    source: Source,
    profile: Profile,
    registries: Mapping[str, Registry],
    decisions: Collection[Decision],
) -> tuple[OnPurpose, str]:
    """Return the list of a release, with whether it is signed, and the number that a signature is bound to.

    Raises:
        UserError: a name, a signature or a signed decision is not as the journal says; nothing may leave.
    """
    names = names_of(look, source.recipient.id, {review.id for review in source.reviews})
    bound_to = statement(source, profile, registries, names, decisions)
    signed = [
        one
        for one in look.list(SignOff, recipient_id=source.recipient.id, bound_to=bound_to)
        if holds(one, bound_to, names)
    ]
    is_true = (
        all(last_writer(look, name) == name.by_id for name in names)
        and all(last_writer(look, one) == one.answered_by_id for one in signed)
        and all(last_writer(look, one) == one.signed_by_id for one in decisions if is_signed(one))
    )
    if not is_true:
        raise UserError(
            CHANGED_OUTSIDE,
            N_("Nothing leaves like this. Check the vault (Settings), and restore the newest backup."),
        )
    return OnPurpose(names, bool(names) and bool(signed)), bound_to
