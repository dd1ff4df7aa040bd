"""Brings an action plan from a Word or Excel file into a review: look, choose, import all or nothing."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from dhr_desktop.base.changed import Changed
from dhr_desktop.base.errors import UserError
from dhr_desktop.base.progress import Progress
from dhr_desktop.base.words import N_
from dhr_desktop.importers.action_plan import preview_plan
from dhr_desktop.importers.faults import Fault
from dhr_desktop.importers.plan_preview import PlannedAction, PlannedRecommendation, PlanPreview
from dhr_desktop.model.action import Action
from dhr_desktop.model.agency import Agency
from dhr_desktop.model.case_review import CaseReview
from dhr_desktop.model.entity import new_id
from dhr_desktop.model.partial_date import PartialDate
from dhr_desktop.model.recommendation import Recommendation
from dhr_desktop.model.terms import ActionStatus
from dhr_desktop.store.store import Store
from dhr_desktop.store.work import Work

NOT_STATED: Final = N_("(not stated in the plan)")
"""What stands where a plan left a needed text blank: nothing else of its row may be lost for that."""

__all__ = ["Fault", "Imported", "PlanImport", "PlanPreview"]


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did."""

    changed: Changed
    recommendations: int
    actions: int
    new_agencies: int


class PlanImport:
    """Action plans of the seven-column form."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @staticmethod
    def look(path: Path, progress: Progress | None = None) -> PlanPreview:
        """Return what the file says and every fault in it; nothing is saved. Needs no vault.

        Raises:
            UserError: the file cannot be read as an action plan.
        """
        return preview_plan(path, progress)

    def bring_in(
        self, review_id: str, preview: PlanPreview, chosen: Collection[int] | None = None
    ) -> Imported:
        """Import the chosen recommendations (by position; all where None) in one transaction.

        Raises:
            UserError: nothing was chosen, or the review has a recommendation of the same number already.
        """
        picked = [found for i, found in enumerate(preview.recommendations) if chosen is None or i in chosen]
        if not picked:
            raise UserError(N_("No recommendation was chosen."), N_("Tick at least one and import again."))
        with self._store.verb("import action plan") as work:
            work.get(CaseReview, review_id)
            _refuse_repeats(work, review_id, picked)
            agencies = _Agencies(work)
            actions = 0
            for found in picked:
                recommendation = _recommendation(review_id, found, agencies)
                work.save(recommendation)
                for planned in found.actions:
                    work.save(_action(recommendation.id, planned, agencies))
                    actions += 1
        return Imported(work.changed, len(picked), actions, agencies.made)


class _Agencies:
    """Finds agencies by name or short name, whatever the capitals, and makes those that are new."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self.made = 0
        self._known: dict[str, str] = {}
        for agency in work.list(Agency):
            for name in (agency.name, agency.short_name):
                if name:
                    self._known.setdefault(_plain(name), agency.id)

    def ids(self, names: Collection[str]) -> tuple[str, ...]:
        """Return an id for each name, each once, in order."""
        return tuple(dict.fromkeys(self._id(name) for name in names if name.strip()))

    def _id(self, name: str) -> str:
        known = self._known.get(_plain(name))
        if known is None:
            agency = Agency(id=new_id(), name=" ".join(name.split())[:120])
            self._work.save(agency)
            self.made += 1
            known = self._known[_plain(name)] = agency.id
        return known


def _plain(name: str) -> str:
    return " ".join(name.casefold().removeprefix("the ").split())


def _refuse_repeats(work: Work, review_id: str, picked: Collection[PlannedRecommendation]) -> None:
    """A plan imported twice would double every action; recommendations without a number are compared by text."""
    held = work.list(Recommendation, review_id=review_id)
    known = {known.number or _plain(known.text) for known in held}
    repeated = sum((found.number or _plain(found.text)) in known for found in picked)
    if repeated:
        raise UserError(
            N_("The review already has {n} of these recommendations, so nothing was imported.").format(
                n=repeated
            ),
            N_("Untick those that are there already, or remove them first."),
        )


def _recommendation(review_id: str, found: PlannedRecommendation, agencies: _Agencies) -> Recommendation:
    addressees = [name for action in found.actions for name in action.lead_agencies]
    return Recommendation(
        id=new_id(),
        review_id=review_id,
        number=found.number,
        text=found.text or NOT_STATED,
        scope=found.scope,
        addressees=agencies.ids(addressees),
    )


def _action(recommendation_id: str, planned: PlannedAction, agencies: _Agencies) -> Action:
    completed = _day(planned.completed_text)
    return Action(
        id=new_id(),
        recommendation_id=recommendation_id,
        text=planned.action or NOT_STATED,
        lead_agencies=agencies.ids(planned.lead_agencies),
        milestones=planned.milestones,
        target=planned.target_date,
        target_text=planned.target_date_text[:200],
        completed_on=completed,
        outcome=planned.completed_text,
        claimed=_status(planned, completed),
    )


def _status(planned: PlannedAction, completed: date | None) -> ActionStatus:
    """A plan can only claim; nothing that was imported counts as verified."""
    words = planned.completed_text.casefold()
    if completed or words.startswith(("complete", "done", "achieved")):
        return ActionStatus.DONE_UNVERIFIED
    return (
        ActionStatus.IN_PROGRESS if planned.milestones.strip() or words.strip() else ActionStatus.NOT_STARTED
    )


def _day(text: str) -> date | None:
    """Return the full date that a text consists of, if it is one."""
    try:
        partial = PartialDate.parse(text)
    except ValueError:
        return None
    return partial.earliest if partial and partial.day else None
