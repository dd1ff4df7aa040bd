"""Today shows what is due over all reviews, soonest first, and nothing that is finished."""

from __future__ import annotations

from datetime import date

from dhr_desktop.model.action import Action
from dhr_desktop.model.case_review import CaseReview
from dhr_desktop.model.entity import new_id
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
