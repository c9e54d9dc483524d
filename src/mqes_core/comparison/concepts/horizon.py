"""How far scales that count units are laid out: to where nothing more is gained, else for some steps."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from math import ceil
from typing import Final

from mqes_core.evaluation.kinds.numeric import Domain
from mqes_core.model.base import Points
from mqes_core.model.scales import InnerScale, PerUnitScale

__all__ = ["Horizon", "horizon"]

_LOTS: Final = 12
"""So many steps of a scale without an end are shown."""
_MOST_LOTS: Final = 400
"""No scale is laid out for more steps than this; a bound farther away counts as none."""


@dataclass(frozen=True, slots=True)
class Horizon:
    """The values between which every step is laid out."""

    low: Points
    high: Points
    domain: Domain

    def goes_on_above(self, scale: PerUnitScale) -> bool:
        """Whether the scale has further steps beyond the upper end."""
        return _needed(scale, self.domain.most, 1) > self.high

    def goes_on_below(self, scale: PerUnitScale) -> bool:
        """Whether the scale has further steps beyond the lower end."""
        return _needed(scale, self.domain.least, -1) > -self.low


def horizon(scales: Iterable[InnerScale], turns: Iterable[Points], domain: Domain) -> Horizon:
    """How far to lay out scales of which others turn at ``turns``."""
    by_units = [scale for scale in scales if isinstance(scale, PerUnitScale)]
    turns = tuple(turns)
    low = -_side(by_units, [-turn for turn in turns], domain.least, -1)
    return Horizon(low, _side(by_units, turns, domain.most, 1), domain)


def _side(scales: list[PerUnitScale], turns: Iterable[Points], end: Points | None, sign: int) -> Points:
    """How far to go to one side of zero."""
    if not scales:
        return 0
    far: list[Points] = [turn for turn in turns if turn > 0]
    for scale in scales:
        needed = _needed(scale, end, sign)
        far.append(scale.per * _LOTS if needed > scale.per * _MOST_LOTS else needed)
    return min(max(far), min(scale.per for scale in scales) * _MOST_LOTS)


def _needed(scale: PerUnitScale, end: Points | None, sign: int) -> Points:
    """Up to how many units to one side of zero the points may change; more than are laid out where that never ends."""
    falls = (scale.points < 0) != scale.penalty
    bound = scale.floor if falls == (sign > 0) else scale.cap
    lots = Fraction(_MOST_LOTS + 1)
    if scale.points == 0:
        lots = Fraction(0)
    elif bound is not None:
        lots = min(lots, Fraction(ceil(abs(Fraction(bound)) / abs(Fraction(scale.points)))))
    room = scale.per * lots
    return room if end is None else min(room, max(Fraction(sign * end), Fraction(0)))
