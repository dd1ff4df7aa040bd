"""What the treatment holds back: areas that were not agreed, statuses and counts without an agreement, unpublished references."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dhr_desktop.export.documents.wanted import WANTED
from dhr_desktop.model.case_review import CaseReview
from dhr_desktop.model.lifecycle import State
from dhr_desktop.sanitise.derived import status_counts
from dhr_desktop.sanitise.safe_document import Blank
from dhr_desktop.sanitise.source import Source
from dhr_desktop.sanitise.treat import Rules, treat
from dhr_desktop.sanitise.treated import Treated
from tests.fakes import release


def treated(source: Source | None = None, rules: Rules | None = None) -> Treated:
    return treat(source or release.source(), WANTED, rules or release.rules())


def recommendation(found: Treated) -> str:
    return str(found.cleared()[0].children[0]["text"].text)


def hidden_area() -> Source:
    text = "Thornbeck police and the Merefordshire safeguarding board should meet. Thornbeck's hospital too."
    return release.source(
        recommendations=(replace(release.RECOMMENDATION, text=text),),
        recipient=replace(release.RECIPIENT, area_shown=False),
        agencies=(replace(release.POLICE, name="Merefordshire Police"), release.HOUSING),
    )


def test_an_area_that_was_not_agreed_is_held_back_everywhere() -> None:
    found = treated(hidden_area(), release.rules(decisions=release.decided(treated(hidden_area()).queue)))
    review = found.cleared()[0]
    assert review["district"].blank is Blank.AREA
    assert review["partnership"].blank is Blank.AREA
    text = recommendation(found)
    assert "Thornbeck" not in text
    assert "Merefordshire" not in text
    assert "[area]" in text
    assert str(review.children[0]["addressees"].text) == "[area] Police; Housing service"


def test_an_area_that_was_agreed_is_shown() -> None:
    review = treated().cleared()[0]
    assert str(review["district"].text) == "Thornbeck"


def reviews(**states: int) -> tuple[CaseReview, ...]:
    return tuple(
        CaseReview(id=f"{state}-{number}", reference="x", state=State[state])
        for state, count in states.items()
        for number in range(count)
    )


def test_counts_are_exact_under_an_agreement_alone() -> None:
    some = reviews(NOTIFIED=3, CONDUCTING=9, PUBLISHED=2)
    exact = status_counts(some, exact=True)
    assert [cell.plain for cell in exact.values()] == ["3", "9", "2", "0", "0"]
    ruled = status_counts(some, exact=False)
    assert [cell.plain for cell in ruled.values()] == ["[1 to 7]", "10", "2", "0", "0"]


def test_without_an_agreement_no_status_can_be_counted_from_the_rows() -> None:
    source = release.source(recipient=replace(release.RECIPIENT, agreement=" "))
    found = treated(source)
    assert not found.exact
    review = found.cleared()[0]
    for name in ("pilot_status", "state", "decided_on"):
        assert review[name].blank is Blank.PROTECTS


def test_a_published_review_keeps_its_reference_and_its_status() -> None:
    public = replace(
        release.REVIEW,
        state=State.IMPLEMENTING,
        published_on=date(2025, 2, 3),
        published_reference="Report of 2025",
    )
    without = replace(release.RECIPIENT, agreement="")
    found = treated(release.source(reviews=(public,), recipient=without)).cleared()[0]
    assert str(found["published_reference"].text) == "Report of 2025"
    assert str(found["pilot_status"].text) == "published"
    hidden = replace(public, state=State.CONDUCTING, published_on=None)
    assert (
        treated(release.source(reviews=(hidden,))).cleared()[0]["published_reference"].blank
        is Blank.UNPUBLISHED
    )
