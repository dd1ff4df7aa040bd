"""A review of one death or several, from notification to audited closure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, ClassVar

from dhr_desktop.model.entity import Record
from dhr_desktop.model.fields import Choice, Choices, Count, Day, PartialDay, Prose, Text
from dhr_desktop.model.lifecycle import State
from dhr_desktop.model.partial_date import PartialDate
from dhr_desktop.model.sensitivity import Sensitivity as S
from dhr_desktop.model.terms import (
    CaseTag,
    DeathPlace,
    DecisionOutcome,
    DelayReason,
    JointWith,
    Method,
    PublicationForm,
    Regime,
    ReviewKind,
    Route,
)


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class CaseReview(Record):
    """One review. Its references are neutral: no name, no place."""

    NAME: ClassVar[str] = "case_review"
    LABEL: ClassVar[str] = "Review"
    PLURAL: ClassVar[str] = "Reviews"

    reference: Annotated[
        str,
        Text(
            label="Local reference",
            sensitivity=S.INTERNAL,
            required=True,
            longest=40,
            help="Neutral: no name and no place, for example DHR-2024-03.",
        ),
    ] = ""
    home_office_reference: Annotated[
        str, Text(label="Home Office reference", sensitivity=S.INTERNAL, longest=60)
    ] = ""
    published_reference: Annotated[
        str,
        Text(
            label="Published reference",
            sensitivity=S.OPEN,
            longest=60,
            help="The name under which the report was published.",
        ),
    ] = ""
    regime: Annotated[Regime | None, Choice(label="Legal regime", sensitivity=S.OPEN, of=Regime)] = (
        Regime.S9_2004
    )
    state: Annotated[State, Choice(label="State", sensitivity=S.OPEN, of=State, required=True)] = (
        State.NOTIFIED
    )
    kinds: Annotated[
        tuple[ReviewKind, ...], Choices(label="Kind of case", sensitivity=S.SPECIAL, of=ReviewKind)
    ] = ()
    joint_with: Annotated[
        tuple[JointWith, ...], Choices(label="Held jointly with", sensitivity=S.INTERNAL, of=JointWith)
    ] = ()
    partnership: Annotated[
        str,
        Text(
            label="Community safety partnership",
            sensitivity=S.PERSONAL,
            longest=120,
            help="The area is an identifier where deaths are few.",
        ),
    ] = ""
    district: Annotated[str, Text(label="District", sensitivity=S.PERSONAL, longest=120)] = ""
    died_on: Annotated[
        PartialDate | None,
        PartialDay(
            label="Date of death",
            sensitivity=S.PERSONAL,
            help="As much as is known: 14 March 2019, March 2019, early 2021.",
        ),
    ] = None
    victims: Annotated[int | None, Count(label="Number of victims", sensitivity=S.PERSONAL, most=50)] = None
    aware_on: Annotated[date | None, Day(label="Partnership became aware", sensitivity=S.PERSONAL)] = None
    referrer: Annotated[str, Text(label="Referred by", sensitivity=S.INTERNAL)] = ""
    route: Annotated[Route | None, Choice(label="Route", sensitivity=S.INTERNAL, of=Route)] = None
    decision: Annotated[
        DecisionOutcome | None, Choice(label="Decision", sensitivity=S.INTERNAL, of=DecisionOutcome)
    ] = None
    decided_on: Annotated[date | None, Day(label="Decided on", sensitivity=S.INTERNAL)] = None
    rationale: Annotated[
        str,
        Prose(
            label="Reasons for the decision",
            sensitivity=S.SPECIAL,
            help="The evidence relied on and who was consulted; a court may ask years later.",
        ),
    ] = ""
    chair: Annotated[str, Text(label="Independent chair", sensitivity=S.PERSONAL)] = ""
    author: Annotated[str, Text(label="Report author", sensitivity=S.PERSONAL)] = ""
    scope_from: Annotated[
        PartialDate | None, PartialDay(label="Period reviewed, from", sensitivity=S.PERSONAL)
    ] = None
    scope_to: Annotated[
        PartialDate | None, PartialDay(label="Period reviewed, to", sensitivity=S.PERSONAL)
    ] = None
    key_lines: Annotated[str, Prose(label="Key lines of enquiry", sensitivity=S.PERSONAL)] = ""
    summary: Annotated[
        str,
        Prose(
            label="What happened",
            sensitivity=S.SPECIAL,
            help="The case in plain words. Real names may stand here; they never leave the vault.",
        ),
    ] = ""
    place: Annotated[
        DeathPlace | None, Choice(label="Place of death", sensitivity=S.SPECIAL, of=DeathPlace)
    ] = None
    method: Annotated[Method | None, Choice(label="Cause of death", sensitivity=S.SPECIAL, of=Method)] = None
    tags: Annotated[
        tuple[CaseTag, ...],
        Choices(
            label="Home Office tags",
            sensitivity=S.SPECIAL,
            of=CaseTag,
            help="Not tagged does not mean that it did not happen.",
        ),
    ] = ()
    report_due_agreed: Annotated[
        date | None, Day(label="Later report date agreed", sensitivity=S.INTERNAL)
    ] = None
    delay_reasons: Annotated[
        tuple[DelayReason, ...], Choices(label="Reasons for delay", sensitivity=S.INTERNAL, of=DelayReason)
    ] = ()
    submitted_on: Annotated[
        date | None, Day(label="Submitted to the Home Office", sensitivity=S.INTERNAL)
    ] = None
    letter_on: Annotated[date | None, Day(label="Home Office letter", sensitivity=S.INTERNAL)] = None
    published_on: Annotated[date | None, Day(label="Published on", sensitivity=S.OPEN)] = None
    publication_form: Annotated[
        PublicationForm | None, Choice(label="Published as", sensitivity=S.OPEN, of=PublicationForm)
    ] = None
    implementation_form_on: Annotated[
        date | None, Day(label="Six-month form returned", sensitivity=S.INTERNAL)
    ] = None
    monitoring: Annotated[
        str,
        Text(
            label="Plan monitored",
            sensitivity=S.INTERNAL,
            help="How often the action plan is looked at, for example every three months.",
        ),
    ] = ""
    closed_on: Annotated[date | None, Day(label="Closed on", sensitivity=S.INTERNAL)] = None
