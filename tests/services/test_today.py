"""Today shows what is due over all reviews, soonest first, and nothing that is finished."""

from __future__ import annotations

from datetime import date

from dhr_desktop.model.action import Action
from dhr_desktop.model.case_review import CaseReview
from dhr_desktop.model.entity import new_id
from dhr_desktop.model.meeting import Meeting
from dhr_desktop.model.partial_date import PartialDate
from dhr_desktop.model.recommendation import Recommendation
from dhr_desktop.model.terms import ActionStatus
from dhr_desktop.services.today import Soon, TodayPage
from dhr_desktop.store.store import Store

TODAY = date(2026, 3, 2)


def _plan(store: Store, review: CaseReview, *actions: tuple[PartialDate | None, ActionStatus]) -> None:
    recommendation = Recommendation(
        id=new_id(), review_id=review.id, number="3", text="Train reception staff."
    )
    with store.verb("plan") as work:
        work.save(recommendation)
        for target, claimed in actions:
            work.save(
                Action(
                    id=new_id(),
                    recommendation_id=recommendation.id,
                    text="Train.",
                    target=target,
                    claimed=claimed,
                )
            )


def test_what_is_due_is_grouped_by_how_soon(store: Store, review: CaseReview) -> None:
    _plan(
        store,
        review,
        (PartialDate(2026, 1), ActionStatus.IN_PROGRESS),
        (PartialDate(2026, 3, 5), ActionStatus.NOT_STARTED),
        (PartialDate(2026, 1), ActionStatus.DONE_VERIFIED),
        (None, ActionStatus.NOT_STARTED),
    )

    page = TodayPage(store).look(TODAY)

    assert [due.when for due in page.groups[Soon.OVERDUE]] == ["30 days overdue"]
    assert [(due.words, due.when) for due in page.groups[Soon.WEEK]] == [
        ("Action on recommendation 3", "in 3 days")
    ]
    assert [due.words for due in page.groups[Soon.MONTH]] == ["Decision whether to hold a review"]
    assert page.counts == {"pending": 1}


def test_an_empty_vault_has_nothing_due(store: Store) -> None:
    page = TodayPage(store).look(TODAY)

    assert page.counts == {}
    assert not any(page.groups.values())


def test_a_target_without_a_month_or_of_a_part_of_the_year_is_due_at_its_end(
    store: Store, review: CaseReview
) -> None:
    _plan(
        store,
        review,
        (PartialDate(2026, part="early"), ActionStatus.NOT_STARTED),
        (PartialDate(2025, about=True), ActionStatus.NOT_STARTED),
        (PartialDate(2026), ActionStatus.NOT_STARTED),
        (PartialDate(2027, 1), ActionStatus.NOT_STARTED),
    )

    page = TodayPage(store).look(TODAY)

    found = {due.on for group in page.groups.values() for due in group if due.entity == "action"}
    assert found == {PartialDate(2026, part="early").latest, date(2025, 12, 31)}


def test_a_meeting_to_come_stands_there_and_a_past_one_does_not(store: Store, review: CaseReview) -> None:
    with store.verb("plan meetings") as work:
        for day in (date(2026, 3, 1), date(2026, 3, 2), date(2026, 3, 20)):
            work.save(Meeting(id=new_id(), review_id=review.id, held_on=day, minutes="Long minutes"))

    page = TodayPage(store).look(TODAY)

    found = [due for group in page.groups.values() for due in group if due.entity == "meeting"]
    assert [(due.words, due.when, due.reference) for due in found] == [
        ("Panel meeting", "today", review.reference),
        ("Panel meeting", "in 18 days", review.reference),
    ]
