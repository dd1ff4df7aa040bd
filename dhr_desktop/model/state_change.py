"""One move of a review from state to state; never altered afterwards."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, ClassVar

from dhr_desktop.model.entity import Record
from dhr_desktop.model.fields import Choice, Day, Link, Prose, Text
from dhr_desktop.model.lifecycle import State
from dhr_desktop.model.sensitivity import Sensitivity as S


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class StateChange(Record):
    """When a review moved, who moved it, and why where the move was not an expected one."""

    NAME: ClassVar[str] = "state_change"
    LABEL: ClassVar[str] = "Change of state"
    PLURAL: ClassVar[str] = "Changes of state"

    review_id: Annotated[
        str, Link(label="Review", sensitivity=S.INTERNAL, to="case_review", owner=True, required=True)
    ] = ""
    before: Annotated[State | None, Choice(label="From", sensitivity=S.INTERNAL, of=State)] = None
    after: Annotated[State | None, Choice(label="To", sensitivity=S.INTERNAL, of=State)] = None
    on: Annotated[date | None, Day(label="Date", sensitivity=S.INTERNAL)] = None
    by: Annotated[str, Text(label="By", sensitivity=S.PERSONAL)] = ""
    note: Annotated[str, Prose(label="Note", sensitivity=S.PERSONAL)] = ""
