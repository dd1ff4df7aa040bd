"""A recommendation of a review to one addressee or several."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, ClassVar

from dhr_desktop.model.entity import Record
from dhr_desktop.model.fields import Choice, Choices, Day, Link, Links, Prose, Text
from dhr_desktop.model.sensitivity import Sensitivity as S
from dhr_desktop.model.terms import Acceptance, Level, Scope, Theme


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Recommendation(Record):
    """What the panel asks for. Its number is text: "10.1.1.2" and "9.1 a" occur."""

    NAME: ClassVar[str] = "recommendation"
    LABEL: ClassVar[str] = "Recommendation"
    PLURAL: ClassVar[str] = "Recommendations"

    review_id: Annotated[
        str, Link(label="Review", sensitivity=S.INTERNAL, to="case_review", owner=True, required=True)
    ] = ""
    number: Annotated[
        str,
        Text(
            label="Number",
            sensitivity=S.OPEN,
            longest=30,
            help="As printed in the report: 3, 10.1.1.2, 9.1 a.",
        ),
    ] = ""
    text: Annotated[str, Prose(label="Recommendation", sensitivity=S.PERSONAL, required=True)] = ""
    level: Annotated[Level | None, Choice(label="Level", sensitivity=S.OPEN, of=Level)] = None
    scope: Annotated[Scope | None, Choice(label="Scope", sensitivity=S.OPEN, of=Scope)] = Scope.LOCAL
    addressees: Annotated[tuple[str, ...], Links(label="Addressed to", sensitivity=S.OPEN, to="agency")] = ()
    department: Annotated[str, Text(label="Government department", sensitivity=S.OPEN, longest=120)] = ""
    themes: Annotated[tuple[Theme, ...], Choices(label="Themes", sensitivity=S.OPEN, of=Theme)] = ()
    acceptance: Annotated[Acceptance | None, Choice(label="Answer", sensitivity=S.OPEN, of=Acceptance)] = None
    acceptance_reason: Annotated[str, Prose(label="Reason for the answer", sensitivity=S.PERSONAL)] = ""
    sent_on: Annotated[date | None, Day(label="Sent to the addressees", sensitivity=S.INTERNAL)] = None
    answered_on: Annotated[date | None, Day(label="Answered", sensitivity=S.INTERNAL)] = None
