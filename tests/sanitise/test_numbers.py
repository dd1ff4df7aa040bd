"""Small counts are hidden, and cannot be worked out from the shown ones."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dhr_desktop.sanitise.numbers import NARROWEST, percentage, possible, rounded, shown, shown_together
from dhr_desktop.sanitise.safe_document import Blank, SafeCell, number

CLASSES = ("pending", "ongoing", "withheld", "not held")
COUNTS = st.lists(st.integers(0, 30), min_size=4, max_size=4)


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (0, "0"),
        (1, "[1 to 7]"),
        (7, "[1 to 7]"),
        (8, "10"),
        (12, "10"),
        (13, "15"),
        (17, "15"),
        (18, "20"),
        (102, "100"),
    ],
)
def test_the_rule_of_one_to_seven(count: int, words: str) -> None:
    assert shown(count, exact=False).plain == words
    assert shown(count, exact=True).plain == str(count)


def test_a_count_below_zero_is_a_defect() -> None:
    with pytest.raises(ValueError, match="below zero"):
        shown(-1, exact=True)


@given(st.integers(8, 10_000))
def test_rounding_moves_by_two_at_most(count: int) -> None:
    assert rounded(count) % 5 == 0
    assert abs(rounded(count) - count) <= 2


def test_a_percentage_comes_from_shown_counts_only() -> None:
    assert percentage(SafeCell(number(10)), SafeCell(number(40))).plain == "25"
    assert percentage(SafeCell(blank=Blank.SMALL), SafeCell(number(40))).blank is Blank.PROTECTS
    assert percentage(SafeCell(number(0)), SafeCell(number(0))).blank is Blank.NOT_RECORDED


def test_exact_counts_are_exact_together() -> None:
    cells = shown_together({"a": 3, "b": 0}, exact=True)
    assert {name: cell.plain for name, cell in cells.items()} == {"a": "3", "b": "0"}


def test_one_small_count_alone_takes_another_with_it() -> None:
    cells = shown_together({"pending": 3, "ongoing": 0, "withheld": 0, "not held": 0}, exact=False)
    assert cells["pending"].blank is Blank.SMALL
    assert [cell.blank for cell in cells.values()].count(Blank.PROTECTS) == 1


def test_a_rounded_neighbour_is_cover_enough() -> None:
    cells = shown_together({"pending": 3, "ongoing": 20, "withheld": 0, "not held": 0}, exact=False)
    assert [cell.plain for cell in cells.values()] == ["[1 to 7]", "20", "0", "0"]


def test_a_single_review_is_hidden_with_all_its_table() -> None:
    cells = shown_together({"pending": 1, "ongoing": 0}, exact=False)
    assert {cell.blank for cell in cells.values()} == {Blank.PROTECTS}


def _fits(cell: SafeCell, count: int) -> bool:
    return cell.blank is Blank.PROTECTS or cell == shown(count, exact=False)


@given(COUNTS)
def test_no_hidden_small_count_can_be_worked_out(counts: list[int]) -> None:
    """Whoever knows the total and the rule still cannot say what a hidden count is: tried against every possible table."""
    told = dict(zip(CLASSES, counts, strict=True))
    total = sum(counts)
    cells = shown_together(told, exact=False)
    ranges = possible(cells, total)
    for name, count in told.items():
        low, high = ranges[name]
        assert low <= count <= high
        if cells[name].blank is Blank.SMALL:
            assert high - low + 1 >= NARROWEST


@given(st.lists(st.integers(0, 9), min_size=3, max_size=3))
def test_the_range_is_the_true_range(counts: list[int]) -> None:
    told = dict(zip(CLASSES, counts, strict=False))
    total = sum(counts)
    cells = shown_together(told, exact=False)
    tables = [
        table
        for table in product(range(total + 1), repeat=3)
        if sum(table) == total
        and all(_fits(cell, count) for cell, count in zip(cells.values(), table, strict=True))
    ]
    for place, (low, high) in enumerate(possible(cells, total).values()):
        assert min(table[place] for table in tables) >= low
        assert max(table[place] for table in tables) <= high
    hidden = [place for place, cell in enumerate(cells.values()) if cell.blank is Blank.SMALL]
    for place in hidden:
        assert len({table[place] for table in tables}) > 1
