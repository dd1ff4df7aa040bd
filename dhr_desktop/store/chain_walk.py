"""Verifies the journal's chains some entries at a time, so that nothing else has to wait. It only reads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from dhr_desktop.base.words import N_
from dhr_desktop.store.chain import Head, wrong
from dhr_desktop.store.tables import JOURNAL, JOURNAL_CHANGE


@dataclass(frozen=True, slots=True)
class Fault:
    """The first entry that does not verify, and what is wrong with it."""

    entry_id: str
    seq: int
    sentence: str


class ChainWalk:
    """Verifies a journal from its beginning, some entries at a time; between two steps it may grow.

    Attributes:
        seq: the last entry that was verified.
        ended: True once there were no more.
    """

    def __init__(self) -> None:
        self.seq = 0
        self.ended = False
        self._ends: dict[str, Head] = {}

    def step(self, connection: sa.Connection, most: int) -> Fault | None:
        """Verify some more entries; return the first that is broken."""
        some = sa.select(JOURNAL).where(JOURNAL.c.seq > self.seq).order_by(JOURNAL.c.seq).limit(most)
        entries = connection.execute(some).mappings().all()
        self.ended = len(entries) < most
        if not entries:
            return None
        of = JOURNAL_CHANGE.c
        within = [of.journal_seq <= entries[-1]["seq"]]
        if self.seq:
            within.append(of.journal_seq > self.seq)
        told = sa.select(JOURNAL_CHANGE).where(*within).order_by(of.journal_seq, of.seq)
        changes = iter(connection.execute(told).mappings())
        following = next(changes, None)
        for entry in entries:
            mine: list[Any] = []
            while following is not None and following["journal_seq"] <= entry["seq"]:
                mine.append(following)
                following = next(changes, None)
            sentence = wrong(dict(entry), mine, self._ends.get(entry["writer_id"], Head(0, "")))
            if sentence or entry["seq"] != self.seq + 1:
                return Fault(
                    entry["id"], entry["seq"], sentence or N_("An entry before this one is missing.")
                )
            self._ends[entry["writer_id"]] = Head(entry["number"], entry["hash"])
            self.seq = entry["seq"]
        return None
