"""What risk remains after treatment, in plain sentences with figures; it names no string and no person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final

from dhr_desktop.base.words import counted
from dhr_desktop.model.case_review import CaseReview
from dhr_desktop.model.person import Person
from dhr_desktop.model.release import Verdict
from dhr_desktop.sanitise.queue import QueueItem
from dhr_desktop.sanitise.registry import Registry
from dhr_desktop.sanitise.safe_document import SafeText, make_safe
from dhr_desktop.sanitise.treated_records import SafeRecord

_TELLING: Final = ("regime", "pilot_status", "partnership", "district", "published_on", "publication_form")
"""The fields of a review that stand in the tables and by which one could be told from another."""


def residual_risk(
    reviews: tuple[CaseReview, ...],
    people: tuple[Person, ...],
    records: tuple[SafeRecord, ...],
    queue: Iterable[QueueItem],
    registries: Mapping[str, Registry],
) -> tuple[SafeText, ...]:
    """Return the sentences, the most important first."""
    items = tuple(queue)
    known = counted(sum(len(registry) for registry in registries.values()), "person", "people")
    said = [
        _smallest_class(records),
        _kept(items),
        f"{known} of {counted(len(registries), 'review')} were looked for by every known name.",
        _unlisted(reviews, people),
        "No test was made in which somebody tried to recognise the people with other sources.",
    ]
    return tuple(make_safe(sentence) for sentence in said if sentence)


def _smallest_class(records: tuple[SafeRecord, ...]) -> str:
    """Say how many reviews share their shown characteristics with no other."""
    if not records:
        return ""
    shapes = [
        tuple(record.values[name].plain for name in _TELLING if name in record.values) for record in records
    ]
    sizes = Counter(shapes)
    alone = sum(size == 1 for size in sizes.values())
    smallest = min(sizes.values())
    if alone:
        verb = "differs" if alone == 1 else "differ"
        return (
            f"By law, status, area and month of publication, {counted(alone, 'review')} of {len(records)} {verb} "
            f"from every other one here."
        )
    return f"By law, status, area and month of publication, each review here is like at least {smallest - 1} others."


def _kept(items: tuple[QueueItem, ...]) -> str:
    kept = sum(item.verdict is Verdict.KEEP for item in items)
    if not kept:
        return "No string that was flagged or found was kept."
    verb = "was" if kept == 1 else "were"
    return f"{counted(kept, 'string')} that had been flagged or found {verb} kept by a person's decision."


def _unlisted(reviews: tuple[CaseReview, ...], people: tuple[Person, ...]) -> str:
    with_people = {person.review_id for person in people}
    without = sum(review.id not in with_people for review in reviews)
    if not without:
        return ""
    return f"For {counted(without, 'review')} no person is recorded, so that names in the texts could only be guessed at."
