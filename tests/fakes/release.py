"""An invented release: one review with people whose names stand in the texts, and the rules to treat it by."""

from __future__ import annotations

from datetime import date

from dhr_desktop.keys.signing import SigningKey
from dhr_desktop.model.action import Action, ProgressUpdate
from dhr_desktop.model.agency import Agency
from dhr_desktop.model.case_review import CaseReview
from dhr_desktop.model.lifecycle import State
from dhr_desktop.model.partial_date import PartialDate
from dhr_desktop.model.person import Person
from dhr_desktop.model.recommendation import Recommendation
from dhr_desktop.model.release import Decision, ProfileName, Recipient, Verdict
from dhr_desktop.model.terms import ActionStatus, PersonRole, Scope, Sector
from dhr_desktop.sanitise.facts import Facts
from dhr_desktop.sanitise.identities import registries_of
from dhr_desktop.sanitise.profile import profile
from dhr_desktop.sanitise.pseudonyms import Pseudonyms
from dhr_desktop.sanitise.queue import QueueItem
from dhr_desktop.sanitise.source import Source
from dhr_desktop.sanitise.treat import Rules

TODAY = date(2025, 11, 21)
SECRET = bytes(range(32))
KEY = SigningKey(bytes(range(8)), bytes(range(32)))

RECIPIENT = Recipient(
    id="recipient-1",
    name="Oversight pilot",
    profile=ProfileName.OVERSIGHT,
    area_shown=True,
    agreement="Agreement of March 2025",
    agreed_on=date(2025, 3, 3),
)
POLICE = Agency(id="agency-1", name="Police", sector=Sector.POLICE)
HOUSING = Agency(id="agency-2", name="Housing service", sector=Sector.HOUSING)

VICTIM = Person(
    id="person-1",
    review_id="review-1",
    role=PersonRole.VICTIM,
    real_name="Margaret Holloway",
    aliases=("Peggy",),
    born_on=PartialDate(1971, 4, 12),
    addresses=("14 Wexcombe Rise, Thornbeck",),
    phones=("07700 900123",),
    references=("NHS 943 476 5919",),
    published_name="Rosalind",
)
PERPETRATOR = Person(
    id="person-2",
    review_id="review-1",
    role=PersonRole.PERPETRATOR,
    real_name="Gareth Pellington",
    published_name="Adult B",
)
STRANGER = Person(
    id="person-3",
    review_id="review-2",
    role=PersonRole.VICTIM,
    real_name="Isolde Farthingale",
    aliases=("Izzy",),
)
PEOPLE = (VICTIM, PERPETRATOR, STRANGER)

REVIEW = CaseReview(
    id="review-1",
    reference="DHR-2024-03",
    state=State.CONDUCTING,
    partnership="Merefordshire Community Safety Partnership",
    district="Thornbeck",
    decided_on=date(2024, 5, 17),
    monitoring="every three months",
)
RECOMMENDATION = Recommendation(
    id="recommendation-1",
    review_id="review-1",
    number="1",
    text="The police should record who told them about Margaret Holloway on 14 March 2021.",
    scope=Scope.LOCAL,
    addressees=("agency-1", "agency-2"),
)
ACTIONS = (
    Action(
        id="action-1",
        recommendation_id="recommendation-1",
        text="Write guidance with what Peggy’s family asked for.",
        lead_agencies=("agency-1",),
        target=PartialDate(2025, 3, 31),
        milestones="The draft was read by the panel.",
        claimed=ActionStatus.IN_PROGRESS,
    ),
    Action(
        id="action-2",
        recommendation_id="recommendation-1",
        text="Train all staff.",
        lead_agencies=("agency-2",),
        completed_on=date(2025, 6, 3),
        outcome="All staff were trained.",
        claimed=ActionStatus.DONE_UNVERIFIED,
    ),
)
UPDATE = ProgressUpdate(
    id="update-1",
    action_id="action-1",
    on=date(2025, 9, 2),
    author="Somebody",
    text="Pellington’s landlord was asked for comments.",
    status=ActionStatus.IN_PROGRESS,
)


def source(**changes: object) -> Source:
    """Return the source, with some parts changed."""
    parts: dict[str, object] = {
        "recipient": RECIPIENT,
        "reviews": (REVIEW,),
        "people": (VICTIM, PERPETRATOR),
        "agencies": (POLICE, HOUSING),
        "recommendations": (RECOMMENDATION,),
        "actions": ACTIONS,
        "updates": (UPDATE,),
    }
    return Source(**(parts | changes))  # type: ignore[arg-type]


def rules(
    name: ProfileName = ProfileName.OVERSIGHT, decisions: tuple[Decision, ...] = (), **changes: object
) -> Rules:
    """Return the rules, with some parts changed."""
    parts: dict[str, object] = {
        "profile": profile(name),
        "registries": registries_of(PEOPLE),
        "pseudonyms": Pseudonyms(SECRET, RECIPIENT.id),
        "decisions": decisions,
        "today": TODAY,
    }
    return Rules(**(parts | changes))  # type: ignore[arg-type]


def facts(**changes: object) -> Facts:
    """Return the facts of a package, with some changed."""
    parts: dict[str, object] = {
        "number": 12,
        "uuid": "0b9c1d1e-7c39-4a52-9d57-1f0d0a3f2b11",
        "made_on": TODAY,
        "journal_head": "41:" + "ab" * 32,
        "signer": str(KEY.public),
    }
    return Facts(**(parts | changes))  # type: ignore[arg-type]


def sign(data: bytes) -> str:
    """Sign with the invented key."""
    return KEY.sign(data, trusted_comment="release 12")


def decided(queue: tuple[QueueItem, ...], verdict: Verdict = Verdict.KEEP) -> tuple[Decision, ...]:
    """Return a decision for each open item, taken by one person and signed by another."""
    return tuple(
        Decision(
            id=f"decision-{place}",
            recipient_id=RECIPIENT.id,
            string=item.string,
            context_hash=item.context_hash,
            verdict=verdict,
            by="Somebody",
            by_id="writer-1",
            on=TODAY,
            signed_by="Somebody else",
            signed_by_id="writer-2",
        )
        for place, item in enumerate(queue)
        if item.is_open
    )
