"""A scale as an exact function of the value: stretch by stretch, two of them laid on one another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, NamedTuple

from mqes_core.evaluation.kinds.bands import compile_bands, turning_points
from mqes_core.evaluation.kinds.linear import compile_linear
from mqes_core.evaluation.kinds.numeric import Domain, Locate
from mqes_core.evaluation.kinds.per_unit import compile_per_unit
from mqes_core.model.base import Points
from mqes_core.model.scales import BandScale, InnerScale, LinearScale, PerUnitScale

__all__ = ["Ends", "Range", "Stretch", "stretches"]

_LOTS: Final = 12
"""So many steps of a scale without an end are shown; it goes on in the same way."""

_MOST_LOTS: Final = 400
"""A bound farther away than this counts as none."""

Range = tuple[Points | None, Points | None]
"""The least and the most points that a value earns: one number twice where the document decides it."""


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
        """Whether one of them goes on beyond it in further steps."""
        return (None, None) in (self.first.end, self.second.end)

    @property
    def point(self) -> bool:
        """Whether it is a single value."""
        return self.low is not None and self.low == self.high


def stretches(first: InnerScale, second: InnerScale, domain: Domain) -> tuple[Stretch, ...]:
    """Both scales, as adopted, over all values that there can be.

    A scale that goes on without an end is laid out for some steps; the last stretch then ends in no bound.
    """
    scales = (first, second)
    until = max((_reach(scale) for scale in scales), default=0)
    turns = {point for scale in scales for point in _turns(scale, domain, until)}
    cuts = sorted(point for point in turns if _inside(point, domain))
    ours, theirs = (_Laid(_locate(scale, domain), _endless(scale)) for scale in scales)
    return tuple(_merged(_pieces(cuts, domain, ours, theirs)))


class _Laid(NamedTuple):
    """A scale to be asked, and whether it goes on beyond all that is laid out."""

    locate: Locate
    endless: bool


def _locate(scale: InnerScale, domain: Domain) -> Locate:
    match scale:
        case BandScale():
            return compile_bands(scale, domain, letter=False)[0]
        case PerUnitScale():
            return compile_per_unit(scale, domain)[0]
        case LinearScale():
            return compile_linear(scale, domain)[0]


def _turns(scale: InnerScale, domain: Domain, until: int) -> Iterable[Points]:
    """Where the points may turn, and the ends of the domain."""
    yield from (end for end in (domain.least, domain.most) if end is not None)
    match scale:
        case BandScale():
            yield from turning_points(scale, letter=False)
        case LinearScale():
            yield from (scale.start, scale.end)
        case PerUnitScale():
            most = until if domain.most is None else min(until, int(domain.most))
            yield from range(0, most + 1, scale.per)


def _reach(scale: InnerScale) -> int:
    """Up to which value a scale by units is laid out: to where nothing more is gained or lost, if that is not far."""
    if not isinstance(scale, PerUnitScale):
        return 0
    lots = _last(scale)
    return scale.per * (_LOTS if lots is None else lots)


def _endless(scale: InnerScale) -> bool:
    return isinstance(scale, PerUnitScale) and _last(scale) is None


def _last(scale: PerUnitScale) -> int | None:
    """After how many lots nothing more is gained or lost; None where that never comes, or only far away."""
    if scale.points == 0:
        return 0
    bound = scale.floor if (scale.points < 0) != scale.penalty else scale.cap
    if bound is None:
        return None
    lots = -(-abs(Fraction(bound)) // abs(Fraction(scale.points)))
    return int(lots) if lots <= _MOST_LOTS else None


def _inside(point: Points, domain: Domain) -> bool:
    return (domain.least is None or point >= domain.least) and (domain.most is None or point <= domain.most)


def _at(locate: Locate, value: Points) -> Range:
    outcome = locate(value.numerator, value.denominator)
    return outcome.low, outcome.high


def _between(locate: Locate, low: Points, high: Points) -> Ends:
    """The limits inside an open stretch, over which every scale is straight."""
    third = Fraction(high - low) / 3
    one, two = _at(locate, low + third), _at(locate, low + 2 * third)
    if one == two:
        return Ends(one, one)
    start = tuple(None if a is None or b is None else _whole(2 * a - b) for a, b in zip(one, two, strict=True))
    end = tuple(None if a is None or b is None else _whole(2 * b - a) for a, b in zip(one, two, strict=True))
    return Ends((start[0], start[1]), (end[0], end[1]))


def _whole(value: Points) -> Points:
    exact = Fraction(value)
    return exact.numerator if exact.denominator == 1 else exact


def _pieces(cuts: list[Points], domain: Domain, ours: _Laid, theirs: _Laid) -> Iterator[Stretch]:
    """Points and open stretches in turn, from the least value up."""
    if not cuts:
        yield Stretch(None, False, None, False, _level(ours, 0), _level(theirs, 0))
        return
    first, last = cuts[0], cuts[-1]
    if domain.least is None:
        yield Stretch(None, False, first, False, _level(ours, first - 1), _level(theirs, first - 1))
    for here, after in zip(cuts, [*cuts[1:], None], strict=True):
        yield Stretch(here, True, here, True, _level(ours, here), _level(theirs, here))
        if after is not None:
            between = (_between(laid.locate, here, after) for laid in (ours, theirs))
            yield Stretch(here, False, after, False, *between)
    if domain.most is None:
        beyond = last + Fraction(1, 3)
        yield Stretch(last, False, None, False, *(_tail(laid, beyond) for laid in (ours, theirs)))


def _level(laid: _Laid, value: Points) -> Ends:
    found = _at(laid.locate, value)
    return Ends(found, found)


def _tail(laid: _Laid, value: Points) -> Ends:
    found = _at(laid.locate, value)
    return Ends(found, (None, None) if laid.endless else found)


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
    if any(before.end != after.start for before, after in pairs):
        return False
    level = all(before.start == before.end == after.end for before, after in pairs)
    return level or (piece.point and not held.point) or (held.point and not piece.point)
