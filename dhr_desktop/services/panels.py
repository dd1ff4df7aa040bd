"""The verbs of a panel: its members and its meetings."""

from __future__ import annotations

from dhr_desktop.model.meeting import Meeting
from dhr_desktop.model.panel_member import PanelMember
from dhr_desktop.services.records import Records
from dhr_desktop.store.store import Store


class Panels:
    """The panels of all reviews."""

    def __init__(self, store: Store) -> None:
        self.members = Records(store, PanelMember)
        self.meetings = Records(store, Meeting)
