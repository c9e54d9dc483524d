"""Ranks of intervals: a range that holds the rank under every completion, equals sharing a place."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from mqes_core.evaluation import RankRange, rank_intervals

NUMBERS = st.integers(-5, 5) | st.fractions(-5, 5, max_denominator=3)


@st.composite
def intervals(draw: st.DrawFn) -> list[tuple[int | Fraction | None, int | Fraction | None]]:
    found: list[tuple[int | Fraction | None, int | Fraction | None]] = []
    for first, second in draw(st.lists(st.tuples(NUMBERS, NUMBERS), min_size=1, max_size=7)):
        low, high = min(first, second), max(first, second)
        found.append((draw(st.sampled_from((low, low, None))), draw(st.sampled_from((high, high, None)))))
    return found


@given(data=st.data())
def test_a_range_holds_the_rank_under_every_completion(data: st.DataObject) -> None:
    given_intervals = data.draw(intervals())
    points = [
        data.draw(st.fractions(-20 if low is None else low, 20 if high is None else high, max_denominator=6))
        for low, high in given_intervals
    ]
    for mine, place in zip(points, rank_intervals(given_intervals), strict=True):
        actual = 1 + sum(other > mine for other in points)
        assert place.best <= actual <= place.worst


@given(data=st.data())
def test_both_ends_of_a_range_are_reached(data: st.DataObject) -> None:
    given_intervals = [
        (-20 if low is None else low, 20 if high is None else high) for low, high in data.draw(intervals())
    ]
    for at, place in enumerate(rank_intervals(given_intervals)):
        others = [item for index, item in enumerate(given_intervals) if index != at]
        low, high = given_intervals[at]
        assert place.best == 1 + sum(other_low > high for other_low, _ in others)
        assert place.worst == 1 + sum(other_high > low for _, other_high in others)


def test_exact_totals_have_exact_ranks_and_equals_share_a_place() -> None:
    ranks = rank_intervals([(3, 3), (5, 5), (3, 3), (1, 1)])
    assert ranks == [RankRange(2, 2), RankRange(1, 1), RankRange(2, 2), RankRange(4, 4)]


def test_thirds_are_not_rounded_before_they_are_ranked() -> None:
    close = (Fraction(1, 3), Fraction(333333333, 1000000000))
    assert rank_intervals([(value, value) for value in close]) == [RankRange(1, 1), RankRange(2, 2)]


def test_ratios_without_a_short_common_denominator_are_ranked_all_the_same() -> None:
    values = [Fraction(1, 10**6 + number) for number in range(400)]
    assert rank_intervals([(value, value) for value in values]) == [RankRange(at, at) for at in range(1, 401)]
