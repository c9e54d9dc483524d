"""Ranks from intervals: a rank is a range, and rounding comes after it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from fractions import Fraction
from math import inf
from typing import NamedTuple

from mqes_core.evaluation.outcomes import Points
from mqes_core.evaluation.scorecard import Scorecard

__all__ = ["RankRange", "rank", "rank_intervals", "within"]


class RankRange(NamedTuple):
    """The best and the worst place that a unit can have, whatever the unknown values turn out to be."""

    best: int
    worst: int


def rank(cards: Sequence[Scorecard]) -> list[RankRange]:
    """Rank ranges of the cards by their totals, parallel to ``cards``; most points first, equals share a place."""
    return rank_intervals([(card.total.low, card.total.high) for card in cards])


def rank_intervals(intervals: Sequence[tuple[Points | None, Points | None]]) -> list[RankRange]:
    """Rank ranges of intervals: certainly behind those whose least exceeds its most, perhaps behind those whose most
    exceeds its least.
    """
    lows: list[int | Fraction | float] = [-inf if low is None else low for low, _ in intervals]
    highs: list[int | Fraction | float] = [inf if high is None else high for _, high in intervals]
    lows_sorted, highs_sorted = sorted(lows), sorted(highs)
    count = len(intervals)
    ranges = []
    for low, high in zip(lows, highs, strict=True):
        certainly_above = count - bisect_right(lows_sorted, high)
        # Its own most is among the highs where its interval is not a single number.
        perhaps_above = count - bisect_right(highs_sorted, low) - (1 if high > low else 0)
        ranges.append(RankRange(1 + certainly_above, 1 + perhaps_above))
    return ranges


def within(intervals: Sequence[tuple[Points | None, Points | None]], last: int) -> tuple[list[bool], list[bool]]:
    """Whether each place is surely, and whether it is perhaps, no worse than ``last`` (from 1).

    The same as from :func:`rank_intervals`, without working out the places.
    """
    lows: list[int | Fraction | float] = [-inf if low is None else low for low, _ in intervals]
    highs: list[int | Fraction | float] = [inf if high is None else high for _, high in intervals]
    greatest_low, greatest_high = sorted(lows, reverse=True), sorted(highs, reverse=True)
    if last >= len(intervals):
        return [True] * len(intervals), [True] * len(intervals)
    # At most last - 1 others may lie above. Where an interval is not a single number, its own most does so, too.
    exact, surely, perhaps = greatest_high[last - 1], greatest_high[last], greatest_low[last - 1]
    sure = [low >= (surely if high > low else exact) for low, high in zip(lows, highs, strict=True)]
    return sure, [high >= perhaps for high in highs]
