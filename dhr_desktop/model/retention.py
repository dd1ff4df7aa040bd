"""How long a review is kept: the office's own rule, the day for each review, holds that stop it, and what was erased."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, ClassVar

from dhr_desktop.model.entity import Record
from dhr_desktop.model.fields import Count, Day, Link, Moment, Prose, Text
from dhr_desktop.model.sensitivity import Sensitivity as S


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class RetentionRule(Record):
    """The office's rule, from which the end of retention is proposed. There is one at most."""

    NAME: ClassVar[str] = "retention_rule"
    LABEL: ClassVar[str] = "Rule of retention"
    PLURAL: ClassVar[str] = "Rules of retention"

    years: Annotated[
        int | None,
        Count(
            label="Years after closing",
            sensitivity=S.INTERNAL,
            most=150,
            help="No national rule was found: this is your partnership’s own.",
        ),
    ] = None
    source: Annotated[
        str,
        Text(
            label="Where the rule stands",
            sensitivity=S.INTERNAL,
            help="The policy or schedule, with its date.",
        ),
    ] = ""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Retention(Record):
    """The day on which a review's retention ends. A review has one at most."""

    NAME: ClassVar[str] = "retention"
    LABEL: ClassVar[str] = "End of retention"
    PLURAL: ClassVar[str] = "Ends of retention"

    review_id: Annotated[
        str, Link(label="Review", sensitivity=S.INTERNAL, to="case_review", owner=True, required=True)
    ] = ""
    ends_on: Annotated[date | None, Day(label="Retention ends on", sensitivity=S.INTERNAL, required=True)] = (
        None
    )
    basis: Annotated[
        str, Text(label="Why this day", sensitivity=S.INTERNAL, help="The rule, or what departs from it.")
    ] = ""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Hold(Record):
    """Something that stops the erasure of a review, for example an inquest or a claim, until it is lifted."""

    NAME: ClassVar[str] = "hold"
    LABEL: ClassVar[str] = "Hold"
    PLURAL: ClassVar[str] = "Holds"

    review_id: Annotated[
        str, Link(label="Review", sensitivity=S.INTERNAL, to="case_review", owner=True, required=True)
    ] = ""
    reason: Annotated[str, Prose(label="Reason", sensitivity=S.PERSONAL, required=True)] = ""
    placed_on: Annotated[date | None, Day(label="Placed on", sensitivity=S.INTERNAL)] = None
    placed_by: Annotated[str, Text(label="Placed by", sensitivity=S.PERSONAL)] = ""
    lifted_on: Annotated[date | None, Day(label="Lifted on", sensitivity=S.INTERNAL)] = None
    lifted_by: Annotated[str, Text(label="Lifted by", sensitivity=S.PERSONAL)] = ""
    lifted_reason: Annotated[str, Prose(label="Why it was lifted", sensitivity=S.PERSONAL)] = ""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Erasure(Record):
    """That a review was erased at the end of its retention. It says nothing of the case."""

    NAME: ClassVar[str] = "erasure"
    LABEL: ClassVar[str] = "Erasure"
    PLURAL: ClassVar[str] = "Erasures"

    number: Annotated[int | None, Count(label="Number", sensitivity=S.INTERNAL)] = None
    erased_at: Annotated[datetime | None, Moment(label="Erased", sensitivity=S.INTERNAL)] = None
    by: Annotated[str, Text(label="Erased by", sensitivity=S.PERSONAL)] = ""
    matter: Annotated[
        str,
        Text(
            label="Mark of the review",
            sensitivity=S.INTERNAL,
            longest=64,
            help="Stands for the review in exports of the journal; nobody can tell which it was.",
        ),
    ] = ""
    counts: Annotated[str, Text(label="Records erased", sensitivity=S.INTERNAL, longest=2000)] = ""
    changes: Annotated[int | None, Count(label="Changes erased from the journal", sensitivity=S.INTERNAL)] = (
        None
    )
    backups: Annotated[int | None, Count(label="Backups removed", sensitivity=S.INTERNAL)] = None
    head_before: Annotated[
        str, Text(label="Head of the journal before", sensitivity=S.INTERNAL, longest=90)
    ] = ""
    head_after: Annotated[
        str, Text(label="Head of the journal after", sensitivity=S.INTERNAL, longest=90)
    ] = ""
    finished_at: Annotated[
        datetime | None,
        Moment(
            label="Finished",
            sensitivity=S.INTERNAL,
            help="Blank while backups still hold what was erased.",
        ),
    ] = None
