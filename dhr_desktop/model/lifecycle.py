"""The states of a review, which moves are allowed, and what each move asks for (docs/domain.md, lifecycle)."""

from __future__ import annotations

from typing import Final

from dhr_desktop.model.terms import Term


class State(Term):
    """Where a review stands."""

    NOTIFIED = "notified"
    SCOPING = "scoping"
    DECISION = "decision", "Decision"
    NOT_HOLD = "not_hold", "Not to be held"
    CONFIRMED = "confirmed", "Refusal confirmed"
    DIRECTED = "directed", "Directed by the minister"
    TRANSFERRED = "transferred", "Transferred"
    COMMISSIONING = "commissioning"
    CONDUCTING = "conducting"
    PAUSED = "paused"
    DRAFTING = "drafting"
    CSP_SIGNOFF = "csp_signoff", "Partnership sign-off"
    SUBMITTED = "submitted", "Submitted to the Home Office"
    QA = "qa", "Quality assurance"
    AWAITING_PUBLICATION = "awaiting_publication"
    PUBLISHED = "published"
    WITHHELD = "withheld"
    IMPLEMENTING = "implementing"
    CLOSED = "closed"


FORWARD: Final[dict[State, tuple[State, ...]]] = {
    State.NOTIFIED: (State.SCOPING,),
    State.SCOPING: (State.DECISION,),
    State.DECISION: (State.COMMISSIONING, State.NOT_HOLD, State.TRANSFERRED),
    State.NOT_HOLD: (State.CONFIRMED, State.DIRECTED),
    State.DIRECTED: (State.COMMISSIONING,),
    State.COMMISSIONING: (State.CONDUCTING,),
    State.CONDUCTING: (State.DRAFTING, State.PAUSED),
    State.PAUSED: (State.CONDUCTING, State.DRAFTING, State.COMMISSIONING),
    State.DRAFTING: (State.CSP_SIGNOFF, State.PAUSED),
    State.CSP_SIGNOFF: (State.SUBMITTED,),
    State.SUBMITTED: (State.QA,),
    State.QA: (State.AWAITING_PUBLICATION, State.DRAFTING),
    State.AWAITING_PUBLICATION: (State.PUBLISHED, State.WITHHELD),
    State.PUBLISHED: (State.IMPLEMENTING,),
    State.WITHHELD: (State.IMPLEMENTING,),
    State.IMPLEMENTING: (State.CLOSED,),
}
"""The moves that need no reason."""

STAGES: Final = (
    ("Notified", (State.NOTIFIED, State.SCOPING)),
    ("Decided", (State.DECISION, State.NOT_HOLD, State.CONFIRMED, State.DIRECTED, State.TRANSFERRED)),
    ("Commissioned", (State.COMMISSIONING,)),
    ("Under way", (State.CONDUCTING, State.PAUSED)),
    ("Drafted", (State.DRAFTING, State.CSP_SIGNOFF)),
    ("Quality assured", (State.SUBMITTED, State.QA)),
    ("Published", (State.AWAITING_PUBLICATION, State.PUBLISHED, State.WITHHELD)),
    ("Implemented", (State.IMPLEMENTING, State.CLOSED)),
)
"""The line of stages that a review's overview draws: a name and the states that belong to it."""

ORDER: Final = tuple(state for _, states in STAGES for state in states)


def stage_of(state: State) -> int:
    """Return the index of the stage that a state belongs to."""
    return next(i for i, (_, states) in enumerate(STAGES) if state in states)


def needs_reason(before: State, after: State) -> bool:
    """True where the move is not one of the expected next ones: backwards, or past a stage."""
    return after not in FORWARD.get(before, ()) or after == State.PAUSED


def pilot_status(state: State) -> str:
    """Return the oversight pilot's word for a state: pending, ongoing, published, withheld or not held.

    The letter knows the first three only; the mapping is inferred and is printed on every return.
    """
    if state in (State.NOT_HOLD, State.CONFIRMED, State.TRANSFERRED):
        return "not held"
    if state == State.WITHHELD:
        return "withheld"
    position = ORDER.index(state)
    if position <= ORDER.index(State.COMMISSIONING):
        return "pending"
    return "ongoing" if position <= ORDER.index(State.AWAITING_PUBLICATION) else "published"
