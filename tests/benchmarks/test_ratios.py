"""The measuring of ratios itself: turns are taken, the odd slow round does not count, goals are said."""

from __future__ import annotations

from tests.benchmarks.ratios import Row, compare, table, timed


def test_both_take_turns_and_a_slow_round_does_not_count() -> None:
    calls: list[str] = []
    figures = iter([9.0, 2.0, 2.0, 200.0, 2.0, 2.0])

    def ours() -> float:
        calls.append("ours")
        return next(figures)

    def theirs() -> float:
        calls.append("theirs")
        return 1.0

    row = compare("ours / theirs", ours, theirs, rounds=5)
    assert row.ratio == 2.0
    assert calls[2:6] == ["ours", "theirs", "theirs", "ours"]
    assert calls.count("ours") == calls.count("theirs") == 6


def test_more_work_takes_longer() -> None:
    row = timed("much / little", lambda: sum(range(300_000)), lambda: sum(range(3_000)), goal=1.0, rounds=3)
    assert row.ratio > 5
    assert str(row).endswith("(goal <= 1; above it)")


def test_figures_stand_in_line() -> None:
    rows = [Row("start to lock screen / Fusion window", 1.317, 1.6), Row("short", 2.0)]
    assert str(rows[0]) == "start to lock screen / Fusion window: 1.32 (goal <= 1.6)"
    assert table(rows).splitlines() == [
        "start to lock screen / Fusion window  1.32 (goal <= 1.6)",
        "short                                 2.00",
    ]
