"""A review whose retention has ended, a canary in every text of it, beside one that stays."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dhr_desktop.model.case_review import CaseReview
from dhr_desktop.model.entity import Record, new_id
from dhr_desktop.model.lifecycle import State
from dhr_desktop.model.meeting import Meeting
from dhr_desktop.model.on_purpose import Answer, NameOnPurpose, NameReason, SignOff
from dhr_desktop.model.person import Person
from dhr_desktop.model.release import Decision, Recipient, Release, Verdict
from dhr_desktop.services.places import Place
from dhr_desktop.services.session import Session
from tests.fakes.plan import Plan, new_plan, save_plan

CANARY = "Quernstone"
"""Stands in every text of the review that is erased, and nowhere else."""


def save_ended_and_staying(session: Session) -> tuple[Plan, Plan]:
    """Save two reviews, one full of canaries, whose retention has ended, and one that stays; with history and releases."""
    plan = new_plan("DHR-2004-01")
    with session.store.verb("add plan") as work:
        work.save_many(_canaried(plan))
    staying = save_plan(session.store, "DHR-2024-02")
    _save_history(session, plan)
    _save_releases(session, plan, staying)
    session.places.keep(
        Place(
            f"reviews/{plan.review.id}/people",
            {
                f"reviews/{plan.review.id}/people": {"text": f"{CANARY} draft"},
                f"reviews/{staying.review.id}/people": {"text": "a draft that stays"},
            },
        )
    )
    retention = session.retentions.retention_of(plan.review.id)
    session.retentions.set_end(replace(retention, ends_on=date(2026, 2, 28), basis=f"{CANARY} basis"))
    return plan, staying


def _canaried(plan: Plan) -> list[Record]:
    review: CaseReview = replace(
        plan.review,
        state=State.CLOSED,
        closed_on=date(2006, 2, 28),
        rationale=f"{CANARY} rationale",
        summary=f"{CANARY} summary {CANARY.lower()}house " * 300,
    )
    return [
        plan.agency,
        review,
        plan.move,
        replace(plan.person, real_name=f"Marigold {CANARY}"),
        replace(plan.member, name=f"Rowan {CANARY}"),
        replace(plan.meeting, minutes=f"{CANARY} minutes"),
        replace(plan.recommendation, text=f"{CANARY} recommendation"),
        replace(plan.action, text=f"{CANARY} action"),
        replace(plan.update, text=f"{CANARY} update"),
    ]


def _save_history(session: Session, plan: Plan) -> None:
    """Amend somebody twice, look, and add a meeting that is removed again."""
    store = session.store
    for words in ("first", "second"):
        with store.verb("amend person") as work:
            work.save(replace(work.get(Person, plan.person.id), real_name=f"{CANARY} {words}"))
    store.note_look("opened a review", "case_review", plan.review.id)
    gone = Meeting(
        id=new_id(),
        review_id=plan.review.id,
        held_on=date(2004, 5, 6),
        minutes=f"{CANARY} was removed",
    )
    with store.verb("add meeting") as work:
        work.save(gone)
    with store.verb("remove meeting") as work:
        work.remove(Meeting, gone.id)


def _save_releases(session: Session, plan: Plan, staying: Plan) -> None:
    recipient = Recipient(id=new_id(), name="Oversight office")
    asked = {
        "recipient_id": recipient.id,
        "reviews": (plan.review.id,),
        "answer": Answer.WAITING,
    }
    gone = SignOff(id=new_id(), reason=f"{CANARY} asked", **asked)  # type: ignore[arg-type]  # as above
    records: list[Record] = [
        recipient,
        Decision(id=new_id(), recipient_id=recipient.id, string=f"{CANARY}hall", verdict=Verdict.KEEP),
        Decision(id=new_id(), recipient_id=recipient.id, string="Marigold Ashdown", verdict=Verdict.KEEP),
        Release(
            id=new_id(),
            recipient_id=recipient.id,
            reason=f"{CANARY} reason",
            reviews=(plan.review.id, staying.review.id),
            kept=(f"{CANARY}hall", "Marigold Ashdown"),
        ),
        NameOnPurpose(
            id=new_id(),
            recipient_id=recipient.id,
            review_id=plan.review.id,
            string=f"Dr {CANARY}",
            reason=NameReason.CHAIR,
        ),
        SignOff(id=new_id(), note=f"{CANARY} note", **asked),  # type: ignore[arg-type]  # as above
        gone,
    ]
    with session.store.verb("release") as work:
        work.save_many(records)
    with session.store.verb("remove sign_off") as work:
        work.remove(SignOff, gone.id)
