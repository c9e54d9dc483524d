"""Points that rise or fall evenly between two values and stay level outside them."""

from __future__ import annotations

from fractions import Fraction

from mqes_core.evaluation.kinds.base import exact
from mqes_core.evaluation.kinds.numeric import Domain, Locate
from mqes_core.evaluation.outcomes import Match, Outcome, Points
from mqes_core.model.scales import LinearScale

__all__ = ["compile_linear"]

_MATCH = Match("linear")


def compile_linear(scale: LinearScale, domain: Domain) -> tuple[Locate, Points | None, Points | None]:
    """A function from a value to its points, and the exact range over ``domain``."""
    (first, first_points), (last, last_points) = sorted(
        ((scale.start, scale.start_points), (scale.end, scale.end_points)), key=lambda end: end[0]
    )

    def points_of(value: Points) -> Points:
        if value <= first:
            return first_points
        if value >= last:
            return last_points
        return first_points + Fraction(value - first) * (last_points - first_points) / (last - first)

    def locate(numerator: int, denominator: int) -> Outcome:
        return exact(points_of(Fraction(numerator, denominator)), _MATCH)

    ends = [
        points_of(first if domain.least is None else domain.least),
        points_of(last if domain.most is None else domain.most),
    ]
    low, high = min(ends), max(ends)
    return locate, exact(low, _MATCH).low, exact(high, _MATCH).high
