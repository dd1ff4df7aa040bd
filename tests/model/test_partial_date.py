"""Partial dates are read as people write them and say no more than what was known."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dhr_desktop.model.partial_date import PartialDate


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("14 March 2019", "14 March 2019"),
        ("14th Mar 2019", "14 March 2019"),
        ("14/3/19", "14 March 2019"),
        ("14.03.2019", "14 March 2019"),
        ("2019-03-14", "14 March 2019"),
        ("March 2019", "March 2019"),
        ("3/2019", "March 2019"),
        ("Sept 2018", "September 2018"),
        ("2018", "2018"),
        ("early 2021", "early 2021"),
        ("Mid-2021", "mid 2021"),
        ("about 2018", "about 2018"),
        ("?March 2018", "about March 2018"),
        ("circa 1950", "about 1950"),
    ],
)
def test_typed_dates_are_understood(typed: str, words: str) -> None:
    understood = PartialDate.parse(typed)

    assert understood is not None
    assert understood.words() == words


@pytest.mark.parametrize(
    "typed", ["tomorrow", "31/2/2020", "32 March 2019", "13/13/2019", "March", "1066", "early", "2019-13"]
)
def test_what_is_no_date_is_refused(typed: str) -> None:
    with pytest.raises(ValueError):
        PartialDate.parse(typed)


def test_nothing_typed_is_no_date() -> None:
    assert PartialDate.parse("  ") is None


@pytest.mark.parametrize(
    ("iso", "earliest", "latest"),
    [
        ("2019", date(2019, 1, 1), date(2019, 12, 31)),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("2019-03-14", date(2019, 3, 14), date(2019, 3, 14)),
        ("2021~early", date(2021, 1, 1), date(2021, 4, 30)),
        ("2021~late", date(2021, 9, 1), date(2021, 12, 31)),
    ],
)
def test_a_partial_date_knows_its_bounds(iso: str, earliest: date, latest: date) -> None:
    understood = PartialDate.parse(iso)

    assert understood is not None
    assert (understood.earliest, understood.latest) == (earliest, latest)


@given(st.dates(date(1850, 1, 1), date(2199, 12, 31)), st.integers(0, 2), st.booleans())
def test_the_stored_form_comes_back(day: date, known: int, about: bool) -> None:
    whole = PartialDate(day.year, day.month if known else None, day.day if known == 2 else None, about=about)

    assert PartialDate.parse(whole.iso()) == whole
    assert PartialDate.parse(whole.words()) == whole
    assert whole.earliest <= day <= whole.latest


def test_coarsening_never_shows_a_day() -> None:
    assert PartialDate(2019, 3, 14).month_and_year() == "March 2019"
    assert PartialDate(2019).month_and_year() == "2019"


@given(st.text(max_size=40))
def test_any_text_is_a_date_or_refused_with_a_value_error(typed: str) -> None:
    try:
        PartialDate.parse(typed)
    except ValueError:
        return
