"""Bands: a list of intervals, read under the letter or as adopted, becomes a total step function."""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor, inf
from typing import NamedTuple

from mqes_core.evaluation.kinds.base import undetermined
from mqes_core.evaluation.kinds.numeric import Domain, Locate
from mqes_core.evaluation.outcomes import Match, Outcome, Points, known
from mqes_core.model.scales import Band, BandScale

__all__ = ["compile_bands"]


class _Interval(NamedTuple):
    """Ends of a band; an end is (bound, closed), an open side is an infinite bound."""

    low: Points | float
    low_closed: bool
    high: Points | float
    high_closed: bool
    points: Points
    at: int

    def holds(self, value: Points) -> bool:
        above = value > self.low or (self.low_closed and value == self.low)
        return above and (value < self.high or (self.high_closed and value == self.high))


class _Piece(NamedTuple):
    """A stretch of the line with one outcome; it ends where the piece above it begins."""

    bound: Points | None
    closed: bool
    outcome: Outcome


def compile_bands(scale: BandScale, domain: Domain, *, letter: bool) -> tuple[Locate, Points | None, Points | None]:
    """A function that places a value, and the exact range of points over ``domain``."""
    bands = [_interval(band, index) for index, band in enumerate(scale.bands)]
    rounding = "literal" if letter else scale.read_as.values
    pieces = _pieces(scale, bands, letter=letter)
    grid = scale.read_as.step if rounding in ("floor", "half_up", "ceiling") else None
    reachable = _reachable(pieces, Domain(domain.least, domain.most, _coarser(domain.grid, grid)))
    low = min(outcome.low for outcome in reachable if outcome.low is not None)
    high = max(outcome.high for outcome in reachable if outcome.high is not None)
    place = _locator(pieces)
    if grid is not None:
        place = _rounded(place, rounding, Fraction(grid))
    return place, low, high


def _interval(band: Band, index: int) -> _Interval:
    if band.equals is not None:
        return _Interval(band.equals, True, band.equals, True, band.points, index)
    low, low_closed = (band.at_least, True) if band.at_least is not None else (band.more_than, False)
    high, high_closed = (band.at_most, True) if band.at_most is not None else (band.less_than, False)
    return _Interval(
        -inf if low is None else low,
        low_closed,
        inf if high is None else high,
        high_closed,
        band.points,
        index,
    )


def _pieces(scale: BandScale, bands: list[_Interval], *, letter: bool) -> list[_Piece]:
    """The whole line cut at every bound, each stretch with its outcome, from the highest down."""
    bounds = sorted({end for band in bands for end in (band.low, band.high) if not isinstance(end, float)})
    pieces: list[_Piece] = []

    def put(bound: Points | None, closed: bool, sample: Points) -> None:
        outcome = _outcome(scale, bands, sample, letter=letter)
        if not pieces or pieces[-1].outcome != outcome:
            pieces.append(_Piece(bound, closed, outcome))

    if not bounds:
        return [_Piece(None, False, _outcome(scale, bands, 0, letter=letter))]
    put(None, False, bounds[0] - 1)
    for here, after in zip(bounds, [*bounds[1:], None], strict=True):
        put(here, True, here)
        put(here, False, here + 1 if after is None else Fraction(here + after) / 2)
    return pieces[::-1]


def _outcome(scale: BandScale, bands: list[_Interval], value: Points, *, letter: bool) -> Outcome:
    """What one value earns, band by band."""
    read_as = scale.read_as
    holding = [band for band in bands if band.holds(value)]
    if holding:
        points = {band.points for band in holding}
        if len(points) == 1:
            return known(holding[0].points, Match("band", holding[0].at))
        if letter or read_as.overlap is None:
            return undetermined(min(points), max(points), "overlap")
        choose = max if read_as.overlap == "highest" else min
        taken = choose(holding, key=lambda band: band.points)
        return known(taken.points, Match("band_overlap", taken.at))
    if all(value <= band.low for band in bands) and scale.below is not None:
        return known(scale.below, Match("below"))
    if all(value >= band.high for band in bands):
        if scale.above is not None:
            return known(scale.above, Match("above"))
        if not letter and read_as.above == "top":
            top = max(bands, key=lambda band: band.high)
            return known(top.points, Match("band_top", top.at))
    elif not letter and read_as.values == "threshold":
        under = [band for band in bands if band.low <= value]
        if under:
            nearest = max(under, key=lambda band: (band.low, band.high))
            return known(nearest.points, Match("band_threshold", nearest.at))
    every = [band.points for band in bands]
    every += [points for points in (scale.below, scale.above) if points is not None]
    why = "beyond" if all(value >= band.high for band in bands) else "gap"
    return undetermined(min(every), max(every), why)


def _locator(pieces: list[_Piece]) -> Locate:
    steps = [
        (piece.bound.numerator, piece.bound.denominator, piece.closed, piece.outcome)
        for piece in pieces
        if piece.bound is not None
    ]
    lowest = pieces[-1].outcome

    def locate(numerator: int, denominator: int) -> Outcome:
        for top, bottom, closed, outcome in steps:
            left, right = numerator * bottom, top * denominator
            if left > right or (closed and left == right):
                return outcome
        return lowest

    return locate


def _rounded(place: Locate, how: str, step: Fraction) -> Locate:
    top, bottom = step.numerator, step.denominator

    def locate(numerator: int, denominator: int) -> Outcome:
        whole, rest = numerator * bottom, denominator * top
        if how == "floor":
            lots = whole // rest
        elif how == "ceiling":
            lots = -(-whole // rest)
        else:
            lots = (2 * whole + rest) // (2 * rest)
        return place(lots * top, bottom)

    return locate


def _coarser(first: Points | None, second: Points | None) -> Points | None:
    given = [grid for grid in (first, second) if grid is not None]
    return max(given) if given else None


def _reachable(pieces: list[_Piece], domain: Domain) -> list[Outcome]:
    """The outcomes of the pieces in which a value of the domain lies."""
    outcomes = []
    end: Points | float = inf
    end_closed = False
    for bound, closed, outcome in pieces:
        start: Points | float = -inf if bound is None else bound
        if _has_value(start, closed, end, end_closed, domain):
            outcomes.append(outcome)
        end, end_closed = start, not closed
    return outcomes


def _has_value(low: Points | float, low_closed: bool, high: Points | float, high_closed: bool, domain: Domain) -> bool:
    if domain.least is not None and domain.least > low:
        low, low_closed = domain.least, True
    if domain.most is not None and domain.most < high:
        high, high_closed = domain.most, True
    if low == -inf or high == inf:
        return low < high
    if domain.grid is None:
        return low < high or (low == high and low_closed and high_closed)
    first = ceil(Fraction(low) / domain.grid) * Fraction(domain.grid)
    if first == low and not low_closed:
        first += domain.grid
    last = floor(Fraction(high) / domain.grid) * Fraction(domain.grid)
    if last == high and not high_closed:
        last -= domain.grid
    return first <= last
