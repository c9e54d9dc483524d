"""Intervals of exact numbers: what is known of a figure that unknown values leave open."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import NamedTuple

from mqes_core.model.base import Points, simplified

__all__ = ["Interval", "best_100", "change", "part_of", "together"]


class Interval(NamedTuple):
    """The least and the most that a figure can be; None is an end without a bound."""

    low: Points | None
    high: Points | None

    @property
    def exact(self) -> bool:
        """Whether it is one number."""
        return self.low is not None and self.low == self.high

    @property
    def sign(self) -> int | None:
        """Which way it surely lies from zero: 1, −1, or 0 for zero itself; None where that is open."""
        if self.low is not None and self.low > 0:
            return 1
        if self.high is not None and self.high < 0:
            return -1
        return 0 if self.low == 0 == self.high else None


def part_of(points: Interval, whole: Points) -> Interval:
    """Points in percent of a whole that is known and above zero."""
    low, high = points
    least = None if low is None else _percent(low, whole)
    return Interval(least, least if low == high else None if high is None else _percent(high, whole))


def _percent(points: Points, whole: Points) -> Points:
    return simplified(Fraction(points * 100, whole))


def together(parts: Iterable[Interval]) -> Interval:
    """The sum of figures that do not depend on each other."""
    low: Points | None = 0
    high: Points | None = 0
    for least, most in parts:
        low = None if low is None or least is None else low + least
        high = None if high is None or most is None else high + most
    return Interval(low, high)


def change(before: Interval, now: Interval) -> Interval:
    """By how much a figure has risen, whatever either of them turns out to be."""
    low = None if now.low is None or before.high is None else now.low - before.high
    high = None if now.high is None or before.low is None else now.high - before.low
    return Interval(low, high)


def best_100(figures: list[Interval]) -> list[Interval | None]:
    """Each figure in percent of the best of all, whichever that turns out to be.

    None where the best may be zero or less, or has no upper end: then a part of it says nothing.
    """
    lows = sorted((figure.low for figure in figures if figure.low is not None), reverse=True)
    highs = sorted((figure.high for figure in figures if figure.high is not None), reverse=True)
    if len(highs) < len(figures) or not lows or lows[0] <= 0:
        return [None for _ in figures]
    return [_part_of_best(figure, lows, highs) for figure in figures]


def _part_of_best(figure: Interval, lows: list[Points], highs: list[Points]) -> Interval:
    """A part of the best rises or falls steadily with either of the two, so its ends lie in the corners: with the best
    of the others at its least and at its most.
    """
    rivals = [_without(ends, own) for ends, own in ((lows, figure.low), (highs, figure.high))]
    corners = {
        own: [Fraction(own) * 100 / (own if rival is None else max(own, rival)) for rival in rivals]
        for own in figure
        if own is not None
    }
    low = None if figure.low is None else simplified(min(corners[figure.low]))
    return Interval(low, max(simplified(max(ends)) for ends in corners.values()))


def _without(ends: list[Points], own: Points | None) -> Points | None:
    """The greatest of the ends, one's own set aside."""
    if ends[0] != own:
        return ends[0]
    return ends[1] if len(ends) > 1 else None
