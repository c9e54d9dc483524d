"""Ranks from intervals: a rank is a range, and rounding comes after it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from fractions import Fraction
from math import inf, lcm
from typing import Final, NamedTuple

from mqes_core.evaluation.outcomes import Ends
from mqes_core.evaluation.scorecard import Scorecard

__all__ = ["RankRange", "Ranking", "rank", "rank_intervals"]

_Comparable = int | Fraction | float

_LONGEST: Final = 4096
"""Of so many bits a common denominator may be."""


class RankRange(NamedTuple):
    """The best and the worst place that a unit can have, whatever the unknown values turn out to be."""

    best: int
    worst: int


def rank(cards: Sequence[Scorecard]) -> list[RankRange]:
    """Rank ranges of the cards by their totals, parallel to ``cards``; most points first, equals share a place."""
    return rank_intervals([(card.total.low, card.total.high) for card in cards])


def rank_intervals(intervals: Sequence[Ends]) -> list[RankRange]:
    """Rank ranges of intervals: certainly behind those whose least exceeds its most, perhaps behind those whose most
    exceeds its least.
    """
    return Ranking(intervals).ranges()


class Ranking:
    """Intervals beside each other, from which places are told."""

    def __init__(self, intervals: Sequence[Ends]) -> None:
        self._lows, self._highs = _in_wholes(intervals)
        self._lows_sorted, self._highs_sorted = sorted(self._lows), sorted(self._highs)

    def ranges(self) -> list[RankRange]:
        """The range of places of each, in the order given."""
        count = len(self._lows)
        ranges = []
        for low, high in zip(self._lows, self._highs, strict=True):
            certainly_above = count - bisect_right(self._lows_sorted, high)
            # Its own most is among the highs where its interval is not a single number.
            perhaps_above = count - bisect_right(self._highs_sorted, low) - (1 if high > low else 0)
            ranges.append(RankRange(1 + certainly_above, 1 + perhaps_above))
        return ranges

    def within(self, last: int) -> tuple[list[bool], list[bool]]:
        """Whether each place is surely, and whether it is perhaps, no worse than ``last`` (from 1).

        The same as :meth:`ranges` tell, without working them out.
        """
        lows, highs = self._lows, self._highs
        if last >= len(lows):
            return [True] * len(lows), [True] * len(lows)
        # At most last - 1 others may lie above. Where an interval is not a single number, its own most does so, too.
        exact, surely, perhaps = self._highs_sorted[-last], self._highs_sorted[-last - 1], self._lows_sorted[-last]
        sure = [low >= (surely if high > low else exact) for low, high in zip(lows, highs, strict=True)]
        return sure, [high >= perhaps for high in highs]


def _in_wholes(intervals: Sequence[Ends]) -> tuple[list[_Comparable], list[_Comparable]]:
    """The lower and the upper ends, a missing one infinite; as whole numbers, all multiplied by the same, since these
    are compared far more quickly than ratios.
    """
    lows: list[_Comparable] = [-inf if low is None else low for low, _ in intervals]
    highs: list[_Comparable] = [inf if high is None else high for _, high in intervals]
    times = _common({end.denominator for ends in (lows, highs) for end in ends if type(end) is Fraction})
    if times == 1:
        return lows, highs
    return _multiplied(lows, times), _multiplied(highs, times)


def _common(denominators: Iterable[int]) -> int:
    """The least number that they all divide; 1 where it grows so long that nothing would be gained by it."""
    times = 1
    for number in denominators:
        times = lcm(times, number)
        if times.bit_length() > _LONGEST:
            return 1
    return times


def _multiplied(ends: Sequence[_Comparable], times: int) -> list[_Comparable]:
    return [end if isinstance(end, float) else end.numerator * (times // end.denominator) for end in ends]
