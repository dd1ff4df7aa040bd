"""An action that carries out a recommendation, and the updates that say how far it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, ClassVar

from dhr_desktop.model.entity import Record
from dhr_desktop.model.fields import Choice, Day, Link, Links, PartialDay, Prose, Text
from dhr_desktop.model.partial_date import PartialDate
from dhr_desktop.model.sensitivity import Sensitivity as S
from dhr_desktop.model.terms import ActionStatus


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Action(Record):
    """One row of the action plan. What an agency claims is kept apart from what somebody verified."""

    NAME: ClassVar[str] = "action"
    LABEL: ClassVar[str] = "Action"
    PLURAL: ClassVar[str] = "Actions"

    recommendation_id: Annotated[
        str,
        Link(label="Recommendation", sensitivity=S.INTERNAL, to="recommendation", owner=True, required=True),
    ] = ""
    text: Annotated[str, Prose(label="Action to take", sensitivity=S.PERSONAL, required=True)] = ""
    lead_agencies: Annotated[
        tuple[str, ...], Links(label="Lead agency", sensitivity=S.OPEN, to="agency")
    ] = ()
    owner_post: Annotated[str, Text(label="Owner's post", sensitivity=S.INTERNAL)] = ""
    milestones: Annotated[str, Prose(label="Key milestones", sensitivity=S.PERSONAL)] = ""
    target: Annotated[PartialDate | None, PartialDay(label="Target date", sensitivity=S.OPEN)] = None
    target_text: Annotated[
        str,
        Text(
            label="Target date as written",
            sensitivity=S.INTERNAL,
            help="The plan's own words, where they say more than a date.",
        ),
    ] = ""
    completed_on: Annotated[date | None, Day(label="Completed on", sensitivity=S.OPEN)] = None
    outcome: Annotated[str, Prose(label="Outcome", sensitivity=S.PERSONAL)] = ""
    claimed: Annotated[
        ActionStatus | None, Choice(label="Status claimed", sensitivity=S.OPEN, of=ActionStatus)
    ] = ActionStatus.NOT_STARTED
    verified: Annotated[
        ActionStatus | None,
        Choice(
            label="Status verified",
            sensitivity=S.OPEN,
            of=ActionStatus,
            help="What the office has seen evidence of.",
        ),
    ] = None
    blocker: Annotated[str, Prose(label="What stands in the way", sensitivity=S.PERSONAL)] = ""

    @property
    def finished(self) -> bool:
        """True where nothing more is expected of this action."""
        status = self.verified or self.claimed
        return status is not None and status.finished

    def days_overdue(self, today: date) -> int:
        """Return for how many days the target has passed; 0 where it has not or the action is finished."""
        if self.finished or self.completed_on is not None or self.target is None:
            return 0
        return max(0, (today - self.target.latest).days)


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ProgressUpdate(Record):
    """What somebody reported on an action; append-only."""

    NAME: ClassVar[str] = "progress_update"
    LABEL: ClassVar[str] = "Progress update"
    PLURAL: ClassVar[str] = "Progress updates"

    action_id: Annotated[
        str, Link(label="Action", sensitivity=S.INTERNAL, to="action", owner=True, required=True)
    ] = ""
    on: Annotated[date | None, Day(label="Date", sensitivity=S.OPEN, required=True)] = None
    author: Annotated[str, Text(label="Reported by", sensitivity=S.PERSONAL)] = ""
    text: Annotated[str, Prose(label="Progress", sensitivity=S.PERSONAL, required=True)] = ""
    status: Annotated[ActionStatus | None, Choice(label="Status", sensitivity=S.OPEN, of=ActionStatus)] = None
