"""The verbs of recommendations and the actions that carry them out."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from dhr_desktop.base.changed import Changed
from dhr_desktop.model.action import Action, ProgressUpdate
from dhr_desktop.model.recommendation import Recommendation
from dhr_desktop.services.records import Records
from dhr_desktop.store.queries import ActionRow, action_rows
from dhr_desktop.store.store import Store

__all__ = ["ActionRow", "Actions", "Planned", "Recommendations", "by_number"]

_PART = re.compile(r"\d+|\D+")


@dataclass(frozen=True, slots=True)
class Planned:
    """One recommendation with its actions, as the action plan shows them."""

    recommendation: Recommendation
    actions: tuple[Action, ...]


class Recommendations(Records[Recommendation]):
    """The recommendations of all reviews."""

    def __init__(self, store: Store) -> None:
        super().__init__(store, Recommendation)

    def plan(self, review_id: str) -> list[Planned]:
        """Return a review's action plan in the order of its numbers ("2" before "10")."""
        with self._store.read() as work:
            recommendations = work.list(Recommendation, review_id=review_id)
            return [
                Planned(found, tuple(work.list(Action, recommendation_id=found.id)))
                for found in sorted(recommendations, key=by_number)
            ]


class Actions(Records[Action]):
    """The actions of all reviews, and the updates on them."""

    def __init__(self, store: Store) -> None:
        super().__init__(store, Action)

    def rows(self) -> list[ActionRow]:
        """Return one row an action over all reviews, for the tracker."""
        with self._store.read() as work:
            return action_rows(work)

    def updates(self, action_id: str) -> list[ProgressUpdate]:
        """Return what was reported on an action, newest first."""
        with self._store.read() as work:
            found = work.list(ProgressUpdate, action_id=action_id)
        return sorted(found, key=lambda update: str(update.on), reverse=True)

    def report(self, update: ProgressUpdate) -> Changed:
        """Add an update; the status that it claims becomes the action's claimed status."""
        with self._store.verb("report progress") as work:
            work.save(update)
            if update.status is not None:
                action = work.get(Action, update.action_id)
                work.save(replace(action, claimed=update.status))
        return work.changed


def by_number(recommendation: Recommendation) -> tuple[tuple[int, int, str], ...]:
    """Return the key that sorts numbers as people count: 2, 10, 10.1, 10.1 a."""
    parts = _PART.findall(recommendation.number.strip().lower())
    return tuple((0, int(part), "") if part.isdigit() else (1, 0, part) for part in parts) or ((2, 0, ""),)
