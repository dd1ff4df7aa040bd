"""Whom a release could name on purpose: chairs, authors and panel members whom its texts name, and names that families chose.

Proposed only; a person chooses.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from dhr_desktop.model.action import Action, ProgressUpdate
from dhr_desktop.model.case_review import CaseReview
from dhr_desktop.model.entity import Record
from dhr_desktop.model.on_purpose import NameReason
from dhr_desktop.model.panel_member import PanelMember
from dhr_desktop.model.person import Person
from dhr_desktop.model.recommendation import Recommendation
from dhr_desktop.model.terms import NameForm
from dhr_desktop.sanitise.on_purpose import pattern
from dhr_desktop.sanitise.profile import Treatment, policy_table
from dhr_desktop.store.work import Reading


@dataclass(frozen=True, slots=True, repr=False)
class Proposed:
    """A name that could stand.

    Attributes:
        review_id: in whose texts.
        reference: what the office calls that review.
        string: the name.
        reason: why it could stand.
        person_id: the person whose family chose it, or "".
        asked_by: who chose it, as recorded.
        count: how often it stands as it is in texts that may leave; 0 for a family's choice, which stands for every name.
    """

    review_id: str
    reference: str
    string: str
    reason: NameReason
    person_id: str = ""
    asked_by: str = ""
    count: int = 0


def proposed_names(look: Reading, review_ids: Collection[str]) -> tuple[Proposed, ...]:
    """Return the proposals, review by review, each name once for its reason."""
    found: dict[tuple[str, str], Proposed] = {}
    for review_id in review_ids:
        review = look.get(CaseReview, review_id)
        texts = tuple(_texts(look, review))
        for name, reason in _officials(look, review):
            words = " ".join(name.split())
            count = sum(len(pattern(words).findall(text)) for text in texts) if words else 0
            if count and " " in words:
                found.setdefault(
                    (review_id, words), Proposed(review_id, review.reference, words, reason, count=count)
                )
        for person in look.list(Person, review_id=review_id):
            words = " ".join(person.published_name.split())
            if words and person.name_form is NameForm.REAL_NAME:
                found[review_id, words] = Proposed(
                    review_id,
                    review.reference,
                    words,
                    NameReason.FAMILY,
                    person.id,
                    person.name_chosen_by,
                )
    return tuple(found.values())


def _officials(look: Reading, review: CaseReview) -> Iterator[tuple[str, NameReason]]:
    yield review.chair, NameReason.CHAIR
    yield review.author, NameReason.AUTHOR
    for member in look.list(PanelMember, review_id=review.id):
        yield member.name, NameReason.PANEL


def _texts(look: Reading, review: CaseReview) -> Iterator[str]:
    """Yield the texts of what leaves of a review: its own, its plan and the progress of it."""
    yield from _of(review)
    for recommendation in look.list(Recommendation, review_id=review.id):
        yield from _of(recommendation)
        for action in look.list(Action, recommendation_id=recommendation.id):
            yield from _of(action)
            for update in look.list(ProgressUpdate, action_id=action.id):
                yield from _of(update)


def _of(record: Record) -> Iterator[str]:
    """Yield the texts of a record that some profile lets go once they were reviewed."""
    for field, treatments in policy_table().get(record.NAME, {}).items():
        if Treatment.REVIEW in treatments:
            value = getattr(record, field)
            if isinstance(value, str):
                yield value
