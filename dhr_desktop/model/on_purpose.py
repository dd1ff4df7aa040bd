"""Names that stand on purpose in what leaves, and the signature of a second person for them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, ClassVar

from dhr_desktop.model.entity import Record
from dhr_desktop.model.fields import Choice, Choices, Day, Lines, Link, Moment, Prose, Text
from dhr_desktop.model.sensitivity import Sensitivity as S
from dhr_desktop.model.terms import Term


class Outgoing(Term):
    """A document in which a name may stand on purpose."""

    ACTION_PLAN = "action_plan", "Action plan"
    TABLES = "tables", "Tables"


class NameReason(Term):
    """Why a name stands on purpose."""

    CHAIR = "chair", "Independent chair"
    AUTHOR = "author", "Report author"
    PANEL = "panel", "Panel member"
    OFFICER = "officer", "Designated officer"
    FAMILY = "family", "Real name, chosen by the family"


class Answer(Term):
    """Where a request for a signature stands."""

    WAITING = "waiting", "Waits for a second person"
    SIGNED = "signed", "Signed"
    SENT_BACK = "sent_back", "Sent back"


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class NameOnPurpose(Record):
    """One exact string that may stand in some documents for one recipient, once a second person has signed the list."""

    NAME: ClassVar[str] = "name_on_purpose"
    LABEL: ClassVar[str] = "Name on purpose"
    PLURAL: ClassVar[str] = "Names on purpose"

    recipient_id: Annotated[
        str, Link(label="Recipient", sensitivity=S.INTERNAL, to="recipient", owner=True, required=True)
    ] = ""
    review_id: Annotated[
        str, Link(label="Review", sensitivity=S.INTERNAL, to="case_review", owner=True, required=True)
    ] = ""
    string: Annotated[
        str,
        Text(
            label="Name",
            sensitivity=S.NEVER,
            required=True,
            help="Exactly as it may stand, capitals and all.",
        ),
    ] = ""
    reason: Annotated[
        NameReason | None, Choice(label="Why it stands", sensitivity=S.NEVER, of=NameReason, required=True)
    ] = None
    person_id: Annotated[
        str,
        Link(
            label="Person",
            sensitivity=S.NEVER,
            to="person",
            owner=True,
            help="Whose real name it is, where a family chose it.",
        ),
    ] = ""
    documents: Annotated[
        tuple[Outgoing, ...],
        Choices(label="May stand in", sensitivity=S.NEVER, of=Outgoing),
    ] = ()
    asked_by: Annotated[
        str,
        Text(
            label="Wished by", sensitivity=S.NEVER, help="Who asked for it, for example the victim's mother."
        ),
    ] = ""
    by: Annotated[str, Text(label="Put on the list by", sensitivity=S.NEVER)] = ""
    by_id: Annotated[str, Text(label="Their mark in the history", sensitivity=S.NEVER, longest=64)] = ""
    on: Annotated[date | None, Day(label="Put on the list on", sensitivity=S.NEVER)] = None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class SignOff(Record):
    """A second person's answer to one release as it stood: the list of names, the texts, the people, the decisions."""

    NAME: ClassVar[str] = "sign_off"
    LABEL: ClassVar[str] = "Sign-off"
    PLURAL: ClassVar[str] = "Sign-offs"

    recipient_id: Annotated[
        str, Link(label="Recipient", sensitivity=S.INTERNAL, to="recipient", owner=True, required=True)
    ] = ""
    reviews: Annotated[
        tuple[str, ...],
        Lines(
            label="Reviews",
            sensitivity=S.NEVER,
            help="Their marks, one a line; a review that was removed since matters no more.",
        ),
    ] = ()
    reason: Annotated[
        str, Prose(label="Why it leaves", sensitivity=S.NEVER, help="As the release would say it.")
    ] = ""
    bound_to: Annotated[
        str,
        Text(
            label="Bound to",
            sensitivity=S.NEVER,
            longest=64,
            help="SHA-256 of everything that the release is made from; another list or text means another number.",
        ),
    ] = ""
    asked_by: Annotated[str, Text(label="Asked by", sensitivity=S.NEVER)] = ""
    asked_by_id: Annotated[
        str, Text(label="Asker's mark in the history", sensitivity=S.NEVER, longest=64)
    ] = ""
    asked_at: Annotated[datetime | None, Moment(label="Asked", sensitivity=S.NEVER)] = None
    answer: Annotated[
        Answer | None, Choice(label="Answer", sensitivity=S.NEVER, of=Answer, required=True)
    ] = None
    answered_by: Annotated[str, Text(label="Answered by", sensitivity=S.NEVER)] = ""
    answered_by_id: Annotated[
        str, Text(label="Second person's mark in the history", sensitivity=S.NEVER, longest=64)
    ] = ""
    answered_at: Annotated[datetime | None, Moment(label="Answered", sensitivity=S.NEVER)] = None
    note: Annotated[
        str, Prose(label="Note", sensitivity=S.NEVER, help="What is to be put right before it is signed.")
    ] = ""
