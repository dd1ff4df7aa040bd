"""Kinds of field in a column: the way there and back, and what is refused on the way."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dhr_desktop.model.fields import KINDS, Choice, Choices, Day, Flag, Kind, Link, Links, Moment, Money
from dhr_desktop.model.sensitivity import Sensitivity
from dhr_desktop.model.terms import ActionStatus
from dhr_desktop.store.columns import NotStorable, Stored, form_of

S = Sensitivity.OPEN
MONEY = Stored(Money(label="Cost", sensitivity=S))
MOMENT = Stored(Moment(label="Sealed", sensitivity=S))


@given(st.decimals(Decimal(-10_000_000), Decimal(10_000_000), places=2))
def test_money_is_kept_to_the_penny(amount: Decimal) -> None:
    pence = MONEY.stored(amount)
    assert isinstance(pence, int)
    assert MONEY.restored(pence) == amount


def test_a_part_of_a_penny_is_refused() -> None:
    with pytest.raises(NotStorable):
        MONEY.stored(Decimal("0.005"))


def test_moments_are_kept_in_utc_and_sort_as_text() -> None:
    summer = datetime(2026, 7, 1, 12, tzinfo=timezone(timedelta(hours=1)))
    assert MOMENT.stored(summer) == "2026-07-01T11:00:00+00:00"
    assert MOMENT.restored(MOMENT.stored(summer)) == summer
    later = datetime(2026, 7, 1, 11, 0, 0, 1, tzinfo=UTC)
    assert MOMENT.stored(summer) < MOMENT.stored(later)
    with pytest.raises(NotStorable):
        MOMENT.stored(datetime(2026, 7, 1))  # noqa: DTZ001 - what is refused


def test_a_day_has_no_time() -> None:
    with pytest.raises(NotStorable):
        Stored(Day(label="Day", sensitivity=S)).stored(datetime(2026, 7, 1, tzinfo=UTC))


@pytest.mark.parametrize(
    ("kind", "column", "values"),
    [
        (Flag(label="F", sensitivity=S), [0, 1, 1], [False, True, True]),
        (Link(label="L", sensitivity=S, to="agency"), [None, "x", None], ["", "x", ""]),
        (Day(label="D", sensitivity=S), ["2026-07-01", None], [date(2026, 7, 1), None]),
    ],
)
def test_a_whole_column_is_decoded_as_each_value_is(kind: Kind, column: list[Any], values: list[Any]) -> None:
    stored = Stored(kind)
    assert list(stored.decoded(column)) == values == [stored.restored(one) for one in column]
    assert [stored.stored(value) for value in values] == column


def test_every_kind_has_a_form_or_a_table_of_its_own() -> None:
    more: dict[type[Kind], dict[str, Any]] = {
        Choice: {"of": ActionStatus},
        Choices: {"of": ActionStatus},
        Link: {"to": "agency"},
    }
    for kind in KINDS:
        if kind is not Links:
            assert form_of(kind(label="X", sensitivity=S, **more.get(kind, {})))


def test_a_kind_without_a_form_is_refused() -> None:
    class Unknown(Kind):
        pass

    for kind in (Unknown(label="X", sensitivity=S), Links(label="X", sensitivity=S, to="agency")):
        with pytest.raises(NotStorable):
            form_of(kind)
