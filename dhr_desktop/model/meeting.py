"""A meeting of a review: when, who came, what was said and decided. Minutes never leave the vault."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, ClassVar

from dhr_desktop.model.entity import Record
from dhr_desktop.model.fields import Choice, Day, Link, Links, Prose, Text
from dhr_desktop.model.sensitivity import Sensitivity as S
from dhr_desktop.model.terms import MeetingKind


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Meeting(Record):
    """One meeting, held or planned."""

    NAME: ClassVar[str] = "meeting"
    LABEL: ClassVar[str] = "Meeting"
    PLURAL: ClassVar[str] = "Meetings"

    review_id: Annotated[
        str, Link(label="Review", sensitivity=S.INTERNAL, to="case_review", owner=True, required=True)
    ] = ""
    kind: Annotated[MeetingKind | None, Choice(label="Kind", sensitivity=S.INTERNAL, of=MeetingKind)] = (
        MeetingKind.PANEL
    )
    held_on: Annotated[date | None, Day(label="Date", sensitivity=S.INTERNAL, required=True)] = None
    venue: Annotated[str, Text(label="Venue", sensitivity=S.INTERNAL, help="Or online.")] = ""
    attended: Annotated[
        tuple[str, ...], Links(label="Attended", sensitivity=S.PERSONAL, to="panel_member")
    ] = ()
    minutes: Annotated[str, Prose(label="Minutes", sensitivity=S.SPECIAL)] = ""
    decisions: Annotated[str, Prose(label="Decisions", sensitivity=S.SPECIAL)] = ""
