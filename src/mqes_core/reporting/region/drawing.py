"""Ranges drawn: shares on an axis from 0 to 100, places on an axis of places. Rounded for the eye alone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, NamedTuple

from mqes_core.comparison.results.holding import Holding
from mqes_core.comparison.results.intervals import Interval
from mqes_core.evaluation import RankRange
from mqes_core.model.base import Points

__all__ = ["WIDTH", "Beyond", "PlaceBar", "ShareBar", "beyond", "place_bar", "share_bar"]

WIDTH: Final = 160
"""How long an axis is drawn."""
_LEAST_SLOT: Final = 3
"""No place is drawn narrower."""


class ShareBar(NamedTuple):
    """A share drawn: what is sure, what is possible, and which end lies beyond the axis."""

    sure: int
    """How far the share reaches whatever the unknown values turn out to be."""
    maybe: int
    """How far it reaches at most."""
    below: bool
    """Whether it may lie below zero."""
    above: bool
    """Whether it may lie above a hundred."""


def share_bar(share: Interval | None, width: int = WIDTH) -> ShareBar | None:
    """Where a share lies; None where there is none."""
    if share is None:
        return None
    low, high = share
    below, above = low is None or low < 0, high is None or high > 100
    return ShareBar(
        0 if low is None else _at(low, width), width if high is None else _at(high, width), below=below, above=above
    )


class Beyond(NamedTuple):
    """Which arrows stand in a drawing, so that its legend explains these and no others."""

    below: bool
    above: bool


def beyond(bars: Iterable[ShareBar | None]) -> Beyond:
    """Whether any of the bars goes beyond an end of the axis."""
    drawn = [bar for bar in bars if bar]
    return Beyond(any(bar.below for bar in drawn), any(bar.above for bar in drawn))


def _at(share: Points, width: int) -> int:
    return min(width, max(0, (share.numerator * width * 2 + share.denominator * 100) // (share.denominator * 200)))


@dataclass(frozen=True, slots=True)
class PlaceBar:
    """A place drawn on an axis of places, the first at the left: from where, how wide."""

    start: int
    wide: int
    least: int
    """Where it begins if one line is left out, or under the other reading."""
    reach: int


def place_bar(place: RankRange, holding: Holding | None, of: int, width: int = WIDTH) -> PlaceBar:
    """Where a place lies among so many; each place is a slot of its own, so that a range is as long as its places."""
    others = [item.place for item in holding.without] if holding else []
    if holding and holding.other:
        others.append(holding.other)
    wide = RankRange(min(item.best for item in (place, *others)), max(item.worst for item in (place, *others)))
    start, end = _slots(place, of, width)
    least, most = _slots(wide, of, width)
    return PlaceBar(start, end - start, least, most - least)


def _slots(place: RankRange, of: int, width: int) -> tuple[int, int]:
    start = round(Fraction((place.best - 1) * width, of))
    end = min(width, max(round(Fraction(place.worst * width, of)), start + _LEAST_SLOT))
    return min(start, end - _LEAST_SLOT), end
