"""The data tables of a package: reviews, recommendations, actions and progress, joined by the recipient's own codes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from dhr_desktop.model.on_purpose import Outgoing
from dhr_desktop.sanitise.derived import STATUS_WORDS
from dhr_desktop.sanitise.safe_document import (
    EMPTY,
    ColumnKind,
    SafeCell,
    SafeColumn,
    SafeDocument,
    SafeSection,
    SafeTable,
    SafeText,
    fixed,
)
from dhr_desktop.sanitise.treated import Treated
from dhr_desktop.sanitise.treated_records import SafeRecord, below
from dhr_desktop.sanitise.values import labels_of

OWN: Final = "own code"
PARENT: Final = "code of the record above"


@dataclass(frozen=True, slots=True)
class _From:
    """One column and where its values come from: a field, or the code of the record or of the one above it."""

    key: str
    field: str
    heading: SafeText
    description: SafeText
    kind: ColumnKind = "text"
    choices: tuple[SafeText, ...] = ()
    points_to: tuple[str, str] | None = None

    def column(self) -> SafeColumn:
        return SafeColumn(
            key=self.key,
            heading=self.heading,
            kind=self.kind,
            description=self.description,
            choices=self.choices,
            unique=self.field == OWN,
            points_to=self.points_to,
        )

    def cell(self, record: SafeRecord, parent: SafeRecord | None) -> SafeCell:
        if self.field == OWN:
            return SafeCell(record.code)
        if self.field == PARENT:
            return SafeCell(parent.code if parent is not None else EMPTY)
        return record[self.field]


def _choice(key: str, entity: str, field: str, heading: SafeText, description: SafeText) -> _From:
    return _From(key, field, heading, description, "choice", labels_of(entity, field))


_REVIEWS: Final = (
    _From("review_id", OWN, fixed("Review"), fixed("This recipient’s own code for the review."), "code"),
    _From(
        "published_reference",
        "published_reference",
        fixed("Published reference"),
        fixed("The name under which the report is public."),
    ),
    _choice(
        "regime",
        "case_review",
        "regime",
        fixed("Legal regime"),
        fixed("The law that the review is held under."),
    ),
    _From(
        "status",
        "pilot_status",
        fixed("Status"),
        fixed(
            "Pending, ongoing or published, in the words of the oversight pilot; withheld and not held apart."
        ),
        "choice",
        STATUS_WORDS,
    ),
    _From(
        "partnership",
        "partnership",
        fixed("Partnership"),
        fixed("The community safety partnership, where agreed."),
    ),
    _From("district", "district", fixed("District"), fixed("The district, where agreed.")),
    _From(
        "decided_on",
        "decided_on",
        fixed("Decided"),
        fixed("Month of the decision to hold a review."),
        "month",
    ),
    _From(
        "submitted_on",
        "submitted_on",
        fixed("Submitted"),
        fixed("Month of submission to the Home Office."),
        "month",
    ),
    _From("published_on", "published_on", fixed("Published"), fixed("Month of publication."), "month"),
    _choice(
        "published_as",
        "case_review",
        "publication_form",
        fixed("Published as"),
        fixed("Full report or summary only."),
    ),
    _From(
        "monitoring", "monitoring", fixed("Plan monitored"), fixed("How often the action plan is looked at.")
    ),
    _From("closed_on", "closed_on", fixed("Closed"), fixed("Month in which the review was closed."), "month"),
)

_RECOMMENDATIONS: Final = (
    _From("recommendation_id", OWN, fixed("Code"), fixed("This recipient’s own code for the recommendation."), "code"),
    _From(
        "review_id", PARENT, fixed("Review"), fixed("The review it belongs to."), "code",
        points_to=("reviews", "review_id"),
    ),
    _From("number", "number", fixed("Number"), fixed("Its number as printed in the report.")),
    _From("recommendation", "text", fixed("Recommendation"), fixed("What the panel asks for.")),
    _choice("level", "recommendation", "level", fixed("Level"), fixed("Whether one agency or several must act.")),
    _choice("scope", "recommendation", "scope", fixed("Scope"), fixed("Local, regional or national.")),
    _From("addressed_to", "addressees", fixed("Addressed to"), fixed("The agencies asked, parted by semicolons.")),
    _From("department", "department", fixed("Government department"), fixed("The department asked, if any.")),
    _From("themes", "themes", fixed("Themes"), fixed("What it is about, parted by semicolons.")),
    _choice("answer", "recommendation", "acceptance", fixed("Answer"), fixed("The addressees’ answer.")),
    _From("reason_for_answer", "acceptance_reason", fixed("Reason for the answer"), fixed("Why, in the addressees’ words.")),
    _From("sent_on", "sent_on", fixed("Sent"), fixed("Month in which it was sent to the addressees."), "month"),
    _From("answered_on", "answered_on", fixed("Answered"), fixed("Month in which the addressees answered."), "month"),
)  # fmt: skip

_ACTIONS: Final = (
    _From("action_id", OWN, fixed("Code"), fixed("This recipient’s own code for the action."), "code"),
    _From(
        "recommendation_id", PARENT, fixed("Recommendation"), fixed("The recommendation it carries out."), "code",
        points_to=("recommendations", "recommendation_id"),
    ),
    _From("action", "text", fixed("Action to take"), fixed("What is to be done.")),
    _From("lead_agency", "lead_agencies", fixed("Lead agency"), fixed("Who leads, parted by semicolons.")),
    _From("milestones", "milestones", fixed("Key milestones"), fixed("Steps on the way.")),
    _From("target", "target", fixed("Target date"), fixed("Month by which it is to be done."), "month"),
    _From("target_as_written", "target_text", fixed("Target as written"), fixed("The plan’s own words for the target.")),
    _From("completed_on", "completed_on", fixed("Completed"), fixed("Month in which it was completed."), "month"),
    _From("outcome", "outcome", fixed("Outcome"), fixed("What came of it.")),
    _choice("status_claimed", "action", "claimed", fixed("Status claimed"), fixed("What the agency says.")),
    _choice("status_verified", "action", "verified", fixed("Status verified"), fixed("What the office has seen proof of.")),
    _From("overdue", "overdue", fixed("Overdue"), fixed("Whether the target had passed when this was made."), "flag"),
    _From("blocker", "blocker", fixed("What stands in the way"), fixed("Why it is not done yet.")),
)  # fmt: skip

_PROGRESS: Final = (
    _From("update_id", OWN, fixed("Code"), fixed("This recipient’s own code for the update."), "code"),
    _From(
        "action_id", PARENT, fixed("Action"), fixed("The action it reports on."), "code",
        points_to=("actions", "action_id"),
    ),
    _From("reported_on", "on", fixed("Date"), fixed("Month of the report."), "month"),
    _From("progress", "text", fixed("Progress"), fixed("What was reported.")),
    _choice("status", "progress_update", "status", fixed("Status"), fixed("The status reported.")),
)  # fmt: skip

_DERIVED: Final = {"pilot_status": ("state",), "overdue": ("target", "claimed"), OWN: (), PARENT: ()}
"""Which fields stand behind what is worked out."""


def _named(*columns: tuple[_From, ...]) -> tuple[str, ...]:
    return tuple(
        name for one in columns for column in one for name in _DERIVED.get(column.field, (column.field,))
    )


FIELDS: Final = {
    "case_review": _named(_REVIEWS),
    "recommendation": _named(_RECOMMENDATIONS),
    "action": _named(_ACTIONS),
    "progress_update": _named(_PROGRESS),
}
"""The fields that these tables name."""


def data_tables(treated: Treated) -> SafeDocument:
    """Return the four tables as one document."""
    reviews = treated.cleared(Outgoing.TABLES)
    return treated.document(
        title=fixed("Data tables"),
        subtitle=fixed("Reviews, recommendations, actions and progress"),
        sections=(
            _section("reviews", fixed("Reviews"), _REVIEWS, ((None, review) for review in reviews)),
            _section(
                "recommendations",
                fixed("Recommendations"),
                _RECOMMENDATIONS,
                below(reviews, "recommendation"),
            ),
            _section("actions", fixed("Actions"), _ACTIONS, below(reviews, "action")),
            _section("progress", fixed("Progress"), _PROGRESS, below(reviews, "progress_update")),
        ),
        wide=True,
    )


def _section(
    name: str,
    heading: SafeText,
    columns: tuple[_From, ...],
    records: Iterable[tuple[SafeRecord | None, SafeRecord]],
) -> SafeSection:
    table = SafeTable(
        name=name,
        columns=tuple(column.column() for column in columns),
        rows=tuple(tuple(column.cell(record, parent) for column in columns) for parent, record in records),
    )
    return SafeSection(heading=heading, blocks=(table,))
