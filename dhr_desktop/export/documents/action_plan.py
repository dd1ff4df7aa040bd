"""The action plan of one review, in the seven columns that the Home Office's template has, word for word and in order."""

from __future__ import annotations

from typing import Final

from dhr_desktop.sanitise.safe_document import (
    EMPTY,
    Blank,
    SafeCell,
    SafeColumn,
    SafeDocument,
    SafeFacts,
    SafeSection,
    SafeTable,
    SafeText,
    fixed,
    joined,
)
from dhr_desktop.sanitise.treated import Treated
from dhr_desktop.sanitise.treated_records import SafeRecord

FIELDS: Final = {
    "case_review": ("reference", "published_reference", "monitoring", "regime"),
    "recommendation": ("number", "text", "scope"),
    "action": (
        "text",
        "lead_agencies",
        "milestones",
        "target",
        "target_text",
        "completed_on",
        "outcome",
        "claimed",
    ),
}
"""The fields that this document names."""

HEADINGS: Final = (
    fixed("Recommendation"),
    fixed("Scope of recommendation (i.e. local or regional)"),
    fixed("Action to take"),
    fixed("Lead Agency"),
    fixed("Key milestones achieved in enacting recommendation"),
    fixed("Target Date"),
    fixed("Date of completion and outcome"),
)
_KEYS: Final = ("recommendation", "scope", "action", "lead_agency", "milestones", "target_date", "outcome")
_SHARES: Final = (24, 11, 24, 14, 23, 10, 20)


def action_plan(treated: Treated, review: SafeRecord) -> SafeDocument:
    """Return the action plan of one review."""
    rows = tuple(row for one in review.children for row in _rows(one))
    table = SafeTable(
        name="action_plan",
        columns=tuple(
            SafeColumn(key=key, heading=heading, share=share)
            for key, heading, share in zip(_KEYS, HEADINGS, _SHARES, strict=True)
        ),
        rows=rows,
        empty=fixed("This review has no recommendations yet."),
    )
    return treated.document(
        title=fixed("Action plan"),
        subtitle=public_name(review),
        sections=(SafeSection(blocks=(_head(review), table)),),
        wide=True,
    )


def public_name(review: SafeRecord) -> SafeText:
    """Return how a review is called outside: its published reference, else the recipient's own code."""
    published = review["published_reference"]
    return published.text if published.blank is None else fixed("Review {}").filled(review.code)


def _head(review: SafeRecord) -> SafeFacts:
    """Return what stands above the table: which review, which agencies, how often the plan is looked at."""
    leads = [action["lead_agencies"] for one in review.children for action in one.children]
    agencies = dict.fromkeys(part for lead in leads for part in lead.parts)
    monitoring = review["monitoring"]
    return SafeFacts(
        (
            (fixed("Review"), review.code),
            (fixed("Legal regime"), review["regime"].text or fixed("not recorded")),
            (fixed("Agencies"), joined("; ", agencies) or fixed("not recorded")),
            (fixed("Plan monitored"), monitoring.text or fixed("not recorded")),
        )
    )


def _rows(recommendation: SafeRecord) -> tuple[tuple[SafeCell, ...], ...]:
    """Return one row for each action; the recommendation's words stand in the first of them only."""
    asked = SafeCell(joined(". ", (recommendation["number"].text, recommendation["text"].text)))
    scope = recommendation["scope"]
    if not recommendation.children:
        none = SafeCell(blank=Blank.NOT_RECORDED)
        return ((asked, scope, *[none] * 5),)
    repeated = SafeCell(fixed("Recommendation {} (continued)").filled(recommendation["number"].text))
    return tuple(
        (
            asked if place == 0 else repeated,
            scope,
            action["text"],
            action["lead_agencies"],
            action["milestones"],
            _target(action),
            _outcome(action),
        )
        for place, action in enumerate(recommendation.children)
    )


def _target(action: SafeRecord) -> SafeCell:
    """Return the target as a date where there is one, else in the plan's own words."""
    target = action["target"]
    return target if target.blank is None else action["target_text"]


def _outcome(action: SafeRecord) -> SafeCell:
    """Return when the action was completed, and what came of it; while neither is known, how far it is."""
    completed, outcome = action["completed_on"], action["outcome"]
    words = joined(". ", (completed.text, outcome.text))
    if words != EMPTY:
        return SafeCell(words)
    return action["claimed"]
