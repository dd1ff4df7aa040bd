"""A fictional county's reviews, for newcomers, screenshots and tests. No person, place or case in it exists."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from itertools import chain
from typing import Any

import resources
from dhr_desktop.model.action import Action, ProgressUpdate
from dhr_desktop.model.agency import Agency
from dhr_desktop.model.case_review import CaseReview
from dhr_desktop.model.entity import Record
from dhr_desktop.model.meeting import Meeting
from dhr_desktop.model.panel_member import PanelMember
from dhr_desktop.model.person import Person
from dhr_desktop.model.recommendation import Recommendation
from dhr_desktop.model.release import ProfileName, Recipient
from dhr_desktop.model.state_change import StateChange
from dhr_desktop.model.terms import Sector
from dhr_desktop.services.invented_bulk import composed_cases
from dhr_desktop.services.invented_shapes import CaseRecords, shaped
from dhr_desktop.services.invented_telling import Roster, invented_id

PLAN_HEADINGS = (
    "Recommendation",
    "Scope of recommendation (i.e. local or regional)",
    "Action to take",
    "Lead Agency",
    "Key milestones achieved in enacting recommendation",
    "Target Date",
    "Date of completion and outcome",
)
"""The seven headings of the Home Office's action plan, exactly and in order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InventedCases:
    """The whole invented county, as records ready to be stored: owners stand before what they own."""

    agencies: tuple[Agency, ...]
    reviews: tuple[CaseReview, ...]
    state_changes: tuple[StateChange, ...]
    people: tuple[Person, ...]
    panel_members: tuple[PanelMember, ...]
    meetings: tuple[Meeting, ...]
    recommendations: tuple[Recommendation, ...]
    actions: tuple[Action, ...]
    progress_updates: tuple[ProgressUpdate, ...]
    recipients: tuple[Recipient, ...]

    def records(self) -> Iterator[Record]:
        """Iterate over every record; no link points forward."""
        for field in fields(self):
            yield from getattr(self, field.name)

    def plan_rows(self, review_id: str) -> tuple[tuple[str, ...], ...]:
        """Return a review's action plan as people type it: seven cells a row, below `PLAN_HEADINGS`.

        A recommendation's own cells stand in its first row only, as in a Word table.
        """
        names = {agency.id: agency.name for agency in self.agencies}
        rows: list[tuple[str, ...]] = []
        for recommendation in self.recommendations:
            if recommendation.review_id != review_id:
                continue
            head = (f"{recommendation.number} {recommendation.text}".strip(), _scope(recommendation))
            for action in self.actions:
                if action.recommendation_id == recommendation.id:
                    rows.append((*head, *_action_cells(action, names)))
                    head = ("", "")
        return tuple(rows)


def invented_cases(today: date, reviews: int = 24, seed: int = 1) -> InventedCases:
    """Return the invented county as it stands today; the same for the same day, number and seed.

    The first cases are written by hand; a number beyond them is filled with cases composed from templates, for
    measuring. A smaller number takes as many of the hand-written ones.
    """
    partnership = _read("partnership")
    agencies = tuple(_agency(key, told, seed) for key, told in partnership["agencies"].items())
    roster = Roster(
        dict(zip(partnership["agencies"], (agency.id for agency in agencies), strict=True)),
        partnership["members"],
    )
    names = resources.names("demo/cases", ".toml")[:reviews]
    written = [_read(f"cases/{name}") for name in names]
    composed = composed_cases(_read("pools"), max(0, reviews - len(written)), seed)
    cases = [shaped(facts, roster, today, seed) for facts in chain(written, composed)]
    return InventedCases(
        agencies=agencies,
        reviews=_numbered([case.review for case in cases]),
        state_changes=_joined(cases, "state_changes"),
        people=_joined(cases, "people"),
        panel_members=_joined(cases, "panel_members"),
        meetings=_joined(cases, "meetings"),
        recommendations=_joined(cases, "recommendations"),
        actions=_joined(cases, "actions"),
        progress_updates=_joined(cases, "progress_updates"),
        recipients=tuple(_recipient(told, seed) for told in partnership["recipients"]),
    )


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(resources.read_text(f"demo/{name}.toml"))


def _joined(cases: list[CaseRecords], name: str) -> tuple[Any, ...]:
    return tuple(record for case in cases for record in getattr(case, name))


def _numbered(reviews: list[CaseReview]) -> tuple[CaseReview, ...]:
    """Give neutral references in the order in which the partnership became aware: DHR-2024-03."""
    counts: Counter[int] = Counter()
    references: dict[str, tuple[str, str]] = {}
    for review in sorted(reviews, key=lambda r: (r.aware_on or date.max, r.id)):
        assert review.aware_on is not None, "every invented review tells when the partnership became aware"
        year = review.aware_on.year
        counts[year] += 1
        national = f"HO/{year}/{int(review.id[:6], 16) % 9000 + 1000}" if review.decided_on else ""
        references[review.id] = (f"DHR-{year}-{counts[year]:02}", national)
    return tuple(
        replace(r, reference=references[r.id][0], home_office_reference=references[r.id][1]) for r in reviews
    )


def _agency(key: str, told: list[Any], seed: int) -> Agency:
    name, short_name, sector, statutory = told
    return Agency(
        id=invented_id(seed, "agency", key),
        name=name,
        short_name=short_name,
        sector=Sector(sector),
        statutory=statutory,
    )


def _recipient(told: Mapping[str, Any], seed: int) -> Recipient:
    return Recipient(
        id=invented_id(seed, "recipient", told["key"]),
        name=told["name"],
        profile=ProfileName(told["profile"]),
        area_shown=told.get("area_shown", False),
        agreement=told["agreement"],
        agreed_on=told.get("agreed_on"),
    )


def _scope(recommendation: Recommendation) -> str:
    return recommendation.scope.label if recommendation.scope else ""


def _action_cells(action: Action, names: Mapping[str, str]) -> tuple[str, ...]:
    target = action.target_text or (action.target.words() if action.target else "")
    completed = f"{action.completed_on:%d/%m/%Y}. " if action.completed_on else ""
    leads = "; ".join(names[id_] for id_ in action.lead_agencies)
    return (action.text, leads, action.milestones, target, f"{completed}{action.outcome}".strip())
