"""A vault with two invented reviews, small enough that a release of it is built in a moment; two strings in it are open."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from dhr_desktop.model.action import Action
from dhr_desktop.model.agency import Agency
from dhr_desktop.model.case_review import CaseReview
from dhr_desktop.model.entity import Record
from dhr_desktop.model.lifecycle import State
from dhr_desktop.model.person import Person
from dhr_desktop.model.recommendation import Recommendation
from dhr_desktop.model.release import ProfileName, Recipient
from dhr_desktop.model.terms import ActionStatus, PersonRole, Scope, Sector


def _id(number: int) -> str:
    return f"00000000-0000-4000-8000-{number:012d}"


OVERSIGHT = Recipient(
    id=_id(1),
    name="Oversight pilot",
    profile=ProfileName.OVERSIGHT,
    agreement="Agreement of March 2025",
    agreed_on=date(2025, 3, 3),
)
POLICE = Agency(id=_id(2), name="Police", sector=Sector.POLICE)
REVIEW = CaseReview(id=_id(3), reference="DHR-2024-03", state=State.IMPLEMENTING, district="Thornbeck")
OTHER = CaseReview(id=_id(4), reference="DHR-2024-04", state=State.CONDUCTING, district="Penvale")
VICTIM = Person(
    id=_id(5),
    review_id=REVIEW.id,
    role=PersonRole.VICTIM,
    real_name="Margaret Holloway",
    aliases=("Peggy",),
    published_name="Rosalind",
)
STRANGER = Person(id=_id(6), review_id=OTHER.id, role=PersonRole.VICTIM, real_name="Isolde Farthingale")
RECOMMENDATION = Recommendation(
    id=_id(7),
    review_id=REVIEW.id,
    number="1",
    text="The police should record who told them about Margaret Holloway on 14 March 2021.",
    scope=Scope.LOCAL,
    addressees=(POLICE.id,),
)
ACTION = Action(
    id=_id(8),
    recommendation_id=RECOMMENDATION.id,
    text="Write guidance with Barnaby Quillfeather of the Larkspur Project. Barnaby Quillfeather knew Peggy.",
    lead_agencies=(POLICE.id,),
    completed_on=date(2025, 6, 3),
    claimed=ActionStatus.DONE_UNVERIFIED,
)


def small_case() -> Iterator[Record]:
    """Iterate over its records; no link points forward."""
    yield from (OVERSIGHT, POLICE, REVIEW, OTHER, VICTIM, STRANGER, RECOMMENDATION, ACTION)
