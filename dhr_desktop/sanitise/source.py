"""What a release is made of: plain records, handed in as values by whoever may read the vault."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dhr_desktop.model.action import Action, ProgressUpdate
from dhr_desktop.model.agency import Agency
from dhr_desktop.model.case_review import CaseReview
from dhr_desktop.model.entity import Record
from dhr_desktop.model.person import Person
from dhr_desktop.model.recommendation import Recommendation
from dhr_desktop.model.release import Recipient

Wanted = Mapping[str, frozenset[str]]
"""The fields that a document names, by entity. A field that no document names does not leave, whatever the profile says."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Source:
    """The chosen reviews with all that belongs to them, and the recipient.

    Attributes:
        recipient: who gets it.
        reviews: the chosen ones, in the order in which they appear.
        people: the people of the chosen reviews.
        agencies: every agency that a recommendation or an action names.
        recommendations: those of the chosen reviews, in the order of the reports.
        actions: those of these recommendations.
        updates: those of these actions.
    """

    recipient: Recipient
    reviews: tuple[CaseReview, ...]
    people: tuple[Person, ...] = ()
    agencies: tuple[Agency, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    actions: tuple[Action, ...] = ()
    updates: tuple[ProgressUpdate, ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class Node:
    """A record in its place: below which review, with what belongs to it."""

    record: Record
    review: CaseReview
    parent: Record | None
    children: tuple[Node, ...]

    def __iter__(self) -> Iterator[Node]:
        """Iterate over this node and all below it."""
        yield self
        for child in self.children:
            yield from child


def trees(source: Source) -> tuple[Node, ...]:
    """Return one tree for each review: recommendations below it, actions below those, updates below these."""
    updates: dict[str, list[ProgressUpdate]] = {}
    actions: dict[str, list[Action]] = {}
    recommendations: dict[str, list[Recommendation]] = {}
    for update in source.updates:
        updates.setdefault(update.action_id, []).append(update)
    for action in source.actions:
        actions.setdefault(action.recommendation_id, []).append(action)
    for recommendation in source.recommendations:
        recommendations.setdefault(recommendation.review_id, []).append(recommendation)

    def action_node(action: Action, review: CaseReview, parent: Record) -> Node:
        below = tuple(Node(update, review, action, ()) for update in updates.get(action.id, ()))
        return Node(action, review, parent, below)

    def recommendation_node(one: Recommendation, review: CaseReview) -> Node:
        below = tuple(action_node(action, review, one) for action in actions.get(one.id, ()))
        return Node(one, review, review, below)

    return tuple(
        Node(
            review,
            review,
            None,
            tuple(recommendation_node(one, review) for one in recommendations.get(review.id, ())),
        )
        for review in source.reviews
    )
