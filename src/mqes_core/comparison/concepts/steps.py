"""A scale as an exact function of the value: stretch by stretch, two of them laid on one another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor
from typing import Final, NamedTuple

from mqes_core.comparison.concepts.horizon import Horizon, horizon
from mqes_core.evaluation.kinds.bands import compile_bands, turning_points
from mqes_core.evaluation.kinds.linear import compile_linear
from mqes_core.evaluation.kinds.numeric import Domain, Locate
from mqes_core.evaluation.kinds.per_unit import compile_per_unit
from mqes_core.model.base import Points, simplified
from mqes_core.model.scales import BandScale, InnerScale, LinearScale, PerUnitScale

__all__ = ["OPEN", "Ends", "Range", "Stretch", "stretches"]

Range = tuple[Points | None, Points | None]
"""The least and the most points that a value earns: one number twice where the document decides it."""

OPEN: Final[Range] = (None, None)
"""In place of points where a scale goes on in further steps."""


class Ends(NamedTuple):
    """What a scale gives where a stretch begins and where it ends; the same twice unless it rises or falls within."""

    start: Range
    end: Range


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of values, and what two scales give for them."""

    low: Points | None
    """Where it begins; None: without an end."""
    low_closed: bool
    high: Points | None
    high_closed: bool
    first: Ends
    second: Ends

    @property
    def equal(self) -> bool:
        """Whether both give the same."""
        return self.first == self.second

    @property
    def endless(self) -> bool:
        """Whether one of them goes on within it in steps that are not laid out."""
        return OPEN in (*self.first, *self.second)

    @property
    def point(self) -> bool:
        """Whether it is a single value."""
        return self.low is not None and self.low == self.high


def stretches(first: InnerScale, second: InnerScale, domain: Domain) -> tuple[Stretch, ...]:
    """Both scales, as adopted, over all values that there can be.

    A scale that goes on without an end is laid out for some steps on either side; what lies beyond is said to go on.
    """
    scales = (first, second)
    turns = {point for scale in scales for point in _turns(scale)}
    reach = horizon(scales, turns, domain)
    turns |= {point for scale in scales if isinstance(scale, PerUnitScale) for point in _steps(scale, reach)}
    turns |= {end for end in (domain.least, domain.most) if end is not None}
    cuts = sorted(point for point in turns if _inside(point, domain))
    return tuple(_merged(_pieces(cuts, domain, *(_Laid(scale, _locate(scale, domain), reach) for scale in scales))))


def _locate(scale: InnerScale, domain: Domain) -> Locate:
    match scale:
        case BandScale():
            return compile_bands(scale, domain, letter=False)[0]
        case PerUnitScale():
            return compile_per_unit(scale, domain)[0]
        case LinearScale():
            return compile_linear(scale, domain)[0]


def _turns(scale: InnerScale) -> Iterable[Points]:
    """Where the points may turn, for scales with few such places."""
    match scale:
        case BandScale():
            return turning_points(scale, letter=False)
        case LinearScale():
            return (scale.start, scale.end)
        case PerUnitScale():
            return (0,)


def _steps(scale: PerUnitScale, reach: Horizon) -> Iterable[int]:
    """The steps of a scale by units within the horizon."""
    return (scale.per * lot for lot in range(ceil(reach.low / scale.per), floor(reach.high / scale.per) + 1))


def _inside(point: Points, domain: Domain) -> bool:
    return (domain.least is None or point >= domain.least) and (domain.most is None or point <= domain.most)


class _Laid(NamedTuple):
    """A scale to be asked, and how far it is laid out."""

    scale: InnerScale
    locate: Locate
    reach: Horizon

    def at(self, value: Points) -> Range:
        """What one value earns."""
        outcome = self.locate(value.numerator, value.denominator)
        return outcome.low, outcome.high

    def level(self, value: Points) -> Ends:
        """A single value, as a stretch."""
        found = self.at(value)
        return Ends(found, found)

    def between(self, low: Points | None, high: Points | None) -> Ends:
        """The limits inside an open stretch, over which the scale is straight, or goes on in steps."""
        if isinstance(self.scale, PerUnitScale):
            per = self.scale.per
            if low is not None and low >= self.reach.high and self.reach.goes_on_above(self.scale):
                return Ends(self.at(Fraction(low + (low // per + 1) * per) / 2), OPEN)
            if high is not None and high <= self.reach.low and self.reach.goes_on_below(self.scale):
                return Ends(OPEN, self.at(Fraction(high + (-(-high // per) - 1) * per) / 2))
        if low is None or high is None:
            return self.level(0 if low is None and high is None else low + 1 if low is not None else (high or 0) - 1)
        third = Fraction(high - low) / 3
        one, two = self.at(low + third), self.at(low + 2 * third)
        return Ends(one, one) if one == two else Ends(_beyond(two, one), _beyond(one, two))


def _beyond(one: Range, two: Range) -> Range:
    """Where a straight line comes to that leads from the one through the other and as far again."""
    low, high = (None if a is None or b is None else simplified(2 * b - a) for a, b in zip(one, two, strict=True))
    return low, high


def _pieces(cuts: list[Points], domain: Domain, ours: _Laid, theirs: _Laid) -> Iterator[Stretch]:
    """Points and open stretches in turn, from the least value up."""
    edges: list[Points | None] = [*([None] if domain.least is None else []), *cuts]
    for here, after in zip(edges, [*edges[1:], None], strict=True):
        if here is not None:
            yield Stretch(here, True, here, True, ours.level(here), theirs.level(here))
        if after is not None or domain.most is None:
            yield Stretch(here, False, after, False, ours.between(here, after), theirs.between(here, after))


def _merged(pieces: Iterable[Stretch]) -> Iterator[Stretch]:
    """Neighbours that go on in the same way as one."""
    held: Stretch | None = None
    for piece in pieces:
        if held is not None and _goes_on(held, piece):
            held = Stretch(
                held.low, held.low_closed, piece.high, piece.high_closed,
                Ends(held.first.start, piece.first.end), Ends(held.second.start, piece.second.end),
            )  # fmt: skip
        else:
            if held is not None:
                yield held
            held = piece
    if held is not None:
        yield held


def _goes_on(held: Stretch, piece: Stretch) -> bool:
    """Whether the next piece only continues the one before: level with it, or a point at the end of its line."""
    pairs = ((held.first, piece.first), (held.second, piece.second))
    if held.endless or piece.endless or any(before.end != after.start for before, after in pairs):
        return False
    level = all(before.start == before.end == after.end for before, after in pairs)
    return level or piece.point != held.point
