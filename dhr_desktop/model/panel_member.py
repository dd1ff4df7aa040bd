"""Somebody who sits on a review's panel for an agency."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, ClassVar

from dhr_desktop.model.entity import Record
from dhr_desktop.model.fields import Choice, Day, Flag, Link, Text
from dhr_desktop.model.sensitivity import Sensitivity as S
from dhr_desktop.model.terms import Involvement


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class PanelMember(Record):
    """A seat on a panel, from one day to another."""

    NAME: ClassVar[str] = "panel_member"
    LABEL: ClassVar[str] = "Panel member"
    PLURAL: ClassVar[str] = "Panel members"
    IN_ORDER: ClassVar[tuple[tuple[str, str], ...]] = (("seat_from", "seat_to"),)

    review_id: Annotated[
        str, Link(label="Review", sensitivity=S.INTERNAL, to="case_review", owner=True, required=True)
    ] = ""
    name: Annotated[str, Text(label="Name", sensitivity=S.PERSONAL, required=True)] = ""
    post: Annotated[str, Text(label="Post", sensitivity=S.INTERNAL)] = ""
    agency_id: Annotated[str, Link(label="Agency", sensitivity=S.OPEN, to="agency")] = ""
    involvement: Annotated[
        Involvement | None, Choice(label="The agency's return", sensitivity=S.INTERNAL, of=Involvement)
    ] = None
    seat_from: Annotated[date | None, Day(label="On the panel from", sensitivity=S.INTERNAL)] = None
    seat_to: Annotated[date | None, Day(label="On the panel to", sensitivity=S.INTERNAL)] = None
    independent: Annotated[
        bool,
        Flag(
            label="Independence confirmed",
            sensitivity=S.INTERNAL,
            help="Not in the line management of anyone involved in the case.",
        ),
    ] = False
    confidentiality_on: Annotated[
        date | None, Day(label="Confidentiality agreement signed", sensitivity=S.INTERNAL)
    ] = None
    email: Annotated[str, Text(label="E-mail", sensitivity=S.NEVER, longest=200)] = ""
