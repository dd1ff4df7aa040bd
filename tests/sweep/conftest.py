"""A store that holds one record of every noun, so that any record can point at something."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pytest

from dhr_desktop.model.blind_sample import BlindSample
from dhr_desktop.model.entity import Record, new_id
from dhr_desktop.model.on_purpose import Answer, NameOnPurpose, NameReason, Outgoing, SignOff
from dhr_desktop.model.release import Decision, ProfileName, Recipient, Release, Verdict
from dhr_desktop.model.retention import Erasure, Hold, Retention, RetentionRule
from dhr_desktop.store.store import Store
from tests.fakes.plan import new_plan
from tests.fakes.stores import new_store


@dataclass(frozen=True, slots=True)
class World:
    """The store, and the ids of the records that are in it by the name of their noun."""

    store: Store
    ids: dict[str, list[str]]


def _one_of_each() -> list[Record]:
    plan = new_plan()
    recipient = Recipient(id=new_id(), name="Oversight office", profile=ProfileName.OVERSIGHT)
    decision = Decision(id=new_id(), recipient_id=recipient.id, string="Rose", verdict=Verdict.KEEP)
    name = NameOnPurpose(
        id=new_id(),
        recipient_id=recipient.id,
        review_id=plan.review.id,
        string="Dr Ann Vale",
        reason=NameReason.CHAIR,
        documents=(Outgoing.TABLES,),
    )
    sign_off = SignOff(id=new_id(), recipient_id=recipient.id, answer=Answer.WAITING)
    sample = BlindSample(id=new_id(), recipient_id=recipient.id)
    release = Release(id=new_id(), recipient_id=recipient.id, reason="Agreed.", reviews=(plan.review.id,))
    kept = [
        RetentionRule(id=new_id(), years=20),
        Retention(id=new_id(), review_id=plan.review.id, ends_on=date(2046, 1, 1)),
        Hold(id=new_id(), review_id=plan.review.id, reason="An inquest."),
        Erasure(id=new_id(), number=1),
    ]
    return [*plan.records(), recipient, decision, name, sign_off, sample, release, *kept]


@pytest.fixture(scope="module")
def world() -> Iterator[World]:
    store = new_store()
    records = _one_of_each()
    with store.verb("fill") as work:
        work.save_many(records)
    yield World(store, {record.NAME: [record.id] for record in records})
    store.database.close()
