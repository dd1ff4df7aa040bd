"""What was understood of an action plan, before anything is imported. A repr never shows a text."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from dhr_desktop.importers.faults import Fault
from dhr_desktop.model.partial_date import PartialDate
from dhr_desktop.model.terms import Scope


@dataclass(frozen=True, slots=True)
class PlannedAction:
    """One action of the plan; texts are "" where blank.

    Attributes:
        place: where it stands in the file.
        action: what is to be done.
        lead_agencies: the agencies named, in order.
        milestones: the key milestones.
        target_date_text: the target in the plan's own words, on one line.
        target_date: the same as a date, with as many parts as are sure; None where there is none.
        completed_text: date of completion and outcome, in the plan's own words.
    """

    place: str
    action: str = field(default="", repr=False)
    lead_agencies: tuple[str, ...] = field(default=(), repr=False)
    milestones: str = field(default="", repr=False)
    target_date_text: str = field(default="", repr=False)
    target_date: PartialDate | None = field(default=None, repr=False)
    completed_text: str = field(default="", repr=False)

    def as_json(self) -> dict[str, Any]:
        """Return it as it stands in the printed preview."""
        return {
            "action": self.action,
            "lead_agencies": list(self.lead_agencies),
            "milestones": self.milestones,
            "target_date_text": self.target_date_text,
            "target_date": self.target_date.iso() if self.target_date else None,
            "completed_text": self.completed_text,
        }


@dataclass(frozen=True, slots=True)
class PlannedRecommendation:
    """One recommendation with its actions in order.

    Attributes:
        place: where it begins in the file.
        number: as printed, "" where it has none.
        text: the recommendation without its number.
        scope: how far it reaches, None where the plan does not say or is not understood.
        actions: what is to be done about it.
    """

    place: str
    number: str = ""
    text: str = field(default="", repr=False)
    scope: Scope | None = None
    actions: tuple[PlannedAction, ...] = field(default=(), repr=False)

    def as_json(self) -> dict[str, Any]:
        """Return it as it stands in the printed preview."""
        return {
            "number": self.number,
            "text": self.text,
            "scope": self.scope.value if self.scope else None,
            "actions": [action.as_json() for action in self.actions],
        }


@dataclass(frozen=True, slots=True)
class PlanPreview:
    """Everything understood of a plan, and everything that was not plain."""

    recommendations: tuple[PlannedRecommendation, ...] = field(repr=False)
    faults: tuple[Fault, ...] = field(repr=False)

    def as_json(self) -> dict[str, Any]:
        """Return it as `dhr import plan FILE --preview` prints it."""
        return {
            "recommendations": [recommendation.as_json() for recommendation in self.recommendations],
            "faults": [fault.as_json() for fault in self.faults],
        }
