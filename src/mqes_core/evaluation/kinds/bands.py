"""Bands: a list of intervals, read under the letter or as adopted, becomes a total step function."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from math import ceil, floor, inf
from typing import Final, Literal, NamedTuple

from mqes_core.evaluation.kinds.base import undetermined
from mqes_core.evaluation.kinds.numeric import Domain, Locate
from mqes_core.evaluation.outcomes import Match, Outcome, Points, known
from mqes_core.model.scales import Band, BandReading, BandScale

__all__ = ["Interval", "compile_bands", "interval_of", "turning_points"]

_AHEAD: Final[Mapping[str, Fraction]] = {"floor": Fraction(0), "half_up": Fraction(1, 2), "ceiling": Fraction(1)}
"""How far below a whole step a value is already rounded up to it, in steps."""


class Interval(NamedTuple):
    """Ends of a band; an end is (bound, closed), an open side is an infinite bound."""

    low: Points | float
    low_closed: bool
    high: Points | float
    high_closed: bool
    points: Points
    at: int

    def reached(self, value: Points) -> bool:
        """Whether the value is not below the interval."""
        return value > self.low or (self.low_closed and value == self.low)

    def holds(self, value: Points) -> bool:
        """Whether the value lies in the interval."""
        return self.reached(value) and (value < self.high or (self.high_closed and value == self.high))


class _Piece(NamedTuple):
    """A stretch of the line with one outcome; it ends where the piece above it begins."""

    bound: Points | None
    closed: bool
    outcome: Outcome


def compile_bands(scale: BandScale, domain: Domain, *, letter: bool) -> tuple[Locate, Points | None, Points | None]:
    """A function that places a value, and the exact range of points over ``domain``."""
    bands = [interval_of(band, index) for index, band in enumerate(scale.bands)]
    pieces = _pieces(scale, bands, letter=letter)
    reachable = _reachable(pieces, domain)
    low = min(outcome.low for outcome in reachable if outcome.low is not None)
    high = max(outcome.high for outcome in reachable if outcome.high is not None)
    return _locator(pieces), low, high


def interval_of(band: Band, index: int) -> Interval:
    """The values that a printed band holds; ``index`` is its place in the scale."""
    if band.equals is not None:
        return Interval(band.equals, True, band.equals, True, band.points, index)
    low, low_closed = (band.at_least, True) if band.at_least is not None else (band.more_than, False)
    high, high_closed = (band.at_most, True) if band.at_most is not None else (band.less_than, False)
    return Interval(
        -inf if low is None else low,
        low_closed,
        inf if high is None else high,
        high_closed,
        band.points,
        index,
    )


def _pieces(scale: BandScale, bands: list[Interval], *, letter: bool) -> list[_Piece]:
    """The whole line cut wherever the outcome may turn, each stretch with its outcome, from the highest down."""
    cuts = turning_points(scale, letter=letter)
    if not cuts:
        return [_Piece(None, False, _outcome(scale, bands, 0, letter=letter))]
    pieces: list[_Piece] = []

    def put(bound: Points | None, closed: bool, sample: Points) -> None:
        outcome = _outcome(scale, bands, sample, letter=letter)
        if not pieces or pieces[-1].outcome != outcome:
            pieces.append(_Piece(bound, closed, outcome))

    put(None, False, cuts[0] - 1)
    for here, after in zip(cuts, [*cuts[1:], None], strict=True):
        put(here, True, here)
        put(here, False, here + 1 if after is None else Fraction(here + after) / 2)
    return pieces[::-1]


def turning_points(scale: BandScale, *, letter: bool) -> list[Points]:
    """The values at which the outcome may turn, in order: ends of bands, and where a rounded value comes to one."""
    bands = (interval_of(band, index) for index, band in enumerate(scale.bands))
    bounds = {end for band in bands for end in (band.low, band.high) if not isinstance(end, float)}
    return sorted(bounds if letter else bounds | _rounding_cuts(scale.read_as, bounds))


def _rounding_cuts(read_as: BandReading, bounds: Iterable[Points]) -> set[Points]:
    """Where a rounded value comes to stand on another side of a bound."""
    ahead = _AHEAD.get(read_as.values)
    if ahead is None:
        return set()
    step = Fraction(read_as.step)
    lots = {around for bound in bounds for around in (ceil(bound / step), floor(bound / step) + 1)}
    return {(lot - ahead) * step for lot in lots}


def _rounded(read_as: BandReading, value: Points) -> Points:
    """The value in whole steps, where it is read so."""
    ahead = _AHEAD.get(read_as.values)
    if ahead is None:
        return value
    lots = Fraction(value) / read_as.step
    return (ceil(lots) if ahead == 1 else floor(lots + ahead)) * read_as.step


def _outcome(scale: BandScale, bands: list[Interval], value: Points, *, letter: bool) -> Outcome:
    """What one value earns: as printed; where that decides nothing, as read."""
    read_as = scale.read_as
    overlap = None if letter else read_as.overlap
    inside = _held(bands, value, overlap)
    if inside is not None:
        return inside
    under = not any(band.reached(value) for band in bands)
    over = all(value >= band.high for band in bands)
    if under and scale.below is not None:
        return known(scale.below, Match("below"))
    if over and scale.above is not None:
        return known(scale.above, Match("above"))
    if not letter:
        inside = _held(bands, _rounded(read_as, value), overlap)
        if inside is not None:
            return inside if inside.match.at < 0 else inside._replace(match=Match("band_rounded", inside.match.at))
        if read_as.values == "threshold" and not under and not over:
            nearest = max((band for band in bands if band.reached(value)), key=lambda band: (band.low, band.high))
            return known(nearest.points, Match("band_threshold", nearest.at))
        if over and read_as.above == "top":
            top = max(bands, key=lambda band: band.high)
            return known(top.points, Match("band_top", top.at))
    every = [band.points for band in bands]
    every += [points for points in (scale.below, scale.above) if points is not None]
    return undetermined(min(every), max(every), "beyond" if over else "gap")


def _held(bands: list[Interval], value: Points, overlap: Literal["highest", "lowest"] | None) -> Outcome | None:
    """What the bands that hold the value say together; None where none holds it."""
    holding = [band for band in bands if band.holds(value)]
    if not holding:
        return None
    points = {band.points for band in holding}
    if len(points) == 1:
        return known(holding[0].points, Match("band", holding[0].at))
    if overlap is None:
        return undetermined(min(points), max(points), "overlap")
    taken = (max if overlap == "highest" else min)(holding, key=lambda band: band.points)
    return known(taken.points, Match("band_overlap", taken.at))


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
