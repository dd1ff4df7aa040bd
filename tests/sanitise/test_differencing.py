"""Counts of two releases laid beside one another: what they tell together that neither tells alone."""

from __future__ import annotations

from dhr_desktop.sanitise.differencing import Earlier, kept_cells, read_cells, subtractable
from dhr_desktop.sanitise.numbers import shown, shown_together
from dhr_desktop.sanitise.safe_document import SafeCell

REVIEWS = [f"review {number}" for number in range(40)]


def cells(**counts: int) -> dict[str, SafeCell]:
    return {name: shown(count, exact=False) for name, count in counts.items()}


def earlier(size: int, **counts: int) -> Earlier:
    return Earlier(3, frozenset(REVIEWS[:size]), read_cells(kept_cells(cells(**counts))))


def test_one_review_more_that_lifts_a_hidden_count_over_the_line_shows_it() -> None:
    before = [earlier(27, ongoing=7, pending=20)]
    (words,) = subtractable(cells(ongoing=8, pending=20), REVIEWS[:28], before, exact=False)
    assert "release 3 (1 review more)" in words
    assert "that are ongoing" in words
    assert words.endswith("small number: 7.")


def test_a_class_that_appears_with_two_reviews_more_is_named() -> None:
    before = [earlier(20, ongoing=0, pending=20)]
    (words,) = subtractable(cells(ongoing=2, pending=20), REVIEWS[:22], before, exact=False)
    assert words.endswith("1 or 2.")


def test_a_class_that_disappears_with_a_review_fewer_is_named() -> None:
    (words,) = subtractable(cells(ongoing=0), REVIEWS[:19], [earlier(20, ongoing=1)], exact=False)
    assert "1 review fewer" in words


def test_counts_that_stay_as_they_were_tell_nothing() -> None:
    before = [earlier(25, ongoing=4, pending=20)]
    assert subtractable(cells(ongoing=5, pending=20), REVIEWS[:26], before, exact=False) == ()


def test_far_more_reviews_tell_nothing_close() -> None:
    before = [earlier(10, ongoing=5, pending=0)]
    assert subtractable(cells(ongoing=30, pending=0), REVIEWS[:38], before, exact=False) == ()


def test_exact_counts_under_an_agreement_are_no_matter() -> None:
    assert subtractable(cells(ongoing=8), REVIEWS[:28], [earlier(27, ongoing=7)], exact=True) == ()


def test_public_reviews_are_no_matter() -> None:
    assert subtractable(cells(published=1), REVIEWS[:21], [earlier(20, published=0)], exact=False) == ()


def test_the_register_keeps_no_more_than_was_shown() -> None:
    kept = kept_cells(shown_together({"pending": 3, "ongoing": 21}, exact=False))
    assert not any("3" in line or "21" in line for line in kept)
    assert read_cells(kept).keys() == {"pending", "ongoing"}
