"""What left the vault: to whom, when, under whose approval; and the decisions that a person took on the way."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, ClassVar

from dhr_desktop.model.entity import Record
from dhr_desktop.model.fields import Choice, Count, Day, Flag, Lines, Link, Links, Moment, Prose, Text
from dhr_desktop.model.sensitivity import Sensitivity as S
from dhr_desktop.model.terms import Term


class ProfileName(Term):
    """Which treatment the fields of a release get."""

    OVERSIGHT = "oversight", "Oversight pilot (recipient's own pseudonyms)"
    PUBLICATION = "publication", "Publication (published names)"


class Verdict(Term):
    """What a person decided about one string."""

    KEEP = "keep", "Keep as it is"
    REPLACE = "replace", "Replace"


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Recipient(Record):
    """Somebody who receives releases; has pseudonyms of their own that no other recipient shares."""

    NAME: ClassVar[str] = "recipient"
    LABEL: ClassVar[str] = "Recipient"
    PLURAL: ClassVar[str] = "Recipients"

    name: Annotated[
        str,
        Text(
            label="Name",
            sensitivity=S.INTERNAL,
            required=True,
            help="An office, for example the oversight pilot.",
        ),
    ] = ""
    profile: Annotated[
        ProfileName | None, Choice(label="Profile", sensitivity=S.INTERNAL, of=ProfileName, required=True)
    ] = ProfileName.OVERSIGHT
    area_shown: Annotated[
        bool,
        Flag(
            label="Area is shown",
            sensitivity=S.INTERNAL,
            help="The area identifies where deaths are few; show it only where it was agreed.",
        ),
    ] = False
    agreement: Annotated[
        str,
        Text(
            label="Agreement",
            sensitivity=S.INTERNAL,
            help="The reference of the information-sharing agreement.",
        ),
    ] = ""
    agreed_on: Annotated[
        date | None,
        Day(
            label="Agreed on",
            sensitivity=S.INTERNAL,
            help="Exact counts leave only where the agreement stands here with its reference and its date.",
        ),
    ] = None

    @property
    def has_agreement(self) -> bool:
        """True where an agreement is recorded with its reference and its date."""
        return bool(self.agreement.strip()) and self.agreed_on is not None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Decision(Record):
    """Keep or replace, for one string in one context; forgotten when its text changes."""

    NAME: ClassVar[str] = "decision"
    LABEL: ClassVar[str] = "Decision"
    PLURAL: ClassVar[str] = "Decisions"

    recipient_id: Annotated[
        str, Link(label="Recipient", sensitivity=S.INTERNAL, to="recipient", owner=True, required=True)
    ] = ""
    string: Annotated[str, Text(label="String", sensitivity=S.NEVER, required=True, longest=2000)] = ""
    context_hash: Annotated[
        str,
        Text(
            label="Context",
            sensitivity=S.NEVER,
            longest=64,
            help="A fingerprint of every text in which the string stood when it was decided.",
        ),
    ] = ""
    verdict: Annotated[
        Verdict | None, Choice(label="Verdict", sensitivity=S.NEVER, of=Verdict, required=True)
    ] = None
    replacement: Annotated[str, Text(label="Replaced by", sensitivity=S.NEVER)] = ""
    by: Annotated[str, Text(label="Decided by", sensitivity=S.NEVER)] = ""
    by_id: Annotated[str, Text(label="Decider's mark in the history", sensitivity=S.NEVER, longest=64)] = ""
    on: Annotated[date | None, Day(label="Decided on", sensitivity=S.NEVER)] = None
    signed_by: Annotated[
        str,
        Text(
            label="Signed by",
            sensitivity=S.NEVER,
            help="The second person, where a string that looks like a person is kept.",
        ),
    ] = ""
    signed_by_id: Annotated[
        str, Text(label="Second person's mark in the history", sensitivity=S.NEVER, longest=64)
    ] = ""
    signed_on: Annotated[date | None, Day(label="Signed on", sensitivity=S.NEVER)] = None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Release(Record):
    """One sealed package in the register of all that left. Never altered, only withdrawn."""

    NAME: ClassVar[str] = "release"
    LABEL: ClassVar[str] = "Release"
    PLURAL: ClassVar[str] = "Releases"

    number: Annotated[int | None, Count(label="Number", sensitivity=S.OPEN)] = None
    recipient_id: Annotated[
        str, Link(label="Recipient", sensitivity=S.INTERNAL, to="recipient", required=True)
    ] = ""
    reviews: Annotated[tuple[str, ...], Links(label="Reviews", sensitivity=S.INTERNAL, to="case_review")] = ()
    profile: Annotated[ProfileName | None, Choice(label="Profile", sensitivity=S.OPEN, of=ProfileName)] = None
    reason: Annotated[
        str,
        Prose(label="Reason", sensitivity=S.PERSONAL, required=True, help="Why this leaves, and for what."),
    ] = ""
    approved_by: Annotated[str, Text(label="Approved by", sensitivity=S.PERSONAL)] = ""
    sealed_at: Annotated[datetime | None, Moment(label="Sealed", sensitivity=S.OPEN)] = None
    package_sha256: Annotated[
        str,
        Text(
            label="Package SHA-256",
            sensitivity=S.OPEN,
            longest=64,
            help="Of the inner package, which is what was approved.",
        ),
    ] = ""
    sealed_sha256: Annotated[str, Text(label="Sealed file SHA-256", sensitivity=S.OPEN, longest=64)] = ""
    file_name: Annotated[str, Text(label="File", sensitivity=S.OPEN)] = ""
    journal_head: Annotated[str, Text(label="Journal head", sensitivity=S.OPEN, longest=80)] = ""
    kept: Annotated[
        tuple[str, ...],
        Lines(label="Kept by decision", sensitivity=S.NEVER, help="Strings that a person decided to keep."),
    ] = ()
    withdrawn_on: Annotated[date | None, Day(label="Withdrawn on", sensitivity=S.INTERNAL)] = None
    cells: Annotated[
        tuple[str, ...],
        Lines(
            label="Counts as they were shown",
            sensitivity=S.NEVER,
            help="Each with its class, so that a later table can be compared with it.",
        ),
    ] = ()
    sample_read: Annotated[
        int | None,
        Count(
            label="Sentences read blind",
            sensitivity=S.NEVER,
            help="How many sentences, drawn at random, a person read without being shown what was changed.",
        ),
    ] = None
    sample_found: Annotated[
        int | None, Count(label="With something that points at somebody", sensitivity=S.NEVER)
    ] = None
