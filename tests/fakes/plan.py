"""A small invented review with one record of each noun that hangs on it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dhr_desktop.model.action import Action, ProgressUpdate
from dhr_desktop.model.agency import Agency
from dhr_desktop.model.case_review import CaseReview
from dhr_desktop.model.entity import Record, new_id
from dhr_desktop.model.lifecycle import State
from dhr_desktop.model.meeting import Meeting
from dhr_desktop.model.panel_member import PanelMember
from dhr_desktop.model.partial_date import PartialDate
from dhr_desktop.model.person import Person
from dhr_desktop.model.recommendation import Recommendation
from dhr_desktop.model.state_change import StateChange
from dhr_desktop.model.terms import ActionStatus, PersonRole
from dhr_desktop.store.store import Store


@dataclass(frozen=True, slots=True)
class Plan:
    """The records, each by what it is."""

    review: CaseReview
    move: StateChange
    person: Person
    agency: Agency
    member: PanelMember
    meeting: Meeting
    recommendation: Recommendation
    action: Action
    update: ProgressUpdate

    def records(self) -> list[Record]:
        """Return all of them, those that others point at first."""
        return [
            self.agency,
            self.review,
            self.move,
            self.person,
            self.member,
            self.meeting,
            self.recommendation,
            self.action,
            self.update,
        ]


def new_plan(reference: str = "DHR-2024-03") -> Plan:
    """Return the records; nothing is saved."""
    review = CaseReview(
        id=new_id(),
        reference=reference,
        district="Aldersford",
        died_on=PartialDate(2023, 3),
        state=State.CONDUCTING,
    )
    agency = Agency(id=new_id(), name="Aldersford Borough Council", short_name="Aldersford BC")
    member = PanelMember(
        id=new_id(), review_id=review.id, name="Rowan Teasdale", agency_id=agency.id, independent=True
    )
    recommendation = Recommendation(
        id=new_id(), review_id=review.id, number="9.1 a", text="Check on carers.", addressees=(agency.id,)
    )
    action = Action(
        id=new_id(),
        recommendation_id=recommendation.id,
        text="Train every team.",
        lead_agencies=(agency.id,),
        target=PartialDate(2024, 6),
        claimed=ActionStatus.IN_PROGRESS,
    )
    return Plan(
        review=review,
        move=StateChange(id=new_id(), review_id=review.id, after=State.CONDUCTING, on=date(2024, 1, 9)),
        person=Person(
            id=new_id(),
            review_id=review.id,
            role=PersonRole.VICTIM,
            real_name="Marigold Ashdown",
            aliases=("Goldie",),
            published_name="Adult A",
        ),
        agency=agency,
        member=member,
        meeting=Meeting(
            id=new_id(),
            review_id=review.id,
            held_on=date(2024, 2, 6),
            attended=(member.id,),
            minutes="Mrs Ashdown’s GP",
        ),
        recommendation=recommendation,
        action=action,
        update=ProgressUpdate(
            id=new_id(), action_id=action.id, on=date(2024, 5, 1), text="Two teams are trained."
        ),
    )


def save_plan(store: Store, reference: str = "DHR-2024-03") -> Plan:
    """Save the records in one verb and return them."""
    plan = new_plan(reference)
    with store.verb("add plan") as work:
        work.save_many(plan.records())
    return plan
