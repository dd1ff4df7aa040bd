"""The earlier releases whose counts somebody could lay beside those of a new one."""

from __future__ import annotations

from dhr_desktop.model.release import ProfileName, Recipient, Release
from dhr_desktop.sanitise.differencing import Earlier, read_cells
from dhr_desktop.store.work import Reading


def earlier_releases(look: Reading, recipient: Recipient) -> tuple[Earlier, ...]:
    """Return those to the same recipient; for publication also those that anybody could read. A withdrawn one was read too."""
    public = recipient.profile is ProfileName.PUBLICATION
    return tuple(
        Earlier(one.number or 0, frozenset(one.reviews), read_cells(one.cells))
        for one in look.list(Release)
        if one.cells
        and (one.recipient_id == recipient.id or (public and one.profile is ProfileName.PUBLICATION))
    )
